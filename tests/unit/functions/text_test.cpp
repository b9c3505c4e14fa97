#include <gtest/gtest.h>

#include "unit/functions/calls.h"

namespace smx {
namespace {

using functions_test::Caller;

TEST(Trim, RemovesEveryUnicodeWhiteSpaceButNothingThatOnlyLooksLikeIt) {
  Caller caller;
  for (const char* space : {"\t", "\v", "\u0085", "\u00a0", "\u1680", "\u2000", "\u200a", "\u2028",
                            "\u2029", "\u202f", "\u205f", "\u3000"}) {
    const std::string padded = std::string(space) + "x" + space;
    EXPECT_EQ(caller.text("trim", padded), "x");
  }
  for (const char* other : {"\u200b", "\ufeff", "\u2060", "\u180e"}) {
    EXPECT_EQ(caller.text("trim", other), other);
  }
}

TEST(Trim, LeavesMultiByteTextWhole) {
  Caller caller;
  EXPECT_EQ(caller.text("trim", " \u00a0à \U0001F600\u3000"), "à \U0001F600");
}

TEST(Trim, GivesAViewOfTheInput) {
  Caller caller;
  const std::string input = "  abc ";
  const auto result = caller.call("trim", Node::text(input));
  EXPECT_EQ(result.value.text().data(), input.data() + 2);
}

TEST(CollapseSpaces, KeepsOneBlankAtTheEndsSoThatTrimStaysAChoice) {
  Caller caller;
  EXPECT_EQ(caller.text("collapse_spaces", "\n\n a \u2003 b"), " a b");
}

TEST(Case, MapsBothWaysInEveryBlockItNames) {
  Caller caller;
  const std::string small =
      "az àöøþ ÿ ā ĳ ĺ ŋ ź ά έ ό ώ αρσϋ ϙ ѐ џ а я ѡ ҋ ӏ ӂ ӑ ԯ";
  const std::string capital =
      "AZ ÀÖØÞ Ÿ Ā Ĳ Ĺ Ŋ Ź Ά Έ Ό Ώ ΑΡΣΫ Ϙ Ѐ Џ А Я Ѡ Ҋ Ӏ Ӂ Ӑ Ԯ";
  EXPECT_EQ(caller.text("upper", small), capital);
  EXPECT_EQ(caller.text("lower", capital), small);
}

TEST(Case, LeavesWhatHasNoOtherCase) {
  Caller caller;
  const std::string text = "123 ×÷ ĸ ß ŉ ΐ 日本 \U0001F600";
  EXPECT_EQ(caller.text("upper", text), text);
  EXPECT_EQ(caller.text("lower", text), text);
}

TEST(Case, MapsOneCharacterToOneWhateverTheLanguage) {
  Caller caller;
  EXPECT_EQ(caller.text("lower", "İI"), "ii");
  EXPECT_EQ(caller.text("upper", "ıi ſ ς"), "II S Σ");
}

TEST(Shorten, CountsCharactersAndNeverCutsInsideOne) {
  Caller caller;
  EXPECT_EQ(caller.run("shorten", R"("äöü")", "2"), "\"äö\" (lost)");
  EXPECT_EQ(caller.run("shorten", R"("\ud83d\ude00\ud83d\ude00")", "1"), "\"\U0001F600\" (lost)");
}

TEST(Shorten, LosesOnlyWhenItCuts) {
  Caller caller;
  EXPECT_EQ(caller.run("shorten", R"("äöü")", "3"), "\"äöü\"");
  EXPECT_EQ(caller.run("shorten", R"("")", "0"), "\"\"");
  EXPECT_EQ(caller.run("shorten", R"("a")", "0"), "\"\" (lost)");
}

TEST(Shorten, SaysHowLongTheTextWas) {
  Caller caller;
  EXPECT_EQ(caller.outcome("shorten", R"("äöüäöü")", "4").detail, "6 characters cut to 4");
  EXPECT_EQ(caller.outcome("shorten", R"("ä")", "0").detail, "1 character cut to 0");
}

TEST(Shorten, TakesALengthOfTwentyDigitsForNoLimit) {
  Caller caller;
  EXPECT_EQ(caller.run("shorten", R"("abc")", "99999999999999999999"), "\"abc\"");
  EXPECT_EQ(caller.run("shorten", R"("abc")", "-99999999999999999999"), "fault not-a-length");
}

TEST(Length, CountsCharactersAsSchemasDo) {
  Caller caller;
  EXPECT_EQ(caller.run("length", R"("e\u0301")"), "2");
}

TEST(Text, KeepsTheDigitsOfANumber) {
  Caller caller;
  EXPECT_EQ(caller.run("text", "12345678901234567890"), "\"12345678901234567890\"");
  EXPECT_EQ(caller.run("text", "1.50e0"), "\"1.50e0\"");
  EXPECT_EQ(caller.run("text", "false"), "\"false\"");
}

TEST(Integer, RefusesWhateverWouldNotKeepItsDigits) {
  Caller caller;
  for (const char* text : {R"("00")", R"("+1")", R"("-")", R"("1e3")", R"("1,000")", R"("0x1F")",
                           R"("\u0661")", R"("1 ")", R"("-01")"}) {
    EXPECT_EQ(caller.run("integer", text), "fault not-an-integer") << text;
  }
  EXPECT_EQ(caller.run("integer", R"("0")"), "0");
}

TEST(Number, IsReadByTheGrammarOfJson) {
  Caller caller;
  for (const char* text :
       {"0", "-0", "10.50", "1E5", "1e-05", "-0.0e0", "123456789012345678901.5"}) {
    EXPECT_EQ(caller.run("number", '"' + std::string(text) + '"'), text);
  }
  for (const char* text : {"", "-", "01", "1.e5", "1e", "1e+", "--1", "1.2.3", "Infinity", " 1"}) {
    EXPECT_EQ(caller.run("number", '"' + std::string(text) + '"'), "fault not-a-number") << text;
  }
}

TEST(Not, TurnsTruthAround) {
  Caller caller;
  EXPECT_EQ(caller.run("not", "true"), "false");
  EXPECT_EQ(caller.run("not", "false"), "true");
}

}  // namespace
}  // namespace smx
