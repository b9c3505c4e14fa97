#include <gtest/gtest.h>

#include "bodies/bodies.h"

namespace smx::bodies {
namespace {

std::string escaped(std::string_view text, Quotes quotes = Quotes::both) {
  std::string out(html_escape_room(text, quotes), '\0');
  out.resize(static_cast<std::size_t>(html_escape(text, quotes, out.data()) - out.data()));
  return out;
}

TEST(Html, escapes_the_five_signs) {
  EXPECT_EQ(escaped("a & b < c > d \" e ' f"), "a &amp; b &lt; c &gt; d &quot; e &#39; f");
  EXPECT_EQ(escaped(""), "");
  EXPECT_EQ(escaped("\"it's\" &", Quotes::double_only), "&quot;it's&quot; &amp;");
  EXPECT_EQ(escaped("\"it's\" &", Quotes::none), "\"it's\" &amp;");
  EXPECT_EQ(escaped("more than one stride of plain text, then < and more than a stride again"),
            "more than one stride of plain text, then &lt; and more than a stride again");
}

TEST(Html, escapes_wherever_the_sign_stands) {
  const std::vector<std::pair<char, std::string>> signs = {
      {'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}};
  for (const Quotes quotes : {Quotes::both, Quotes::double_only, Quotes::none}) {
    for (std::size_t length = 1; length < 70; ++length) {
      for (int byte = 1; byte < 256; ++byte) {
        // Every byte at some place of every length, among others that look like signs.
        std::string text(length, byte % 2 == 0 ? '$' : '\xBE');
        const std::size_t at = static_cast<std::size_t>(byte) * 7 % length;
        text[at] = static_cast<char>(byte);
        std::string wanted = text;
        for (const auto& [sign, entity] : signs) {
          const bool stays =
              (sign == '"' && quotes == Quotes::none) || (sign == '\'' && quotes != Quotes::both);
          if (text[at] == sign && !stays) wanted.replace(at, 1, entity);
        }
        ASSERT_EQ(escaped(text, quotes), wanted);
      }
    }
  }
  EXPECT_EQ(escaped(std::string(100'000, '&')).size(), 500'000u);
}

TEST(Html, unescapes_names_and_numbers_once) {
  EXPECT_EQ(html_unescape("&lt;&gt;&amp;&quot;&#39;&#x27;&apos;&nbsp;&eacute;&hearts;"),
            "<>&\"'''\u00A0\u00E9\u2665");
  EXPECT_EQ(html_unescape("&amp;lt; &amp;amp; &amp;#39;"), "&lt; &amp; &#39;");
  EXPECT_EQ(html_unescape("&#65;&#x1F600;&#X41;&#00065;"), "A\U0001F600AA");
}

TEST(Html, reads_numbers_128_to_159_as_browsers_do) {
  EXPECT_EQ(html_unescape("&#146;&#x80;&#150;"), "\u2019\u20AC\u2013");
  EXPECT_EQ(html_unescape("&#129;"), "&#129;") << "not defined there either";
}

TEST(Html, leaves_what_is_no_reference) {
  for (const char* text : {"fish & chips", "&", "&;", "a&b;c", "&amp", "&nosuch;", "&#;", "&#x;",
                           "&#xG;", "&#0;", "&#1;", "&#xD800;", "&#x110000;",
                           "&#99999999999999999999;", "&#xFFFF;", "&AMP;", "& amp;", "&#-1;"}) {
    EXPECT_EQ(html_unescape(text), text);
  }
  EXPECT_EQ(html_unescape("&&amp;&"), "&&&");
}

TEST(Html, gives_every_text_back_after_escaping) {
  for (const char* text : {"", "&amp;", "&#39;", "<a href=\"x\">&nbsp;'", "\u65E5 & \u00E9"}) {
    EXPECT_EQ(html_unescape(escaped(text)), text);
  }
}

TEST(Entities, are_those_of_xhtml) {
  EXPECT_EQ(entity("nbsp"), U'\u00A0');
  EXPECT_EQ(entity("AElig"), U'\u00C6');
  EXPECT_EQ(entity("aelig"), U'\u00E6');
  EXPECT_EQ(entity("zwnj"), U'\u200C');
  EXPECT_EQ(entity("lang"), char32_t{0x2329});
  EXPECT_EQ(entity("euro"), U'\u20AC');
  EXPECT_EQ(entity("Yuml"), U'\u0178');
  EXPECT_FALSE(entity("NBSP").has_value());
  EXPECT_FALSE(entity("").has_value());
  EXPECT_FALSE(entity("nbs").has_value());
}

std::optional<Fault> decode_1252(std::string_view bytes, std::string& out) {
  return decode(bytes, Charset::windows_1252, out);
}

struct Encoded {
  std::string text;
  std::size_t replaced = 99;
  std::size_t approximated = 99;
  bool refused = false;
  std::size_t offset = 0;
};

Encoded encoded(std::string_view text, Unencodable policy) {
  Encoded result;
  EncodingLosses losses;
  const auto fault = to_windows_1252(text, policy, result.text, losses);
  result.replaced = losses.replaced;
  result.approximated = losses.approximated;
  if (fault) {
    result.refused = true;
    result.offset = fault->offset;
  }
  return result;
}

TEST(Windows1252, keeps_what_it_holds) {
  const std::string text =
      "a\t\n "
      "\u00A0\u00E9\u00FF\u20AC\u2018\u2019\u201C\u201D\u2013\u2014\u2026\u2022\u2122\u0178\u017E";
  for (const Unencodable policy : {Unencodable::refuse, Unencodable::replace}) {
    EXPECT_EQ(encoded(text, policy).text, text);
    EXPECT_EQ(encoded(text, policy).replaced, 0u);
  }
}

TEST(Windows1252, transliterates_by_the_table) {
  const struct {
    const char* text;
    const char* expected;
  } table[] = {
      {"a\u2010b\u2011c\u2212d", "a-b-c-d"},
      {"\u201Bx\u201F \u2032\u2033 o\u02BCclock", "\u2018x\u201C '\" o\u2019clock"},
      {"1\u202F000\u2009mg\u200B", "1\u00A0000 mg"},
      {"\u2190 \u2192 \u2194 \u21D2", "<- -> <-> ==>"},
      {"dose \u2191", "dose (up)"},
      {"\u25CF a \u25AA b \uF0B7 c", "\u2022 a \u2022 b \u2022 c"},
      {"\u2264 5 \u03BCg \u2265 \u2248", "<= 5 \u00B5g >= ~"},
      {"\u2610 no \u2611 yes \u2713", "[ ] no [x] yes [x]"},
      {"e\uFB03cient \uFB01t \uFB02y", "efficient fit fly"},
      {"37\u2103", "37\u00B0C"},
      {"a\u2028b\u2029c", "a\nb\n\nc"},
      {"\u2153 cup, 1\u215B in", "1/3 cup, 1 1/8 in"},
  };
  for (const auto& row : table) {
    EXPECT_EQ(encoded(row.text, Unencodable::replace).text, row.expected);
    EXPECT_EQ(encoded(row.text, Unencodable::replace).replaced, 0u);
    EXPECT_EQ(encoded(row.text, Unencodable::replace).approximated, 0u);
    EXPECT_TRUE(encoded(row.text, Unencodable::refuse).refused) << row.text;
  }
}

TEST(Windows1252, composes_letters_and_marks_under_every_policy) {
  for (const Unencodable policy : {Unencodable::refuse, Unencodable::replace}) {
    EXPECT_EQ(encoded("Jose\u0301 N\u0303 S\u030C c\u0327 Y\u0308", policy).text,
              "Jos\u00E9 \u00D1 \u0160 \u00E7 \u0178");
  }
  EXPECT_EQ(encoded("\u0301", Unencodable::replace).text, "?");
}

TEST(Windows1252, takes_the_mark_from_a_letter_only_as_a_loss) {
  const Encoded names =
      encoded("\u0141ukasz Dvo\u0159\u00E1k Nguy\u1EC5n x\u0301", Unencodable::replace);
  EXPECT_EQ(names.text, "Lukasz Dvor\u00E1k Nguy\u00EAn x");
  EXPECT_EQ(names.approximated, 4u);
  EXPECT_EQ(names.replaced, 0u);
  EXPECT_EQ(encoded("ab\u0141", Unencodable::refuse).offset, 2u);
  EXPECT_EQ(encoded("ab\u0141", Unencodable::refuse).text, "");
}

TEST(Windows1252, counts_what_became_a_question_mark) {
  const Encoded replaced =
      encoded("10\u2074 \u65E5\u672C \U0001F600 \u0085 ?", Unencodable::replace);
  EXPECT_EQ(replaced.text, "10? ?? ? ? ?");
  EXPECT_EQ(replaced.replaced, 5u);
  EXPECT_EQ(replaced.approximated, 0u);
}

TEST(Windows1252, refuses_what_is_no_utf_8) {
  EXPECT_TRUE(encoded("a\xFF", Unencodable::replace).refused);
  EXPECT_EQ(encoded("a\xFF", Unencodable::replace).offset, 1u);
}

TEST(Windows1252, reads_its_bytes) {
  std::string out;
  EXPECT_FALSE(decode_1252("na\xEFve \x80\x93\x94\x9F\xFF", out).has_value());
  EXPECT_EQ(out, "na\u00EFve \u20AC\u201C\u201D\u0178\u00FF");
  for (const char byte : {'\x81', '\x8D', '\x8F', '\x90', '\x9D'}) {
    std::string none;
    const auto fault = decode_1252(std::string("ab") + byte, none);
    ASSERT_TRUE(fault.has_value());
    EXPECT_EQ(fault->offset, 2u);
    EXPECT_EQ(none, "");
  }
}

TEST(Charsets, are_found_by_their_names_in_any_case) {
  EXPECT_EQ(charset_of("UTF-8"), Charset::utf_8);
  EXPECT_EQ(charset_of("us-ascii"), Charset::us_ascii);
  EXPECT_EQ(charset_of("ISO-8859-1"), Charset::iso_8859_1);
  EXPECT_EQ(charset_of("Windows-1252"), Charset::windows_1252);
  EXPECT_FALSE(charset_of("utf-16").has_value());
  EXPECT_FALSE(charset_of("").has_value());
  EXPECT_FALSE(charset_of("utf-80").has_value());
}

TEST(Charsets, decode_to_utf_8_or_name_the_byte) {
  const struct {
    Charset charset;
    const char* bytes;
    const char* text;
    std::size_t wrong;
  } table[] = {
      {Charset::utf_8, "caf\u00E9", "caf\u00E9", 0},    {Charset::utf_8, "caf\xE9", "", 3},
      {Charset::us_ascii, "cafe", "cafe", 0},           {Charset::us_ascii, "caf\xE9", "", 3},
      {Charset::iso_8859_1, "caf\xE9", "caf\u00E9", 0}, {Charset::iso_8859_1, "a\x93", "", 1},
      {Charset::windows_1252, "\x93", "\u201C", 0},     {Charset::windows_1252, "ab\x81", "", 2},
  };
  for (const auto& row : table) {
    std::string text;
    const auto fault = decode(row.bytes, row.charset, text);
    EXPECT_EQ(text, row.text);
    ASSERT_EQ(fault.has_value(), row.wrong > 0) << row.bytes;
    EXPECT_EQ(fault ? fault->offset : 0, row.wrong);
  }
}

TEST(Windows1252, holds_each_character_that_a_byte_stands_for) {
  for (int byte = 0; byte < 256; ++byte) {
    std::string utf8;
    if (decode_1252(std::string(1, static_cast<char>(byte)), utf8)) continue;
    EXPECT_EQ(encoded(utf8, Unencodable::refuse).text, utf8) << byte;
  }
}

}  // namespace
}  // namespace smx::bodies
