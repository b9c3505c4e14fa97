#include <vector>

#include <gtest/gtest.h>

#include "unit/xml/recorder.h"

namespace smx::xml {
namespace {

using namespace std::string_literals;

struct Refused {
  const char* what;
  std::string text;
  std::string expected;  // part of the fault
};

void expect_refused(const std::vector<Refused>& table, const Options& options = {}) {
  for (const Refused& row : table) {
    SCOPED_TRACE(row.what);
    const std::string events = events_of(row.text, options);
    EXPECT_EQ(events.rfind("fault at ", 0), 0u) << events;
    EXPECT_NE(events.find(row.expected), std::string::npos) << events;
  }
}

TEST(XmlWellFormed, refuses_bytes_and_characters_that_no_document_may_hold) {
  expect_refused({
      {"a byte that is no UTF-8", "<a>\xFF</a>", "fault at 3: the text is not valid UTF-8"},
      {"Latin-1", "<a>na\xEFve</a>", "not valid UTF-8"},
      {"an overlong form", "<a>\xC0\xAF</a>", "not valid UTF-8"},
      {"a surrogate", "<a>\xED\xA0\x80</a>", "not valid UTF-8"},
      {"a cut character at the end", "<a/>\xC3", "not valid UTF-8"},
      {"NUL, which would cut the text", "<a>x\0y</a>"s, "fault at 4: a character that XML"},
      {"NUL behind the root", "<a/>\0"s, "a character that XML does not allow"},
      {"a control character", "<a>\x0B</a>", "a character that XML does not allow"},
      {"a control character in a comment", "<a/><!--\x01-->", "a character that XML does"},
      {"U+FFFF", "<a>\xEF\xBF\xBF</a>", "a character that XML does not allow"},
      {"UTF-16", "\xFF\xFE<\0a\0/\0>\0"s, "not valid UTF-8"},
  });
}

TEST(XmlWellFormed, wants_one_root_and_nothing_else_beside_it) {
  expect_refused({
      {"nothing", "", "fault at 0: there is no root element"},
      {"white space", " \n ", "no root element"},
      {"a comment only", "<!-- a -->", "no root element"},
      {"text only", "hello", "text outside of the root"},
      {"two roots", "<a/><b/>", "more than one root element"},
      {"text before", "x<a/>", "text outside of the root"},
      {"text behind", "<a/>x", "text outside of the root"},
      {"a reference behind", "<a/>&#32;", "text outside of the root"},
      {"a CDATA section behind", "<a/><![CDATA[ ]]>", "text outside of the root"},
      {"a second byte order mark", "\xEF\xBB\xBF\xEF\xBB\xBF<a/>", "text outside of the root"},
      {"a lone < behind", "<a/><", "fault at"},
      {"a lone < behind a line", "<a/>\n<", "fault at"},
  });
  EXPECT_EQ(events_of("\xEF\xBB\xBF <!-- a --> \n<?pi x?><a/>\n<!-- b -->\n"), "<a></a>");
}

TEST(XmlWellFormed, refuses_tags_that_are_cut_or_crossed) {
  expect_refused({
      {"not closed", "<a>", "fault at"},
      {"not closed deep inside", "<a><b></a>", "do not match"},
      {"crossed", "<a><b></a></b>", "do not match"},
      {"another case", "<a></A>", "do not match"},
      {"a longer end", "<a></ab>", "do not match"},
      {"an end too many", "<a/></a>", "fault at"},
      {"an end that is cut", "<a></a", "fault at"},
      {"a blank before the name", "< a/>", "fault at"},
      {"a blank before the end name", "<a></ a>", "fault at"},
      {"a blank in />", "<a/ >", "fault at"},
      {"attributes in an end tag", "<a></a b=\"1\">", "fault at"},
      {"a comment that is cut", "<a/><!-- x --", "fault at"},
      {"a CDATA section that is cut", "<a><![CDATA[x]]</a>", "fault at"},
      {"a processing instruction that is cut", "<a/><?x", "fault at"},
      {"cut in an attribute", "<a b=\"", "fault at"},
      {"cut behind an attribute name", "<a b", "fault at"},
      {"cut behind <", "<a><", "fault at"},
      {"cut behind </", "<a></", "fault at"},
  });
}

TEST(XmlWellFormed, refuses_attributes_that_are_not_written_right) {
  expect_refused({
      {"no quotes", "<a b=c/>", "fault at"},
      {"no value", "<a b/>", "fault at"},
      {"no blank between", "<a b=\"1\"c=\"2\"/>", "fault at"},
      {"no blank, and a sign", "<a b=\"1\"-c=\"2\"/>", "fault at"},
      {"other quotes", "<a b=\"1'/>", "fault at"},
      {"< in the value", "<a b=\"x<y\"/>", "an attribute value holds `<`"},
      {"& in the value", "<a b=\"x & y\"/>", "`&` begins no reference"},
      {"a name that begins with a digit", "<a 1b=\"x\"/>", "fault at"},
      {"twice", "<a b=\"1\" b=\"2\"/>", "an attribute twice"},
      {"three others between", "<a b=\"1\" c=\"\" d=\"\" e=\"\" b=\"2\"/>", "an attribute twice"},
  });
}

TEST(XmlWellFormed, refuses_references_that_mean_nothing) {
  expect_refused({
      {"a lone &", "<a>fish & chips</a>", "fault at 8: a `&` begins no reference"},
      {"no semicolon", "<a>&amp</a>", "`&` begins no reference"},
      {"no name", "<a>&;</a>", "an entity that is not known"},
      {"a name of HTML", "<a>&nbsp;</a>", "an entity that is not known"},
      {"an upper-case name", "<a>&AMP;</a>", "an entity that is not known"},
      {"number 0", "<a>&#0;</a>", "no character that XML allows"},
      {"a control character", "<a>&#x1;</a>", "no character that XML allows"},
      {"a surrogate", "<a>&#xD800;</a>", "no character that XML allows"},
      {"U+FFFE", "<a>&#xFFFE;</a>", "no character that XML allows"},
      {"past the last", "<a>&#x110000;</a>", "no character that XML allows"},
      {"far past the last", "<a>&#4294967361;</a>", "no character that XML allows"},
      {"no digits", "<a>&#;</a>", "no character that XML allows"},
      {"no hexadecimal digits", "<a>&#x;</a>", "no character that XML allows"},
      {"upper-case X", "<a>&#X41;</a>", "no character that XML allows"},
      {"a sign", "<a>&#-65;</a>", "no character that XML allows"},
      {"letters in a decimal number", "<a>&#4a;</a>", "no character that XML allows"},
  });
}

TEST(XmlWellFormed, refuses_comments_sections_and_instructions_that_break_their_rules) {
  expect_refused({
      {"-- in a comment", "<a><!-- x -- y --></a>", "a comment holds `--`"},
      {"--->", "<a/><!-- x --->", "a comment holds `--`"},
      {"]]> in text", "<a>x ]]> y</a>", "the text holds `]]>`"},
      {"a target named XML", "<a><?XML x?></a>", "fault at"},
      {"a target with a colon", "<a><?p:x y?></a>", "a name that is not allowed"},
      {"a target with a blank before it", "<a><? x?></a>", "fault at"},
      {"a declaration of a DTD", "<a><!ELEMENT a ANY></a>", "fault at"},
      {"a lower-case cdata", "<a><![cdata[x]]></a>", "fault at"},
  });
}

TEST(XmlWellFormed, refuses_a_declaration_that_is_wrong_or_late) {
  expect_refused({
      {"another version", "<?xml version=\"1.1\"?><a/>", "version 1.0"},
      {"no version", "<?xml encoding=\"UTF-8\"?><a/>", "version 1.0"},
      {"nothing", "<?xml ?><a/>", "version 1.0"},
      {"Latin-1", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>", "neither UTF-8 nor"},
      {"Shift_JIS", "<?xml version='1.0' encoding='Shift_JIS'?><a/>", "neither UTF-8 nor"},
      {"UTF-16", "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>", "neither UTF-8 nor"},
      {"ASCII with others", "<?xml version=\"1.0\" encoding=\"US-ASCII\"?><a>\xC3\xA9</a>",
       "not of the declared encoding"},
      {"> for ?>", "<?xml version=\"1.0\"><a/>?>", "fault at 0"},
      {"a blank before it", " <?xml version=\"1.0\"?><a/>", "not in its place"},
      {"twice", "<?xml version=\"1.0\"?><?xml version=\"1.0\"?><a/>", "not in its place"},
      {"behind the root", "<a/><?xml version=\"1.0\"?>", "not in its place"},
      {"inside of the root", "<a><?xml version=\"1.0\"?></a>", "fault at"},
      {"upper case", "<?XML version=\"1.0\"?><a/>", "fault at"},
      {"a wrong order", "<?xml version=\"1.0\" standalone=\"yes\" encoding=\"UTF-8\"?><a/>",
       "fault"},
      {"standalone maybe", "<?xml version=\"1.0\" standalone=\"maybe\"?><a/>",
       "neither yes nor no"},
  });
  EXPECT_EQ(events_of("<?xml version='1.0' encoding='utf-8' standalone='no' ?>\n<a/>"), "<a></a>");
  EXPECT_EQ(events_of("<?xml version=\"1.0\" encoding=\"us-ascii\"?><a>x</a>"), "<a>x</a>");
}

TEST(XmlWellFormed, takes_a_doctype_only_where_it_is_allowed_and_harmless) {
  const std::string transitional =
      "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" "
      "\"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">";
  expect_refused({{"in a document", transitional + "<html/>", "a DOCTYPE is not allowed here"}});
  const Options body{.doctype = Doctype::skip_xhtml, .entities = Entities::xhtml};
  EXPECT_EQ(events_of(transitional + "\n<html/>", body), "<html></html>");
  EXPECT_EQ(events_of("<!DOCTYPE html><html/>", body), "<html></html>");
  EXPECT_EQ(events_of("<!DOCTYPE html SYSTEM 'about:legacy-compat' ><html/>", body),
            "<html></html>");
  expect_refused(
      {
          {"an internal subset", "<!DOCTYPE a [<!ENTITY e \"x\">]><a>&e;</a>", "internal subset"},
          {"an empty internal subset", "<!DOCTYPE a []><a/>", "internal subset"},
          {"twice", "<!DOCTYPE a><!DOCTYPE a><a/>", "behind the root element or another one"},
          {"behind the root", "<a/><!DOCTYPE a>", "behind the root element or another one"},
          {"inside", "<a><!DOCTYPE a></a>", "fault at"},
          {"no blank", "<!DOCTYPEhtml><html/>", "not well-formed"},
          {"lower case", "<!doctype html><html/>", "fault at"},
          {"no system identifier", "<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.01//EN\"><html/>",
           "not well-formed"},
          {"no name", "<!DOCTYPE><a/>", "fault at"},
      },
      body);
}

TEST(XmlWellFormed, keeps_its_bounds) {
  const auto nested = [](std::size_t depth) {
    std::string text;
    for (std::size_t i = 0; i < depth; ++i) text += "<a>";
    for (std::size_t i = 0; i < depth; ++i) text += "</a>";
    return text;
  };
  EXPECT_EQ(events_of(nested(3), {.depth = 3}), nested(3));
  EXPECT_EQ(events_of(nested(4), {.depth = 3}), "fault at 10: the elements are nested too deeply");
  EXPECT_NE(events_of(nested(200000)).find("nested too deeply"), std::string::npos);
  EXPECT_EQ(events_of("<abc/>", {.bytes = 6}), "<abc></abc>");
  EXPECT_EQ(events_of("<abc/>", {.bytes = 5}), "fault at 5: the document is too large");
}

TEST(XmlWellFormed, walks_a_deep_document_without_the_stack) {
  std::string text;
  for (int i = 0; i < 300000; ++i) text += "<a>";
  for (int i = 0; i < 300000; ++i) text += "</a>";
  Recorder recorder;
  EXPECT_FALSE(parse(text, {.depth = 1000000}, recorder).has_value());
  EXPECT_EQ(recorder.events, text);
}

TEST(XmlWellFormed, never_quotes_the_document_in_a_fault) {
  for (const char* text : {"<secret", "<a>&secret;</a>", "<a secret=\"1\" secret=\"2\"/>",
                           "<secret:a/>", "secret<a/>", "<a><secret></a>", "<?secret:x y?><a/>"}) {
    EXPECT_EQ(events_of(text).find("secret"), std::string::npos) << text;
  }
}

}  // namespace
}  // namespace smx::xml
