// A naive validator that follows the words of JSON Schema, draft-07, keyword by keyword: what the
// schemas for editors are held against. It knows the keywords they use and no others.
#pragma once

#include <algorithm>
#include <regex>
#include <set>
#include <string>
#include <string_view>

#include "value/node.h"

namespace smx::editors::testing {

class Draft07 {
 public:
  explicit Draft07(const Node& root) : root_(root) {}

  bool holds(const Node& schema, const Node& value) {
    if (schema.is(Kind::boolean)) return schema.truth();
    if (const Node* ref = schema.find("$ref")) return holds(definition(ref->text()), value);
    const auto members = schema.members();
    return std::all_of(members.begin(), members.end(), [&](const Member& member) {
      return keyword(schema, member.name, member.value, value);
    });
  }

  /// Keywords of the schemas that this does not know.
  const std::set<std::string>& unknown() const { return unknown_; }

 private:
  const Node& definition(std::string_view ref) const {
    return *root_.find("definitions")->find(ref.substr(std::string_view("#/definitions/").size()));
  }

  static std::size_t count(const Node& node) { return std::stoul(std::string(node.text())); }

  static bool has_type(std::string_view type, const Node& value) {
    if (type == "string") return value.is(Kind::text);
    if (type == "number") return value.is(Kind::number);
    if (type == "integer")
      return value.is(Kind::number) && value.text().find('.') == std::string_view::npos;
    if (type == "boolean") return value.is(Kind::boolean);
    if (type == "null") return value.is(Kind::null);
    return value.is(type == "array" ? Kind::list : Kind::object);
  }

  static bool is_equal(const Node& a, const Node& b) {
    if (a.kind() != b.kind()) return false;
    return a.is(Kind::boolean) ? a.truth() == b.truth() : a.is(Kind::null) || a.text() == b.text();
  }

  long fitting(const Node& schemas, const Node& value) {
    const auto items = schemas.items();
    return std::count_if(items.begin(), items.end(),
                         [&](const Node& schema) { return holds(schema, value); });
  }

  bool keyword(const Node& schema, std::string_view key, const Node& said, const Node& value) {
    static const std::set<std::string_view> kSaysNothing = {"$schema",     "title", "description",
                                                            "definitions", "then",  "else"};
    if (kSaysNothing.contains(key)) return true;
    if (key == "type" && said.is(Kind::text)) return has_type(said.text(), value);
    const auto items = said.items();
    if (key == "type")
      return std::any_of(items.begin(), items.end(),
                         [&](const Node& type) { return has_type(type.text(), value); });
    if (key == "enum")
      return std::any_of(items.begin(), items.end(),
                         [&](const Node& one) { return is_equal(one, value); });
    if (key == "allOf") return fitting(said, value) == static_cast<long>(items.size());
    if (key == "anyOf") return fitting(said, value) > 0;
    if (key == "oneOf") return fitting(said, value) == 1;
    if (key == "not") return !holds(said, value);
    if (key == "if") {
      const Node* branch = schema.find(holds(said, value) ? "then" : "else");
      return !branch || holds(*branch, value);
    }
    return of_kind(schema, key, said, value);
  }

  bool of_kind(const Node& schema, std::string_view key, const Node& said, const Node& value) {
    if (key == "minimum") return !value.is(Kind::number) || count(value) >= count(said);
    if (key == "minLength") return !value.is(Kind::text) || value.text().size() >= count(said);
    if (key == "pattern") return !value.is(Kind::text) || matches(said.text(), value.text());
    if (key == "minItems") return !value.is(Kind::list) || value.items().size() >= count(said);
    if (key == "maxItems") return !value.is(Kind::list) || value.items().size() <= count(said);
    if (key == "items") return !value.is(Kind::list) || every_item(said, value);
    return of_object(schema, key, said, value);
  }

  static bool matches(std::string_view pattern, std::string_view text) {
    return std::regex_search(std::string(text), std::regex(std::string(pattern)));
  }

  bool every_item(const Node& schema, const Node& list) {
    const auto items = list.items();
    return std::all_of(items.begin(), items.end(),
                       [&](const Node& item) { return holds(schema, item); });
  }

  bool of_object(const Node& schema, std::string_view key, const Node& said, const Node& value) {
    const bool is_object = value.is(Kind::object);
    if (key == "minProperties") return !is_object || value.members().size() >= count(said);
    if (key == "maxProperties") return !is_object || value.members().size() <= count(said);
    if (key == "required") {
      const auto items = said.items();
      return !is_object || std::all_of(items.begin(), items.end(), [&](const Node& name) {
        return value.find(name.text()) != nullptr;
      });
    }
    const bool is_known =
        key == "properties" || key == "additionalProperties" || key == "propertyNames";
    if (!is_known) unknown_.insert(std::string(key));
    if (!is_object || !is_known) return true;
    const auto members = value.members();
    return std::all_of(members.begin(), members.end(),
                       [&](const Member& member) { return of_member(schema, key, said, member); });
  }

  bool of_member(const Node& schema, std::string_view key, const Node& said, const Member& member) {
    if (key == "propertyNames") return matches(said.find("pattern")->text(), member.name);
    const Node* properties = schema.find("properties");
    const Node* known = properties ? properties->find(member.name) : nullptr;
    if (key == "properties") return !known || holds(*known, member.value);
    return known || holds(said, member.value);
  }

  const Node& root_;
  std::set<std::string> unknown_;
};

}  // namespace smx::editors::testing
