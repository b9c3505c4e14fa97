#include "characters.h"

namespace smx::bench {

std::uint32_t decode_utf8(const char* at, std::size_t length) {
  const auto low = [&](std::size_t i) { return static_cast<unsigned char>(at[i]) & 0x3Fu; };
  const auto first = static_cast<unsigned char>(at[0]);
  if (length == 2) return (first & 0x1Fu) << 6 | low(1);
  if (length == 3) return (first & 0x0Fu) << 12 | low(1) << 6 | low(2);
  return (first & 0x07u) << 18 | low(1) << 12 | low(2) << 6 | low(3);
}

char* put_escaped(char* to, unsigned char byte) {
  static constexpr char kHex[] = "0123456789abcdef";
  static constexpr std::string_view kShort = "\"\\\n\t\r\b\f", kLetters = "\"\\ntrbf";
  const std::size_t index = kShort.find(static_cast<char>(byte));
  if (index != std::string_view::npos) {
    *to++ = '\\';
    *to++ = kLetters[index];
  } else if (byte < 0x20) {
    std::memcpy(to, "\\u00", 4);
    to[4] = kHex[byte >> 4];
    to[5] = kHex[byte & 15];
    to += 6;
  } else {
    *to++ = static_cast<char>(byte);
  }
  return to;
}

char* put_character(char* to, std::uint32_t code) {
  if (code < 0x80) return put_escaped(to, static_cast<unsigned char>(code));
  const auto put = [&](std::uint32_t byte) { *to++ = static_cast<char>(byte); };
  if (code < 0x800) {
    put(0xC0 | code >> 6);
  } else {
    if (code < 0x10000) {
      put(0xE0 | code >> 12);
    } else {
      put(0xF0 | code >> 18);
      put(0x80 | (code >> 12 & 0x3F));
    }
    put(0x80 | (code >> 6 & 0x3F));
  }
  put(0x80 | (code & 0x3F));
  return to;
}

std::string escaped(std::string_view text) {
  std::string result;
  for (const char byte : text) {
    char piece[6];
    const char* end = put_escaped(piece, static_cast<unsigned char>(byte));
    result.append(piece, static_cast<std::size_t>(end - piece));
  }
  return result;
}

}  // namespace smx::bench
