// A run of characters as it stands in a document, and what has to be done to it to have its value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace smx::xml {

/// One place where the value differs from what is written: a reference, a line end, or, in an
/// attribute, white space.
struct Edit {
  const char* at = nullptr;
  std::uint32_t length = 0;  // bytes that are replaced
  char32_t point = 0;        // by this character
};

/// Text or an attribute's value. Most have no edits, and are a view of the document.
class CharacterData {
 public:
  CharacterData() = default;
  CharacterData(std::string_view raw, std::span<const Edit> edits) : raw_(raw), edits_(edits) {}

  std::string_view raw() const { return raw_; }
  bool is_plain() const { return edits_.empty(); }

  /// The bytes of the value; never more than are written in the document.
  std::size_t size() const;
  /// Writes the value to `out`, which has room for size() bytes.
  void write(char* out) const;
  /// Whether the value is white space only.
  bool is_blank() const;

  /// The value: of the document, or written into what `room(bytes)` gives.
  template <typename Room>
  std::string_view value(Room&& room) const {
    if (is_plain()) return raw_;
    const std::size_t bytes = size();
    char* const out = room(bytes);
    write(out);
    return {out, bytes};
  }

 private:
  std::string_view raw_;
  std::span<const Edit> edits_;
};

}  // namespace smx::xml
