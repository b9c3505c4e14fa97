// Digits in known places, read and written without loops.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace smx::times {

/// What one is worth as the last of so many digits of a fraction.
inline constexpr std::uint32_t kNanoseconds[] = {
    1'000'000'000, 100'000'000, 10'000'000, 1'000'000, 100'000, 10'000, 1'000, 100, 10, 1};

inline bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// 0 to 99, or 100 where one of the two is no digit: the limit each field has refuses both.
inline unsigned two_digits(const char* at) {
  const unsigned tens = static_cast<unsigned char>(at[0]) - unsigned{'0'};
  const unsigned ones = static_cast<unsigned char>(at[1]) - unsigned{'0'};
  return tens <= 9 && ones <= 9 ? tens * 10 + ones : 100;
}

/// 0 to 9999, or 10000 where one of the four is no digit.
inline unsigned four_digits(const char* at) {
  const unsigned high = two_digits(at);
  const unsigned low = two_digits(at + 2);
  return high <= 99 && low <= 99 ? high * 100 + low : 10'000;
}

/// Eight characters as one number, the first in the lowest byte on any machine.
constexpr std::uint64_t in_order(const char* at) {
  std::uint64_t value = 0;
  for (int i = 7; i >= 0; --i) value = value << 8 | static_cast<unsigned char>(at[i]);
  return value;
}
inline std::uint64_t eight(const char* at) {
  if constexpr (std::endian::native != std::endian::little) return in_order(at);
  std::uint64_t value = 0;
  std::memcpy(&value, at, sizeof(value));
  return value;
}

/// Three numbers of two digits, as `15:04:05` has them: in bytes 0, 3 and 6.
struct ThreePairs {
  std::uint64_t bytes = 0;

  unsigned first() const { return static_cast<unsigned>(bytes & 0xFF); }
  unsigned second() const { return static_cast<unsigned>(bytes >> 24 & 0xFF); }
  unsigned third() const { return static_cast<unsigned>(bytes >> 48 & 0xFF); }

  /// Whether one is larger than its limit: then it reaches the upper bit of its byte.
  bool exceed(std::uint64_t most_first, std::uint64_t most_second, std::uint64_t most_third) const {
    const std::uint64_t lift =
        (0x7F - most_first) | (0x7F - most_second) << 24 | (0x7F - most_third) << 48;
    return ((bytes + lift) & 0x00'80'00'00'80'00'00'80) != 0;
  }
};

/// `15:04:05` or, with another separator, `24-03-05`: all eight characters at once.
template <char separator>
bool read_three_pairs(const char* at, ThreePairs& out) {
  constexpr char kShape[] = {'0', '0', separator, '0', '0', separator, '0', '0'};
  // What is left are digits as 0 to 9, and 0 for a separator in its place.
  const std::uint64_t left = eight(at) ^ in_order(kShape);
  // 0x76 lifts all above 9 to 0x80, 0x7F all above 0; a carry comes only out of a byte that has its
  // own upper bit set, and is refused.
  constexpr std::uint64_t kLift = 0x76'76'7F'76'76'7F'76'76;
  if ((((left + kLift) | left) & 0x80'80'80'80'80'80'80'80) != 0) return false;
  // Each byte becomes ten times itself and the one behind it, at most 99: of pairs their number.
  out.bytes = left * 10 + (left >> 8);
  return true;
}

inline constexpr std::array<char, 200> kTwoDigits = [] {
  std::array<char, 200> pairs{};
  for (std::size_t i = 0; i < 100; ++i) {
    pairs[i * 2] = static_cast<char>('0' + i / 10);
    pairs[i * 2 + 1] = static_cast<char>('0' + i % 10);
  }
  return pairs;
}();

/// These write `value`, which fits, and give the place behind it.
inline char* put_two(unsigned value, char* out) {
  std::memcpy(out, &kTwoDigits[std::size_t{value} * 2], 2);
  return out + 2;
}
inline char* put_four(unsigned value, char* out) {
  return put_two(value % 100, put_two(value / 100, out));
}
inline char* put(char c, char* out) {
  *out = c;
  return out + 1;
}

}  // namespace smx::times
