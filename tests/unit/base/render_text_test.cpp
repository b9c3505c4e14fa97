#include <gtest/gtest.h>

#include "smx/diagnostic.h"

namespace smx {
namespace {

std::string text_of(const Diagnostic& diagnostic) {
  return render_text(diagnostic, Colour::never);
}

/// The excerpt of a diagnostic at [begin, end) of a one-line file: the line and its mark.
std::string excerpt(const std::string& line, std::uint32_t begin, std::uint32_t end) {
  const Source source("a.yaml", line);
  const std::string text = text_of(make_error(Code::unknown_name, "m", {&source, begin, end}));
  const std::size_t from = text.find("1 | ");
  return text.substr(from, text.find("  = help") - from);
}

TEST(RenderText, ShowsThePlaceTheRuleTheInputAndTheWayOut) {
  std::string rules;
  for (int i = 1; i < 14; ++i) rules += "#\n";
  const auto begin = static_cast<std::uint32_t>(rules.size()) + 9;
  rules += "subject: mesage.subject\n";
  const Source mapping("mappings/x.yaml", rules);
  const Source table("tables/roles.csv", "code,label\n");
  Diagnostic diagnostic = make_error(Code::unknown_member, "`mesage` is not a member of `message`",
                                     {&mapping, begin, begin + 6}, "did you mean `message`?");
  diagnostic.labels.push_back(make_label({&table, 0, 4}, "declared here"));
  diagnostic.rule = "mapping/target";
  diagnostic.fault = "no-role";
  diagnostic.inputs.push_back(
      {"message", "/participant/2/role", Position{3, 9}, "string, 9 chars"});
  diagnostic.notes.push_back({"policy", "on_unmapped is fail"});
  diagnostic.fix = "add a row";
  EXPECT_EQ(text_of(diagnostic),
            "error[SMX0401]: `mesage` is not a member of `message`\n"
            "  --> mappings/x.yaml:14:10\n"
            "   |\n"
            "14 | subject: mesage.subject\n"
            "   |          ^^^^^^ did you mean `message`?\n"
            "  ::: tables/roles.csv:1:1\n"
            "   |\n"
            " 1 | code,label\n"
            "   | ---- declared here\n"
            "   = rule: mapping/target\n"
            "   = fault: no-role\n"
            "   = input: message at /participant/2/role (string, 9 chars), line 3, column 9\n"
            "   = policy: on_unmapped is fail\n"
            "   = fix: add a row\n"
            "   = help: smx explain SMX0401\n");
}

TEST(RenderText, PutsTheCaretUnderTheCharacterBehindUmlautsAndTabs) {
  EXPECT_EQ(excerpt("ä€: \tüber", 8, 13),
            "1 | ä€: \tüber\n"
            "  |     \t^^^^\n");
}

TEST(RenderText, MarksAnEmptyPlaceAndTheEndOfALine) {
  EXPECT_EQ(excerpt("key: x", 2, 2), "1 | key: x\n  |   ^\n");
  EXPECT_EQ(excerpt("key:", 4, 4), "1 | key:\n  |     ^\n");
}

TEST(RenderText, MarksOnlyTheFirstLineOfALongPlace) {
  EXPECT_EQ(excerpt("a: |\n  long\n  text\n", 3, 12), "1 | a: |\n  |    ^\n");
}

TEST(RenderText, ShowsNoLineWhereThereIsNone) {
  const Source source("a.yaml", "");
  EXPECT_EQ(text_of(make_error(Code::yaml_syntax, "empty", {&source, 0, 0})),
            "error[SMX0001]: empty\n --> a.yaml:1:1\n  = help: smx explain SMX0001\n");
}

TEST(RenderText, LetsNoInputSteerTheTerminal) {
  EXPECT_EQ(excerpt("a\x1b[31m: \xFFx\xC2\x9B", 9, 10),
            "1 | a\\x1b[31m: \\xffx\\x9b\n"
            "  |                ^\n")
      << "the caret stands right behind escapes";
  Diagnostic diagnostic = make_error(Code::unknown_name, "bad\nname \xE2\x80\xAE", {});
  diagnostic.rule = "x\r\x07";
  EXPECT_EQ(text_of(diagnostic),
            "error[SMX0301]: bad\\nname \\u{202e}\n"
            "  = rule: x\\r\\x07\n"
            "  = help: smx explain SMX0301\n");
}

TEST(RenderText, CutsAWindowOutOfALongLine) {
  const std::string line = std::string(500, 'a') + "bad" + std::string(500, 'c');
  const std::string text = excerpt(line, 500, 503);
  const std::size_t second = text.find('\n') + 1;
  EXPECT_LT(text.size(), 400u);
  EXPECT_EQ(text.substr(4, 3), "...");
  EXPECT_EQ(text.find("bad"), text.find("^^^", second) - second);
}

TEST(RenderText, GivesThePlaceEvenWhereTheLineIsTooLongToQuote) {
  const Source source("a.json", std::string(50'000, 'x'));
  const std::string text =
      text_of(make_error(Code::bad_schema, "bad", {&source, 40'000, 40'001}, "this"));
  EXPECT_EQ(text,
            "error[SMX0802]: bad\n --> a.json:1:40001\n  = note: this\n"
            "  = help: smx explain SMX0802\n");
}

TEST(RenderText, UsesColourOnlyWhenAsked) {
  const Source source("a.yaml", "x: 1");
  const Diagnostic error = make_error(Code::unknown_name, "m", {&source, 0, 1});
  const Diagnostic warning = make_warning(Code::unused_name, "m", {&source, 0, 1});
  EXPECT_EQ(text_of(error).find('\x1b'), std::string::npos);
  EXPECT_TRUE(render_text(error, Colour::always).starts_with("\x1b[1;31merror[SMX0301]\x1b[0m"));
  EXPECT_TRUE(
      render_text(warning, Colour::always).starts_with("\x1b[1;33mwarning[SMX0309]\x1b[0m"));
}

}  // namespace
}  // namespace smx
