// Texts that come as bytes.
#include <algorithm>

#include "base/utf8.h"
#include "bodies/bodies.h"
#include "bodies/windows_1252.h"

namespace smx::bodies {
namespace {

struct CharsetName {
  std::string_view name;
  Charset charset;
};

constexpr CharsetName kNames[] = {
    {"utf-8", Charset::utf_8},
    {"utf8", Charset::utf_8},
    {"us-ascii", Charset::us_ascii},
    {"ascii", Charset::us_ascii},
    {"iso-8859-1", Charset::iso_8859_1},
    {"latin1", Charset::iso_8859_1},
    {"windows-1252", Charset::windows_1252},
    {"cp1252", Charset::windows_1252},
};

bool is_same_name(std::string_view given, std::string_view name) {
  return std::equal(given.begin(), given.end(), name.begin(), name.end(), [](char c, char lower) {
    return (c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c) == lower;
  });
}

/// The character of a byte above 7F.
std::optional<char32_t> high_character(std::uint8_t byte, Charset charset) {
  switch (charset) {
    case Charset::windows_1252: return character_of_byte(byte);
    case Charset::iso_8859_1:
      if (byte >= 0xA0) return char32_t{byte};
      return std::nullopt;
    default: return std::nullopt;
  }
}

}  // namespace

std::optional<Charset> charset_of(std::string_view name) {
  for (const CharsetName& known : kNames) {
    if (is_same_name(name, known.name)) return known.charset;
  }
  return std::nullopt;
}

std::optional<Fault> decode(std::string_view bytes, Charset charset, std::string& out) {
  if (charset == Charset::utf_8) {
    const std::size_t broken = utf8::find_broken(bytes);
    if (broken != std::string_view::npos) return Fault{broken, "a byte that is no UTF-8"};
    out += bytes;
    return std::nullopt;
  }
  std::string decoded;
  decoded.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const auto byte = static_cast<std::uint8_t>(bytes[at]);
    const auto point = byte < 0x80 ? std::optional(char32_t{byte}) : high_character(byte, charset);
    if (!point) return Fault{at, "a byte that the character set does not define"};
    utf8::append(decoded, *point);
  }
  out += decoded;
  return std::nullopt;
}

}  // namespace smx::bodies
