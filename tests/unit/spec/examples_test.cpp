// Every example of docs/language.md and README.md is read as it stands there, so that the pages
// cannot be wrong.
#include <algorithm>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "unit/spec/rule_file.h"

namespace smx::spec::testing {
namespace {

struct Example {
  std::string section;  // "5. A mapping"
  std::uint32_t line = 0;
  std::string text;
};

/// The YAML blocks of the page with the section each stands in.
std::vector<Example> examples(const std::string& path) {
  std::ifstream page(SMX_SOURCE_DIR "/" + path);
  std::vector<Example> found;
  std::string section;
  bool inside = false;
  std::string line;
  for (std::uint32_t number = 1; std::getline(page, line); ++number) {
    if (line.starts_with("## ")) section = line.substr(3);
    if (line == "```yaml") {
      inside = true;
      found.push_back({section, number, {}});
    } else if (line.starts_with("```")) {
      inside = false;
    } else if (inside) {
      found.back().text += line + "\n";
    }
  }
  return found;
}

std::string indented(const std::string& text) {
  std::istringstream lines(text);
  std::string out;
  for (std::string line; std::getline(lines, line);) out += "  " + line + "\n";
  return out;
}

constexpr std::string_view kHead =
    "mapping: example\nsummary: An example.\ninput: { message: any }\noutput: any\n";

/// A whole file around a fragment.
std::string wrapped(std::string text) {
  if (const std::size_t at = text.find("{ ... }"); at != std::string::npos) {
    text.replace(at, 7, "{ message.id: { is: present } }");
  }
  const std::string first = text.substr(0, text.find_first_of(":\n"));
  for (const std::string_view kind :
       {"pack", "mapping", "table", "decision", "library", "overlay"}) {
    if (first == kind) return text;
  }
  std::string head(kHead);
  if (first == "fields") return head + text;
  if (first == "needs" || first == "let") return head + text + "fields: {}\n";
  if (first == "each") return head + "result:\n" + indented(text);
  if (first.starts_with("- ")) return head + "guards:\n" + indented(text) + "fields: {}\n";
  return head + "fields:\n" + indented(text);
}

TEST(TheExamplesOfTheLanguagePage, AreReadWithoutMistakes) {
  const std::vector<Example> all = examples("docs/language.md");
  ASSERT_GE(all.size(), 22u) << "the page is not where this test looks for it";
  for (const Example& example : all) {
    SCOPED_TRACE("docs/language.md:" + std::to_string(example.line) + " in " + example.section);
    const RuleFile rules(wrapped(example.text));
    EXPECT_EQ(rules.mistakes(), "");
    EXPECT_NE(rules.file.kind, "");
  }
}

TEST(TheExamplesOfTheLanguagePage, CoverEverySectionWithYaml) {
  std::string sections;
  for (const Example& example : examples("docs/language.md")) {
    if (sections.find(example.section[0]) == std::string::npos || example.section[1] != '.') {
      sections += example.section.substr(0, example.section.find(' '));
    }
  }
  for (const std::string_view wanted : {"1.", "2.", "5.", "6.", "7.", "10."}) {
    EXPECT_NE(sections.find(wanted), std::string::npos) << wanted;
  }
}

/// The table of value forms is no YAML, so its lines are repeated here.
TEST(TheValueFormsOfTheLanguagePage, AreReadWithoutMistakes) {
  const RuleFile rules(std::string(kHead) + R"(
policy: { on_missing: report }
let:
  a: message.a
  b: { first: [ message.b, { value: x } ], skipping: [ missing, null, empty ], on_conflict: report }
  c: { one_of: { person: a, pool: b } }
  d: { cases: [ { when: { a: x }, value: y }, { use: other, with: { input: b } } ] }
  e: { join: [ a, { value: "-" }, b ], between: (, when: { a: { is: present } } }
  f: { decide: category, with: { subject: a, pool: { value: P } } }
  g: { use: other, with: { input: { fields: { id: a } } } }
  h: { list: [ a, { value: "1", unless: { a: [ 1, 2 ] } } ] }
  i: { list: [] }
fields:
  a.b.0.@c:
    each: [ message.x, message.y ]
    as: item
    needs:
      media?: { fetch: oh/Media, by: { id: .id } }
    let: { x: .a | trim }
    where: { .kind: { not: [ a, b ] }, x: { same_as: item.x } }
    fields: { x: x }
    on_fault: report
    note: one
    source: page 2
    basis: inferred
  b: { each: message.x, from: .id }
  c: { each: message.x, use: other, with: { input: . } }
  d: { each: message.x, first: [ .a, .b ], skipping: [ empty ] }
  e: { each: message.x, join: [ .a, .b ], between: / }
  f: { each: message.x, list: [ .a, .b ] }
  g: { each: message.x, cases: [ { from: .a } ] }
  h: { each: message.x, decide: category, with: { subject: . } }
  i: { each: message.x, value: x }
  k: { group: message.x, by: .a, as: one, fields: { a: one.key }, sort: .a, limit: 3 }
  l: { group: [ message.x, message.y ], by: { a: .a, b: .b }, from: .items }
  m: { zip: { a: message.x, b: message.y } }
)");
  EXPECT_EQ(rules.mistakes(), "");
}

TEST(TheExampleOfTheFrontPage, IsReadWithoutMistakes) {
  const std::vector<Example> all = examples("README.md");
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(RuleFile(all.front().text).mistakes(), "");
}

}  // namespace
}  // namespace smx::spec::testing
