// The sentences about values that are not what their type says.
#include "base/utf8.h"
#include "types/fault.h"
#include "types/formats.h"
#include "types/further_faults.h"
#include "value/pointer.h"

namespace smx::types {

namespace {

constexpr std::size_t kMostListed = 12;

std::string_view expected(const Type& type) {
  switch (type.kind) {
    case TypeKind::any:
    case TypeKind::mixed: return "anything but null";
    case TypeKind::text:
      if (type.format == Format::instant) return "an instant, as a text";
      return type.format == Format::date ? "a date, as a text" : "a text";
    case TypeKind::integer: return "an integer";
    case TypeKind::number: return "a number";
    case TypeKind::boolean: return "true or false";
    case TypeKind::null: return "null";
    case TypeKind::object: return "an object";
    case TypeKind::list: return "a list";
  }
  return {};
}

std::string counted(std::uint64_t count, std::string_view unit) {
  std::string text = std::to_string(count) + " ";
  text += unit;
  if (count != 1) text += 's';
  return text;
}

/// "must have at least 2 characters, there is 1"
std::string amount(std::string_view bound, std::uint64_t allowed, std::string_view unit,
                   std::uint64_t found) {
  std::string text = "must have at ";
  text += bound;
  text += ' ' + counted(allowed, unit);
  return text + (found == 1 ? ", there is " : ", there are ") + std::to_string(found);
}

/// Finds the shape itself: texts of a wrong length say their length anyway.
std::string demand_of(Fault fault, const Node& node, const Type& type) {
  const std::string found = "; found " + shape_of(node);
  switch (fault) {
    case Fault::none: return "is as it should be";
    case Fault::kind: return "must be " + std::string(expected(type)) + found;
    case Fault::fraction: return "must be an integer, written with digits only" + found;
    case Fault::enumeration:
      return (type.enumeration.size() == 1 ? "must be " : "must be one of ") +
             listed(type.enumeration) + found;
    case Fault::format: return "must be " + std::string(example_of(type.format)) + found;
    case Fault::too_short:
      return amount("least", *type.min_length, "character", utf8::count(node.text()));
    case Fault::too_long:
      return amount("most", *type.max_length, "character", utf8::count(node.text()));
    case Fault::pattern:
      if (type.pattern && !type.pattern->found_in(node.text()))
        return "must match the pattern " + type.pattern->expression() + found;
      return further_demand(fault, node, *type.further);
    case Fault::too_small: return "must be at least " + std::to_string(*type.minimum) + found;
    case Fault::too_large: return "must be at most " + std::to_string(*type.maximum) + found;
    case Fault::too_few: return amount("least", *type.min_items, "item", node.items().size());
    case Fault::too_many: return amount("most", *type.max_items, "item", node.items().size());
    default: return further_demand(fault, node, *type.further);
  }
  return {};
}

}  // namespace

std::string sentence_of(Fault fault, const Node& node, const Type& type, std::string_view subject) {
  return std::string(subject) + ' ' + demand_of(fault, node, type);
}

std::string listed(const std::vector<std::string>& texts) {
  std::string list;
  for (std::size_t i = 0; i < texts.size() && i < kMostListed; ++i) {
    if (i > 0) list += ", ";
    list += texts[i];
  }
  if (texts.size() > kMostListed) {
    list += " and " + std::to_string(texts.size() - kMostListed) + " more";
  }
  return list;
}

}  // namespace smx::types
