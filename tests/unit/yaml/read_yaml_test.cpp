// What loads, and which text it gives.
#include <gtest/gtest.h>

#include "unit/yaml/loading.h"

namespace smx::yaml {
namespace {

struct Case {
  std::string yaml;
  std::string outline;
};

void expect_outlines(const std::vector<Case>& cases) {
  for (const Case& c : cases) EXPECT_EQ(outline_of(c.yaml), c.outline) << c.yaml;
}

TEST(YamlReader, ReadsMapsListsAndScalars) {
  expect_outlines({
      {"a: 1\nb:\n  - x\n  - y: z\n    w: v\nc: last\n", "{a: 1, b: [x, {y: z, w: v}], c: last}"},
      {"a:\n- x\n- y\nb: z", "{a: [x, y], b: z}"},
      {"- - a\n  - b\n- - c\n", "[[a, b], [c]]"},
      {"a: {b: c, d: [e, f], g}\nh: [i: j, k]\n", "{a: {b: c, d: [e, f], g: }, h: [{i: j}, k]}"},
      {"a: []\nb: {}\nc: [x,]\nd: {y: z,}\n", "{a: [], b: {}, c: [x], d: {y: z}}"},
      {"{\"a\":1,\"b\":[true,null]}", "{\"a\": 1, \"b\": [true, null]}"},
      {"---\na: b\n...\n", "{a: b}"},
      {"# before\n\na: b # behind\n# below\n", "{a: b}"},
      {"just a text\n", "just a text"},
      {"\xEF\xBB\xBF"
       "a: b\n",
       "{a: b}"},
      {"a: b\r\nc:\r\n  - d\r\n  - e\r\n", "{a: b, c: [d, e]}"},
      {"a:\tb\t# tabs between tokens\n", "{a: b}"},
  });
}

TEST(YamlReader, KeepsScalarsAsTheyAreWritten) {
  expect_outlines({
      {"a: 012\nb: 1e3\nc: NO\nd: true\ne: 12:30:00\n",
       "{a: 012, b: 1e3, c: NO, d: true, e: 12:30:00}"},
      {"a: ~\nb: null\nc: Null\nd: NULL\n~: x\nnull: y\n",
       "{a: ~, b: null, c: Null, d: NULL, ~: x, null: y}"},
      {"a: b:c\nd: e#f\ng: -1\nh: ?x\ni: :x\n", "{a: b:c, d: e#f, g: -1, h: ?x, i: :x}"},
      {"a: x]y, {z}\n", "{a: x]y, {z}}"},
      {"é: ü # ö\n", "{é: ü}"},
  });
}

TEST(YamlReader, ReadsAnEmptyValueAsAnEmptyPlainScalar) {
  expect_outlines({
      {"a:\n", "{a: }"},
      {"a:", "{a: }"},
      {"a:\nnull: b\n", "{a: , null: b}"},
      {"a:\n~: b\n", "{a: , ~: b}"},
      {"a:\n  null\n", "{a: null}"},
      {"a: # nothing\nb:\n", "{a: , b: }"},
      {"-\n- null\n-\n", "[, null, ]"},
      {"a:\n  -\nnull: b\n", "{a: [], null: b}"},
      {"{a: , b, null: c}\n", "{a: , b: , null: c}"},
      {"a: ''\nb: \"\"\nc: |\nd: >-\n", "{a: '', b: \"\", c: ||, d: >>}"},
  });
}

TEST(YamlReader, FoldsPlainScalars) {
  expect_outlines({
      {"a: one\n  two\n\n\n  three  \n   four # no\nb: c\n", "{a: one two\n\nthree four, b: c}"},
      {"a:\n  one\n  - two\n", "{a: one - two}"},
      {"- a\n - b\n", "[a - b]"},
      {"[one\n two, three]\n", "[one two, three]"},
  });
}

TEST(YamlReader, ReadsQuotedScalars) {
  expect_outlines({
      {"'it''s'\n", "'it's'"},
      {"a: 'one \n  two\n\n  three '\n", "{a: 'one two\nthree '}"},
      {R"("\0\a\b\t\n\v\f\r\e\ \"\/\\")", std::string("\"\0\a\b\t\n\v\f\r\x1B \"/\\\"", 15)},
      {R"("\x41\u00e9\U0001F600")", "\"Aé😀\""},
      {R"("\N\_\L\P")", "\"\u0085\u00a0\u2028\u2029\""},
      {"a: \"one\\\n   two \\\n  \\ three\\t \n  four\"\n", "{a: \"onetwo  three\t four\"}"},
      {"\"one\n\n\n two\"", "\"one\n\ntwo\""},
      {"'a # b: c'\n", "'a # b: c'"},
  });
}

TEST(YamlReader, ReadsBlockScalars) {
  expect_outlines({
      {"a: |\n  one\n   two\n\n  three\n\n\nb: c\n", "{a: |one\n two\n\nthree\n|, b: c}"},
      {"a: |-\n  one\n\nb: c\n", "{a: |one|, b: c}"},
      {"a: |+\n  one\n\nb: c\n", "{a: |one\n\n|, b: c}"},
      {"a: |2\n   one\n", "{a: | one\n|}"},
      {"a: |-1 # why\n  one\n", "{a: | one|}"},
      {"a: >\n  one\n  two\n\n\n  three\n   four\n\n   five\n  six\n",
       "{a: >one two\n\nthree\n four\n\n five\nsix\n>}"},
      {"a: >\n\n\n  one\n", "{a: >\n\none\n>}"},
      {"- |\n x\n- >-\n y\n", "[|x\n|, >y>]"},
      {"a: |\n  one\n # not text\nb: c\n", "{a: |one\n|, b: c}"},
      {"a: |\n  \tone\n", "{a: |\tone\n|}"},
      {"a: |\r\n  one\r\n  two\r\n", "{a: |one\ntwo\n|}"},
      {"a: |\n  one", "{a: |one\n|}"},
      {"a: >\n \n  \n   \nb:\n", "{a: >>, b: }"},
  });
}

TEST(YamlReader, FindsEntriesByKey) {
  const Loaded loaded = load("a: 1\nb: 2\n");
  ASSERT_TRUE(loaded.root) << loaded.messages();
  EXPECT_EQ(loaded.root->find("b")->text, "2");
  EXPECT_EQ(loaded.root->find_entry("b")->key.text, "b");
  EXPECT_EQ(loaded.root->find("c"), nullptr);
  EXPECT_EQ(loaded.root->find_entry("c"), nullptr);
}

TEST(YamlReader, TellsPlainScalarsFromQuotedOnes) {
  const Loaded loaded = load("- true\n- 'true'\n- [x]\n");
  ASSERT_TRUE(loaded.root) << loaded.messages();
  EXPECT_TRUE(loaded.root->items[0].is_plain());
  EXPECT_FALSE(loaded.root->items[1].is_plain());
  EXPECT_FALSE(loaded.root->items[2].is_plain());
}

}  // namespace
}  // namespace smx::yaml
