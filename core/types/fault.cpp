#include "types/fault.h"

#include <algorithm>

#include "base/utf8.h"
#include "types/formats.h"
#include "types/further_faults.h"
#include "types/number_text.h"
#include "value/decimal.h"

namespace smx::types {

namespace {

constexpr std::size_t kMostBytesOfCodePoint = 4;

bool in_enumeration(std::string_view text, const Type& type) {
  return type.enumeration.empty() || is_listed(text, type);
}

// Code points are counted only when the number of bytes does not already decide.
bool is_too_short(std::string_view text, std::uint64_t least) {
  if (text.size() < least) return true;
  if (text.size() / kMostBytesOfCodePoint >= least) return false;
  return utf8::count(text) < least;
}

bool is_too_long(std::string_view text, std::uint64_t most) {
  if (text.size() <= most) return false;
  if (text.size() / kMostBytesOfCodePoint > most) return true;
  return utf8::count(text) > most;
}

Fault fault_of_text(std::string_view text, const Type& type) {
  if (!in_enumeration(text, type)) return Fault::enumeration;
  if (type.format != Format::none && !has_format(text, type.format)) return Fault::format;
  if (type.min_length && is_too_short(text, *type.min_length)) return Fault::too_short;
  if (type.max_length && is_too_long(text, *type.max_length)) return Fault::too_long;
  if (type.pattern && !type.pattern->found_in(text)) return Fault::pattern;
  return Fault::none;
}

Fault fault_of_number(std::string_view text, const Type& type) {
  const NumberText number(text);
  if (type.kind == TypeKind::integer && !is_integer(number)) return Fault::fraction;
  if (!in_enumeration(number.text, type)) return Fault::enumeration;
  if (type.minimum && compare(number, *type.minimum) < 0) return Fault::too_small;
  if (type.maximum && compare(number, *type.maximum) > 0) return Fault::too_large;
  if (type.format == Format::none) return Fault::none;
  return has_format(text, type.format) ? Fault::none : Fault::format;
}

Fault fault_of_boolean(const Node& node, const Type& type) {
  return in_enumeration(node.truth() ? "true" : "false", type) ? Fault::none : Fault::enumeration;
}

Fault fault_of_list(const Node& node, const Type& type) {
  if (type.min_items && node.items().size() < *type.min_items) return Fault::too_few;
  if (type.max_items && node.items().size() > *type.max_items) return Fault::too_many;
  return Fault::none;
}

Fault fault_of_kind(const Node& node, const Type& type) {
  switch (type.kind) {
    case TypeKind::any:
    case TypeKind::mixed: return Fault::none;  // alternatives decide
    case TypeKind::text:
      return node.is(Kind::text) ? fault_of_text(node.text(), type) : Fault::kind;
    case TypeKind::integer:
    case TypeKind::number:
      return node.is(Kind::number) ? fault_of_number(node.text(), type) : Fault::kind;
    case TypeKind::boolean:
      return node.is(Kind::boolean) ? fault_of_boolean(node, type) : Fault::kind;
    case TypeKind::null: return Fault::kind;
    case TypeKind::object: return node.is(Kind::object) ? Fault::none : Fault::kind;
    case TypeKind::list: return node.is(Kind::list) ? fault_of_list(node, type) : Fault::kind;
  }
  return Fault::none;
}

}  // namespace

bool is_listed(std::string_view text, const Type& type) {
  const std::vector<std::string>& values = type.enumeration;
  for (const std::string& value : values) {
    if (same_name(value, text)) return true;
  }
  if (type.kind != TypeKind::number) return false;
  return std::any_of(values.begin(), values.end(),
                     [text](const std::string& value) { return same_number(value, text); });
}

Fault fault_of(const Node& node, const Type& type) {
  if (node.is(Kind::null)) return type.nullable ? Fault::none : Fault::kind;
  const Fault fault = fault_of_kind(node, type);
  return fault == Fault::none && type.further ? further_fault(node, *type.further) : fault;
}

}  // namespace smx::types
