// Which characters names are made of (XML 1.0, fifth edition, without the colon).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace smx::bench {

enum class XmlByte : std::uint8_t { other, name, name_start };

constexpr std::array<XmlByte, 256> make_xml_bytes() {
  std::array<XmlByte, 256> bytes{};
  for (unsigned i = 0; i < 26; ++i) bytes['A' + i] = bytes['a' + i] = XmlByte::name_start;
  for (unsigned i = 0; i < 10; ++i) bytes['0' + i] = XmlByte::name;
  bytes['_'] = XmlByte::name_start;
  bytes['-'] = bytes['.'] = XmlByte::name;
  return bytes;
}

inline constexpr std::array<XmlByte, 256> kXmlBytes = make_xml_bytes();

inline XmlByte xml_byte(char byte) {
  return kXmlBytes[static_cast<unsigned char>(byte)];
}

/// Beyond ASCII only.
bool is_name_start(std::uint32_t code);
bool is_name_character(std::uint32_t code);

/// The character of `#60` or `#x3C`; 0 where that is no reference or no character of XML.
std::uint32_t numeric_reference(std::string_view name);

}  // namespace smx::bench
