// Strings and numbers are read in strides: what matters must be seen wherever in a stride it
// stands, and whatever is behind it. Against nlohmann/json, and the place of each refusal by
// itself.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "unit/json/reading.h"

namespace smx {
namespace {

using Reference = nlohmann::json;

/// Lengths around one, two and four strides, and beyond.
std::vector<std::size_t> lengths() {
  std::vector<std::size_t> all;
  for (std::size_t length = 0; length <= 40; ++length) all.push_back(length);
  for (std::size_t length = 62; length <= 67; ++length) all.push_back(length);
  return all;
}

/// Calls `check` with a string that holds `piece` at every place, plain or with an escape before
/// it, at the end of the document or far from it; and with the offset of the piece.
template <typename Check>
void at_every_place(std::string_view piece, Check check) {
  for (const std::size_t length : lengths()) {
    for (std::size_t place = 0; place <= length; ++place) {
      for (const std::string before : {"", "\\t"}) {
        for (const std::string behind : {"", "                                        "}) {
          std::string text = '"' + before + std::string(place, 'x');
          const std::size_t offset = text.size();
          text.append(piece).append(length - place, 'y').append("\"" + behind);
          check(text, offset);
          if (testing::Test::HasFailure()) return;
        }
      }
    }
  }
}

TEST(JsonStrides, SeeEscapesAndCharactersAtEveryPlace) {
  for (const char* piece : {"", "\\n", "\\\"", "\\\\", "\\/", "\\u0041", "\\u00e9", "\\u20AC",
                            "\\ud834\\udd1e", "é", "€", "𝄞", "é€𝄞", "\\b\\f\\r\\t", "\x7F"}) {
    at_every_place(piece, [](const std::string& text, std::size_t) {
      const Reading reading(text);
      ASSERT_TRUE(reading.is_read()) << text << reading.fault().message;
      ASSERT_EQ(reading.root().text(), Reference::parse(text).get<std::string>()) << text;
    });
  }
}

TEST(JsonStrides, RefuseWhatIsNoStringAtEveryPlace) {
  struct Bad {
    std::string_view piece;
    std::size_t at;  // the byte of it that is refused
    Code code;
  };
  const Bad all[] = {
      {{"\0", 1}, 0, Code::json_syntax},
      {"\x01", 0, Code::json_syntax},
      {"\n", 0, Code::json_syntax},
      {"\x1F", 0, Code::json_syntax},
      {"\\x", 0, Code::json_syntax},
      {"\\u12g4", 4, Code::json_syntax},
      {"\\ud834 ", 0, Code::json_encoding},
      {"\\udd1e", 0, Code::json_encoding},
      {"\\ud834\\n", 0, Code::json_encoding},
      {"\x80", 0, Code::json_encoding},
      {"\xC1\x81", 0, Code::json_encoding},
      {"\xC3", 0, Code::json_encoding},
      {"é\xC3", 2, Code::json_encoding},
      {"\xE0\x80\x80", 0, Code::json_encoding},
      {"\xE2\x82", 0, Code::json_encoding},
      {"\xED\xA0\x80", 0, Code::json_encoding},
      {"\xF0\x80\x80\x80", 0, Code::json_encoding},
      {"\xF0\x9D\x84", 0, Code::json_encoding},
      {"\xF4\x90\x80\x80", 0, Code::json_encoding},
      {"\xFF", 0, Code::json_encoding},
  };
  for (const Bad& bad : all) {
    at_every_place(bad.piece, [&bad](const std::string& text, std::size_t offset) {
      const Reading reading(text);
      ASSERT_FALSE(reading.is_read()) << text;
      ASSERT_FALSE(Reference::accept(text)) << text;
      ASSERT_EQ(reading.fault().offset, offset + bad.at) << text;
      ASSERT_EQ(reading.fault().code, bad.code) << text;
    });
  }
}

TEST(JsonStrides, RefuseAStringThatEndsNowhereWhereTheDocumentEnds) {
  for (const std::string piece : {"", "\\n", "é"}) {
    for (const std::size_t length : lengths()) {
      const std::string text = '"' + piece + std::string(length, 'x');
      const Reading reading(text);
      ASSERT_FALSE(reading.is_read());
      EXPECT_EQ(reading.fault().offset, text.size());
    }
  }
}

TEST(JsonStrides, KeepTextsThatAreLongerThanTheRoomMadeAtOnce) {
  for (const std::string piece :
       {"é", "\\n", "𝄞", "\\ud834\\udd1e", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\\n€"}) {
    for (std::size_t shift = 0; shift < 70; ++shift) {
      std::string text = "\"\\t" + std::string(shift, 'x');
      while (text.size() < 9000) text += piece;
      text += '"';
      const Reading reading(text);
      ASSERT_TRUE(reading.is_read()) << piece;
      ASSERT_EQ(reading.root().text(), Reference::parse(text).get<std::string>()) << piece;
    }
  }
}

TEST(JsonStrides, EndNumbersWhereTheyEnd) {
  for (const std::string sign : {"", "-"}) {
    for (std::size_t digits = 0; digits <= 26; ++digits) {
      for (const char first : {'0', '1', '9'}) {
        for (const std::string behind :
             {"", " ", "]", ".", ".5", ".50", "e", "e3", "E-3", "e+", ".e1", "x", "/", ":", "\xC3",
              "           ", "]          ", ".5         ", "a1234567890"}) {
          const std::string number =
              sign + (digits == 0 ? "" : std::string(1, first) + std::string(digits - 1, '7'));
          const std::string text = "[" + number + behind;
          for (const std::string& whole : {text, text + "]"}) {
            const Reading reading(whole);
            ASSERT_EQ(reading.is_read(), Reference::accept(whole)) << whole;
            if (!reading.is_read() || reading.root().items().empty()) continue;
            const std::string_view read = reading.root().items()[0].text();
            ASSERT_EQ(read, std::string_view(whole).substr(1, whole.find_first_of(" ]") - 1));
          }
        }
      }
    }
  }
}

TEST(JsonNames, AreFoundTwiceInObjectsOfEverySize) {
  for (const std::size_t size : {2u, 3u, 4u, 5u, 6u, 24u, 25u, 63u, 64u, 65u, 66u, 130u}) {
    for (std::size_t later = 1; later < size; ++later) {
      for (const std::size_t earlier : {std::size_t{0}, later / 2, later - 1}) {
        std::string text = "{";
        for (std::size_t i = 0; i < size; ++i) {
          text += (i == 0 ? "\"m" : ",\"m") + std::to_string(i == later ? earlier : i) + "\":0";
        }
        text += "}";
        const Reading reading(text);
        ASSERT_FALSE(reading.is_read()) << text;
        ASSERT_EQ(reading.fault().code, Code::json_duplicate_key);
        ASSERT_EQ(reading.fault().pointer, "/m" + std::to_string(earlier));
      }
    }
  }
}

// Members of objects in objects are read in one loop, which lists leave and come back to.
TEST(JsonNesting, KeepsMembersWhereTheyBelong) {
  const std::string_view documents[] = {
      R"({"a":{"b":{"c":{}}},"d":{"e":1},"f":[{"g":{"h":[]}},{"i":{}}],"j":{}})",
      R"([{"a":{"b":1,"c":[1,[{"d":{}}],2]},"e":{"f":true}},{},[],{"g":null}])",
      R"({"a":{"a":{"a":"b"},"b":[{"a":{"a":[[]]}}]},"b":{"a":{}}})",
  };
  for (const std::string_view document : documents) {
    EXPECT_EQ(compact(Reading(document).root()), document);
    std::string spaced;
    for (const char c : document) {
      const bool is_sign = std::string_view("{}[]:,").find(c) != std::string_view::npos;
      spaced += is_sign ? std::string("\n ") + c + "\t" : std::string(1, c);
    }
    EXPECT_EQ(compact(Reading(spaced).root()), document);
  }
}

TEST(JsonNesting, GrowsBeyondWhatThereIsRoomForAtFirst) {
  for (const std::uint32_t depth : {31u, 32u, 33u, 63u, 64u, 65u, 127u}) {
    Limits limits;
    limits.document_depth = 2 * depth + 2;
    std::string document;
    for (std::uint32_t i = 0; i < depth; ++i) document += R"({"a":[1,)";
    document += "{}";
    for (std::uint32_t i = 0; i < depth; ++i) document += R"(,2],"b":3})";
    EXPECT_EQ(compact(Reading(document, limits).root()), document);
  }
}

TEST(JsonNames, MayBeAlikeInEverythingButOneCharacter) {
  std::string text = "{\"\":0";
  for (char first = 'a'; first <= 'g'; ++first) {
    for (char middle = 'a'; middle <= 'h'; ++middle) {
      text += std::string(",\"x") + first + "yyy" + middle + "z\":0";
    }
  }
  const std::string whole = text + "}";
  EXPECT_TRUE(Reading(whole).is_read());
}

}  // namespace
}  // namespace smx
