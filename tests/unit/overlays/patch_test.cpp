// Rule files with the edits of overlays, as trees and rows.
#include "overlays/patch.h"

#include <gtest/gtest.h>

#include "overlays/addresses.h"
#include "overlays/references.h"
#include "spec/read_spec.h"

namespace smx::overlays {
namespace {

spec::File read(const std::string& name, const std::string& text, Diagnostics& said) {
  return spec::read_rule_file(std::make_unique<const Source>(name, text), {}, said);
}

/// Lines of a mapping or rows, and what was said.
struct Patched {
  Patched(const std::string& thing, const std::string& edits) {
    file = read("thing.yaml", thing, said);
    overlay = read("overlay.yaml", "overlay: o\nsummary: O.\nedits:\n" + edits, said);
    std::vector<Edit> all;
    for (const auto& edit : std::get<spec::Overlay>(overlay.thing).edits) {
      const std::string& address = edit.address.text;
      const std::size_t slash = address.find('/');
      all.push_back({&edit, address.substr(0, slash), address.substr(slash + 1)});
    }
    made = patched(file, all, said);
  }

  std::string addresses() const {
    yaml::Node tree = *made->tree;
    std::string text;
    for (const std::string& address : addresses_of(spots_of(tree))) text += address + " ";
    return text;
  }
  std::string rows() const {
    std::string text;
    if (const auto* table = std::get_if<spec::Table>(&made->thing)) {
      for (const auto& row : table->rows) text += row.cells[0].text + "=" + row.cells[1].text + " ";
      for (const auto& word : table->no_counterpart) text += word.text + "=nothing ";
    }
    if (const auto* decision = std::get_if<spec::Decision>(&made->thing)) {
      for (const auto& rule : decision->rules) text += rule.id.text + " ";
    }
    return text;
  }
  std::string codes() const {
    std::string text;
    for (const Diagnostic& one : said.items()) text += std::string(code_slug(one.code)) + " ";
    return text;
  }

  Diagnostics said;
  spec::File file, overlay;
  std::unique_ptr<const spec::File> made;
};

constexpr const char* kMapping = R"(
mapping: m
summary: M.
input: { in: text }
output: any
needs: { "found?": { fetch: t/Part, by: { id: in } } }
let:
  low: in | lower
  kind: { cases: [ { when: { in: x }, value: ex }, { value: other } ] }
guards: [ { id: g, when: { in: x }, fail: odd } ]
fields:
  a: { first: [ low, in ] }
  b: { decide: kind, with: { a: in } }
  c: { each: in, let: { d: . }, guards: [ { id: h, when: { d: x }, skip: odd } ], fields: { e.f: d } }
)";

TEST(TheAddressesOfAMapping, AreThoseOfItsLinesAndTheirParts) {
  const Patched thing(kMapping, "  - remove: m/let.low\n");
  EXPECT_EQ(thing.addresses(),
            "let.kind let.kind.cases.0 let.kind.cases.1 needs.found guards.g a a.first.0 a.first.1 "
            "b b.with.a c c.let.d c.guards.h c.e.f ");
}

TEST(AnEdit, WritesIntoTheFormItsAddressLeadsTo) {
  const Patched thing(kMapping,
                      "  - { set: m/c.e.g, with: d }\n  - { set: m/c.let.x, with: . }\n"
                      "  - { set: m/c.guards.i, with: { when: { d: z }, skip: odd } }\n"
                      "  - { set: m/new.deep, with: in }\n  - { set: m/b.with.z, with: in }\n");
  EXPECT_EQ(thing.codes(), "");
  EXPECT_EQ(thing.addresses(),
            "let.low let.kind let.kind.cases.0 let.kind.cases.1 needs.found guards.g a a.first.0 "
            "a.first.1 b b.with.a b.with.z c c.let.d c.let.x c.guards.h c.guards.i c.e.f c.e.g "
            "new.deep ");
}

TEST(AnEdit, KeepsThePlacesOfItsOwnFile) {
  const Patched thing(kMapping, "  - { replace: m/a, with: { value: x } }\n");
  const auto& body = std::get<spec::Mapping>(thing.made->thing).body;
  EXPECT_EQ(body->named[0].form.span.source->name(), "overlay.yaml");
  EXPECT_EQ(body->named[1].form.span.source->name(), "thing.yaml");
}

TEST(AnEdit, OfWhatIsNotThereIsRefusedWithWhatIs) {
  const Patched thing(kMapping, "  - remove: m/let.lov\n");
  ASSERT_EQ(thing.said.items().size(), 1u);
  EXPECT_EQ(thing.said.items()[0].labels[0].text, "did you mean `m/let.low`?");
}

TEST(AnEdit, ThatIsNoLineIsRefusedLikeOneInTheFile) {
  EXPECT_EQ(Patched(kMapping, "  - { replace: m/a, with: { form: in } }\n").codes(),
            "exclusive-keys ");
  EXPECT_EQ(Patched(kMapping, "  - { after: m/a, add: in }\n").codes(), "wrong-shape ");
}

TEST(AMistakeOfTheFile, IsNotSaidAgainOfItsVariants) {
  const Patched thing(
      "mapping: m\nsummary: M.\ninput: { in: text }\noutput: any\nfeilds: {}\n"
      "fields: { a: in }\n",
      "  - { replace: m/a, with: { value: x } }\n");
  EXPECT_EQ(thing.codes(), "unknown-key ");
}

constexpr const char* kTable =
    "table: t\nsummary: T.\nkey: { k: text }\nvalue: { v: text }\nrows: { A: one, B: two }\n"
    "no_counterpart: [ N ]\n";

TEST(ARowOfATable, IsReplacedWhereItStood) {
  EXPECT_EQ(Patched(kTable, "  - { replace: t/A, with: three }\n").rows(),
            "A=three B=two N=nothing ");
  EXPECT_EQ(Patched(kTable, "  - { set: t/A, with: { v: three } }\n").rows(),
            "A=three B=two N=nothing ");
}

TEST(ARowOfATable, MayComeAndGo) {
  EXPECT_EQ(Patched(kTable, "  - { set: t/C, with: three }\n  - remove: t/A\n").rows(),
            "B=two C=three N=nothing ");
  EXPECT_EQ(Patched(kTable, "  - { set: t/N, with: none }\n").rows(), "A=one B=two N=none ");
  EXPECT_EQ(Patched(kTable, "  - { set: t/B, with: { no_counterpart: true } }\n").rows(),
            "A=one N=nothing B=nothing ");
}

TEST(ARowOfATable, HasTheColumnsOfTheTable) {
  EXPECT_EQ(Patched(kTable, "  - { set: t/A, with: { w: three } }\n").codes(), "bad-row bad-row ");
  EXPECT_EQ(Patched(kTable, "  - { set: t/A, with: [ three ] }\n").codes(), "wrong-shape ");
}

constexpr const char* kDecision =
    "decision: d\nsummary: D.\ninput: { a: text }\noutput: { v: text }\n"
    "rules: [ { id: x, when: { a: x }, then: ex }, { id: rest, then: other } ]\n";

TEST(ARowOfADecision, StandsWhereTheEditPutsIt) {
  EXPECT_EQ(Patched(kDecision,
                    "  - { before: d/rest, add: { id: y, when: { a: y }, then: why } }\n"
                    "  - { after: d/x, add: { id: z, when: { a: z }, then: zed } }\n"
                    "  - remove: d/x\n")
                .rows(),
            "z y rest ");
}

TEST(ARowOfADecision, IsReadLikeOneInTheFile) {
  EXPECT_EQ(Patched(kDecision, "  - { replace: d/x, with: { wen: { a: x }, then: ex } }\n").codes(),
            "unknown-key ");
  EXPECT_EQ(Patched(kDecision, "  - { replace: d/x, with: ex }\n").codes(), "wrong-shape ");
}

TEST(References, AreWhatTheLinesAsk) {
  Diagnostics said;
  const auto file = read("m.yaml",
                         "mapping: m\nsummary: M.\ninput: { in: text }\noutput: any\n"
                         "inverse_of: other\nfields:\n"
                         "  a: in | lookup one | lookup_reverse  p.two\n"
                         "  b: { decide: three, with: { a: (in | lookup four) } }\n"
                         "  c: { each: in, use: five, with: { x: . } }\n",
                         said);
  References found;
  add_references(*file.tree, found);
  EXPECT_EQ(found.used, (std::set<std::string>{"five"}));
  EXPECT_EQ(found.asked, (std::set<std::string>{"one", "p.two", "three", "four", "other"}));
}

}  // namespace
}  // namespace smx::overlays
