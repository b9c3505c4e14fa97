#include <algorithm>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "bodies/bodies.h"

namespace smx::bodies {
namespace {

using namespace std::string_literals;

std::string text_of(std::string_view rtf) {
  std::string out;
  Losses losses;
  if (const auto fault = rtf_to_text(rtf, out, losses)) {
    return "fault at " + std::to_string(fault->offset) + ": " + fault->message;
  }
  if (losses.any()) out += " [lost " + losses.describe() + "]";
  return out;
}

struct Case {
  const char* what;
  std::string rtf;
  std::string expected;
};

void expect_texts(const std::vector<Case>& table) {
  for (const Case& row : table) {
    SCOPED_TRACE(row.what);
    EXPECT_EQ(text_of(row.rtf), row.expected);
  }
}

void expect_faults(const std::vector<Case>& table) {
  for (const Case& row : table) {
    SCOPED_TRACE(row.what);
    const std::string text = text_of(row.rtf);
    EXPECT_EQ(text.rfind("fault at ", 0), 0u) << text;
    EXPECT_NE(text.find(row.expected), std::string::npos) << text;
  }
}

TEST(RtfToText, reads_what_senders_write) {
  EXPECT_EQ(
      text_of(
          "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss Helvetica;}}\\pard\\f0\\fs20 "
          "Your "
          "refill is ready \\endash  please pick it up after 3\\rquote  o\\rquote clock.\\par Line "
          "two \\u8364? 5\\par}"),
      "Your refill is ready \u2013 please pick it up after 3\u2019 o\u2019clock.\nLine two \u20AC "
      "5");
  EXPECT_EQ(
      text_of(
          "{\\rtf1\\ansi\\ansicpg1252\\deff0\\nouicompat\\deflang1033{\\fonttbl{"
          "\\f0\\fnil\\fcharset0 "
          "Calibri;}{\\f1\\fnil\\fcharset2 Symbol;}}\r\n{\\colortbl ;\\red255\\green0\\blue0;}\r\n"
          "{\\*\\generator Writer 10.0}\\viewkind4\\uc1 \r\n\\pard\\sa200\\sl276\\slmult1\\f0\\fs22"
          "\\lang9 See \\b\\cf1 the\\b0\\cf0  form.\\par\r\n}\r\n\0"s),
      "See the form.");
}

TEST(RtfToText, reads_several_documents_one_after_the_other) {
  EXPECT_EQ(
      text_of("{\\rtf1\\ansi First block.\\par}{\\rtf1\\ansi\\ansicpg1252 Second block, na\\'efve "
              "\\u26085?\\u26412?.\\par}"),
      "First block.\nSecond block, na\u00EFve \u65E5\u672C.");
  EXPECT_EQ(text_of("{\\rtf1 a}\r\n{\\rtf1 b}"), "a\nb");
  EXPECT_EQ(text_of("{\\rtf1 a}{\\rtf1 }{\\rtf1 b}"), "a\nb");
  EXPECT_EQ(text_of("{\\rtf1 a\\par\\par}{\\rtf1 b}"), "a\n\nb");
  EXPECT_EQ(text_of("{\\rtf1\\uc0\\f1 a}{\\rtf1 \\u233?}"), "a\n\u00E9") << "settings start anew";
}

TEST(RtfToText, ends_without_a_line_break_and_appends) {
  EXPECT_EQ(text_of("{\\rtf1 a\\par\\par\\line}"), "a");
  EXPECT_EQ(text_of("{\\rtf1\\par a}"), "\na");
  EXPECT_EQ(text_of("{\\rtf1 }"), "");
  std::string out = "before\n";
  Losses losses;
  EXPECT_FALSE(rtf_to_text("{\\rtf1 x\\par}", out, losses).has_value());
  EXPECT_EQ(out, "before\nx");
  EXPECT_TRUE(rtf_to_text("{\\rtf1 y{\\pict 1}", out, losses).has_value());
  EXPECT_EQ(out, "before\nx") << "a refused body adds nothing";
  EXPECT_FALSE(losses.any());
}

TEST(RtfToText, turns_control_words_into_characters) {
  expect_texts({
      {"breaks", "{\\rtf1 a\\par b\\line c\\sect d\\page e\\\nf\\\r\ng}", "a\nb\nc\nd\ne\nf\ng"},
      {"tabs", "{\\rtf1 a\\tab b\tc}", "a\tb\tc"},
      {"dashes", "{\\rtf1 a\\emdash b\\endash c}", "a\u2014b\u2013c"},
      {"quotes", "{\\rtf1 \\lquote a\\rquote \\ldblquote b\\rdblquote}",
       "\u2018a\u2019\u201Cb\u201D"},
      {"a bullet", "{\\rtf1\\bullet  a}", "\u2022 a"},
      {"symbols", "{\\rtf1 a\\~b\\_c\\-d}", "a\u00A0b\u2011c\u00ADd"},
      {"escapes", "{\\rtf1 \\{a\\}\\\\b}", "{a}\\b"},
      {"bytes", "{\\rtf1 \\'93na\\'efve\\'94 \\'80\\'E9}", "\u201Cna\u00EFve\u201D \u20AC\u00E9"},
      {"line ends of the source", "{\\rtf1 a\r\nb\nc}", "abc"},
      {"one blank ends a word", "{\\rtf1\\b  a\\b0 b\\b1c}", " abc"},
      {"a number with a sign", "{\\rtf1\\li-720 a\\fi-3-4}", "a-4"},
      {"bytes that are UTF-8", "{\\rtf1 na\u00EFve \u65E5}", "na\u00EFve \u65E5"},
  });
}

TEST(RtfToText, reads_unicode_and_passes_its_fallback_over) {
  expect_texts({
      {"one character", "{\\rtf1 \\u8217?s}", "\u2019s"},
      {"a byte", "{\\rtf1 \\u8217\\'92s}", "\u2019s"},
      {"a blank that ends the word", "{\\rtf1 \\u8217 ?s}", "\u2019s"},
      {"a word for a character", "{\\rtf1 \\u8212\\emdash s}", "\u2014s"},
      {"a character of UTF-8", "{\\rtf1 \\u8217\u2019s}", "\u2019s"},
      {"a negative number", "{\\rtf1 \\u-3913?}", "\uF0B7"},
      {"a large number", "{\\rtf1 \\u61623?}", "\uF0B7"},
      {"no fallback", "{\\rtf1\\uc0 \\u8217s}", "\u2019s"},
      {"two characters", "{\\rtf1\\uc2 \\u8217\\'81\\'40s}", "\u2019s"},
      {"the group's own", "{\\rtf1 {\\uc0 \\u233}{\\u233?}\\u233?}", "\u00E9\u00E9\u00E9"},
      {"ends with the group", "{\\rtf1 {\\uc3 \\u233?}abc}", "\u00E9abc"},
      {"a pair", "{\\rtf1 \\u-10179?\\u-8704?}", "\U0001F600"},
      {"a pair without fallback", "{\\rtf1\\uc0\\u55357\\u56832 x}", "\U0001F600x"},
      {"a break is no fallback", "{\\rtf1 a\\u233\\par b}", "a\u00E9\nb"},
      {"another one is no fallback", "{\\rtf1 \\u26085\\u26412?}", "\u65E5\u672C"},
      {"a line end does not count", "{\\rtf1 \\u233\r\n?x}", "\u00E9x"},
  });
  expect_faults({
      {"half a pair, then text", "{\\rtf1 \\u-10179?x}", "half of a surrogate pair"},
      {"half a pair, then the end", "{\\rtf1 \\u-10179?}", "half of a surrogate pair"},
      {"half a pair, then a break", "{\\rtf1 \\u-10179?\\par}", "half of a surrogate pair"},
      {"the second half first", "{\\rtf1 \\u-8704?}", "half of a surrogate pair"},
      {"two first halves", "{\\rtf1 \\u-10179?\\u-10179?}", "half of a surrogate pair"},
      {"no number", "{\\rtf1 \\u ?}", "`\\u` has no number"},
      {"too large", "{\\rtf1 \\u65536?}", "`\\u` has no number"},
      {"too small", "{\\rtf1 \\u-70000?}", "`\\u` has no number"},
      {"a control character", "{\\rtf1 \\u1?}", "a control character"},
      {"no character", "{\\rtf1 \\u65535?}", "a control character"},
      {"a huge fallback", "{\\rtf1\\uc999 \\u233?}", "`\\uc` has no number from 0 to 16"},
      {"a negative fallback", "{\\rtf1\\uc-1 x}", "`\\uc` has no number from 0 to 16"},
  });
}

TEST(RtfToText, skips_what_is_not_text) {
  expect_texts({
      {"tables of the document",
       "{\\rtf1{\\fonttbl{\\f0 Arial{\\*\\falt Helvetica};}}{\\colortbl;\\red0;}{\\stylesheet{\\s0 "
       "Normal;}}{\\info{\\author Somebody}{\\title T}}a}",
       "a"},
      {"starred destinations", "{\\rtf1{\\*\\unheardof {\\b x} \\'41 \\strike}a}", "a"},
      {"binary data", "{\\rtf1{\\*\\blob\\bin5 }}{\\x}a}", "a"},
      {"an unknown word", "{\\rtf1\\unheardof12 a}", "a"},
      {"formatting",
       "{\\rtf1\\pard\\ql\\sa200\\sl276\\slmult1\\lang1033{\\b\\i\\ul\\fs24\\cf1 a}\\ulnone}", "a"},
      {"formatting that is off", "{\\rtf1\\strike0\\v0\\ls0 a}", "a"},
  });
}

TEST(RtfToText, leaves_out_what_no_text_can_show_and_counts_it) {
  expect_texts({
      {"a picture", "{\\rtf1 a{\\pict\\pngblip 89504e}b}", "ab [lost 1 picture]"},
      {"a picture in two forms", "{\\rtf1 a{\\*\\shppict{\\pict 89}}{\\nonshppict{\\pict 89}}}",
       "a [lost 1 picture]"},
      {"an old picture", "{\\rtf1 a{\\nonshppict{\\pict 89}}}", "a [lost 1 picture]"},
      {"binary data", "{\\rtf1 a\\bin2 }}b}", "ab [lost 1 embedded object]"},
      {"an object", "{\\rtf1 a{\\object{\\*\\objdata 01}{\\result b}}}",
       "a [lost 1 embedded object]"},
      {"a drawing", "{\\rtf1{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv 1}}}}a}", "a [lost 1 drawing]"},
      {"a comment", "{\\rtf1 a{\\*\\annotation b}}", "a [lost 1 comment]"},
      {"page headers", "{\\rtf1{\\header b}{\\footer\\par }a}", "a [lost 1 page header or footer]"},
      {"generated text", "{\\rtf1 a\\chpgn}", "a [lost 1 generated page number or date]"},
      {"hidden text", "{\\rtf1{\\v secret}a\\v  \\v0 b}", "ab [lost 1 passage of hidden text]"},
      {"struck-out text", "{\\rtf1 take {\\strike 2 }1}",
       "take 1 [lost 1 passage of struck-out text]"},
      {"a tracked deletion", "{\\rtf1 a{\\deleted x}}", "a [lost 1 passage of struck-out text]"},
      {"a formula", "{\\rtf1 a{\\mmath{\\*\\moMath x}}}", "a [lost 1 formula]"},
      {"a field without a result", "{\\rtf1 a{\\field{\\*\\fldinst FORMCHECKBOX}}}",
       "a [lost 1 field without text]"},
      {"a number that is not written", "{\\rtf1\\ls1 a\\par\\pard b}", "a\nb [lost 1 list marker]"},
      {"an unknown symbol", "{\\rtf1{\\fonttbl{\\f1\\fcharset2 Webdings;}}\\f1 a}",
       "\uFFFD [lost 1 symbol without a character]"},
      {"text behind", "{\\rtf1 a} b c\n{\\rtf1 d}\x1A",
       "a\nd [lost 1 passage outside of the document]"},
  });
}

TEST(RtfToText, reads_bytes_by_the_code_page_of_the_font_or_the_document) {
  const std::string fonts =
      "{\\fonttbl{\\f0 Arial;}{\\f1\\fcharset204 Arial Cyr;}{\\f2\\fcharset2 "
      "Symbol;}{\\f3\\cpg1250 X;}{\\f4\\fcharset2 Wingdings{\\*\\falt x};}}";
  expect_texts({
      {"Cyrillic", "{\\rtf1\\ansi\\ansicpg1251 \\'e0}", "\u0430"},
      {"of DOS", "{\\rtf1\\ansi\\ansicpg437 \\'82}", "\u00E9"},
      {"the PC's", "{\\rtf1\\pc \\'82}", "\u00E9"},
      {"another PC's", "{\\rtf1\\pca \\'b5}", "\u00C1"},
      {"the Mac's", "{\\rtf1\\mac \\'8e}", "\u00E9"},
      {"Japanese, whole", "{\\rtf1\\ansi\\ansicpg932 \\'93\\'fa\\'96\\'7b\\'83A\\'b1}",
       "\u65E5\u672C\u30A2\uFF71"},
      {"a half that is an escape", "{\\rtf1\\ansi\\ansicpg932 \\'95\\\\}", "\u8868"},
      {"Chinese", "{\\rtf1\\ansi\\ansicpg936 \\'c4\\'e3}", "\u4F60"},
      {"Korean", "{\\rtf1\\ansi\\ansicpg949 \\'b0\\'a1}", "\uAC00"},
      {"Taiwanese", "{\\rtf1\\ansi\\ansicpg950 \\'a4\\'a4}", "\u4E2D"},
      {"a Cyrillic font", "{\\rtf1\\deff0" + fonts + "\\f1 \\'e0a}", "\u0430a"},
      {"a font with a code page", "{\\rtf1\\deff0" + fonts + "\\f3 \\'e8}", "\u010D"},
      {"a default font", "{\\rtf1\\deff1" + fonts + "\\'e0}", "\u0430"},
      {"a symbol font", "{\\rtf1\\deff0" + fonts + "\\f2 b\\'b3\\u-3913? 5}",
       "\u03B2\u2265\u2022 5"},
      {"pictures", "{\\rtf1\\deff0" + fonts + "\\f4 J\\'fc}", "\u263A\u2713"},
      {"Unicode in a Cyrillic font", "{\\rtf1\\deff0" + fonts + "\\f1 \\u1072\\'e0}", "\u0430"},
      {"the font of the group", "{\\rtf1\\deff0" + fonts + "{\\f1 a}\\'e0}", "a\u00E0"},
      {"plain", "{\\rtf1\\deff0" + fonts + "\\f1\\plain\\'e0}", "\u00E0"},
  });
}

// Plain characters are put many at once, where nothing else is to be said of them.
TEST(RtfToText, takes_text_in_pieces_without_losing_what_holds_between_them) {
  const std::string fonts = "{\\fonttbl{\\f1\\fcharset2 Sym\nbol;}}";
  expect_texts({
      {"other characters", "{\\rtf1 ab\tc\x7F\\~d\r\ne\u00E9f{g}h\\{i}",
       "ab\tc\x7F\u00A0de\u00E9fgh{i"},
      {"longer than what is at hand", "{\\rtf1 " + std::string(5000, 'x') + "{\\b y}}",
       std::string(5000, 'x') + "y"},
      {"behind a raised number", "{\\rtf1 10{\\super 45}6 10{\\super\\par 4}}", "10^456 10\n4"},
      {"raised behind text", "{\\rtf1\\super 1\\nosupersub 2\\super 3}", "12^3"},
      {"hidden twice", "{\\rtf1{\\v ab\\par c}d{\\v e}}", "\nd [lost 2 passages of hidden text]"},
      {"stand-ins", "{\\rtf1\\uc3\\u233 abcd\\uc0\\u233 ef}", "\u00E9d\u00E9ef"},
      {"stand-ins cut off", "{\\rtf1{\\uc3\\u233 a}bc}", "\u00E9bc"},
      {"half of two bytes", "{\\rtf1\\ansicpg932 \\'83Abc}", "\u30A2bc"},
      {"pictures of letters", "{\\rtf1" + fonts + "{\\f1 ab}ab}", "\u03B1\u03B2ab"},
      {"what is skipped", "{\\rtf1 a{\\pict 8950\r\n4e{\\x 47}\xFF\x01}b}", "ab [lost 1 picture]"},
  });
  expect_faults({
      {"a control character", "{\\rtf1 ab\acd}", "fault at 9: a control character in the text"},
      {"half of a pair", "{\\rtf1 ab\\u-10179?cd}", "fault at 18: half of a surrogate pair"},
      {"a broken byte",
       "{\\rtf1 ab\xFF"
       "cd}",
       "fault at 9: the text is not valid UTF-8"},
  });
}

TEST(RtfToText, tells_words_from_those_that_look_like_them) {
  expect_texts({
      {"longer", "{\\rtf1 a\\tabs b\\parx c\\uu8364 d}", "abcd"},
      {"shorter", "{\\rtf1 a\\ta b\\pa c}", "abc"},
      {"capitals", "{\\rtf1 a\\TAB b\\Par c{\\Footer d}}", "abcd"},
      {"other letters inside", "{\\rtf1 a\\ldbXquote b\\eXdash c}", "abc"},
      {"those of one letter", "{\\rtf1 a\\v b\\v0\\b c\\x d\\u233?}",
       "acd\u00E9 [lost 1 passage of hidden text]"},
  });
}

TEST(RtfToText, refuses_characters_that_it_cannot_be_sure_of) {
  expect_faults({
      {"an undefined byte", "{\\rtf1 \\'81}", "a byte that code page 1252 does not define"},
      {"an undefined pair", "{\\rtf1\\ansicpg932 \\'81\\'00}", "code page 932 does not define"},
      {"half a pair of bytes", "{\\rtf1\\ansicpg932 a\\'93}", "half of a character of two bytes"},
      {"half, then a group", "{\\rtf1\\ansicpg932 \\'93{a}}", "half of a character of two bytes"},
      {"half, then a break", "{\\rtf1\\ansicpg932 \\'93\\par}", "half of a character of two bytes"},
      {"an unknown code page", "{\\rtf1\\ansicpg12000 a}", "`\\ansicpg` names a code page"},
      {"a font's", "{\\rtf1{\\fonttbl{\\f0\\cpg7 X;}}a}", "`\\cpg` names a code page"},
      {"a NUL", "{\\rtf1 a\0b}"s, "a control character"},
      {"a control character", "{\\rtf1 \\'07}", "a control character"},
      {"bytes that are no UTF-8", "{\\rtf1 na\xEFve}", "not valid UTF-8"},
  });
}

TEST(RtfToText, writes_tables_as_lines_with_bars) {
  expect_texts({
      {"rows",
       "{\\rtf1 a\\par\\trowd\\cellx100\\cellx200\\pard\\intbl b\\cell c\\cell\\row\\trowd\\pard"
       "\\intbl d\\cell e\\cell\\row\\pard f}",
       "a\nb | c\nd | e\nf"},
      {"without \\intbl", "{\\rtf1\\trowd b\\cell c\\cell\\row d\\cell\\cell e\\cell\\row}",
       "b | c\nd | | e"},
      {"lines in cells", "{\\rtf1\\trowd\\intbl a\\par b\\cell c\\line d\\cell\\row}", "a b | c d"},
      {"empty cells at the end", "{\\rtf1\\trowd\\intbl a\\cell b\\cell\\cell\\row}", "a | b"},
      {"an empty row", "{\\rtf1 a\\par\\trowd\\intbl\\cell\\cell\\row\\pard b}", "a\nb"},
      {"one cell", "{\\rtf1\\trowd\\intbl a\\par b\\cell\\row}", "a\nb"},
      {"a table in a cell",
       "{\\rtf1\\trowd\\intbl a\\cell\\pard\\intbl\\itap2 b\\nestcell "
       "c\\nestcell{\\*\\nesttableprops"
       "\\trowd\\nestrow}{\\nonesttables\\par}\\pard\\intbl d\\cell\\row\\pard e}",
       "a\nb | c\nd\ne"},
      {"a row that does not end", "{\\rtf1\\trowd\\intbl a\\cell b\\cell}", "a | b"},
      {"text behind the last cell", "{\\rtf1\\trowd\\intbl a\\cell b\\row c}", "a | b\nc"},
  });
  expect_faults({{"too deep", "{\\rtf1\\itap99 a\\nestcell}", "the tables are nested too deeply"}});
}

TEST(RtfToText, keeps_what_stands_beside_the_text) {
  expect_texts({
      {"list markers", "{\\rtf1{\\pntext\\'B7\\tab}a\\par{\\*\\listtext\\tab 2.\\tab}b}",
       "\u00B7 a\n2. b"},
      {"markers of numbered paragraphs",
       "{\\rtf1{\\pntext 1.\\tab}{\\*\\pn\\pnlvlbody}\\ls1 a\\par{\\pntext 2.\\tab}b}",
       "1. a\n2. b"},
      {"links",
       "{\\rtf1 see {\\field{\\*\\fldinst{HYPERLINK \"https://x.test/\"}}{\\fldrslt{\\ul "
       "the page}}}.}",
       "see the page (https://x.test/)."},
      {"a link that says it itself",
       "{\\rtf1{\\field{\\*\\fldinst HYPERLINK mailto:a@x.test}{\\fldrslt a@x.test}}}", "a@x.test"},
      {"a link without a text", "{\\rtf1{\\field{\\*\\fldinst HYPERLINK \"u:1\"}}}", "u:1"},
      {"a link to a place",
       "{\\rtf1{\\field{\\*\\fldinst HYPERLINK \"u\" \\\\l \"p\" \\\\o \"t\"}{\\fldrslt a}}}",
       "a (u#p)"},
      {"a link in the document",
       "{\\rtf1{\\field{\\*\\fldinst HYPERLINK \\\\l \"p\"}{\\fldrslt a}}}", "a"},
      {"other fields", "{\\rtf1{\\field{\\*\\fldinst PAGE}{\\fldrslt 7}}}", "7"},
      {"footnotes",
       "{\\rtf1 a{\\super\\chftn{\\footnote\\chftn  one}} b{\\footnote two\\par}\\par}",
       "a[1] b[2]\n\n[1] one\n[2] two"},
      {"text boxes",
       "{\\rtf1 a{\\shp{\\*\\shpinst{\\sp{\\sv x}}{\\shptxt box\\par}}{\\shprslt y}}b}",
       "a\nbox\nb [lost 1 drawing]"},
      {"the Unicode form", "{\\rtf1{\\upr{a?}{\\*\\ud{a\\u233?}}}}", "a\u00E9"},
      {"raised numbers",
       "{\\rtf1 10{\\super 4} a{\\super 2} 1{\\super st} 5\\super 6\\nosupersub 7}",
       "10^4 a2 1st 5^67"},
  });
}

TEST(RtfToText, refuses_what_is_not_rtf_or_not_whole) {
  std::string deep = "{\\rtf1 ";
  for (int i = 0; i < 100000; ++i) deep += '{';
  expect_faults({
      {"nothing", "", "it begins with `{\\rtf`"},
      {"white space", " \n", "it begins with `{\\rtf`"},
      {"plain text", "Hello", "fault at 0: there is no RTF"},
      {"another group", "{hello}", "it begins with `{\\rtf`"},
      {"another word", "{\\rtfx a}", "it begins with `{\\rtf`"},
      {"a group not closed", "{\\rtf1 {a}", "a group is not closed"},
      {"a group closed twice", "{\\rtf1 a}}", "fault at 9: a group is closed that was not opened"},
      {"a backslash at the end", "{\\rtf1 a\\", "ends behind a backslash"},
      {"a cut byte", "{\\rtf1 \\'4", "two hexadecimal digits"},
      {"a wrong byte", "{\\rtf1 \\'4g}", "two hexadecimal digits"},
      {"a sign without meaning", "{\\rtf1 \\\"a\\\"}", "no meaning"},
      {"a star before text", "{\\rtf1{\\*a}}", "`\\*` is not followed by a control word"},
      {"a star before a group", "{\\rtf1{\\*{}}}", "`\\*` is not followed by a control word"},
      {"a star inside of text", "{\\rtf1 a\\*\\x b}", "`\\*` does not begin a group"},
      {"a destination inside of text", "{\\rtf1 a{b\\info c}}", "`\\info` does not begin a group"},
      {"binary data past the end", "{\\rtf1{\\*\\x\\bin99 a}}", "`\\bin` reaches past the end"},
      {"negative binary data", "{\\rtf1{\\*\\x\\bin-9 a}}", "`\\bin` reaches past the end"},
      {"a long word", "{\\rtf1\\" + std::string(40, 'a') + "}", "a control word is too long"},
      {"a long number", "{\\rtf1\\b12345678901}", "the number of a control word is too long"},
      {"too deep", deep, "the groups are nested too deeply"},
  });
  EXPECT_EQ(text_of("{\\rtf1 " + std::string(127, '{') + "a" + std::string(128, '}')), "a");
}

TEST(RtfToText, never_quotes_the_body_in_a_fault) {
  for (const char* rtf :
       {"secret", "{\\rtf1 \\secret99999999999 }", "{\\rtf1 secret", "{\\rtf1 {\\*secret}}"}) {
    const std::string text = text_of(rtf);
    EXPECT_EQ(text.rfind("fault", 0), 0u) << rtf;
    EXPECT_EQ(text.find("secret"), std::string::npos) << text;
  }
}

std::string repeated(std::string_view piece, std::size_t count) {
  std::string out;
  out.reserve(piece.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += piece;
  return out;
}

// With anything quadratic these would take minutes.
TEST(RtfToText, reads_megabytes_of_anything) {
  constexpr std::size_t kSize = 400'000;
  for (const std::string_view piece :
       {"{\\b a}", "a\\par ", "\\trowd\\intbl a\\cell b\\cell\\row ", "a\\cell ",
        "a\\nestcell\\nestrow ", "{\\pntext 1.}a\\par ",
        "{\\field{\\*\\fldinst HYPERLINK u}{\\fldrslt a}}", "{\\footnote a}", "{\\*\\x a}",
        "{\\v a}", "\\'e9", "\\u233?", "{\\pict 00}", "{\\shp{\\*\\shpinst{\\shptxt a}}}"}) {
    const std::string text = text_of("{\\rtf1 " + repeated(piece, kSize / piece.size()) + "}");
    EXPECT_FALSE(text.starts_with("fault")) << piece << text.substr(0, 80);
  }
  EXPECT_TRUE(text_of("{\\rtf1 " + std::string(kMostBodyBytes, 'a') + "}").starts_with("fault"));
}

TEST(TextToRtf, is_ascii_and_comes_back_the_same) {
  EXPECT_EQ(text_to_rtf("a"),
            "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss"
            "\\fcharset0 Arial;}}\n\\pard\\uc1\\f0\\fs20 a}");
  std::mt19937 random(1252);
  const auto below = [&random](std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random);
  };
  const char* pieces[] = {"a",      " ",  "  ",     "\n",     "\n\n", "\t",     "{",
                          "}",      "\\", "\\par",  "\\'e9",  "?",    "\u00E9", "\U0001F600",
                          "\u65E5", "1 ", "\uFFFD", "\u00A0", "\x7F"};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t i = 0, count = below(20); i < count; ++i) text += pieces[below(19)];
    while (text.ends_with('\n')) text.pop_back();
    const std::string rtf = text_to_rtf(text);
    ASSERT_TRUE(std::all_of(rtf.begin(), rtf.end(), [](char c) { return c > 0 && c < 0x7F; }));
    ASSERT_EQ(text_of(rtf), text) << rtf;
  }
}

TEST(TextToRtf, makes_one_paragraph_of_each_line_whatever_ends_it) {
  EXPECT_EQ(text_to_rtf("a\r\nb\rc"), text_to_rtf("a\nb\nc"));
  EXPECT_EQ(text_of(text_to_rtf("a\x01\xFF")), "a\uFFFD\uFFFD");
}

TEST(RtfToText, takes_every_text_back_that_was_escaped_into_it) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string rtf = "{\\rtf1\\ansi ";
    std::string expected;
    for (std::size_t i = 0; i < random() % 30; ++i) {
      const auto below = [&random](std::uint32_t bound) {
        return static_cast<char32_t>(
            std::uniform_int_distribution<std::uint32_t>(0, bound - 1)(random));
      };
      const char32_t choices[] = {U'a' + below(26),      U'{', U'\\', U' ', 0xA0 + below(0x2000),
                                  0x1F300 + below(0x100)};
      const char32_t point = choices[below(6)];
      const std::string utf8 = html_unescape("&#" + std::to_string(std::uint32_t{point}) + ";");
      expected += utf8;
      if (point < 0x80) {
        if (point == U'{' || point == U'\\') rtf += '\\';
        rtf += static_cast<char>(point);
      } else if (point < 0x10000) {
        rtf += "\\u" + std::to_string(static_cast<std::int16_t>(point)) + "?";
      } else {
        const auto high = static_cast<std::int16_t>(0xD7C0 + (point >> 10));
        const auto low = static_cast<std::int16_t>(0xDC00 + (point & 0x3FF));
        rtf += "\\u" + std::to_string(high) + "?\\u" + std::to_string(low) + "?";
      }
    }
    ASSERT_EQ(text_of(rtf + "}"), expected) << rtf;
  }
}

}  // namespace
}  // namespace smx::bodies
