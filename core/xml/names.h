// Names by the rules of XML 1.0 (fifth edition) and Namespaces in XML.
#pragma once

#include <optional>
#include <string_view>

namespace smx::xml {

struct QName {
  std::string_view prefix;  // empty when there is none
  std::string_view local;
};

/// A name without a colon.
bool is_ncname(std::string_view name);

/// `local` or `prefix:local`; nothing for anything else.
std::optional<QName> split_qname(std::string_view name);

/// Whether an ASCII character may begin a name.
constexpr bool is_ascii_name_start(char byte) {
  const auto letter = static_cast<unsigned char>(byte | 0x20);
  return (letter >= 'a' && letter <= 'z') || byte == '_';
}

}  // namespace smx::xml
