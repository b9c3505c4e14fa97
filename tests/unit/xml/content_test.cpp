#include <gtest/gtest.h>

#include "unit/xml/recorder.h"
#include "xml/entities.h"

namespace smx::xml {
namespace {

TEST(XmlContent, delivers_all_character_data_with_its_white_space) {
  EXPECT_EQ(events_of("<a> <b/>\n x <c> </c>\t</a>"), "<a> <b></b>\n x <c> </c>\t</a>");
}

TEST(XmlContent, makes_every_line_end_a_line_feed) {
  EXPECT_EQ(events_of("<a>1\r\n2\r3\n4\r\r\n5</a>"), "<a>1\n2\n3\n4\n\n5</a>");
  EXPECT_EQ(events_of("<a><![CDATA[1\r\n2\r3]]></a>"), "<a>1\n2\n3</a>");
  EXPECT_EQ(events_of("<a>1&#13;2&#xD;&#xA;3</a>"), "<a>1\r2\r\n3</a>") << "references stay";
}

TEST(XmlContent, resolves_references_once) {
  EXPECT_EQ(events_of("<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x42;&#x1F600;</a>"),
            "<a><>&\"'AB\xF0\x9F\x98\x80</a>");
  EXPECT_EQ(events_of("<a>&amp;lt;&amp;#65;</a>"), "<a>&lt;&#65;</a>");
  EXPECT_EQ(events_of("<a>&#0000000000000000065;</a>"), "<a>A</a>");
}

TEST(XmlContent, takes_cdata_as_it_stands) {
  EXPECT_EQ(events_of("<a>x<![CDATA[<b>&amp;]] >]]>y<![CDATA[]]></a>"), "<a>x<b>&amp;]] >y</a>");
}

TEST(XmlContent, takes_attribute_values_with_white_space_made_blanks) {
  EXPECT_EQ(events_of("<a b='x\ty\r\nz' c=\"&lt;&#10;&#9;'&quot;>\"/>"),
            "<a b=[x y z] c=[<\n\t'\">]></a>");
  EXPECT_EQ(events_of("<a b=\"\" c = 'x' ></a >"), "<a b=[] c=[x]></a>");
}

TEST(XmlContent, passes_comments_and_instructions_over) {
  EXPECT_EQ(events_of("<a>x<!-- &no; < -->y<?pi <&>?>z<!----><!-->-->\n</a>"), "<a>xyz\n</a>");
}

TEST(XmlContent, knows_the_names_of_xhtml_only_where_asked) {
  const Options xhtml{.entities = Entities::xhtml};
  EXPECT_EQ(events_of("<a b='&eacute;'>&nbsp;&hellip;&thetasym;</a>", xhtml),
            "<a b=[\u00E9]>\u00A0\u2026\u03D1</a>");
  EXPECT_EQ(events_of("<a>&nosuch;</a>", xhtml),
            "fault at 3: a reference names an entity that is not known");
  EXPECT_EQ(xhtml_entity_count(), 253u);
}

TEST(XmlContent, takes_names_of_every_script) {
  EXPECT_EQ(events_of("<\u00E9t\u00E9 \u540D='1'/>"), "<\u00E9t\u00E9 \u540D=[1]></\u00E9t\u00E9>");
  EXPECT_EQ(events_of("<_a-1.b/>"), "<_a-1.b></_a-1.b>");
  EXPECT_EQ(events_of("<\u00D7/>").substr(0, 5), "fault") << "a sign is no letter";
  EXPECT_EQ(events_of("<\u0301/>").substr(0, 5), "fault") << "a name begins with no mark";
}

TEST(XmlContent, tells_where_each_event_stands) {
  Recorder recorder;
  ASSERT_FALSE(parse("\xEF\xBB\xBF<a>xy<b/></a>", {}, recorder).has_value());
  EXPECT_EQ(recorder.places, "4 6 9 ");
}

TEST(XmlContent, places_a_fault_in_the_text_as_given) {
  EXPECT_EQ(events_of("\xEF\xBB\xBF<a>&lt;&x;</a>").substr(0, 12), "fault at 10:");
  EXPECT_EQ(events_of("<a>\n<b c='1' d='&'/></a>").substr(0, 12), "fault at 16:");
}

TEST(XmlNamespaces, resolves_prefixes_by_scope) {
  EXPECT_EQ(
      events_of("<p:a xmlns:p='u1' xmlns='d'><b><p:c xmlns:p='u2' p:x='1' x='2'/></b><p:d/></p:a>"),
      "<{u1}a><{d}b><{u2}c {u2}x=[1] x=[2]></{u2}c></{d}b><{u1}d></{u1}d></{u1}a>");
  EXPECT_EQ(events_of("<a xmlns='d'><b xmlns=''><c/></b><e/></a>"),
            "<{d}a><b><c></c></b><{d}e></{d}e></{d}a>");
}

TEST(XmlNamespaces, gives_attributes_no_default_namespace) {
  EXPECT_EQ(events_of("<a xmlns='d' x='1'/>"), "<{d}a x=[1]></{d}a>");
}

TEST(XmlNamespaces, sees_declarations_that_stand_behind_their_use) {
  EXPECT_EQ(events_of("<p:a p:x='1' xmlns:p='u&amp;v'/>"), "<{u&v}a {u&v}x=[1]></{u&v}a>");
}

TEST(XmlNamespaces, knows_the_prefix_xml) {
  EXPECT_EQ(events_of("<a xml:lang='en'/>"),
            "<a {http://www.w3.org/XML/1998/namespace}lang=[en]></a>");
}

TEST(XmlNamespaces, refuses_what_the_recommendation_forbids) {
  const struct {
    const char* text;
    const char* expected;
  } table[] = {
      {"<p:a/>", "an element has a prefix that is not declared"},
      {"<a p:x='1'/>", "an attribute has a prefix that is not declared"},
      {"<a><b xmlns:p='u'/><p:c/></a>", "an element has a prefix that is not declared"},
      {"<a xmlns:p='u' xmlns:q='u' p:x='1' q:x='2'/>", "an attribute twice"},
      {"<a xmlns:p=''/>", "declared for the empty namespace"},
      {"<a xmlns:p='u' xmlns:p='u'/>", "declares a prefix twice"},
      {"<a xmlns='u' xmlns='v'/>", "declares a prefix twice"},
      {"<a xmlns:xml='u'/>", "belong together"},
      {"<a xmlns:p='http://www.w3.org/XML/1998/namespace'/>", "belong together"},
      {"<a xmlns:xmlns='u'/>", "reserved"},
      {"<a xmlns:p='http://www.w3.org/2000/xmlns/'/>", "reserved"},
      {"<xmlns:a/>", "not declared"},
      {"<a:b:c xmlns:a='u'/>", "an element name is not well-formed"},
      {"<:a/>", "an element name is not well-formed"},
      {"<a:/>", "an element name is not well-formed"},
      {"<a xmlns:='u'/>", "an attribute name is not well-formed"},
      {"<p:1a xmlns:p='u'/>", "an element name is not well-formed"},
  };
  for (const auto& row : table) {
    EXPECT_NE(events_of(row.text).find(row.expected), std::string::npos)
        << row.text << ": " << events_of(row.text);
  }
}

TEST(XmlNamespaces, bounds_the_declarations_in_scope) {
  std::string text = "<a";
  for (int i = 0; i < 129; ++i) text += " xmlns:p" + std::to_string(i) + "='u'";
  EXPECT_NE(events_of(text + "/>").find("more than 128 namespace declarations"), std::string::npos);
}

}  // namespace
}  // namespace smx::xml
