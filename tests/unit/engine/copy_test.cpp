// `copy` with `except`: members taken over by their names.
#include <gtest/gtest.h>

#include "support/engine_fixture.h"

namespace smx::testing {
namespace {

constexpr const char* kCopy = "copy: in\nexcept: [ kind ]\n";

TEST(Copies, TakeOverWhatBothSchemasName) {
  World world;
  world.mapping(std::string(kCopy) + "fields: { text: in.id }");
  EXPECT_EQ(world.problems(), "");
  EXPECT_EQ(world.translate(R"({"id":"x","flag":true,"kind":"A","count":3})").output,
            R"({"text":"x","flag":true})");
  EXPECT_EQ(world.translate(R"({"id":"x"})").output, R"({"text":"x"})");
}

TEST(Copies, NeverOverwriteALine) {
  World world;
  world.mapping(std::string(kCopy) + "fields: { flag: { value: false } }");
  EXPECT_EQ(world.translate(R"({"id":"x","flag":true})").output, R"({"flag":false})");
}

TEST(Copies, AreCheckedAgainstBothSchemas) {
  World world;
  world.mapping("copy: in\nfields: {}");
  EXPECT_NE(world.problems().find("target `kind` does not take this"), std::string::npos);
  EXPECT_NE(world.problems().find("or name it under `except`"), std::string::npos);
}

TEST(Copies, RefuseAnExceptionThatIsNotThere) {
  World world;
  world.mapping("copy: in\nexcept: [ kind, flagg ]\nfields: {}");
  EXPECT_NE(world.problems().find("`flagg` is not a member of what is copied"), std::string::npos);
  EXPECT_NE(world.problems().find("did you mean `flag`?"), std::string::npos);
}

TEST(Copies, SayWhatAnIdleExceptionIs) {
  World world;
  world.mapping("copy: in\nexcept: [ kind, count, flag ]\nfields: { flag: in.flag }");
  EXPECT_NE(world.warnings().find("`count` would not be copied anyway"), std::string::npos);
  EXPECT_NE(world.warnings().find("`flag` would not be copied anyway"), std::string::npos);
  EXPECT_NE(world.warnings().find("takes nothing over"), std::string::npos);
}

TEST(Copies, WorkOnEachItemAndBehindFunctions) {
  World world;
  world.file("schemas/u.yaml", R"(
$defs:
  Out: { type: object, properties: { all: { type: array, items: { $ref: '#/$defs/One' } }, last: { $ref: '#/$defs/One' } } }
  One: { type: object, additionalProperties: false, properties: { key: { type: string }, no: { type: integer } } }
)");
  world.file("pack.yaml",
             "pack: test\nsummary: Tests.\nschemas: { t: schemas/t.yaml, u: schemas/u.yaml }\n");
  world.file(
      "mappings/m.yaml",
      "mapping: m\nsummary: A mapping.\ninput: { in: t/In }\noutput: u/Out\nfields:\n"
      "  all: { each: in.items, copy: ., fields: { no: { value: 1 } } }\n"
      "  last: { copy: in.items | last, fields: {}, when: { in.items: { is: present } } }\n");
  EXPECT_EQ(world.problems(), "");
  EXPECT_EQ(world.translate(R"({"id":"x","items":[{"key":"a","value":"v"},{"key":"b"}]})").output,
            R"({"all":[{"no":1,"key":"a"},{"no":1,"key":"b"}],"last":{"key":"b"}})");
}

TEST(Copies, AreListedWithWhatTheyTakeAndLeave) {
  World world;
  world.mapping(std::string(kCopy) + "fields: { text: in.id }");
  const LoadedRules loaded = world.load();
  ASSERT_TRUE(loaded.rules);
  const MappingInfo info = *loaded.rules->describe("m");
  ASSERT_EQ(info.copies.size(), 1u);
  EXPECT_EQ(info.copies[0].from, "in");
  EXPECT_EQ(info.copies[0].taken, std::vector<std::string>{"flag"});
  EXPECT_EQ(info.copies[0].excepted, std::vector<std::string>{"kind"});
  EXPECT_EQ(info.copies[0].without_target.front(), "id");
  EXPECT_EQ(info.lines.front().address, "m/flag");
  EXPECT_EQ(info.lines.front().text, "in.flag (copied)");
}

TEST(Copies, StandBesideFields) {
  World world;
  world.mapping("copy: in\nresult: { fields: {} }");
  EXPECT_NE(world.problems().find("`copy` stands beside `fields`"), std::string::npos);
  world.mapping("fields: { inner: { except: [ a ], fields: {} } }");
  EXPECT_NE(world.problems().find("`except` needs a `copy`"), std::string::npos);
  world.mapping("fields: { inner: { from: in.id, copy: in } }");
  EXPECT_NE(world.problems().find("this key belongs to `fields`"), std::string::npos);
}

}  // namespace
}  // namespace smx::testing
