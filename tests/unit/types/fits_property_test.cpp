// Random schemas and random documents: the quick check and the one with sentences decide the same.
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

constexpr const char* kNames[] = {"a", "b", "c", "d", "aa"};
constexpr const char* kTexts[] = {"",   "a",   "ab", "é", "2024-03-05", "2024-03-05T15:04:05Z",
                                  "𝄞𝄞", "null"};
constexpr const char* kNumbers[] = {"0",
                                    "1",
                                    "-1",
                                    "2.0",
                                    "2",
                                    "1e1",
                                    "12345678901234567890",
                                    "-0.5",
                                    "999999999999999999",
                                    "1000000000000000000",
                                    "9223372036854775807",
                                    "9223372036854775808",
                                    "-9223372036854775808",
                                    "-9223372036854775809",
                                    "99999999",
                                    "100000000"};

std::string scalar_schema(Chance& chance) {
  const char* schemas[] = {
      "type: string",
      "type: string, minLength: 1, maxLength: 2",
      "type: string, pattern: '^[a-c]'",
      "type: string, format: date-time",
      "type: string, format: date",
      "enum: [ a, ab ]",
      "type: integer",
      "type: integer, minimum: 0, maximum: 1",
      "type: integer, format: int64",
      "type: integer, minimum: 100000000, maximum: 999999999999999999",
      "type: integer, minimum: -9223372036854775808, maximum: 9223372036854775807",
      "type: number, minimum: 1000000000000000000",
      "type: integer, minimum: 9223372036854775807",
      "type: number",
      "type: number, minimum: -1, maximum: 1",
      "enum: [ 1, 2 ]",
      "type: boolean",
      "const: true",
      "type: 'null'",
      "description: anything",
  };
  return chance.of(schemas);
}

std::string schema(Chance& chance, int depth);

std::string object_schema(Chance& chance, int depth) {
  std::string properties;
  std::string required;
  for (const char* name : kNames) {
    if (chance.one_in(2)) continue;
    properties +=
        std::string(properties.empty() ? "" : ", ") + name + ": " + schema(chance, depth - 1);
    if (chance.one_in(4)) required += std::string(required.empty() ? "" : ", ") + name;
  }
  std::string text =
      "type: object, properties: { " + properties + " }, required: [ " + required + " ]";
  if (chance.one_in(4))
    text += ", additionalProperties: false";
  else if (chance.one_in(3))
    text += ", additionalProperties: " + schema(chance, depth - 1);
  if (chance.one_in(4) && properties.find("a: ") == 0) text += ", x-absent-if-only: [ a ]";
  return text;
}

std::string schema(Chance& chance, int depth) {
  if (chance.one_in(12)) return "{ $ref: '#/$defs/X' }";
  std::string text;
  const int kind = depth > 0 ? chance.below(4) : 3;
  if (kind <= 1) text = object_schema(chance, depth);
  if (kind == 2) text = "type: array, items: " + schema(chance, depth - 1);
  if (kind == 2 && chance.one_in(3)) text += ", minItems: 1, maxItems: 2";
  if (kind == 3) text = scalar_schema(chance);
  if (chance.one_in(4)) text += ", nullable: true";
  return "{ " + text + " }";
}

std::string random_value(Chance& chance, int depth) {
  const int kind = chance.below(depth > 0 ? 7 : 5);
  if (kind == 0) return "null";
  if (kind == 1) return chance.one_in(2) ? "true" : "false";
  if (kind == 2) return chance.of(kNumbers);
  if (kind <= 4) return '"' + std::string(chance.of(kTexts)) + '"';
  std::string text;
  if (kind == 5) {
    for (int i = chance.below(4); i > 0; --i) {
      text += (text.empty() ? "" : ", ") + random_value(chance, depth - 1);
    }
    return "[" + text + "]";
  }
  for (const char* name : kNames) {
    if (chance.one_in(2)) continue;
    text += (text.empty() ? "" : ", ");
    text += '"' + std::string(name) + "\": " + random_value(chance, depth - 1);
  }
  return "{" + text + "}";
}

/// A value that mostly fits: pure chance would hardly ever reach the inner parts.
std::string fitting_value(Chance& chance, const Type& type, int depth);

std::string fitting_object(Chance& chance, const Type& type, int depth) {
  std::string text;
  std::vector<const Property*> order;
  for (const Property& property : type.properties) {
    if (property.required || (depth > 0 && chance.one_in(2))) order.push_back(&property);
  }
  if (order.size() > 1 && chance.one_in(3)) std::swap(order.front(), order.back());
  for (const Property* property : order) {
    text += (text.empty() ? "" : ", ");
    text += '"' + property->name + "\": " + fitting_value(chance, *property->type, depth - 1);
  }
  return "{" + text + "}";
}

std::string fitting_scalar(Chance& chance, const Type& type) {
  const bool is_text = type.kind == TypeKind::text;
  if (!type.enumeration.empty()) {
    const std::string& value = type.enumeration.front();
    return is_text ? '"' + value + '"' : value;
  }
  if (type.kind == TypeKind::boolean) return "true";
  if (type.kind == TypeKind::null) return "null";
  if (type.kind == TypeKind::integer || type.kind == TypeKind::number) return "1";
  if (!is_text) return random_value(chance, 1);
  if (type.format == Format::none) return "\"ab\"";
  return type.format == Format::date ? "\"2024-03-05\"" : "\"2024-03-05T15:04:05Z\"";
}

std::string fitting_value(Chance& chance, const Type& type, int depth) {
  if (chance.one_in(40)) return random_value(chance, 1);
  if (depth < -4) return "null";
  if (type.kind == TypeKind::object) return fitting_object(chance, type, depth);
  if (type.kind != TypeKind::list) return fitting_scalar(chance, type);
  return "[" + fitting_value(chance, *type.item, depth - 1) + "]";
}

TEST(Fits, DecidesAsValidateDoesOnRandomData) {
  int fitting = 0;
  int failing = 0;
  for (unsigned seed = 0; seed < 400; ++seed) {
    Chance chance(seed);
    const std::string text = "$defs: { X: { " + object_schema(chance, 3) + " } }";
    RuleSet rules{{"a.yaml", text}};
    const Type* type = rules.named("a/X");
    ASSERT_NE(type, nullptr) << text << rules.said();
    for (int i = 0; i < 20; ++i) {
      const std::string json =
          chance.one_in(3) ? random_value(chance, 4) : fitting_value(chance, *type, 4);
      const Document document(json);
      ASSERT_TRUE(document.ok()) << json;
      const bool fit = fits(document.root(), *type);
      ++(fit ? fitting : failing);
      const auto violations = validate(document.root(), *type, 20);
      ASSERT_EQ(fit, violations.empty()) << "seed " << seed << "\n" << text << "\n" << json;
      for (const Violation& violation : violations) {
        EXPECT_EQ(find_at(document.root(), violation.pointer), violation.node);
      }
    }
  }
  // Otherwise the test proves nothing.
  EXPECT_GT(fitting, 1000);
  EXPECT_GT(failing, 1000);
}

}  // namespace
}  // namespace smx
