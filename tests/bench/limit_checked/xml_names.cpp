#include "xml_names.h"

namespace smx::bench {

bool is_name_start(std::uint32_t code) {
  const auto within = [code](std::uint32_t first, std::uint32_t last) {
    return code >= first && code <= last;
  };
  return within(0xC0, 0xD6) || within(0xD8, 0xF6) || within(0xF8, 0x2FF) || within(0x370, 0x37D) ||
         within(0x37F, 0x1FFF) || within(0x200C, 0x200D) || within(0x2070, 0x218F) ||
         within(0x2C00, 0x2FEF) || within(0x3001, 0xD7FF) || within(0xF900, 0xFDCF) ||
         within(0xFDF0, 0xFFFD) || within(0x10000, 0xEFFFF);
}

bool is_name_character(std::uint32_t code) {
  return is_name_start(code) || code == 0xB7 || (code >= 0x300 && code <= 0x36F) ||
         code == 0x203F || code == 0x2040;
}

std::uint32_t numeric_reference(std::string_view name) {
  if (name.size() < 2 || name[0] != '#') return 0;
  const unsigned base = name[1] == 'x' ? 16 : 10;
  name.remove_prefix(base == 16 ? 2 : 1);
  if (name.empty() || name.size() > 7) return 0;
  std::uint32_t code = 0;
  for (const char digit : name) {
    const char lower = static_cast<char>(digit | 0x20);
    unsigned value = 99;
    if (digit >= '0' && digit <= '9') value = static_cast<unsigned>(digit - '0');
    if (lower >= 'a' && lower <= 'f') value = static_cast<unsigned>(lower - 'a') + 10;
    if (value >= base) return 0;
    code = code * base + value;
  }
  const bool control = code < 0x20 && code != '\n' && code != '\t' && code != '\r';
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  return control || surrogate || code == 0xFFFE || code == 0xFFFF || code > 0x10FFFF ? 0 : code;
}

}  // namespace smx::bench
