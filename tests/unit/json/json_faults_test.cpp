// What is refused, where, and with which words.
#include <gtest/gtest.h>

#include "unit/json/reading.h"

namespace smx {
namespace {

struct Refusal {
  Code code;
  std::size_t offset;
  std::string pointer;

  friend bool operator==(const Refusal&, const Refusal&) = default;
  friend std::ostream& operator<<(std::ostream& out, const Refusal& refusal) {
    return out << code_id(refusal.code) << " at " << refusal.offset << " in " << refusal.pointer;
  }
};

Refusal refusal_of(std::string_view text) {
  const Reading reading(text);
  if (reading.is_read()) return {Code{}, 0, "it was read"};
  return {reading.fault().code, reading.fault().offset, reading.fault().pointer};
}

Refusal syntax(std::size_t offset, std::string pointer = "") {
  return {Code::json_syntax, offset, std::move(pointer)};
}

Refusal encoding(std::size_t offset, std::string pointer = "") {
  return {Code::json_encoding, offset, std::move(pointer)};
}

std::string message_of(std::string_view text) {
  return Reading(text).fault().message;
}

TEST(JsonReader, RefusesAnEmptyDocument) {
  EXPECT_EQ(refusal_of(""), syntax(0));
  EXPECT_EQ(refusal_of(" \n"), syntax(2));
  EXPECT_EQ(refusal_of("\xEF\xBB\xBF"), syntax(3));
}

TEST(JsonReader, RefusesADuplicateNameAndSaysWhere) {
  const Refusal second{Code::json_duplicate_key, 16, "/x/0/a\nb"};
  EXPECT_EQ(refusal_of(R"({"x":[{"a\nb":1,"\u0061\nb" : {"a":2}}]})"), second);
  EXPECT_EQ(refusal_of(R"({"x":{"y":{"a":1,"a":2}}})"),
            (Refusal{Code::json_duplicate_key, 17, "/x/y/a"}));
  EXPECT_EQ(refusal_of(R"({"x":{"y":{}},"x":2})"), (Refusal{Code::json_duplicate_key, 14, "/x"}));
  EXPECT_EQ(refusal_of("{\"\":1,\"\"\n:\t2}"), (Refusal{Code::json_duplicate_key, 6, "/"}));
  EXPECT_EQ(refusal_of(R"({"\\":1,"\"":2,"\\":3})"),
            (Refusal{Code::json_duplicate_key, 15, "/\\"}));
  EXPECT_TRUE(Reading(R"([{"a":1},{"a":{"a":2}}])").is_read());
}

TEST(JsonReader, FindsTheFirstDuplicateInAHugeObjectInGoodTime) {
  std::string text = "{";
  for (int i = 0; i < 200'000; ++i) text += "\"name" + std::to_string(i) + "\":" + "1,";
  const std::size_t duplicate = text.size();
  const std::string twice = text + "\"name7\":2,\"name3\":3}";
  EXPECT_EQ(refusal_of(twice), (Refusal{Code::json_duplicate_key, duplicate, "/name7"}));
  text.back() = '}';
  EXPECT_TRUE(Reading(text).is_read());
}

TEST(JsonReader, RefusesWhatStandsBehindTheValue) {
  EXPECT_EQ(refusal_of("{} x"), syntax(3));
  EXPECT_EQ(refusal_of("1 2"), syntax(2));
  EXPECT_EQ(refusal_of("[]]"), syntax(2));
  EXPECT_EQ(refusal_of("nullx"), syntax(4));
  EXPECT_EQ(refusal_of(std::string_view("1\0", 2)), syntax(1));
}

TEST(JsonReader, RefusesCommasThatSeparateNothing) {
  EXPECT_EQ(refusal_of("[1,]"), syntax(3, "/1"));
  EXPECT_EQ(refusal_of("[,1]"), syntax(1, "/0"));
  EXPECT_EQ(refusal_of(R"({"a":1,})"), syntax(7));
  EXPECT_EQ(refusal_of(R"({"a":{"b":1},})"), syntax(13));
  EXPECT_EQ(refusal_of(R"({"a":{"b":{}})"), syntax(13));
  EXPECT_EQ(refusal_of(R"({"a":{"b":1}])"), syntax(12));
  EXPECT_EQ(refusal_of(R"({"a":{"b":1]})"), syntax(11, "/a"));
  EXPECT_EQ(refusal_of("[1 2]"), syntax(3));
}

TEST(JsonReader, RefusesObjectsThatAreNotWellFormed) {
  EXPECT_EQ(refusal_of("{a:1}"), syntax(1));
  EXPECT_EQ(refusal_of("{'a':1}"), syntax(1));
  EXPECT_EQ(refusal_of(R"({"a" 1})"), syntax(5, "/a"));
  EXPECT_EQ(refusal_of(R"({"a":})"), syntax(5, "/a"));
  EXPECT_EQ(refusal_of(R"({"a":1])"), syntax(6));
  EXPECT_EQ(refusal_of(R"({"a":{"b":[1,{"c":)"), syntax(18, "/a/b/1/c"));
}

TEST(JsonReader, RefusesWordsThatAreNoValues) {
  for (const char* text :
       {"tru", "True", "nul", "NaN", "Infinity", "undefined", "'a'", "//", "/**/", "+1", ".5"}) {
    EXPECT_EQ(refusal_of(text), syntax(0)) << text;
  }
}

TEST(JsonReader, RefusesNumbersTheGrammarDoesNotKnow) {
  EXPECT_EQ(refusal_of("01"), syntax(0));
  EXPECT_EQ(refusal_of("[-01]"), syntax(2, "/0"));
  EXPECT_EQ(refusal_of("-"), syntax(1));
  EXPECT_EQ(refusal_of("-x"), syntax(1));
  EXPECT_EQ(refusal_of("1."), syntax(2));
  EXPECT_EQ(refusal_of("1.e3"), syntax(2));
  EXPECT_EQ(refusal_of("1e"), syntax(2));
  EXPECT_EQ(refusal_of("1e+"), syntax(3));
  EXPECT_EQ(refusal_of("0x10"), syntax(1));
  EXPECT_EQ(refusal_of("1_000"), syntax(1));
}

TEST(JsonReader, RefusesControlCharactersInStrings) {
  EXPECT_EQ(refusal_of("{\"a\":\"x\ny\"}"), syntax(7, "/a"));
  EXPECT_EQ(refusal_of("\"\t\""), syntax(1));
  EXPECT_EQ(refusal_of(std::string_view("\"\0\"", 3)), syntax(1));
  EXPECT_EQ(refusal_of("{\"\x1f\":1}"), syntax(2));
}

TEST(JsonReader, RefusesEscapesItDoesNotKnow) {
  EXPECT_EQ(refusal_of(R"("ab\x41")"), syntax(3));
  EXPECT_EQ(refusal_of(R"("\u12g4")"), syntax(5));
  EXPECT_EQ(refusal_of(R"("\u12)"), syntax(5));
  EXPECT_EQ(refusal_of("\"\\"), syntax(2));
  EXPECT_EQ(refusal_of("\"abc"), syntax(4));
}

TEST(JsonReader, RefusesHalfASurrogatePair) {
  EXPECT_EQ(refusal_of(R"(["\ud83d"])"), encoding(2, "/0"));
  EXPECT_EQ(refusal_of(R"("\ude00")"), encoding(1));
  EXPECT_EQ(refusal_of(R"("\ud83dx")"), encoding(1));
  EXPECT_EQ(refusal_of(R"("\ud83d\n")"), encoding(1));
  EXPECT_EQ(refusal_of(R"("\ud83d\u0041")"), encoding(1));
  EXPECT_EQ(refusal_of(R"("\ud83d\ud83d")"), encoding(1));
}

TEST(JsonReader, RefusesBytesThatAreNoUtf8) {
  EXPECT_EQ(refusal_of("[\"a\xFF\"]"), encoding(3, "/0"));
  EXPECT_EQ(refusal_of("{\"\xC0\x80\":1}"), encoding(2));
  EXPECT_EQ(refusal_of("\"\xED\xA0\x80\""), encoding(1)) << "a surrogate";
  EXPECT_EQ(refusal_of("\"\xF4\x90\x80\x80\""), encoding(1)) << "above U+10FFFF";
  EXPECT_EQ(refusal_of("\"\xE2\x82\""), encoding(1)) << "cut off";
  EXPECT_EQ(refusal_of("\xFF\xFE[\x01]\x01"), encoding(0)) << "UTF-16";
}

TEST(JsonReader, SaysWhatWasExpected) {
  EXPECT_EQ(message_of(R"({"a":1 "b":2})"), "a comma or } was expected after this member");
  EXPECT_EQ(message_of("[1 2]"), "a comma or ] was expected after this item");
  EXPECT_EQ(message_of("[1"), "a comma or ] was expected after this item, but the document ends");
  EXPECT_EQ(message_of(R"({"a" 1})"), "a colon was expected after this name");
  EXPECT_EQ(message_of("{a:1}"), "a member name in double quotes was expected here");
  EXPECT_EQ(message_of("01"), "a number must not have leading zeros");
  EXPECT_EQ(message_of("{} {}"), "nothing was expected behind the end of the document");
}

TEST(JsonReader, NeverQuotesTheDocument) {
  for (const char* text : {R"({"secret":"secret" "secret"})", R"({"secret":1,"secret":2})",
                           "secret", "[\"secret\\x\"]", "\"secret", "[secret"}) {
    EXPECT_EQ(message_of(text).find("secret"), std::string::npos) << text;
  }
}

}  // namespace
}  // namespace smx
