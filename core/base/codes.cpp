// The names of the codes: three readings of diagnostic_codes.def.
#include <algorithm>
#include <cstdio>

#include "smx/diagnostic.h"

namespace smx {

namespace {

struct NamedCode {
  Code code;
  std::string_view slug;
};

constexpr NamedCode kCodes[] = {
#define SMX_CODE(number, identifier, slug) {Code::identifier, slug},
#include "smx/diagnostic_codes.def"
#undef SMX_CODE
};

std::optional<unsigned> read_number(std::string_view text) {
  if (text.starts_with("SMX") || text.starts_with("smx")) text.remove_prefix(3);
  if (text.size() != 4) return std::nullopt;
  unsigned number = 0;
  for (char digit : text) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = number * 10 + static_cast<unsigned>(digit - '0');
  }
  return number;
}

}  // namespace

std::string code_id(Code code) {
  char text[16];
  std::snprintf(text, sizeof text, "SMX%04u", static_cast<unsigned>(code));
  return text;
}

std::string_view code_slug(Code code) {
  for (const NamedCode& named : kCodes) {
    if (named.code == code) return named.slug;
  }
  return {};
}

const std::vector<Code>& all_codes() {
  static const std::vector<Code> codes = [] {
    std::vector<Code> list;
    for (const NamedCode& named : kCodes) list.push_back(named.code);
    std::sort(list.begin(), list.end());
    return list;
  }();
  return codes;
}

std::optional<Code> find_code(std::string_view text) {
  const std::optional<unsigned> number = read_number(text);
  for (const NamedCode& named : kCodes) {
    if (number ? static_cast<unsigned>(named.code) == *number : named.slug == text) {
      return named.code;
    }
  }
  return std::nullopt;
}

}  // namespace smx
