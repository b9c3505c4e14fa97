#include <gtest/gtest.h>

#include "unit/json/reading.h"

namespace smx {
namespace {

TEST(JsonReader, ReadsEveryKindOfValue) {
  const Reading reading(R"( {"a":null,"b":[true,false],"c":-1.5e+3,"d":"x","e":{},"f":[]} )");
  ASSERT_TRUE(reading.is_read());
  const Node& root = reading.root();
  ASSERT_EQ(root.members().size(), 6u);
  EXPECT_TRUE(root.find("a")->is(Kind::null));
  EXPECT_TRUE(root.find("b")->items()[0].truth());
  EXPECT_FALSE(root.find("b")->items()[1].truth());
  EXPECT_EQ(root.find("c")->text(), "-1.5e+3");
  EXPECT_EQ(root.find("d")->text(), "x");
  EXPECT_TRUE(root.find("e")->is(Kind::object) && root.find("e")->is_empty());
  EXPECT_TRUE(root.find("f")->is(Kind::list) && root.find("f")->is_empty());
}

TEST(JsonReader, ReadsADocumentThatIsOneScalar) {
  for (const char* text : {"null", "true", "0", "-0", "\"\"", " 1\t\r\n"}) {
    EXPECT_TRUE(Reading(text).is_read()) << text;
  }
}

TEST(JsonReader, KeepsMembersInTheirOrder) {
  const std::string text = R"({"z":1,"a":2,"m":{"b":3,"a":[4,[5],{"x":6}]},"":7})";
  EXPECT_EQ(compact(Reading(text).root()), text);
}

TEST(JsonReader, KeepsTheTextOfNumbers) {
  const std::string text = "[6.30,12345678901234567890,1E400,-0.0,0e-0]";
  EXPECT_EQ(compact(Reading(text).root()), text);
}

TEST(JsonReader, KnowsTheDocumentAndTheFirstByteOfEachValue) {
  const std::string_view text = "\xEF\xBB\xBF {\"a\" : [ 10 , \"x\" , {} ]}";
  const Reading reading(text);
  const Node& list = *reading.root().find("a");
  EXPECT_EQ(reading.root().origin().document, 3);
  EXPECT_EQ(reading.root().origin().offset, text.find('{'));
  EXPECT_EQ(list.origin().offset, text.find('['));
  EXPECT_EQ(list.items()[0].origin().offset, text.find("10"));
  EXPECT_EQ(list.items()[1].origin().offset, text.find("\"x\""));
  EXPECT_EQ(list.items()[2].origin().offset, text.find("{}"));
}

TEST(JsonReader, LooksIntoTheDocumentWhereNothingIsEscaped) {
  const std::string text = R"(["plain grün",1.5,"es\/caped"])";
  const auto lies_in = [&text](const Node& node) {
    return node.text().data() >= text.data() && node.text().data() < text.data() + text.size();
  };
  const Reading reading(text);
  EXPECT_TRUE(lies_in(reading.root().items()[0]));
  EXPECT_TRUE(lies_in(reading.root().items()[1]));
  EXPECT_FALSE(lies_in(reading.root().items()[2]));
}

TEST(JsonReader, DecodesEveryEscape) {
  const Reading reading(R"(["\"\\\/\b\f\n\r\t","\u00e4\u20AC\ud83D\uDE00","a\u0000b"])");
  ASSERT_TRUE(reading.is_read());
  EXPECT_EQ(reading.root().items()[0].text(), "\"\\/\b\f\n\r\t");
  EXPECT_EQ(reading.root().items()[1].text(), "ä€😀");
  EXPECT_EQ(reading.root().items()[2].text(), std::string_view("a\0b", 3));
}

TEST(JsonReader, FindsTheEndOfAStringOfAnyLengthAtAnyPlace) {
  for (const char* piece : {"x", "ä", "\\n", "\x7f"}) {
    std::string content;
    for (std::size_t length = 0; length < 70; ++length, content += "y") {
      const std::string text = "[\"" + content + piece + content + "\",\"" + piece + "\"]";
      const Reading reading(text);
      ASSERT_TRUE(reading.is_read()) << text;
      ASSERT_EQ(compact(reading.root()), text);
    }
  }
}

TEST(JsonReader, ReadsNamesWithEscapesAndBesideTheAsciiRange) {
  const Reading reading(R"({"\u0061b":1,"größe":2,"a\"b":3})");
  ASSERT_TRUE(reading.is_read());
  EXPECT_EQ(reading.root().find("ab")->text(), "1");
  EXPECT_EQ(reading.root().find("größe")->text(), "2");
  EXPECT_EQ(reading.root().find("a\"b")->text(), "3");
}

TEST(JsonReader, ReadsNothingBehindTheEndOfTheView) {
  const std::string_view text = "[12345, true, \"abc\\u00e4\"]";
  for (std::size_t length = 0; length < text.size(); ++length) {
    // A copy of exactly this size, so that a sanitizer sees every byte too far.
    const std::vector<char> exact(text.begin(), text.begin() + length);
    const Reading reading(std::string_view(exact.data(), exact.size()));
    ASSERT_FALSE(reading.is_read()) << length;
    EXPECT_LE(reading.fault().offset, length);
  }
}

TEST(JsonReader, GoesAsDeepAsTheLimitAllowsAndNoDeeper) {
  Limits limits;
  limits.document_depth = 3;
  EXPECT_TRUE(Reading(R"([{"a":[1]},[[]]])", limits).is_read());
  const Reading reading(R"([0,{"a":[1,[2]]}])", limits);
  ASSERT_FALSE(reading.is_read());
  EXPECT_EQ(reading.fault().code, Code::json_too_deep);
  EXPECT_EQ(reading.fault().offset, 11u);
  EXPECT_EQ(reading.fault().pointer, "/1/a/1");
}

TEST(JsonReader, NeedsNoCallStackForDepth) {
  Limits limits;
  limits.document_depth = 1'000'000;
  const std::string text = std::string(500'000, '[') + std::string(500'000, ']');
  EXPECT_TRUE(Reading(text, limits).is_read());
}

TEST(JsonReader, RefusesADocumentAboveTheSizeLimit) {
  Limits limits;
  limits.document_bytes = 4;
  EXPECT_TRUE(Reading("1234", limits).is_read());
  EXPECT_EQ(Reading("12345", limits).fault().code, Code::document_too_large);
}

TEST(JsonReader, ReadsTheNextDocumentAfterAFault) {
  JsonReader reader;
  Arena arena;
  EXPECT_EQ(reader.read(R"([1,{"a":[2)", 0, arena, {}).root, nullptr);
  const JsonDocument document = reader.read(R"({"b":[3]})", 0, arena, {});
  ASSERT_NE(document.root, nullptr);
  EXPECT_EQ(compact(*document.root), R"({"b":[3]})");
}

}  // namespace
}  // namespace smx
