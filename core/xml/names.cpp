#include "xml/names.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"

namespace smx::xml {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// NameStartChar beyond ASCII; the colon is left out because names are split at it first.
constexpr Range kNameStart[] = {{0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},
                                {0x370, 0x37D},   {0x37F, 0x1FFF},  {0x200C, 0x200D},
                                {0x2070, 0x218F}, {0x2C00, 0x2FEF}, {0x3001, 0xD7FF},
                                {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};

// What NameChar adds beyond ASCII.
constexpr Range kNameMore[] = {{0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}};

template <std::size_t size>
bool in(const Range (&ranges)[size], char32_t point) {
  return std::any_of(std::begin(ranges), std::end(ranges), [point](const Range& range) {
    return point >= range.first && point <= range.last;
  });
}

bool is_letter(char32_t point) {
  return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') || point == '_';
}

bool is_name_start(char32_t point) {
  return point < 0x80 ? is_letter(point) : in(kNameStart, point);
}

bool is_name_char(char32_t point) {
  if (is_name_start(point)) return true;
  if (point >= 0x80) return in(kNameMore, point);
  return (point >= '0' && point <= '9') || point == '-' || point == '.';
}

}  // namespace

bool is_ncname(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    const utf8::Step step = utf8::step_at(name, at);
    const bool fits = at == 0 ? is_name_start(step.code_point) : is_name_char(step.code_point);
    if (!step.valid || !fits) return false;
    at += step.length;
  }
  return !name.empty();
}

std::optional<QName> split_qname(std::string_view name) {
  const std::size_t colon = name.find(':');
  QName parts{{}, name};
  if (colon != std::string_view::npos) {
    parts = {name.substr(0, colon), name.substr(colon + 1)};
    if (!is_ncname(parts.prefix)) return std::nullopt;
  }
  if (!is_ncname(parts.local)) return std::nullopt;
  return parts;
}

}  // namespace smx::xml
