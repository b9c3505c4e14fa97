#include "comparison/type_text.h"

#include "types/further.h"
#include "types/xml_mark.h"

namespace smx::comparison {

namespace {

// What has no name can only contain itself through something that has one; the schemas of the
// world are not ours, though.
constexpr int kDeepest = 8;

std::string_view word_for(Format format) {
  switch (format) {
    case Format::none: return "";
    case Format::instant: return "instant";
    case Format::date: return "date";
    case Format::time: return "time";
    case Format::uuid: return "uuid";
    case Format::uri: return "uri";
    case Format::email: return "email";
    case Format::base64: return "base64";
    case Format::decimal: return "decimal";
    case Format::float32: return "float";
    case Format::float64: return "double";
  }
  return "";
}

std::string_view word_for(TypeKind kind) {
  switch (kind) {
    case TypeKind::any: return "anything";
    case TypeKind::text: return "text";
    case TypeKind::integer: return "integer";
    case TypeKind::number: return "number";
    case TypeKind::boolean: return "boolean";
    case TypeKind::null: return "null";
    case TypeKind::object: return "object";
    case TypeKind::list: return "list";
    case TypeKind::mixed: return "one of several";
  }
  return "";
}

std::string_view word_for(XmlRole role) {
  switch (role) {
    case XmlRole::element: return "element";
    case XmlRole::attribute: return "attribute";
    case XmlRole::text: return "text";
    case XmlRole::mixed: return "mixed";
    case XmlRole::foreign_elements: return "foreign elements";
    case XmlRole::foreign_attributes: return "foreign attributes";
    case XmlRole::roots: return "roots";
  }
  return "";
}

/// Collects what a type demands, with commas between.
class Demands {
 public:
  explicit Demands(int depth) : depth_(depth) {}

  std::string of(const Type& type) {
    const std::string item = type.item ? below(type.item) : "";
    const bool is_short = item.find_first_of(",;") == std::string::npos;
    add(std::string(word_for(type.kind)) + (item.empty() ? ""
                                            : is_short   ? " of " + item
                                                         : " of (" + item + ")"));
    add(std::string(word_for(type.format)));
    if (type.nullable && type.kind != TypeKind::any && type.kind != TypeKind::null) add("or null");
    if (type.phi == Phi::yes && type.kind != TypeKind::any) add("patient data");
    of_scalar(type);
    of_list(type);
    if (type.closed) add("no other members");
    if (type.additional) add("other members: " + below(type.additional));
    if (!type.absent_if_only.empty()) add("absent if only " + listed(type.absent_if_only));
    for (const Choice& choice : type.choices) of_choice(choice);
    if (type.further) of_further(*type.further);
    if (type.xml) of_xml(*type.xml);
    return std::move(text_);
  }

  std::string whole(const Type& type) {
    std::string members;
    for (const Property& property : type.properties) {
      members += (members.empty() ? "" : "; ") + property.name + ": " + below(property.type) +
                 (property.required ? ", required" : "");
    }
    std::string text = of(type);
    return members.empty() ? text : text + " { " + members + " }";
  }

 private:
  std::string below(const Type* type) const {
    if (!type) return "anything";
    if (!type->name.empty()) return type->name + (type->nullable ? " or null" : "");
    return depth_ >= kDeepest ? "..." : Demands(depth_ + 1).whole(*type);
  }

  static std::string listed(const std::vector<std::string>& texts) {
    std::string out;
    for (const std::string& text : texts) out += (out.empty() ? "" : " | ") + text;
    return out;
  }

  void of_scalar(const Type& type) {
    if (!type.enumeration.empty()) add("one of " + listed(type.enumeration));
    if (type.min_length) add("at least " + std::to_string(*type.min_length) + " characters");
    if (type.max_length) add("at most " + std::to_string(*type.max_length) + " characters");
    if (type.pattern) add("pattern " + type.pattern->expression());
    if (type.minimum) add("from " + std::to_string(*type.minimum));
    if (type.maximum) add("to " + std::to_string(*type.maximum));
  }

  void of_list(const Type& type) {
    if (type.min_items) add("at least " + std::to_string(*type.min_items) + " items");
    if (type.max_items) add("at most " + std::to_string(*type.max_items) + " items");
  }

  void of_choice(const Choice& choice) {
    std::string text = choice.must == Choice::Must::exactly_one ? "exactly one of" : "some of";
    for (const Type* alternative : choice.alternatives) text += " (" + below(alternative) + ")";
    add(text);
  }

  void of_further(const Further& further) {
    for (const Bound& bound : further.bounds) {
      add((bound.side == Bound::Side::least ? "above " : "below ") + bound.number +
          (bound.reach == Bound::Reach::included ? ", itself too" : ""));
    }
    if (!further.multiples_of.empty()) add("multiple of " + listed(further.multiples_of));
    for (const auto& pattern : further.patterns) add("pattern " + pattern->expression());
    for (const Type* part : further.prefix) add("then item " + below(part));
    if (further.rest) add("then items " + below(further.rest));
    if (further.unique) add("no two equal");
    for (const Containing& one : further.contains) {
      add("contains " + std::to_string(one.least) + ".." +
          (one.most ? std::to_string(*one.most) : "") + " of " + below(one.type));
    }
    for (const PatternProperties& one : further.pattern_properties)
      add("members like " + one.name->expression() + ": " + below(one.type));
    for (const Type* part : further.names) add("names: " + below(part));
    if (further.min_members) add("at least " + std::to_string(*further.min_members) + " members");
    if (further.max_members) add("at most " + std::to_string(*further.max_members) + " members");
    for (const Dependent& one : further.dependent) {
      add("with " + one.member + " also " + listed(one.required) +
          (one.type ? " " + below(one.type) : ""));
    }
    for (const Type* part : further.none_of) add("not " + below(part));
  }

  void of_xml(const XmlMark& mark) {
    std::string text = "in XML " + std::string(word_for(mark.role));
    if (!mark.name.empty()) text += " " + mark.name;
    if (mark.name_space) text += " {" + *mark.name_space + "}";
    if (mark.wrapped) text += " wrapped";
    add(text);
  }

  void add(const std::string& text) {
    if (!text.empty()) text_ += (text_.empty() ? "" : ", ") + text;
  }

  int depth_;
  std::string text_;
};

}  // namespace

std::string type_text(const Type& type) {
  if (!type.name.empty()) return type.name + (type.nullable ? " or null" : "");
  return Demands(0).whole(type);
}

std::string demands_text(const Type& type) {
  return Demands(0).of(type);
}

}  // namespace smx::comparison
