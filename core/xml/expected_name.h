// The name of an element or attribute that mostly comes next. To see that it does is one comparison
// (begins_with in scan.h), where to read a name and to look it up is a dozen.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace smx::xml {

class ExpectedName {
 public:
  /// As many bytes as are compared at once.
  static constexpr std::size_t kLongest = 16;

  /// No name at all: it is nowhere.
  ExpectedName() = default;
  /// `name` is well-formed and without a colon. One that is long or not in ASCII is expected
  /// nowhere: only reading it tells whether the document may hold its characters.
  ExpectedName(std::string_view name, std::uint32_t name_space) : name_space_(name_space) {
    const auto is_ascii = [](char byte) { return static_cast<signed char>(byte) >= 0; };
    if (name.size() > kLongest || !std::all_of(name.begin(), name.end(), is_ascii)) return;
    std::copy(name.begin(), name.end(), bytes_.begin());
    length_ = static_cast<std::uint32_t>(name.size());
  }

  /// The name, and zeros behind it.
  const char* bytes() const { return bytes_.data(); }
  std::uint32_t length() const { return length_; }
  std::uint32_t name_space() const { return name_space_; }

 private:
  std::array<char, kLongest> bytes_{};
  std::uint32_t length_ = kLongest + 1;  // more than can be equal
  std::uint32_t name_space_ = 0;
};

}  // namespace smx::xml
