// What the text of a body does not show, counted.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace smx::bodies {

enum class Lost : std::uint8_t {
  picture,
  object,
  drawing,
  page_header,
  hidden_text,
  struck_text,
  comment,
  formula,
  generated_text,
  field,
  form_field,
  list_marker,
  symbol,
  stray_text,
};
inline constexpr std::size_t kLostKinds = 14;

class Losses {
 public:
  void add(Lost kind, std::size_t count = 1) { counts_[static_cast<std::size_t>(kind)] += count; }
  void add(const Losses& others);
  std::size_t count(Lost kind) const { return counts_[static_cast<std::size_t>(kind)]; }
  bool any() const;
  /// "2 pictures, 1 comment"; empty when nothing was lost. Says nothing of the content.
  std::string describe() const;

 private:
  std::array<std::size_t, kLostKinds> counts_{};
};

}  // namespace smx::bodies
