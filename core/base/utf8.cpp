#include "base/utf8.h"

namespace smx::utf8 {

Step step_at(std::string_view text, std::size_t offset) {
  const char* at = text.data() + offset;
  const std::size_t length = sequence_length(at, text.data() + text.size());
  if (length == 0) return {};
  const auto byte = [at](std::size_t index) {
    return static_cast<char32_t>(static_cast<unsigned char>(at[index]));
  };
  if (length == 1) return {byte(0), 1, true};
  constexpr char32_t kLeadBits[] = {0, 0, 0x1F, 0x0F, 0x07};
  char32_t code_point = byte(0) & kLeadBits[length];
  for (std::size_t i = 1; i < length; ++i) code_point = code_point << 6 | (byte(i) & 0x3F);
  return {code_point, static_cast<std::uint8_t>(length), true};
}

std::size_t count(std::string_view text) {
  std::size_t steps = 0;
  for (std::size_t at = 0; at < text.size(); ++steps) at += step_at(text, at).length;
  return steps;
}

std::size_t find_broken(std::string_view text) {
  const char* end = text.data() + text.size();
  for (const char* at = text.data(); at != end;) {
    const std::size_t length = sequence_length(at, end);
    if (length == 0) return static_cast<std::size_t>(at - text.data());
    at += length;
  }
  return std::string_view::npos;
}

char* put(char32_t code_point, char* at) {
  const auto rest_of = [](char32_t bits) { return static_cast<char>(0x80 | (bits & 0x3F)); };
  if (code_point < 0x80) {
    *at++ = static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    *at++ = static_cast<char>(0xC0 | code_point >> 6);
    *at++ = rest_of(code_point);
  } else if (code_point < 0x10000) {
    *at++ = static_cast<char>(0xE0 | code_point >> 12);
    *at++ = rest_of(code_point >> 6);
    *at++ = rest_of(code_point);
  } else {
    *at++ = static_cast<char>(0xF0 | code_point >> 18);
    *at++ = rest_of(code_point >> 12);
    *at++ = rest_of(code_point >> 6);
    *at++ = rest_of(code_point);
  }
  return at;
}

void append(std::string& out, char32_t code_point) {
  char bytes[kLongestSequence];
  out.append(bytes, put(code_point, bytes));
}

}  // namespace smx::utf8
