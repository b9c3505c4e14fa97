#include <gtest/gtest.h>

#include "base/json_text.h"
#include "unit/json/reading.h"

namespace smx {
namespace {

std::string indented(std::string_view text) {
  std::string out;
  write_json(Reading(text).root(), JsonLayout::indented, out);
  return out;
}

TEST(JsonWriter, WritesWithoutWhiteSpaceForMachines) {
  EXPECT_EQ(compact(Reading(" { \"a\" : [ 1 , { } , [ ] ] , \"b\" : null } ").root()),
            R"({"a":[1,{},[]],"b":null})");
}

TEST(JsonWriter, IndentsForPeople) {
  EXPECT_EQ(indented(R"({"a":[1,{"b":true}],"c":{},"d":[]})"),
            "{\n"
            "  \"a\": [\n"
            "    1,\n"
            "    {\n"
            "      \"b\": true\n"
            "    }\n"
            "  ],\n"
            "  \"c\": {},\n"
            "  \"d\": []\n"
            "}");
}

TEST(JsonWriter, EscapesOnlyWhatItMust) {
  std::string out = "before ";
  append_json_string(std::string_view("\"\\/\b\f\n\r\t\x01\x1f\x7fä😀\0", 18), out);
  EXPECT_EQ(out, "before \"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7fä😀\\u0000\"");
}

TEST(JsonWriter, EscapesNames) {
  const Member members[] = {{"a\"\n", Node::text("x")}};
  EXPECT_EQ(compact(Node::object(members)), R"({"a\"\n":"x"})");
}

std::string as_json(std::string_view text) {
  std::string out;
  append_json_string(text, out);
  return out;
}

TEST(JsonWriter, EscapesWhereverTheByteStands) {
  // The writer goes in strides and words: a text of each length, the byte at each place of it.
  for (std::size_t length = 1; length < 40; ++length) {
    for (std::size_t at = 0; at < length; ++at) {
      std::string text(length, 'a');
      text[at] = '\n';
      std::string wanted(length, 'a');
      wanted.replace(at, 1, "\\n");
      ASSERT_EQ(as_json(text), '"' + wanted + '"');
    }
  }
}

TEST(JsonWriter, WritesTextsLargerThanOnePiece) {
  std::string text;
  std::string wanted;
  for (int i = 0; i < 5000; ++i) {
    text += i % 7 == 0 ? "\x01" : "\u00e9";
    wanted += i % 7 == 0 ? "\\u0001" : "\u00e9";
  }
  EXPECT_EQ(as_json(text), '"' + wanted + '"');
}

}  // namespace
}  // namespace smx
