// What limit_checked refuses: it is compared with the engine, so it must check what the engine
// checks.
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "atom.h"
#include "comm.h"

namespace smx::bench {
namespace {

// The document in memory of its own, with no more behind it than is promised.
class Padded {
 public:
  explicit Padded(std::string_view text)
      : bytes_(std::make_unique<char[]>(text.size() + 64)), size_(text.size()) {
    std::memcpy(bytes_.get(), text.data(), size_);
  }
  std::string_view text() const { return {bytes_.get(), size_}; }

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t size_;
};

Tables tables() {
  const auto padded = [](std::string text) {
    text.reserve(text.size() + kStride);
    return text;
  };
  Tables tables;
  tables.longest = 20;
  tables.categories.insert("test-result", {padded("TEST"), padded("t"), padded("Test result")});
  tables.message_categories.insert("TEST", {padded(""), padded("t"), padded("Test result")});
  tables.stations.insert("668GA", padded("North Harbor Center"));
  tables.team_names.insert("7000123", padded("Team One"));
  tables.status.insert("SENT", padded("completed"));
  return tables;
}

constexpr std::string_view kAtomEntry = R"(<?xml version="1.0" encoding="UTF-8"?>
<entry xmlns="http://www.w3.org/2005/Atom">
  <id>urn:uuid:11111111-2222-3333-4444-555555555555</id>
  <title>Of a message</title>
  <updated>2024-03-01T23:30:00.250-05:00</updated>
  <published>2024-02-29T00:10:00+05:30</published>
  <author><name>Feed &amp; Co</name></author>
  <category term="message-created"/>
  <link rel="alternate" href="https://a.example/"/>
  <link rel="self" href="https://a.example/?a=1&amp;b=2"/>
  <content type="application/xml">
    <message xmlns="urn:example:secure-message:1">
      <messageId>9000000001</messageId>
      <threadId>12</threadId>
      <!-- text -->
      <subject>A "quoted" caf&#xE9;</subject>
      <body><![CDATA[1 < 2]]> &#9;tab
line</body>
      <sender><id>PR1</id><name><given>WEI</given><family>LOPEZ</family></name><pool id="7000123">Pool</pool></sender>
      <recipient>
        <name><given>ANA</given><family>O'BRIEN</family></name>
        <identifier system="MRN" value="000000012"/>
        <identifier system="ICN" value="1012345678V123456"/>
      </recipient>
      <facility><stationNumber>668GA</stationNumber><name>Clinic</name></facility>
      <category>unheard-of</category>
      <sentTime>2023-12-31T23:59:59-00:30</sentTime>
      <attachments><attachment id="5"><fileName>a\b.pdf</fileName><contentType>application/pdf</contentType><size>100</size></attachment></attachments>
      <flags read="true" priority="HIGH"/>
    </message>
  </content>
</entry>
)";

constexpr std::string_view kAtomResult =
    R"({"id":9000000001,"threadId":12,"category":"OTHER","categoryLabel":"General",)"
    R"("subject":"A \"quoted\" café","body":"1 < 2 \ttab\nline","sentDate":"2024-01-01T00:29:59.000Z",)"
    R"("senderId":"PR1","senderName":"LOPEZ, WEI","triageGroupId":7000123,"triageGroupName":"Team One",)"
    R"("recipientName":"O'BRIEN, ANA","patient":{"icn":"1012345678V123456","mrn":"000000012"},)"
    R"("stationNumber":"668GA","facilityName":"North Harbor Center","read":true,"highPriority":true,)"
    R"("hasAttachments":true,"attachments":[{"id":5,"name":"a\\b.pdf","contentType":"application/pdf","size":100}],)"
    R"("source":{"entryId":"11111111-2222-3333-4444-555555555555","event":"message-created",)"
    R"("updated":"2024-03-02T04:30:00.250Z","published":"2024-02-28T18:40:00.000Z",)"
    R"("author":"Feed & Co","selfLink":"https://a.example/?a=1&b=2"}})";

constexpr std::string_view kCommMessage =
    R"({"id":9000000001,"threadId":12,"replyToId":null,"category":"TEST","subject":"A \"quoted\" caf\u00e9",)"
    R"("body":"1 < 2 & \"3\"\n\ttab \ud83d\ude00 a\/b \\","sentDate":"Wed, 15 Feb 2017 18:05:26 GMT",)"
    R"("readDate":null,"senderId":77,"senderName":"LOPEZ, WEI","recipientId":7000999,)"
    R"("recipientName":"Blue Team","triageGroupName":"Blue Team","patientIcn":"1012345678V123456",)"
    R"("stationNumber":"668GA","facilityName":"Annex","highPriority":false,"status":"SENT",)"
    R"("readReceipt":null,"proxySenderName":null,"suggestedNameDisplay":"Blue Team","isOhMessage":true,)"
    R"("attachment":true,"attachments":[{"id":5,"name":"a.pdf","contentType":"application/pdf","size":100}]})";

constexpr std::string_view kCommResult =
    R"({"resourceType":"Communication","id":"mhv-9000000001","meta":{"source":"urn:mhv:secure-messaging",)"
    R"("profile":["http://example.org/fhir/StructureDefinition/mhv-secure-message"]},"text":{"status":"generated",)"
    R"("div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">1 &lt; 2 &amp; &quot;3&quot;<br/>\ttab 😀 a/b \\</div>"},)"
    R"("extension":[{"url":"urn:mhv:facility","valueReference":{"reference":"Organization/668GA",)"
    R"("display":"North Harbor Center"}}],"identifier":[{"system":"urn:mhv:message-id","value":"9000000001"},)"
    R"({"system":"urn:mhv:thread-id","value":"12"}],"status":"completed","category":[{"coding":[)"
    R"({"system":"urn:mhv:category","code":"t","display":"Test result"}],"text":"Test result"}],)"
    R"("priority":"routine","subject":{"reference":"Patient/1012345678V123456","type":"Patient"},)"
    R"("topic":{"text":"A \"quoted\" café"},"sent":"2017-02-15T18:05:26Z",)"
    R"("recipient":[{"reference":"CareTeam/7000999","display":"Blue Team"}],)"
    R"("sender":{"reference":"Patient/1012345678V123456","display":"LOPEZ, WEI"},)"
    R"("payload":[{"contentString":"1 < 2 & \"3\"\n\ttab 😀 a/b \\"},)"
    R"({"contentAttachment":{"contentType":"application/pdf","url":"https://mhv.example.gov/attachments/5",)"
    R"("size":100,"title":"a.pdf"}}]})";

struct Change {
  const char* name;  // what is broken
  std::string_view from, to;
};

std::string changed(std::string_view document, const Change& change) {
  std::string result(document);
  const std::size_t at = result.find(change.from);
  EXPECT_NE(at, std::string::npos) << change.name << ": there is no such text to break";
  if (at != std::string::npos) result.replace(at, change.from.size(), change.to);
  return result;
}

template <class Translation, std::size_t N>
void expect_refusals(std::string_view document, const Change (&changes)[N]) {
  Translation translation(tables());
  for (const Change& change : changes) {
    const Padded broken(changed(document, change));
    EXPECT_THROW(translation.translate(broken.text()), Refusal) << change.name;
  }
  const Padded whole(document);
  EXPECT_NO_THROW(translation.translate(whole.text())) << "after a refusal";
}

template <class Translation>
void expect_refusal_of_every_beginning(std::string_view document) {
  Translation translation(tables());
  for (std::size_t size = 0; size < document.size() - 1; ++size) {
    const Padded cut(document.substr(0, size));
    EXPECT_THROW(translation.translate(cut.text()), Refusal) << size << " bytes";
  }
}

TEST(LimitChecked, an_atom_entry_becomes_a_message) {
  AtomTranslation translation(tables());
  EXPECT_EQ(translation.translate(Padded(kAtomEntry).text()), kAtomResult);
}

TEST(LimitChecked, names_of_an_atom_entry_are_matched_by_namespace_and_not_by_prefix) {
  AtomTranslation translation(tables());
  std::string text(kAtomEntry);
  text =
      changed(text, {"", "<entry xmlns=", "<x:entry xmlns:x='http://www.w3.org/2005/Atom' xmlns="});
  text = changed(text, {"", "</entry>", "</x:entry>"});
  text = changed(text, {"", "<author>", "<subject xmlns='urn:other'>ignored</subject><author>"});
  EXPECT_EQ(translation.translate(Padded(text).text()), kAtomResult);
}

TEST(LimitChecked, a_message_becomes_a_communication) {
  CommTranslation translation(tables());
  EXPECT_EQ(translation.translate(Padded(kCommMessage).text()), kCommResult);
}

TEST(LimitChecked, members_of_a_message_may_come_in_any_order_and_among_others) {
  CommTranslation translation(tables());
  const std::string text = changed(
      kCommMessage,
      {"", R"({"id":9000000001,"threadId":12,)",
       R"({"more":[1,-0.5e+3,{"a":{},"b":[]},"\u0041",true,null],"threadId":12,"id":9000000001,)"});
  EXPECT_EQ(translation.translate(Padded(text).text()), kCommResult);
}

constexpr Change kBrokenEntries[] = {
    {"no UTF-8 in a text", "Feed", "\xC3("},
    {"an overlong character", "Feed", "\xC0\xAF"},
    {"a surrogate in UTF-8", "Feed", "\xED\xA0\x80"},
    {"no UTF-8 in a comment", " text ", " \xFF "},
    {"a control character", "Feed", "a\x01"},
    {"U+FFFE", "Feed", "\xEF\xBF\xBE"},
    {"another encoding", "UTF-8", "ISO-8859-1"},
    {"XML 1.1", "1.0", "1.1"},
    {"a DOCTYPE", "<entry xmlns=", "<!DOCTYPE entry><entry xmlns="},
    {"two roots", "</entry>\n", "</entry><entry/>"},
    {"text behind the root", "</entry>\n", "</entry>x"},
    {"crossed tags", "</name></author>", "</author></name>"},
    {"`<` in an attribute", "message-created", "a<b"},
    {"`]]>` in a text", "Feed", "]]>"},
    {"`--` in a comment", " text ", " -- "},
    {"an unknown reference", "&amp; Co", "&co;"},
    {"a lone ampersand", "&amp; Co", "& Co"},
    {"a reference without end", "&amp; Co", "&amp Co"},
    {"a reference to a control character", "&#9;", "&#1;"},
    {"a reference to half of a character", "&#9;", "&#xD800;"},
    {"an attribute twice", "rel=\"self\"", "rel=\"self\" rel=\"self\""},
    {"an attribute twice by its namespace", "<category term",
     "<category xmlns:p='u' xmlns:q='u' p:a='' q:a='' term"},
    {"an attribute without quotes", "rel=\"self\"", "rel=self"},
    {"no blank between attributes", "read=\"true\" ", "read=\"true\""},
    {"a prefix that is not declared", "<author>", "<p:a></p:a><author>"},
    {"a prefix without namespace", "<author>", "<a xmlns:p=''/><author>"},
    {"the prefix xml for another namespace", "<author>", "<a xmlns:xml='u'/><author>"},
    {"two colons in a name", "<author>", "<a:b:c/><author>"},
    {"no name", "<author>", "<1/><author>"},
    {"another namespace", "urn:example:secure-message:1", "urn:example:secure-message:2"},
    {"a needed element is missing", "<threadId>12</threadId>", ""},
    {"an element twice", "<threadId>12</threadId>",
     "<threadId>12</threadId><threadId>12</threadId>"},
    {"an element inside of a text", "<threadId>12", "<threadId><b/>12"},
    {"a number with a leading zero", "<threadId>12", "<threadId>012"},
    {"a number with a fraction", "<threadId>12", "<threadId>12.0"},
    {"a number with blanks", "<threadId>12", "<threadId> 12"},
    {"a number that is too large", "<threadId>12", "<threadId>10000000001"},
    {"no number", "<threadId>12", "<threadId>"},
    {"an id of an attachment that is none", "attachment id=\"5\"", "attachment id=\"five\""},
    {"a flag that is none", "read=\"true\"", "read=\"yes\""},
    {"an unknown priority", "HIGH", "URGENT"},
    {"the 29th of February in a common year", "2024-02-29", "2023-02-29"},
    {"a 13th month", "2024-02-29", "2024-13-29"},
    {"hour 24", "T00:10:00+", "T24:10:00+"},
    {"a date-time without an offset", "00:10:00+05:30", "00:10:00"},
    {"an offset of 60 minutes", "+05:30", "+05:60"},
    {"six digits of a second", ".250", ".250000"},
    {"no ICN", "1012345678V123456", "1012345678X123456"},
    {"no title", "<title>Of a message</title>", ""},
    {"a link that leads nowhere", "href=\"https://a.example/\"", ""},
    {"an unknown system", "system=\"MRN\"", "system=\"SSN\""},
    {"no UUID", "urn:uuid:", "urn:guid:"},
};

TEST(LimitChecked, broken_entries_are_refused) {
  expect_refusals<AtomTranslation>(kAtomEntry, kBrokenEntries);
}

TEST(LimitChecked, an_entry_that_is_cut_anywhere_is_refused) {
  expect_refusal_of_every_beginning<AtomTranslation>(kAtomEntry);
}

TEST(LimitChecked, an_entry_that_is_nested_too_deep_is_refused) {
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "<a>";
  for (int i = 0; i < 100; ++i) deep += "</a>";
  const Change change[] = {{"100 levels", "<author>", deep += "<author>"}};
  expect_refusals<AtomTranslation>(kAtomEntry, change);
}

constexpr Change kBrokenMessages[] = {
    {"no UTF-8", "LOPEZ", "\xC3("},
    {"an overlong character", "LOPEZ", "\xE0\x80\xAF"},
    {"beyond Unicode", "LOPEZ", "\xF4\x90\x80\x80"},
    {"a control character", "LOPEZ", "a\tb"},
    {"an unknown escape", "LOPEZ", "\\x41"},
    {"half of a character", "\\ud83d\\ude00", "\\ud83d"},
    {"the other half alone", "\\ud83d\\ude00", "\\ude00"},
    {"no hexadecimal digits", "\\u00e9", "\\u00g9"},
    {"a member twice", "\"threadId\":12,", "\"threadId\":12,\"threadId\":12,"},
    {"a member twice by an escape", "\"threadId\":12,", "\"threadId\":12,\"thread\\u0049d\":12,"},
    {"an unknown member twice", "\"threadId\":12,", "\"threadId\":12,\"x\":1,\"x\":1,"},
    {"a member twice further in", "\"threadId\":12,", "\"threadId\":12,\"x\":{\"y\":1,\"y\":1},"},
    {"a member of an attachment twice", "\"size\":100", "\"size\":100,\"size\":100"},
    {"a member is missing", "\"threadId\":12,", ""},
    {"a member of an attachment is missing", ",\"size\":100", ""},
    {"a comma too much", "\"size\":100", "\"size\":100,"},
    {"no comma", "\"threadId\":12,", "\"threadId\":12"},
    {"no colon", "\"threadId\":12,", "\"threadId\" 12,"},
    {"something behind the document", "}]}", "}]}]"},
    {"a comment", "\"threadId\":12,", "\"threadId\":12,/**/"},
    {"a leading zero", "\"threadId\":12,", "\"threadId\":012,"},
    {"a fraction", "\"threadId\":12,", "\"threadId\":12.0,"},
    {"an exponent", "\"threadId\":12,", "\"threadId\":12e0,"},
    {"a number below 1", "\"threadId\":12,", "\"threadId\":-12,"},
    {"a number that is too large", "\"threadId\":12,", "\"threadId\":10000000001,"},
    {"a number without digits in what is passed over", "\"threadId\":12,",
     "\"threadId\":12,\"x\":1.,"},
    {"a number with a plus in what is passed over", "\"threadId\":12,",
     "\"threadId\":12,\"x\":+1,"},
    {"a text where a number has to be", "\"threadId\":12,", "\"threadId\":\"12\","},
    {"a number where a text has to be", "\"LOPEZ, WEI\"", "7"},
    {"null where a text has to be", "\"LOPEZ, WEI\"", "null"},
    {"no boolean", "\"highPriority\":false", "\"highPriority\":\"false\""},
    {"a broken word", "\"highPriority\":false", "\"highPriority\":falsy"},
    {"an unknown category", "\"TEST\"", "\"TESTS\""},
    {"an unknown status", "SENT", "LOST"},
    {"an unknown receipt", "\"readReceipt\":null", "\"readReceipt\":\"MAYBE\""},
    {"no ICN", "1012345678V123456", "1012345678V12345"},
    {"a day of the week of another date", "Wed, 15", "Thu, 15"},
    {"a day that the month has not", "Wed, 15 Feb", "Thu, 30 Feb"},
    {"an unknown month", "Feb", "Fev"},
    {"another zone", "GMT", "EST"},
    {"minute 60", "18:05", "18:60"},
};

TEST(LimitChecked, broken_messages_are_refused) {
  expect_refusals<CommTranslation>(kCommMessage, kBrokenMessages);
}

TEST(LimitChecked, a_message_that_is_cut_anywhere_is_refused) {
  expect_refusal_of_every_beginning<CommTranslation>(kCommMessage);
}

TEST(LimitChecked, a_message_that_is_nested_too_deep_is_refused) {
  const std::string deep =
      R"("threadId":12,"x":)" + std::string(100, '[') + std::string(100, ']') + ",";
  const Change change[] = {{"100 levels", "\"threadId\":12,", deep}};
  expect_refusals<CommTranslation>(kCommMessage, change);
}

}  // namespace
}  // namespace smx::bench
