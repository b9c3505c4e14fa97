#include "documents.h"
#include "texts.h"

namespace smx::bench {

namespace {

struct Message {
  std::string id, thread_id, reply_to_id, subject, body, sender_id, sender_name, team_id, team_name;
  std::string icn, station, facility;
  CategoryRow category;
  std::pair<std::string, std::string> status;  // of the message, of FHIR
  DrawnMoment sent, read;                      // read: empty where it was not
  bool urgent = false;
  std::vector<DrawnAttachment> attachments;
};

std::string draw_id(Random& random) {
  return std::to_string(random.between(1'000'000, 10'000'000'000));
}

Message draw_message(Random& random, const LookUps& look_ups) {
  Message message;
  message.id = draw_id(random);
  message.thread_id = draw_id(random);
  if (random.percent(60)) message.reply_to_id = draw_id(random);
  message.category = look_ups.categories[random.next() % look_ups.categories.size()];
  message.subject = draw_text(random, static_cast<std::size_t>(random.between(15, 90)), " ");
  message.body = draw_text(random, draw_body_size(random));
  message.sent = draw_http_moment(random);
  if (random.percent(50)) message.read = draw_http_moment(random);
  message.sender_id = std::to_string(random.between(100'000, 10'000'000));
  message.sender_name = draw_family(random) + ", " + draw_given(random);
  message.team_id = std::to_string(random.between(7000000, 7000399));
  message.team_name = draw_team(random, " Team");
  message.icn = draw_icn(random);
  message.station = look_ups.stations[random.next() % look_ups.stations.size()].first;
  if (random.percent(10)) message.station = "3" + random.digits(2) + "ZZ";
  message.facility = draw_colour(random) + " Annex";
  message.urgent = random.percent(20);
  message.status = look_ups.status[random.next() % look_ups.status.size()];
  message.attachments = draw_attachments(random, "scan \"new\"");
  return message;
}

std::string or_null(const std::string& text) {
  return text.empty() ? "null" : json_quoted(text);
}

std::string json_of(const Message& m) {
  std::string attachments;
  for (const DrawnAttachment& one : m.attachments) {
    attachments += (attachments.empty() ? "{\"id\":" : ",{\"id\":") + one.id +
                   ",\"name\":" + json_quoted(one.name) +
                   ",\"contentType\":" + json_quoted(one.type) + ",\"size\":" + one.size + "}";
  }
  return "{\"id\":" + m.id + ",\"threadId\":" + m.thread_id +
         ",\"replyToId\":" + (m.reply_to_id.empty() ? "null" : m.reply_to_id) +
         ",\"category\":" + json_quoted(m.category.message) +
         ",\"subject\":" + json_quoted(m.subject) + ",\"body\":" + json_quoted(m.body) +
         ",\"sentDate\":" + json_quoted(m.sent.text) + ",\"readDate\":" + or_null(m.read.text) +
         ",\"senderId\":" + m.sender_id + ",\"senderName\":" + json_quoted(m.sender_name) +
         ",\"recipientId\":" + m.team_id + ",\"recipientName\":" + json_quoted(m.team_name) +
         ",\"triageGroupName\":" + json_quoted(m.team_name) +
         ",\"patientIcn\":" + json_quoted(m.icn) + ",\"stationNumber\":" + json_quoted(m.station) +
         ",\"facilityName\":" + json_quoted(m.facility) +
         ",\"highPriority\":" + (m.urgent ? "true" : "false") +
         ",\"status\":" + json_quoted(m.status.first) +
         ",\"readReceipt\":" + (m.read.text.empty() ? "null" : "\"READ\"") +
         ",\"proxySenderName\":null,\"suggestedNameDisplay\":" + json_quoted(m.team_name) +
         ",\"isOhMessage\":true,\"attachment\":" + (m.attachments.empty() ? "false" : "true") +
         ",\"attachments\":[" + attachments + "]}";
}

std::string fhir_head(const Message& m, const LookUps& look_ups) {
  std::string json =
      "{\"resourceType\":\"Communication\",\"id\":\"mhv-" + m.id +
      "\",\"meta\":{\"source\":\"urn:mhv:secure-messaging\",\"profile\":["
      "\"http://example.org/fhir/StructureDefinition/mhv-secure-message\"]},\"text\":{\"status\":"
      "\"generated\",\"div\":" +
      json_quoted("<div xmlns=\"http://www.w3.org/1999/xhtml\">" + html_text(m.body) + "</div>") +
      "},\"extension\":[{\"url\":\"urn:mhv:facility\",\"valueReference\":{\"reference\":" +
      json_quoted("Organization/" + m.station) +
      ",\"display\":" + json_quoted(LookUps::find(look_ups.stations, m.station, m.facility)) +
      "}}],\"identifier\":[{\"system\":\"urn:mhv:message-id\",\"value\":\"" + m.id +
      "\"},{\"system\":\"urn:mhv:thread-id\",\"value\":\"" + m.thread_id + "\"}]";
  if (!m.reply_to_id.empty()) {
    json += ",\"inResponseTo\":[{\"reference\":\"Communication/mhv-" + m.reply_to_id + "\"}]";
  }
  return json + ",\"status\":" + json_quoted(m.status.second) +
         ",\"category\":[{\"coding\":[{\"system\":\"urn:mhv:category\",\"code\":" +
         json_quoted(m.category.fhir) + ",\"display\":" + json_quoted(m.category.display) +
         "}],\"text\":" + json_quoted(m.category.display) + "}]";
}

std::string fhir_rest(const Message& m, const LookUps& look_ups) {
  const std::string patient = json_quoted("Patient/" + m.icn);
  std::string json = std::string(",\"priority\":") + (m.urgent ? "\"urgent\"" : "\"routine\"") +
                     ",\"subject\":{\"reference\":" + patient +
                     ",\"type\":\"Patient\"},\"topic\":{\"text\":" + json_quoted(m.subject) +
                     "},\"sent\":" + json_quoted(m.sent.utc);
  if (!m.read.utc.empty()) json += ",\"received\":" + json_quoted(m.read.utc);
  json += ",\"recipient\":[{\"reference\":\"CareTeam/" + m.team_id + "\",\"display\":" +
          json_quoted(LookUps::find(look_ups.team_names, m.team_id, m.team_name)) +
          "}],\"sender\":{\"reference\":" + patient + ",\"display\":" + json_quoted(m.sender_name) +
          "},\"payload\":[{\"contentString\":" + json_quoted(m.body) + "}";
  for (const DrawnAttachment& one : m.attachments) {
    json += ",{\"contentAttachment\":{\"contentType\":" + json_quoted(one.type) +
            ",\"url\":\"https://mhv.example.gov/attachments/" + one.id + "\",\"size\":" + one.size +
            ",\"title\":" + json_quoted(one.name) + "}}";
  }
  return json + "]}";
}

}  // namespace

Document draw_comm(Random& random, const LookUps& look_ups) {
  const Message message = draw_message(random, look_ups);
  return {json_of(message), fhir_head(message, look_ups) + fhir_rest(message, look_ups)};
}

}  // namespace smx::bench
