// The YAML library behind a door: it finds out which node stands in which, and this header says so
// in the room's own words. Nothing else in the room knows which library it is.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace smx::yaml {

/// The structure of a text in document order; offsets are bytes of the text. `text` of a scalar is
/// the library's reading of it.
class Events {
 public:
  virtual ~Events() = default;
  virtual void on_scalar(std::size_t at, const std::string& text) = 0;
  /// A value that is empty, or is written `~` or `null`; the place is not reliable.
  virtual void on_null() = 0;
  virtual void on_alias(std::size_t at) = 0;
  virtual void on_list_start(std::size_t at) = 0;
  virtual void on_list_end() = 0;
  virtual void on_map_start(std::size_t at) = 0;
  virtual void on_map_end() = 0;
};

/// What the library found wrong, in its own words.
struct LibraryFault {
  std::size_t at = 0;
  std::string message;
  enum class Kind : std::uint8_t { syntax, too_deep, other } kind = Kind::syntax;
};

/// Reads the first document of `text` from the offset `start`. What `events` throws passes through;
/// what the library throws is returned.
std::optional<LibraryFault> parse_first_document(std::string_view text, std::size_t start,
                                                 Events& events);

}  // namespace smx::yaml
