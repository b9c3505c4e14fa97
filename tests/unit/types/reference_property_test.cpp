// Random schemas and documents against a naive validator that follows the words of JSON Schema,
// keyword by keyword and without types. Alternatives that are objects are closed here: of open ones
// we ask more than JSON Schema does (docs/language.md, section 3), which choices_test.cpp covers.
#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "types/validate.h"
#include "unit/types/rule_set.h"
#include "value/pointer.h"

namespace smx {
namespace {

class Chance {
 public:
  explicit Chance(unsigned seed) : engine_(seed) {}
  int below(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(engine_); }
  bool one_in(int odds) { return below(odds) == 0; }
  template <typename T, std::size_t N>
  const T& of(const T (&values)[N]) {
    return values[below(static_cast<int>(N))];
  }

 private:
  std::mt19937 engine_;
};

// ---- the naive validator

class Reference {
 public:
  explicit Reference(const yaml::Node& root) : root_(root) {}

  bool holds(const yaml::Node& schema, const Node& node) const {
    if (schema.is_scalar()) return schema.text == "true";
    return std::all_of(schema.entries.begin(), schema.entries.end(), [&](const yaml::Entry& entry) {
      return keyword(schema, entry.key.text, entry.value, node);
    });
  }

 private:
  static double number(const yaml::Node& node) { return std::stod(node.text); }
  static double number(const Node& node) { return std::stod(std::string(node.text())); }
  static std::size_t count(const yaml::Node& node) { return std::stoul(node.text); }
  static bool has_type(std::string_view type, const Node& node) {
    if (type == "string") return node.is(Kind::text);
    if (type == "integer")
      return node.is(Kind::number) && node.text().find('.') == std::string_view::npos;
    if (type == "number") return node.is(Kind::number);
    if (type == "boolean") return node.is(Kind::boolean);
    if (type == "null") return node.is(Kind::null);
    return type == "object" ? node.is(Kind::object) : node.is(Kind::list);
  }
  static bool equals(const yaml::Node& wanted, const Node& node) {
    if (wanted.text == "null" && wanted.is_plain()) return node.is(Kind::null);
    if (wanted.text == "true" || wanted.text == "false")
      return node.is(Kind::boolean) && node.truth() == (wanted.text == "true");
    const bool is_number =
        !wanted.text.empty() && wanted.text.find_first_not_of("-0123456789") == std::string::npos;
    if (is_number) return node.is(Kind::number) && number(node) == number(wanted);
    return node.is(Kind::text) && node.text() == wanted.text;
  }
  bool any(const yaml::Node& list, const Node& node) const { return fitting(list, node) > 0; }
  long fitting(const yaml::Node& list, const Node& node) const {
    return std::count_if(list.items.begin(), list.items.end(),
                         [&](const yaml::Node& part) { return holds(part, node); });
  }
  bool is_other(const yaml::Node& schema, std::string_view name) const {
    const yaml::Node* properties = schema.find("properties");
    const yaml::Node* patterns = schema.find("patternProperties");
    return !(properties && properties->find(name)) && !(patterns && name.starts_with('a'));
  }

  bool keyword(const yaml::Node& schema, std::string_view key, const yaml::Node& value,
               const Node& node) const {
    if (key == "$ref") return holds(*root_.find("$defs")->find(value.text.substr(8)), node);
    if (key == "type" && value.is_scalar()) return has_type(value.text, node);
    if (key == "type")
      return std::any_of(value.items.begin(), value.items.end(),
                         [&](const yaml::Node& type) { return has_type(type.text, node); });
    if (key == "const") return equals(value, node);
    if (key == "enum")
      return std::any_of(value.items.begin(), value.items.end(),
                         [&](const yaml::Node& wanted) { return equals(wanted, node); });
    if (key == "allOf") return fitting(value, node) == static_cast<long>(value.items.size());
    if (key == "anyOf") return any(value, node);
    if (key == "oneOf") return fitting(value, node) == 1;
    if (key == "not") return !holds(value, node);
    if (key == "if") {
      const yaml::Node* branch = schema.find(holds(value, node) ? "then" : "else");
      return !branch || holds(*branch, node);
    }
    if (node.is(Kind::number)) return of_number(key, value, node);
    if (node.is(Kind::text)) return of_text(key, value, node);
    if (node.is(Kind::list)) return of_list(schema, key, value, node);
    return !node.is(Kind::object) || of_object(schema, key, value, node);
  }

  static bool of_number(std::string_view key, const yaml::Node& value, const Node& node) {
    if (key == "minimum") return number(node) >= number(value);
    if (key == "maximum") return number(node) <= number(value);
    if (key == "exclusiveMinimum") return number(node) > number(value);
    if (key == "multipleOf") {
      const double times = number(node) / number(value);
      return times == static_cast<double>(static_cast<long>(times));
    }
    return true;
  }

  static bool of_text(std::string_view key, const yaml::Node& value, const Node& node) {
    if (key == "minLength") return node.text().size() >= count(value);
    if (key == "maxLength") return node.text().size() <= count(value);
    return key != "pattern" || node.text().starts_with('a');
  }

  bool of_list(const yaml::Node& schema, std::string_view key, const yaml::Node& value,
               const Node& node) const {
    const auto items = node.items();
    const yaml::Node* prefix = schema.find("prefixItems");
    const std::size_t fixed = prefix ? prefix->items.size() : 0;
    if (key == "minItems") return items.size() >= count(value);
    if (key == "maxItems") return items.size() <= count(value);
    if (key == "contains")
      return std::any_of(items.begin(), items.end(),
                         [&](const Node& item) { return holds(value, item); });
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (key == "prefixItems" && i < fixed && !holds(value.items[i], items[i])) return false;
      if (key == "items" && i >= fixed && !holds(value, items[i])) return false;
      for (std::size_t j = 0; j < i && key == "uniqueItems"; ++j) {
        if (differences(items[i], items[j], Compare::whole).empty()) return false;
      }
    }
    return true;
  }

  bool of_object(const yaml::Node& schema, std::string_view key, const yaml::Node& value,
                 const Node& node) const {
    const auto has = [&node](const yaml::Node& name) { return node.find(name.text) != nullptr; };
    if (key == "required") return std::all_of(value.items.begin(), value.items.end(), has);
    if (key == "minProperties") return node.members().size() >= count(value);
    if (key == "maxProperties") return node.members().size() <= count(value);
    if (key == "dependentRequired") {
      return std::all_of(value.entries.begin(), value.entries.end(), [&](const yaml::Entry& entry) {
        return !has(entry.key) ||
               std::all_of(entry.value.items.begin(), entry.value.items.end(), has);
      });
    }
    for (const Member& member : node.members()) {
      const yaml::Node* own = key == "properties" ? value.find(member.name) : nullptr;
      if (own && !holds(*own, member.value)) return false;
      const bool is_matched = key == "patternProperties" && member.name.starts_with('a');
      if (is_matched && !holds(value.entries.front().value, member.value)) return false;
      const bool is_other_member = key == "additionalProperties" && is_other(schema, member.name);
      if (is_other_member && !holds(value, member.value)) return false;
      if (key == "propertyNames" && !holds(value, Node::text(member.name))) return false;
    }
    return true;
  }

  const yaml::Node& root_;
};

// ---- random schemas

constexpr const char* kNames[] = {"a", "b", "c", "ab"};

std::string schema(Chance& chance, int depth, bool closed);

std::string scalar(Chance& chance) {
  const char* schemas[] = {
      "type: string",
      "type: string, minLength: 1, maxLength: 2",
      "type: string, pattern: '^a'",
      "type: string, enum: [ a, ab ]",
      "const: b",
      "enum: [ a, 1, null ]",
      "type: integer",
      "type: integer, minimum: 0, maximum: 2",
      "type: number, exclusiveMinimum: 0",
      "type: number, multipleOf: 0.5",
      "type: [ string, integer ], minLength: 2, minimum: 2",
      "type: [ boolean, 'null' ]",
      "type: boolean",
      "const: true",
      "type: 'null'",
      "type: string, not: { const: a }",
      "type: integer, not: { enum: [ 1, 2 ] }",
      "description: anything",
  };
  return chance.of(schemas);
}

std::string object(Chance& chance, int depth, bool closed) {
  std::string properties;
  std::string required;
  for (const char* name : kNames) {
    if (chance.one_in(2) && !closed) continue;
    properties += std::string(properties.empty() ? "" : ", ") + name + ": " +
                  schema(chance, depth - 1, closed);
    if (chance.one_in(3)) required += std::string(required.empty() ? "" : ", ") + name;
  }
  std::string text =
      "type: object, properties: { " + properties + " }, required: [ " + required + " ]";
  if (closed) return text + ", additionalProperties: false";
  if (chance.one_in(4)) text += ", patternProperties: { ^a: " + schema(chance, 0, closed) + " }";
  if (chance.one_in(4)) text += ", additionalProperties: " + schema(chance, 0, closed);
  if (chance.one_in(5)) text += ", minProperties: 1, maxProperties: 2";
  if (chance.one_in(5)) text += ", propertyNames: { maxLength: 1 }";
  if (chance.one_in(5)) text += ", dependentRequired: { a: [ b ] }";
  return text;
}

std::string list(Chance& chance, int depth, bool closed) {
  std::string text = "type: array, items: " + schema(chance, depth - 1, closed);
  if (chance.one_in(3)) text += ", minItems: 1, maxItems: 2";
  if (chance.one_in(4)) text += ", uniqueItems: true";
  if (chance.one_in(4)) text += ", contains: " + schema(chance, 0, closed);
  if (chance.one_in(4)) text += ", prefixItems: [ " + schema(chance, depth - 1, closed) + " ]";
  return text;
}

std::string combined(Chance& chance, int depth) {
  const auto part = [&] { return schema(chance, depth - 1, true); };
  switch (chance.below(5)) {
    case 0: return "allOf: [ { " + object(chance, depth - 1, false) + " }, { $ref: '#/$defs/X' } ]";
    case 1: return "anyOf: [ " + part() + ", " + part() + " ]";
    case 2: return "oneOf: [ " + part() + ", " + part() + ", { type: 'null' } ]";
    case 3: return "oneOf: [ { const: a }, { const: b }, { type: integer } ]";
    default:
      return "type: [ string, integer ], if: { type: string }, then: { maxLength: 1 }, "
             "else: { minimum: 1 }";
  }
}

std::string schema(Chance& chance, int depth, bool closed) {
  if (depth > 0 && chance.one_in(10)) return "{ $ref: '#/$defs/Y' }";
  const int kind = depth > 0 ? chance.below(5) : 4;
  if (kind <= 1) return "{ " + object(chance, depth, closed) + " }";
  if (kind == 2) return "{ " + list(chance, depth, closed) + " }";
  if (kind == 3) return "{ " + combined(chance, depth) + " }";
  return "{ " + scalar(chance) + " }";
}

std::string value(Chance& chance, int depth) {
  constexpr const char* kScalars[] = {"null",    "true", "false", "0",     "1",     "2",
                                      "-1",      "1.5",  "\"\"",  "\"a\"", "\"b\"", "\"ab\"",
                                      "\"abc\"", "3",    "\"a\"", "\"ab\""};
  const int kind = chance.below(depth > 0 ? 5 : 3);
  if (kind <= 2) return chance.of(kScalars);
  std::string text;
  if (kind == 3) {
    for (int i = chance.below(4); i > 0; --i)
      text += (text.empty() ? "" : ", ") + value(chance, depth - 1);
    return "[" + text + "]";
  }
  for (const char* name : kNames) {
    if (chance.one_in(2)) continue;
    text += (text.empty() ? "\"" : ", \"") + std::string(name) + "\": " + value(chance, depth - 1);
  }
  return "{" + text + "}";
}

TEST(Schemas, DecideAsTheWordsOfJsonSchemaDo) {
  int fitting = 0;
  int failing = 0;
  int contradictory = 0;
  for (unsigned seed = 0; seed < 1500; ++seed) {
    Chance chance(seed);
    const std::string text =
        "$defs:\n  X: { " + object(chance, 2, false) +
        " }\n  Y: { type: string, maxLength: 2 }\n  Z: " + schema(chance, 3, false) + "\n";
    const Source source("reference.yaml", text);
    Diagnostics diagnostics;
    const auto root = yaml::read_yaml(source, Limits(), diagnostics);
    ASSERT_TRUE(root.has_value()) << text;
    RuleSet rules{{"a.yaml", text}};
    const Type* type = rules.named("a/Z");
    if (!type) {
      ++contradictory;
      continue;
    }
    const Reference reference(*root);
    for (int i = 0; i < 40; ++i) {
      const std::string json = value(chance, 3);
      const Document document(json);
      ASSERT_TRUE(document.ok()) << json;
      const bool expected = reference.holds(*root->find("$defs")->find("Z"), document.root());
      ++(expected ? fitting : failing);
      ASSERT_EQ(fits(document.root(), *type), expected) << "seed " << seed << "\n" << text << json;
      ASSERT_EQ(validate(document.root(), *type, 20).empty(), expected) << "seed " << seed << "\n"
                                                                        << text << json;
    }
  }
  // Otherwise the test proves nothing.
  EXPECT_GT(fitting, 5000);
  EXPECT_GT(failing, 5000);
  EXPECT_LT(contradictory, 500);
}

}  // namespace
}  // namespace smx
