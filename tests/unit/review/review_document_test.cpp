#include <algorithm>

#include <gtest/gtest.h>

#include "review/words.h"
#include "unit/review/clinic.h"

namespace smx::review {
namespace {

using testing::clinic;
using testing::review_of;

class Review : public ::testing::Test {
 protected:
  void SetUp() override { ASSERT_EQ(loaded_.problems, ""); }

  const PackReview& pack() const { return loaded_.document.packs.front(); }
  const MappingReview& letter() const { return pack().mappings.back(); }
  const LineReview& line(const std::string& address) const {
    static const LineReview none;
    const auto& lines = letter().lines;
    const auto found = std::ranges::find(lines, "visit-to-letter/" + address, &LineReview::address);
    EXPECT_NE(found, lines.end()) << address;
    return found == lines.end() ? none : *found;
  }

  testing::Loaded loaded_ = review_of(clinic(), "clinic");
};

using Texts = std::vector<std::string>;

TEST_F(Review, HasEverythingOfThePack) {
  EXPECT_EQ(title_of(pack()), "clinic 1.2.0");
  EXPECT_EQ(pack().mappings.size(), 2u);
  EXPECT_EQ(pack().tables.size(), 1u);
  EXPECT_EQ(pack().decisions.size(), 1u);
  EXPECT_EQ(pack().overlays.size(), 1u);
  EXPECT_EQ(letter().standing.owner, "ward office");
  EXPECT_EQ(letter().standing.source, "guide, page 3");
  EXPECT_EQ(letter().file, "clinic/mappings/visit-to-letter.yaml");
}

TEST_F(Review, TellsTargetsWithTypeAndPresence) {
  EXPECT_EQ(line("number").presence, "required");
  EXPECT_EQ(line("number").type, "text");
  EXPECT_EQ(line("town").presence, "");
  EXPECT_EQ(line("lines").name, "lines");
  EXPECT_EQ(line("lines").type, "list of object");
  EXPECT_EQ(line("lines.text").name, "lines[].text");
  EXPECT_EQ(line("lines.text").presence, "required");
  EXPECT_EQ(line("sheet.ward").name, "sheet.ward");
}

TEST_F(Review, FollowsNamedValuesToTheDocuments) {
  EXPECT_EQ(line("number").sources, Texts{"visit.id"});
  EXPECT_EQ(line("state").sources, Texts{"state"});
  EXPECT_EQ(line("state").origins, Texts{"visit.state"});
  EXPECT_EQ(line("colour").origins, Texts{"visit.state"});
  EXPECT_EQ(line("lines.text").sources, Texts{"visit.notes[].text"});
  EXPECT_EQ(line("place").origins, Texts{"context.place"});
  EXPECT_EQ(line("town").origins, Texts{"person.town"});
}

TEST_F(Review, FollowsAMemberOfANamedValueToItsPlace) {
  EXPECT_EQ(line("town").origins, Texts{"person.town"});
  EXPECT_EQ(line("sheet.spare").sources, Texts{"who.last"});
  EXPECT_EQ(line("sheet.spare").origins, Texts{"visit.room"});
}

TEST_F(Review, NamesPoliciesOfAlternatives) {
  const auto& policies = line("let.who.last").policies;
  ASSERT_EQ(policies.size(), 2u);
  EXPECT_EQ(policies[0].from, "the pack");
  EXPECT_EQ(policies[1].what, "leave out");
  EXPECT_EQ(policies[1].when, "empty");
  EXPECT_EQ(policies[1].from, "a part of it");
}

TEST_F(Review, QuotesRulesAsTheyAreWritten) {
  EXPECT_EQ(line("number").rule, "visit.id");
  EXPECT_EQ(line("let.state").rule,
            "from: visit.state | lookup word-of-state\non_missing: { default: unknown }");
  EXPECT_EQ(line("patient").rule, "from: visit.name | trim | shorten 12\ndefault: nobody");
  EXPECT_EQ(line("guards.lost").rule, "visit.state: LOST");
}

TEST_F(Review, LeavesLinesInsideALineToTheirOwnRows) {
  EXPECT_EQ(line("lines").rule, "each: visit.notes\nfields:\n  …\non_fault: report");
  EXPECT_EQ(line("sheet").rule, "fields:\n  …");
  EXPECT_EQ(line("lines").sources, Texts{"visit.notes"});
  ASSERT_EQ(line("lines").policies.size(), 2u);
  EXPECT_EQ(line("lines").policies[1].when, "any fault in it");
}

TEST_F(Review, SaysPoliciesOnceAndWhereTheyAreFrom) {
  const auto& policies = line("patient").policies;
  ASSERT_EQ(policies.size(), 2u);
  EXPECT_EQ(policies[0].when, "missing, null or empty");
  EXPECT_EQ(policies[0].what, "default `nobody`");
  EXPECT_EQ(policies[0].from, "");
  EXPECT_EQ(policies[1].when, "something is lost");
  EXPECT_EQ(policies[1].what, "keep, and report it");
  EXPECT_EQ(policies[1].from, "the pack");
  EXPECT_EQ(line("patient").fallback, "nobody");
  EXPECT_EQ(line("number").fallback, "");
}

TEST_F(Review, MarksWhatNamesAPatient) {
  EXPECT_EQ(line("patient").phi, "phi");
  EXPECT_EQ(line("number").phi, "");
}

TEST_F(Review, TellsWhatGuardsDoAndNeedsFetch) {
  EXPECT_EQ(line("guards.lost").effect, "skip: The visit is lost.");
  EXPECT_EQ(line("guards.lost").standing.basis, "assumed");
  EXPECT_EQ(line("needs.person").effect, "fetch c/Person");
  EXPECT_EQ(line("needs.person").presence, "optional");
  EXPECT_EQ(line("needs.person").sources, Texts{"visit.name"});
  EXPECT_EQ(line("needs.person").rule, "fetch: c/Person\nby: { name: visit.name }");
  EXPECT_EQ(line("needs.person").name, "person");
}

TEST_F(Review, KnowsWhatUsesWhat) {
  const Reference table{Reference::Kind::table, "clinic", "word-of-state", true};
  EXPECT_EQ(line("let.state").uses, std::vector{table});
  ASSERT_EQ(pack().tables[0].used_by.size(), 1u);
  EXPECT_EQ(pack().tables[0].used_by[0].name, "visit-to-letter");
  EXPECT_EQ(pack().decisions[0].used_by.size(), 1u);
  EXPECT_TRUE(letter().used_by.empty());
}

TEST_F(Review, DatesOverlaysAndRows) {
  const auto& changes = line("colour").changes;
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(changes[0].overlay, "north");
  EXPECT_EQ(changes[0].text, "with: { value: blue }");
  EXPECT_EQ(in_words(changes[0].effect),
            "from 2026-04-11, until before 2026-05-01, days of Europe/Berlin, for ward N1, N2");
  const DecisionReview& decision = pack().decisions[0];
  EXPECT_EQ(in_words(decision.rows[0].effect),
            "from 2026-01-01, until before 2026-06-01, days of America/Detroit");
  EXPECT_EQ(decision.rows[2].changes.size(), 1u);
  EXPECT_EQ(letter().changes.size(), 1u);
  EXPECT_EQ(letter().scope, Texts{"ward: visit.ward"});
}

TEST_F(Review, ReadsRowsAsTheyAreAsked) {
  const DecisionReview& decision = pack().decisions[0];
  ASSERT_EQ(decision.rows.size(), 3u);
  EXPECT_EQ(decision.rows[1].when, "state: { contains: done }");
  EXPECT_EQ(decision.rows[1].cells, Texts{"grey"});
  EXPECT_EQ(decision.rows[2].when, "");
  EXPECT_EQ(decision.rows[0].standing.note, "For the trial only.");
}

TEST_F(Review, ListsEveryRowOfATable) {
  const TableReview& table = pack().tables[0];
  ASSERT_EQ(table.rows.size(), 3u);
  EXPECT_EQ(table.rows[0].cells, (Texts{"OPEN", "-open-"}));
  EXPECT_EQ(table.rows[2].cells, (Texts{"LOST", ""}));
  EXPECT_EQ(table.rows[2].remark, "no counterpart");
  EXPECT_EQ(table.unmapped, "refuse");
  EXPECT_EQ(table.compared, "whatever the case of letters");
  EXPECT_EQ(table.standing.basis, "inferred");
}

TEST_F(Review, FindsTheTestsOfThings) {
  ASSERT_EQ(letter().cases.size(), 1u);
  EXPECT_EQ(letter().cases[0].suite, "letters");
  EXPECT_EQ(letter().cases[0].name, "a plain visit");
  EXPECT_EQ(pack().tables[0].cases.size(), 1u);
  EXPECT_TRUE(pack().mappings.front().cases.empty());
}

TEST_F(Review, ReadsOnlyTheContextThatCounts) {
  ASSERT_EQ(letter().context.size(), 2u);
  EXPECT_EQ(letter().context[0].name, "now");  // the decision has rows with dates
  EXPECT_EQ(letter().context[1].name, "place");
  EXPECT_EQ(letter().context[1].presence, "default \"here\"");
  EXPECT_EQ(pack().context.size(), 4u);
}

TEST_F(Review, SaysWhatIsNeverWritten) {
  EXPECT_EQ(letter().unwritten, Texts{"spare"});
}

TEST_F(Review, ListsAssumptionsLikeTheCommandShow) {
  const auto listed = loaded_.rules.rules->lines_with_basis("assumed");
  ASSERT_EQ(loaded_.document.assumptions.size(), listed.size());
  for (std::size_t i = 0; i < listed.size(); ++i) {
    EXPECT_EQ(loaded_.document.assumptions[i].line.address, listed[i].address);
    EXPECT_EQ(loaded_.document.assumptions[i].pack, "clinic");
  }
}

TEST(ReviewOfSome, KeepsWhatTheMappingUses) {
  const auto loaded = review_of(clinic(), "clinic", {"visit-to-letter"});
  ASSERT_EQ(loaded.problems, "");
  const PackReview& pack = loaded.document.packs.front();
  ASSERT_EQ(pack.mappings.size(), 1u);
  EXPECT_EQ(pack.tables.size(), 1u);
  EXPECT_EQ(pack.decisions.size(), 1u);
  EXPECT_EQ(loaded.document.assumptions.size(), 4u);
}

TEST(ReviewOfSome, LeavesOutTheRest) {
  const auto loaded = review_of(clinic(), "clinic", {"other"});
  ASSERT_EQ(loaded.problems, "");
  const PackReview& pack = loaded.document.packs.front();
  EXPECT_EQ(pack.mappings.size(), 1u);
  EXPECT_TRUE(pack.tables.empty());
  EXPECT_TRUE(pack.overlays.empty());
  EXPECT_EQ(loaded.document.assumptions.size(), 1u);  // of the context
}

TEST(ReviewOfSome, RefusesWhatIsNoMapping) {
  const auto loaded = review_of(clinic(), "clinic", {"othr"});
  EXPECT_NE(loaded.problems.find("there is no mapping `othr`"), std::string::npos);
}

}  // namespace
}  // namespace smx::review
