#include <algorithm>

#include "base/utf8.h"
#include "bodies/bodies.h"
#include "bodies/windows_1252.h"
#include "xml/characters.h"
#include "xml/entities.h"
#include "xml/references.h"

namespace smx::bodies {
namespace {

// Longer than any name, and room for leading zeros; keeps a text full of `&` linear.
constexpr std::size_t kLongestReference = 40;

// As HTML reads them: 128 to 159 were always meant as Windows-1252.
std::optional<char32_t> numeric_reference(std::string_view digits) {
  auto point = xml::read_number(digits);
  if (!point) return std::nullopt;
  if (*point >= 0x80 && *point < 0xA0) point = character_of_byte(static_cast<std::uint8_t>(*point));
  if (!point || !xml::is_xml_char(*point)) return std::nullopt;
  return point;
}

}  // namespace

std::optional<char32_t> entity(std::string_view name) {
  return xml::xhtml_entity(name);
}

std::string html_unescape(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t plain = std::min(text.find('&'), text.size());
    out.append(text.substr(0, plain));
    text.remove_prefix(plain);
    const std::size_t end = text.substr(0, kLongestReference).find(';');
    std::optional<char32_t> point;
    if (end != std::string_view::npos) {
      const std::string_view name = text.substr(1, end - 1);
      point = name.starts_with('#') ? numeric_reference(name.substr(1)) : xml::xhtml_entity(name);
    }
    if (point) {
      utf8::append(out, *point);
      text.remove_prefix(end + 1);
    } else if (!text.empty()) {
      out += '&';
      text.remove_prefix(1);
    }
  }
  return out;
}

}  // namespace smx::bodies
