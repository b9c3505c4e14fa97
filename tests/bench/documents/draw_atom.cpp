#include "documents.h"
#include "texts.h"

namespace smx::bench {

namespace {

struct Entry {
  std::string uuid, event, author, self_link;
  DrawnMoment updated, published, sent;
  std::string id, thread_id, reply_to_id, category, subject, body;
  std::string sender_id, sender_given, sender_family, pool_id, pool_name;
  std::string given, family, icn, edipi, mrn, station, facility, priority;
  bool section = false, read = false;
  std::vector<DrawnAttachment> attachments;
};

std::string draw_id(Random& random) {
  return std::to_string(random.between(1'000'000, 10'000'000'000));
}

void draw_people(Random& random, Entry& entry) {
  entry.sender_id = "PR" + random.digits(6);
  entry.sender_given = draw_given(random);
  entry.sender_family = draw_family(random);
  entry.pool_id = std::to_string(random.between(7000000, 7000399));
  entry.pool_name = draw_team(random, " Pool");
  entry.given = draw_given(random);
  entry.family = draw_family(random);
  entry.icn = draw_icn(random);
  if (random.percent(80)) entry.edipi = random.digits(10);
  entry.mrn = random.digits(9);
}

Entry draw_entry(Random& random, const LookUps& look_ups) {
  static constexpr std::string_view kEvents[] = {"message-created", "message-read"};
  static constexpr std::string_view kPriorities[] = {"NORMAL", "HIGH", "LOW"};
  Entry entry;
  entry.uuid = draw_uuid(random);
  entry.event = random.one_of(kEvents);
  entry.author = "Feeds • " + draw_colour(random);
  entry.updated = draw_offset_moment(random, 100);
  entry.published = draw_offset_moment(random, 50);
  entry.sent = draw_offset_moment(random, 0);
  entry.id = draw_id(random);
  entry.thread_id = draw_id(random);
  if (random.percent(60)) entry.reply_to_id = draw_id(random);
  entry.category = look_ups.categories[random.next() % look_ups.categories.size()].feed;
  if (random.percent(5)) entry.category = "unlisted-" + random.digits(2);
  entry.subject = draw_text(random, static_cast<std::size_t>(random.between(15, 90)), " ");
  entry.body = draw_text(random, draw_body_size(random));
  entry.section = random.percent(15);
  draw_people(random, entry);
  entry.station = look_ups.stations[random.next() % look_ups.stations.size()].first;
  if (random.percent(10)) entry.station = "3" + random.digits(2) + "ZZ";
  entry.facility = draw_colour(random) + " Clinic & Annex";
  entry.read = random.percent(50);
  entry.priority = random.one_of(kPriorities);
  entry.attachments = draw_attachments(random, "scan");
  entry.self_link = "https://feeds.example.org/entries/" + entry.uuid + "?fmt=atom&v=1";
  return entry;
}

std::string xml_of_message(Random& random, const Entry& e) {
  const auto text = [&](const std::string& value) { return xml_text(random, value); };
  std::string x =
      "    <message xmlns=\"urn:example:secure-message:1\" version=\"1.2\">\n      <messageId>" +
      e.id + "</messageId>\n      <threadId>" + e.thread_id + "</threadId>\n";
  if (!e.reply_to_id.empty()) x += "      <inReplyTo>" + e.reply_to_id + "</inReplyTo>\n";
  x += "      <!-- what was written -->\n      <subject>" + text(e.subject) +
       "</subject>\n      <body>" + (e.section ? "<![CDATA[" + e.body + "]]>" : text(e.body)) +
       "</body>\n";
  x += "      <sender type=\"practitioner\">\n        <id>" + e.sender_id +
       "</id>\n        <name><given>" + text(e.sender_given) + "</given><family>" +
       text(e.sender_family) + "</family></name>\n        <pool id=\"" + e.pool_id + "\">" +
       text(e.pool_name) + "</pool>\n      </sender>\n";
  x += "      <recipient type=\"patient\">\n        <name><given>" + text(e.given) +
       "</given><family>" + text(e.family) +
       "</family></name>\n        <identifier system=\"MRN\" value=\"" + e.mrn +
       "\"/>\n        <identifier system=\"ICN\" value=\"" + e.icn + "\"/>\n";
  if (!e.edipi.empty()) x += "        <identifier system=\"EDIPI\" value=\"" + e.edipi + "\"/>\n";
  x += "      </recipient>\n      <facility>\n        <stationNumber>" + e.station +
       "</stationNumber>\n        <name>" + text(e.facility) +
       "</name>\n      </facility>\n      <category>" + e.category +
       "</category>\n      <sentTime>" + e.sent.text + "</sentTime>\n";
  if (!e.attachments.empty()) x += "      <attachments>\n";
  for (const DrawnAttachment& one : e.attachments) {
    x += "        <attachment id=\"" + one.id + "\">\n          <fileName>" + text(one.name) +
         "</fileName>\n          <contentType>" + one.type + "</contentType>\n          <size>" +
         one.size + "</size>\n        </attachment>\n";
  }
  if (!e.attachments.empty()) x += "      </attachments>\n";
  return x + "      <flags read=\"" + (e.read ? "true" : "false") + "\" priority=\"" + e.priority +
         "\"/>\n    </message>\n";
}

std::string xml_of(Random& random, const Entry& e) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<entry "
         "xmlns=\"http://www.w3.org/2005/Atom\">\n  <id>urn:uuid:" +
         e.uuid + "</id>\n  <title type=\"text\">" + xml_text(random, e.subject) +
         "</title>\n  <updated>" + e.updated.text + "</updated>\n  <published>" + e.published.text +
         "</published>\n  <author>\n    <name>" + xml_text(random, e.author) +
         "</name>\n    <uri>https://feeds.example.org/</uri>\n  </author>\n  <category term=\"" +
         e.event +
         "\" scheme=\"urn:example:event\" label=\"Event of a message\"/>\n"
         "  <link rel=\"alternate\" type=\"text/html\" href=\"https://portal.example.org/m/" +
         e.id + "\"/>\n  <link rel=\"self\" type=\"application/atom+xml\" href=\"" +
         xml_attribute(random, e.self_link) + "\"/>\n  <content type=\"application/xml\">\n" +
         xml_of_message(random, e) + "  </content>\n</entry>\n";
}

std::string json_of_attachments(const Entry& e) {
  std::string json;
  for (const DrawnAttachment& one : e.attachments) {
    json += (json.empty() ? "[{\"id\":" : ",{\"id\":") + one.id +
            ",\"name\":" + json_quoted(one.name) + ",\"contentType\":" + json_quoted(one.type) +
            ",\"size\":" + one.size + "}";
  }
  return json.empty() ? "" : ",\"attachments\":" + json + "]";
}

std::string json_of_people(const Entry& e, const LookUps& look_ups) {
  return ",\"senderId\":" + json_quoted(e.sender_id) +
         ",\"senderName\":" + json_quoted(e.sender_family + ", " + e.sender_given) +
         ",\"triageGroupId\":" + e.pool_id + ",\"triageGroupName\":" +
         json_quoted(LookUps::find(look_ups.team_names, e.pool_id, e.pool_name)) +
         ",\"recipientName\":" + json_quoted(e.family + ", " + e.given) +
         ",\"patient\":{\"icn\":" + json_quoted(e.icn) +
         (e.edipi.empty() ? "" : ",\"edipi\":" + json_quoted(e.edipi)) +
         ",\"mrn\":" + json_quoted(e.mrn) + "}";
}

std::string json_of(const Entry& e, const LookUps& look_ups) {
  CategoryRow category = {"", "OTHER", "", "General"};
  for (const CategoryRow& row : look_ups.categories) {
    if (row.feed == e.category) category = row;
  }
  const auto truth = [](bool is) { return is ? "true" : "false"; };
  std::string json = "{\"id\":" + e.id + ",\"threadId\":" + e.thread_id;
  if (!e.reply_to_id.empty()) json += ",\"replyToId\":" + e.reply_to_id;
  json += ",\"category\":" + json_quoted(category.message) +
          ",\"categoryLabel\":" + json_quoted(category.display) +
          ",\"subject\":" + json_quoted(e.subject) + ",\"body\":" + json_quoted(e.body) +
          ",\"sentDate\":" + json_quoted(e.sent.utc) + json_of_people(e, look_ups) +
          ",\"stationNumber\":" + json_quoted(e.station) + ",\"facilityName\":" +
          json_quoted(LookUps::find(look_ups.stations, e.station, e.facility)) +
          ",\"read\":" + truth(e.read) + ",\"highPriority\":" + truth(e.priority == "HIGH") +
          ",\"hasAttachments\":" + truth(!e.attachments.empty()) + json_of_attachments(e);
  return json + ",\"source\":{\"entryId\":" + json_quoted(e.uuid) +
         ",\"event\":" + json_quoted(e.event) + ",\"updated\":" + json_quoted(e.updated.utc) +
         ",\"published\":" + json_quoted(e.published.utc) + ",\"author\":" + json_quoted(e.author) +
         ",\"selfLink\":" + json_quoted(e.self_link) + "}}";
}

}  // namespace

Document draw_atom(Random& random, const LookUps& look_ups) {
  const Entry entry = draw_entry(random, look_ups);
  return {xml_of(random, entry), json_of(entry, look_ups)};
}

}  // namespace smx::bench
