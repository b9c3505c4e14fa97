// What is refused, where, and with which words.
#include <gtest/gtest.h>

#include "unit/yaml/loading.h"

namespace smx::yaml {
namespace {

struct Refused {
  std::string yaml;
  Position position;
  std::string words;  // part of the message
};

void expect_refused(Code code, const std::vector<Refused>& cases) {
  for (const Refused& c : cases) {
    const Loaded loaded = load(c.yaml);
    EXPECT_FALSE(loaded.root) << c.yaml;
    ASSERT_EQ(loaded.diagnostics.items().size(), 1U) << c.yaml << loaded.messages();
    const Diagnostic& diagnostic = loaded.diagnostics.items().front();
    EXPECT_EQ(diagnostic.code, code) << c.yaml << loaded.messages();
    EXPECT_EQ(diagnostic.labels.at(0).begin, c.position) << c.yaml << loaded.messages();
    EXPECT_NE(diagnostic.message.find(c.words), std::string::npos) << c.yaml << loaded.messages();
  }
}

TEST(YamlReader, RefusesFeaturesThatRuleFilesDoNotHave) {
  expect_refused(Code::yaml_feature, {
                                         {"a: &x b\n", {1, 4}, "anchors"},
                                         {"&x a: b\n", {1, 1}, "anchors"},
                                         {"a: [&x b]\n", {1, 5}, "anchors"},
                                         {"a: *x\n", {1, 4}, "aliases"},
                                         {"a: *.txt\n", {1, 4}, "aliases"},
                                         {"a: !x b\n", {1, 4}, "tags"},
                                         {"a: ! b\n", {1, 4}, "tags"},
                                         {"a: !!str b\n", {1, 4}, "tags"},
                                         {"a:\n  <<: b\n", {2, 3}, "merge keys"},
                                         {"%YAML 1.2\n---\na: b\n", {1, 1}, "directives"},
                                         {"a: b\n---\nc: d\n", {2, 1}, "second document"},
                                         {"---\na: b\n---\n", {3, 1}, "second document"},
                                         {"a: b\n...\nc: d\n", {3, 1}, "second document"},
                                         {"? a\n: b\n", {1, 1}, "`?`"},
                                         {"{? a : b}\n", {1, 2}, "`?`"},
                                         {"[a]: b\n", {1, 1}, "a key must be a text"},
                                         {"{a: b}: c\n", {1, 1}, "a key must be a text"},
                                         {"- {[a]: b}\n", {1, 4}, "a key must be a text"},
                                     });
}

TEST(YamlReader, TakesAQuotedMergeKeyAsAKey) {
  EXPECT_EQ(outline_of("'<<': a\n"), "{'<<': a}");
}

TEST(YamlReader, NamesCharactersThatMayNotStandInYaml) {
  expect_refused(Code::yaml_encoding,
                 {
                     {"a: \xFF\n", {1, 4}, "not UTF-8"},
                     {"a: \xC3", {1, 4}, "not UTF-8"},
                     {"a: \xED\xA0\x80\n", {1, 4}, "not UTF-8"},
                     {std::string("a: \0\n", 5), {1, 4}, "U+0000 (NUL)"},
                     {"a: 'x\x1B'\n", {1, 6}, "U+001B (escape)"},
                     {"a: b\rc: d\n", {1, 5}, "U+000D (carriage return)"},
                     {"a: b\u0085\n", {1, 5}, "U+0085 (next line)"},
                     {"a: b\u2028\n", {1, 5}, "U+2028 (line separator)"},
                     {"a: \uFEFFb\n", {1, 4}, "U+FEFF (byte order mark)"},
                     {"a:\u00A0b\n", {1, 3}, "U+00A0 (no-break space)"},
                     {"a: b\u00A0c\n", {1, 5}, "U+00A0 (no-break space)"},
                     {"a:\n \u00A0b: c\n", {2, 2}, "U+00A0 (no-break space)"},
                     {"a: “b”\n", {1, 4}, "U+201C (left double quotation mark)"},
                     {"a: [‘b’]\n", {1, 5}, "U+2018 (left single quotation mark)"},
                     {"“a”: b\n", {1, 1}, "U+201C (left double quotation mark)"},
                 });
  EXPECT_EQ(outline_of("a: '“b”\u00A0c'\n"), "{a: '“b”\u00A0c'}");
}

TEST(YamlReader, NamesTabsInTheIndentation) {
  expect_refused(Code::yaml_syntax, {
                                        {"a:\n\tb: c\n", {2, 1}, "a tab"},
                                        {"a:\n  \tb: c\n", {2, 3}, "a tab"},
                                        {"a: b\n\tc\n", {2, 1}, "a tab"},
                                        {"a: |\n\tb\n", {2, 1}, "a tab"},
                                        {"a: 'b\n\tc'\n", {2, 1}, "a tab"},
                                        {"a: [\n\tb]\n", {2, 1}, "a tab"},
                                        {"-\ta: b\n", {1, 2}, "a tab"},
                                        {"a:\n\t\nb: c\n", {2, 1}, "a tab"},
                                        {"a: b\n\t\n  c\n", {2, 1}, "a tab"},
                                    });
}

TEST(YamlReader, RefusesWhatOnlyItsLibraryWouldTake) {
  expect_refused(Code::yaml_syntax,
                 {
                     {"[a,,b]\n", {1, 4}, "an item is missing"},
                     {"[,a]\n", {1, 2}, "an item is missing"},
                     {"{a: b,, c: d}\n", {1, 7}, "a key is missing"},
                     {": a\n", {1, 1}, "a key is missing"},
                     {"a: b\nc\n", {2, 2}, "a key needs a `:`"},
                     {"a: \"b\"#c\n", {1, 7}, "a comment needs a space"},
                     {"a: [b]#c\n", {1, 7}, "a comment needs a space"},
                     {"a: |#c\n  b\n", {1, 5}, "starts on the line below"},
                     {"a: \"\\q\"\n", {1, 5}, "no such escape"},
                     {"a: \"\\'\"\n", {1, 5}, "no such escape"},
                     {"a: \"\\x4\"\n", {1, 5}, "needs 2 hexadecimal digits"},
                     {"a: \"\\ud83d\"\n", {1, 5}, "does not stand for a character"},
                     {"a: \"\\U00110000\"\n", {1, 5}, "does not stand for a character"},
                     {"a: 'b\nc'\n", {2, 1}, "not indented enough"},
                     {"a:\n'b'\n", {2, 1}, "indented deeper"},
                     {"a:\n|\n  b\n", {2, 1}, "indented deeper"},
                     {"a:\n[b]\n", {2, 1}, "indented deeper"},
                     {"a: [\n  b\n]\n", {3, 1}, "not indented enough"},
                     {"a: [b\nc: d\n", {2, 1}, "not indented enough"},
                     {"a: |\n    \n  b\n", {2, 3}, "more spaces than the first line"},
                     {"a: |0\n  b\n", {1, 5}, "starts on the line below"},
                     {"a: |--\n  b\n", {1, 6}, "starts on the line below"},
                     {"- a\nb: c\n", {2, 1}, "does not belong"},
                     {"a: {b:[c]}\n", {1, 6}, "needs a space behind it"},
                     {"[-]\n", {1, 2}, "cannot start with `-`"},
                 });
}

TEST(YamlReader, RefusesWhatReadersDoNotAgreeAbout) {
  expect_refused(Code::yaml_syntax, {
                                        {"a: \"b\\\n\n  c\"\n", {1, 6}, "do not agree"},
                                        {"a: |\n  b\n   ", {3, 1}, "ends in spaces"},
                                        {"a: |\n  b\n   \nc: d\n", {3, 3}, "a line of spaces"},
                                        {"--- |\nb\n", {2, 1}, "must be indented"},
                                        {"{\"a\n  b\": c}\n", {1, 2}, "on one line"},
                                        {"a: [b?]\n", {1, 6}, "needs quotes"},
                                    });
}

TEST(YamlReader, NamesTheMistakesAuthorsMakeMostOften) {
  expect_refused(Code::yaml_syntax,
                 {
                     {"", {1, 1}, "the file is empty"},
                     {"# only a comment\n", {1, 1}, "the file is empty"},
                     {"---\n", {1, 4}, "the file is empty"},
                     {"a: b: c\n", {1, 5}, "a `:` is not expected"},
                     {"- a\n b: c\n", {2, 3}, "a `:` is not expected"},
                     {"a: - b\n", {1, 4}, "a list item is not expected"},
                     {"a: b\n- c\n", {2, 1}, "a list item stands in a map"},
                     {"key:value\nb: c\n", {1, 4}, "a space behind its `:`"},
                     {"a: b\nkey:value\nc: d\n", {2, 4}, "a space behind its `:`"},
                     {"a: b\nkey:value\n", {2, 4}, "a space behind its `:`"},
                     {"a: @b\n", {1, 4}, "cannot start with `@`"},
                     {"a: `b`\n", {1, 4}, "cannot start with a backtick"},
                     {"a: %b\n", {1, 4}, "cannot start with `%`"},
                     {"a: [b, @]\n", {1, 8}, "cannot start with `@`"},
                     {"a: 'b\n  c: d\n", {1, 4}, "never closed"},
                     {"a: \"b\n", {1, 4}, "never closed"},
                     {"a: 'it's'\n", {1, 8}, "behind the closing quote"},
                     {"a: \"b\" c\n", {1, 8}, "behind the closing quote"},
                     {"a: [b, c\n", {1, 9}, "a closing bracket is expected"},
                     {"[[a, b]\n", {1, 1}, "never closed"},

                     {"a: {b: c\n", {2, 1}, "a `,` or `}` is expected"},
                     {"a: {b: c]\n", {1, 9}, "this bracket closes nothing"},
                     {"a:\n  b: c\n d: e\n", {3, 2}, "does not fit into the map"},
                     {"- a\n  - b: c\n", {2, 6}, "a `:` is not expected"},
                     {"a: | b\n", {1, 6}, "starts on the line below"},
                 });
}

TEST(YamlReader, ShowsBothPlacesOfADuplicateKey) {
  const Loaded loaded = load("a: 1\nb: 2\n'a': 3\nc: {d: 1, d: 2}\na: 4\n");
  EXPECT_FALSE(loaded.root);
  ASSERT_EQ(loaded.diagnostics.items().size(), 3U) << loaded.messages();
  const Diagnostic& inner = loaded.diagnostics.items()[0];
  const Diagnostic& second = loaded.diagnostics.items()[1];
  const Diagnostic& third = loaded.diagnostics.items()[2];
  EXPECT_EQ(second.code, Code::yaml_duplicate_key);
  EXPECT_EQ(inner.labels.at(0).begin, (Position{4, 11}));
  EXPECT_EQ(second.labels.at(0).begin, (Position{3, 1}));
  EXPECT_EQ(second.labels.at(1).begin, (Position{1, 1}));
  EXPECT_EQ(second.labels.at(1).text, "first here");
  EXPECT_EQ(third.labels.at(0).begin, (Position{5, 1}));
}

TEST(YamlReader, TellsDuplicateKeysAlsoWhenTheSyntaxBreaksLater) {
  const Loaded loaded = load("x: {a: 1, a: 2}\ny: @\n");
  EXPECT_EQ(loaded.diagnostics.errors(), 2U) << loaded.messages();
}

TEST(YamlReader, LeavesOlderDiagnosticsAlone) {
  const Source source("rules.yaml", "a: b\n");
  Diagnostics diagnostics;
  diagnostics.add(make_error(Code::file_not_found, "elsewhere", {}));
  EXPECT_TRUE(read_yaml(source, {}, diagnostics));
  EXPECT_EQ(diagnostics.errors(), 1U);
}

}  // namespace
}  // namespace smx::yaml
