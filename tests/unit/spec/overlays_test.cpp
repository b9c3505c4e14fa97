// Overlays, and the scope of mappings.
#include <gtest/gtest.h>

#include "unit/spec/rule_file.h"

namespace smx::spec::testing {
namespace {

constexpr std::string_view kHead = "overlay: o\nsummary: O.\n";

std::string mistakes(const std::string& rest) {
  return RuleFile(std::string(kHead) + rest).mistakes();
}

TEST(AnOverlay, SaysForWhomWhenAndWhat) {
  const RuleFile rules(std::string(kHead) +
                       "scope: { site: [ 12, 15 ], kind: A }\n"
                       "effective: { from: 2026-04-11, to: 2026-06-01 }\n"
                       "zone: America/Detroit\norder: -3\ngap: true\n"
                       "edits:\n"
                       "  - { set: m/a, with: x }\n"
                       "  - { before: d/rest, add: { id: y, then: z }, note: N. }\n"
                       "  - { remove: p.t/A }\n");
  EXPECT_EQ(rules.mistakes(), "");
  const auto& overlay = rules.as<Overlay>();
  EXPECT_EQ(overlay.scope.size(), 2u);
  EXPECT_EQ(overlay.scope[0].values[1].text, "15");
  EXPECT_EQ(overlay.scope[1].values[0].text, "A");
  EXPECT_EQ(overlay.effective->from.text, "2026-04-11");
  EXPECT_EQ(overlay.effective->to.text, "2026-06-01");
  EXPECT_EQ(overlay.zone.text, "America/Detroit");
  EXPECT_EQ(overlay.order, -3);
  EXPECT_TRUE(overlay.gap);
  ASSERT_EQ(overlay.edits.size(), 3u);
  EXPECT_EQ(overlay.edits[0].verb, Overlay::Verb::set);
  EXPECT_EQ(overlay.edits[0].content->text, "x");
  EXPECT_EQ(overlay.edits[1].verb, Overlay::Verb::before);
  EXPECT_EQ(overlay.edits[1].documentation.note, "N.");
  EXPECT_EQ(overlay.edits[2].address.text, "p.t/A");
  EXPECT_EQ(overlay.edits[2].content, nullptr);
}

TEST(AnOverlay, HasEdits) {
  EXPECT_EQ(mistakes(""), "1:1 missing-key: an overlay needs the key `edits`\n");
  EXPECT_NE(mistakes("edits: []\n"), "");
}

TEST(AnEdit, DoesOneThingToOneAddress) {
  EXPECT_EQ(mistakes("edits: [ { with: x } ]\n"),
            "3:10 missing-key: an edit needs the key `replace`\n");
  EXPECT_EQ(mistakes("edits: [ { set: m/a, remove: m/b, with: x } ]\n"),
            "3:12 exclusive-keys: an edit does one thing: `set`, `replace`, `remove`, `before` or "
            "`after`\n");
  EXPECT_EQ(
      mistakes("edits: [ { set: a, with: x } ]\n"),
      "3:17 wrong-shape: expected the address of a line, such as `mapping/target`, and here is "
      "a text [`smx show MAPPING` lists the addresses of a mapping]\n");
}

TEST(AnEdit, HasWhatGoesWithItsVerb) {
  EXPECT_EQ(mistakes("edits: [ { set: m/a } ]\n"),
            "3:10 missing-key: `set` needs the key `with`\n");
  EXPECT_EQ(mistakes("edits: [ { after: m/a } ]\n"),
            "3:10 missing-key: `after` needs the key `add`\n");
  EXPECT_EQ(
      mistakes("edits: [ { before: m/a, with: x } ]\n"),
      "3:25 exclusive-keys: `with` does not go with `before` [with it goes `add`, the line that "
      "is added]\n");
  EXPECT_EQ(mistakes("edits: [ { remove: m/a, with: x } ]\n"),
            "3:25 exclusive-keys: `with` does not go with `remove` [with it goes nothing]\n");
}

TEST(TheOrderOfAnOverlay, IsAnInteger) {
  EXPECT_EQ(mistakes("order: first\nedits: [ { remove: m/a } ]\n"),
            "3:8 wrong-shape: expected an integer, and here is a text [overlays with a higher one "
            "come later]\n");
}

TEST(TheWindowOfAnOverlay, HasAtLeastOneEnd) {
  EXPECT_NE(mistakes("effective: {}\nedits: [ { remove: m/a } ]\n"), "");
  EXPECT_NE(mistakes("effective: { form: 2026-04-11 }\nedits: [ { remove: m/a } ]\n").find("from"),
            std::string::npos);
}

TEST(TheScopeOfAMapping, IsMadeOfExpressions) {
  const RuleFile rules(
      "mapping: m\nsummary: M.\ninput: { in: text }\noutput: text\n"
      "scope: { site: in | lookup sites, kind: context.kind }\nresult: { from: in }\n");
  EXPECT_EQ(rules.mistakes(), "");
  const auto& scope = rules.as<Mapping>().scope;
  ASSERT_EQ(scope.size(), 2u);
  EXPECT_EQ(scope[0].first.text, "site");
  EXPECT_EQ(scope[0].second.calls.size(), 1u);
}

}  // namespace
}  // namespace smx::spec::testing
