#include <gtest/gtest.h>

#include "unit/functions/calls.h"

namespace smx {
namespace {

using functions_test::Caller;

TEST(ToCharset, LosesOnlyWhatBecameAQuestionMark) {
  Caller caller;
  const auto lost = caller.outcome("to_charset", R"("日本 ok")", "windows-1252");
  EXPECT_EQ(lost.text, "\"?? ok\" (lost)");
  EXPECT_EQ(lost.detail, "2 characters became `?`");
  EXPECT_EQ(caller.run("to_charset", R"("“café” – 5 €")", "windows-1252"), "\"“café” – 5 €\"");
}

TEST(ToCharset, KeepsAQuestionMarkThatWasThereWithoutCallingItALoss) {
  Caller caller;
  EXPECT_EQ(caller.run("to_charset", R"("Really?")", "windows-1252 replace"), "\"Really?\"");
}

TEST(ToCharset, RefusesWhenItIsStrict) {
  Caller caller;
  EXPECT_EQ(caller.run("to_charset", R"("日本")", "windows-1252 strict"), "fault not-encodable");
  EXPECT_EQ(caller.run("to_charset", R"("café")", "windows-1252 strict"), "\"café\"");
}

TEST(TextToXhtml, EscapesTextAndTitle) {
  Caller caller;
  const std::string page = caller.text("text_to_xhtml", "a < b", "Q&A");
  EXPECT_NE(page.find("a &lt; b"), std::string::npos);
  EXPECT_NE(page.find("Q&amp;A"), std::string::npos);
}

TEST(TextToXhtml, RefusesControlCharactersInTextAndTitle) {
  Caller caller;
  EXPECT_EQ(caller.outcome("text_to_xhtml", R"("ab\u0000")").detail, "at byte 2");
  EXPECT_EQ(caller.outcome("text_to_xhtml", R"("ab")", "x\x01").detail, "at byte 1 of the title");
  EXPECT_EQ(caller.run("text_to_xhtml", R"("\uffff")"), "fault not-representable");
  EXPECT_EQ(caller.call("text_to_xhtml", Node::text("tab\tand\nline")).state,
            CallResult::State::value);
}

TEST(TextToXhtml, WritesWhatXhtmlToTextReadsBack) {
  Caller caller;
  const std::string page = caller.text("text_to_xhtml", "One & two\nthree\n\nfour");
  EXPECT_EQ(caller.text("xhtml_to_text", page), "One & two\nthree\n\nfour");
}

TEST(RtfToText, ReadsSeveralDocumentsInOneText) {
  Caller caller;
  const std::string both = caller.text("rtf_to_text", R"({\rtf1 one}{\rtf1 two})");
  EXPECT_NE(both.find("one"), std::string::npos);
  EXPECT_GT(both.find("two"), both.find("one"));
}

TEST(BodyConverters, GiveTheReasonOfAFaultAndNeverTheText) {
  Caller caller;
  for (const char* name : {"rtf_to_text", "xhtml_to_text"}) {
    const auto outcome = caller.outcome(name, R"("SECRET <b> \\x")");
    EXPECT_EQ(outcome.text, "fault not-convertible") << name;
    EXPECT_FALSE(outcome.detail.empty()) << name;
    EXPECT_EQ(outcome.detail.find("SECRET"), std::string::npos) << name;
  }
}

TEST(BodyConverters, SayWhatTheyLeftOut) {
  Caller caller;
  const auto rtf = caller.outcome("rtf_to_text", R"("{\\rtf1 a{\\pict 1}{\\pict 2}{\\header b}}")");
  EXPECT_EQ(rtf.text, "\"a\" (lost)");
  EXPECT_EQ(rtf.detail, "2 pictures, 1 page header or footer left out");
  EXPECT_EQ(caller.outcome("xhtml_to_text", R"("<p>a<img/></p>")").detail, "1 picture left out");
  EXPECT_EQ(caller.outcome("html_to_text", R"("a<img>")").detail, "1 picture left out");
  EXPECT_EQ(caller.run("html_to_text", R"("a<img alt=b>")"), "\"ab\"");
}

TEST(HtmlToText, RefusesWhatWouldCostItsParserTooMuch) {
  Caller caller;
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "<div>";
  const auto result = caller.call("html_to_text", Node::text(deep));
  EXPECT_EQ(result.fault, "too-long");
  EXPECT_EQ(result.detail, "the elements are too many or nested too deeply at byte 1280");
}

TEST(ToCharset, CallsALetterWithoutItsMarkALoss) {
  Caller caller;
  const auto lost = caller.outcome("to_charset", R"("Łukasz 日")", "windows-1252");
  EXPECT_EQ(lost.text, "\"Lukasz ?\" (lost)");
  EXPECT_EQ(lost.detail, "1 character became `?`, 1 letter lost a mark");
}

TEST(HtmlEscape, IsUndoneByHtmlUnescape) {
  Caller caller;
  const std::string text = R"(<a href="x">it's & &amp; é</a>)";
  EXPECT_EQ(caller.text("html_unescape", caller.text("html_escape", text)), text);
}

}  // namespace
}  // namespace smx
