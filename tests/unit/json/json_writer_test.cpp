#include <gtest/gtest.h>

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
  write_json_string(std::string_view("\"\\/\b\f\n\r\t\x01\x1f\x7fä😀\0", 18), out);
  EXPECT_EQ(out, "before \"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7fä😀\\u0000\"");
}

TEST(JsonWriter, EscapesNames) {
  const Member members[] = {{"a\"\n", Node::text("x")}};
  EXPECT_EQ(compact(Node::object(members)), R"({"a\"\n":"x"})");
}

}  // namespace
}  // namespace smx
