// Large, deep and hostile files: they end in a diagnostic, and soon.
#include <chrono>

#include <gtest/gtest.h>

#include "unit/yaml/loading.h"

namespace smx::yaml {
namespace {

std::string repeated(std::string_view piece, std::size_t count) {
  std::string out;
  out.reserve(piece.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += piece;
  return out;
}

TEST(YamlLimits, RefuseAFileThatIsTooLarge) {
  Limits limits;
  limits.rule_file_bytes = 8;
  EXPECT_TRUE(load("a: bcde\n", limits).root);
  const Loaded loaded = load("a: bcdef\n", limits);
  EXPECT_FALSE(loaded.root);
  EXPECT_EQ(loaded.diagnostics.items().at(0).code, Code::document_too_large);
}

TEST(YamlLimits, RefuseNestingThatIsTooDeep) {
  Limits limits;
  limits.rule_file_depth = 3;
  EXPECT_TRUE(load("[[[a]]]", limits).root);
  EXPECT_TRUE(load("a:\n  b:\n    - c\n", limits).root);
  for (const char* yaml : {"[[[[a]]]]", "a:\n  b:\n    - - c\n", "a: {b: [c: d]}"}) {
    const Loaded loaded = load(yaml, limits);
    EXPECT_FALSE(loaded.root) << yaml;
    EXPECT_EQ(loaded.diagnostics.items().at(0).code, Code::yaml_too_deep) << loaded.messages();
  }
}

TEST(YamlLimits, SurviveBracketsWithoutEnd) {
  for (const char* piece : {"[", "{", "- ", "{a: ", "[[],", "? ", "a: ["}) {
    const Loaded loaded = load(repeated(piece, 20000));
    EXPECT_FALSE(loaded.root) << piece;
  }
  Limits limits;
  limits.rule_file_depth = 100000;
  const Loaded loaded = load(repeated("[", 5000) + repeated("]", 5000), limits);
  EXPECT_EQ(loaded.diagnostics.items().at(0).code, Code::yaml_too_deep) << loaded.messages();
}

TEST(YamlLimits, FindADuplicateAmongManyKeys) {
  std::string yaml;
  for (int i = 0; i < 20000; ++i) yaml += "key" + std::to_string(i) + ": x\n";
  EXPECT_TRUE(load(yaml).root);
  const Loaded loaded = load(yaml + "key777: y\n");
  ASSERT_EQ(loaded.diagnostics.items().size(), 1U);
  EXPECT_EQ(loaded.diagnostics.items()[0].labels.at(1).begin.line, 778U);
}

/// A mapping of 1,000 fields, about 200 KB, with all that such files have.
std::string thousand_fields() {
  std::string yaml = "mapping: people\nfields:\n";
  for (int i = 0; i < 1000; ++i) {
    const std::string n = std::to_string(i);
    yaml += "  - id: field_" + n + "\n    from: person.names[" + n + "].family | trim | upper\n" +
            "    when: {is: [a, 'b', \"c\"], not: null}  # comment " + n + "\n" +
            "    about: >-\n      One line of text about the field,\n      and one more.\n" +
            "    default: \"x \\u00e9\"\n    required: true\n\n";
  }
  return yaml;
}

TEST(YamlLimits, LoadAThousandFieldsQuickly) {
  const std::string yaml = thousand_fields();
  const auto begin = std::chrono::steady_clock::now();
  const Loaded loaded = load(yaml);
  const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - begin;
  ASSERT_TRUE(loaded.root) << loaded.messages();
  EXPECT_EQ(loaded.root->find("fields")->items.size(), 1000U);
  RecordProperty("milliseconds", std::to_string(time.count()));
  std::printf("%zu bytes in %.1f ms\n", yaml.size(), time.count());
  EXPECT_LT(time.count(), 2000);  // a wide margin: the machine may be busy or the build slow
}

}  // namespace
}  // namespace smx::yaml
