// Which characters an XML document may hold.
#pragma once

namespace smx::xml {

/// Any code point but a surrogate.
constexpr bool is_scalar(char32_t point) {
  return point < 0xD800 || (point > 0xDFFF && point <= 0x10FFFF);
}

/// The Char production of XML 1.0: what a document may hold at all, even as a reference.
constexpr bool is_xml_char(char32_t point) {
  if (point < 0x20) return point == 0x9 || point == 0xA || point == 0xD;
  return is_scalar(point) && point != 0xFFFE && point != 0xFFFF;
}

constexpr bool is_xml_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

}  // namespace smx::xml
