// Literals of rule files. Scalars stay texts until they meet a type, which happens here: nothing is
// guessed from the way a scalar looks, except where the type is `any`.
#include "smx/diagnostic.h"

#include "types/fault.h"
#include "types/number_text.h"
#include "types/ticks.h"
#include "types/validate.h"

namespace smx {

namespace {

using types::in_ticks;

Literal refused(std::string why) {
  Literal literal;
  literal.why = std::move(why);
  return literal;
}

/// The author's own words may be repeated, unlike those of a document.
std::string why_not(types::Fault fault, const Node& node, std::string_view text, const Type& type) {
  switch (fault) {
    case types::Fault::enumeration: {
      const std::string known = types::listed(type.enumeration);
      const std::string near = suggest(text, nearest_names(text, type.enumeration));
      std::string why = in_ticks(text) + " is not ";
      if (!type.name.empty()) why += "among the values of " + type.name + ": ";
      if (type.enumeration.size() > 1) why += "one of ";
      return why + known + (near.empty() ? "" : "; " + near);
    }
    case types::Fault::fraction:
      return in_ticks(text) + " is not an integer: write it with digits only";
    case types::Fault::format:
      if (type.format == Format::date)
        return in_ticks(text) + " is not a date: write it as 2024-03-05";
      if (type.format == Format::instant)
        return in_ticks(text) + " is not an instant: write it as 2024-03-05T15:04:05Z";
      return types::sentence_of(fault, node, type, in_ticks(text));
    default: return types::sentence_of(fault, node, type, in_ticks(text));
  }
}

/// A value of the right kind, held against the rest of its type.
Literal checked(const Node& node, std::string_view text, const Type& type) {
  const types::Fault fault = types::fault_of(node, type);
  if (fault != types::Fault::none) return refused(why_not(fault, node, text, type));
  Literal literal;
  literal.ok = true;
  literal.node = node;
  return literal;
}

Literal read_number(std::string_view text, Quoting quoting, const Type& type) {
  const std::string_view wanted = type.kind == TypeKind::integer ? "an integer" : "a number";
  const bool is_number = types::is_number(text);
  if (quoting == Quoting::plain && is_number) return checked(Node::number(text), text, type);
  std::string why = in_ticks(text) + " is not " + std::string(wanted);
  if (is_number) return refused(why + " but a text: write it without quotes");
  return refused(why + ": write " +
                 (type.kind == TypeKind::integer ? "digits only" : "it as in 6.30"));
}

Literal read_boolean(std::string_view text, Quoting quoting, const Type& type) {
  const bool is_boolean = text == "true" || text == "false";
  if (quoting == Quoting::plain && is_boolean) {
    return checked(Node::boolean(text == "true"), text, type);
  }
  if (is_boolean)
    return refused(in_ticks(text) + " is not a boolean but a text: write it without quotes");
  return refused(in_ticks(text) + " is not a boolean: write true or false");
}

Literal read_any(std::string_view text, Quoting quoting, const Type& type) {
  if (quoting == Quoting::plain) {
    if (text == "true" || text == "false") return read_boolean(text, quoting, type);
    if (types::is_number(text)) return read_number(text, quoting, type);
  }
  return checked(Node::text(text), text, type);
}

/// A literal of a type with alternatives: the first reading that fits.
Literal read_choice(std::string_view text, Quoting quoting, const Type& type) {
  std::vector<Node> readings;
  const bool is_plain = quoting == Quoting::plain;
  if (is_plain && types::is_number(text)) readings.push_back(Node::number(text));
  if (is_plain && (text == "true" || text == "false"))
    readings.push_back(Node::boolean(text == "true"));
  readings.push_back(Node::text(text));
  for (const Node& reading : readings) {
    if (!fits(reading, type)) continue;
    Literal literal;
    literal.ok = true;
    literal.node = reading;
    return literal;
  }
  return refused(in_ticks(text) + " is not " + describe(type));
}

}  // namespace

Literal read_literal(std::string_view text, Quoting quoting, const Type& type) {
  if (quoting == Quoting::plain && text == "null" && type.nullable) {
    return checked(Node::null(), text, type);
  }
  const bool is_structured = type.kind == TypeKind::object || type.kind == TypeKind::list;
  if (!type.choices.empty() && !is_structured) return read_choice(text, quoting, type);
  switch (type.kind) {
    case TypeKind::any: return read_any(text, quoting, type);
    case TypeKind::mixed: return read_choice(text, quoting, type);
    case TypeKind::text: return checked(Node::text(text), text, type);
    case TypeKind::integer:
    case TypeKind::number: return read_number(text, quoting, type);
    case TypeKind::boolean: return read_boolean(text, quoting, type);
    case TypeKind::null:
      return refused(in_ticks(text) + " is not null: only null fits here, written without quotes");
    case TypeKind::object:
    case TypeKind::list:
      return refused("a literal is a single value, and " + describe(type) + " is not");
  }
  return {};
}

}  // namespace smx
