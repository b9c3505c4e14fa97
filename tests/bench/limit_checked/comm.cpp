#include "comm.h"

#include <algorithm>

#include "dates.h"

namespace smx::bench {

namespace {

enum class Kind : std::uint8_t { text, text_or_null, integer, integer_or_null, boolean, list };

struct Member {
  std::string_view name;
  Kind kind;
};

// In the order messages are usually written in: the next name is tried first.
constexpr Member kMembers[] = {
    {"id", Kind::integer},
    {"threadId", Kind::integer},
    {"replyToId", Kind::integer_or_null},
    {"category", Kind::text},
    {"subject", Kind::text},
    {"body", Kind::text},
    {"sentDate", Kind::text},
    {"readDate", Kind::text_or_null},
    {"senderId", Kind::integer},
    {"senderName", Kind::text},
    {"recipientId", Kind::integer},
    {"recipientName", Kind::text},
    {"triageGroupName", Kind::text},
    {"patientIcn", Kind::text},
    {"stationNumber", Kind::text},
    {"facilityName", Kind::text},
    {"highPriority", Kind::boolean},
    {"status", Kind::text},
    {"readReceipt", Kind::text_or_null},
    {"proxySenderName", Kind::text_or_null},
    {"suggestedNameDisplay", Kind::text},
    {"isOhMessage", Kind::boolean},
    {"attachment", Kind::boolean},
    {"attachments", Kind::list},
};

enum Key : std::size_t {
  id,
  thread_id,
  reply_to_id,
  category,
  subject,
  body,
  sent_date,
  read_date,
  sender_id,
  sender_name,
  recipient_id,
  recipient_name,
  triage_group_name,
  patient_icn,
  station_number,
  facility_name,
  high_priority,
  status,
  read_receipt,
  proxy_sender_name,
  suggested_name_display,
  is_oh_message,
  attachment,
  attachments,
  key_count
};
static_assert(std::size(kMembers) == key_count);

constexpr Member kAttachment[] = {{"id", Kind::integer},
                                  {"name", Kind::text},
                                  {"contentType", Kind::text},
                                  {"size", Kind::integer}};

template <std::size_t N>
std::size_t find_member(const Member (&members)[N], std::string_view name, std::size_t likely) {
  if (likely < N && members[likely].name == name) return likely;
  std::size_t i = 0;
  while (i < N && members[i].name != name) ++i;
  return i;
}

std::string_view read_value(JsonReader& reader, Kind kind) {
  switch (kind) {
    case Kind::text: return reader.text();
    case Kind::text_or_null: return reader.text_or_null();
    case Kind::integer: return reader.integer();
    case Kind::integer_or_null: return reader.integer_or_null();
    default: return reader.boolean();
  }
}

// 10 digits, V, 6 digits
bool is_icn(std::string_view text) {
  return text.size() == 17 && text[10] == 'V' && all_digits(text.substr(0, 10)) &&
         all_digits(text.substr(11));
}

}  // namespace

void CommTranslation::read_unknown(std::string_view name) {
  unknown_.push_back(name);
  reader_.skip();
}

void CommTranslation::read_message() {
  std::uint32_t seen = 0;
  std::size_t likely = 0;
  unknown_.clear();
  reader_.object();
  for (auto name = reader_.member(); name.data() != nullptr; name = reader_.member()) {
    const std::size_t key = find_member(kMembers, name, likely);
    if (key == key_count) {
      read_unknown(name);
      continue;
    }
    likely = key + 1;
    if (seen >> key & 1) reader_.refuse("a member twice");
    seen |= 1u << key;
    if (key == attachments) {
      read_attachments();
    } else {
      value_[key] = read_value(reader_, kMembers[key].kind);
    }
  }
  std::sort(unknown_.begin(), unknown_.end());
  if (std::adjacent_find(unknown_.begin(), unknown_.end()) != unknown_.end()) {
    reader_.refuse("a member twice");
  }
  if (seen != (1u << key_count) - 1) reader_.refuse("a member is missing");
}

void CommTranslation::read_attachments() {
  attachments_.clear();
  reader_.array();
  while (reader_.item()) {
    std::string_view values[4];
    std::size_t likely = 0;
    unsigned seen = 0;
    std::vector<std::string_view> others;  // never holds any where all members are known
    reader_.object();
    for (auto name = reader_.member(); name.data() != nullptr; name = reader_.member()) {
      const std::size_t key = find_member(kAttachment, name, likely);
      if (key == std::size(kAttachment)) {
        if (std::find(others.begin(), others.end(), name) != others.end() || others.size() > 64) {
          reader_.refuse("a member twice, or too many");
        }
        others.push_back(name);
        reader_.skip();
        continue;
      }
      likely = key + 1;
      if (seen >> key & 1) reader_.refuse("a member twice");
      seen |= 1u << key;
      values[key] = read_value(reader_, kAttachment[key].kind);
    }
    if (seen != 15) reader_.refuse("a member of an attachment is missing");
    attachments_.push_back({values[0], values[1], values[2], values[3]});
  }
}

std::string_view CommTranslation::look_up(const FlatTable<std::string>& table, std::string_view key,
                                          std::string_view otherwise) const {
  const std::string* found = table.find(key);
  return found == nullptr ? otherwise : std::string_view(*found);
}

std::string_view CommTranslation::translate(std::string_view document) {
  reader_.begin(document);
  read_message();
  reader_.finish();
  if (!is_icn(value_[patient_icn])) throw Refusal("patientIcn is no ICN");
  if (value_[read_receipt].data() != nullptr && value_[read_receipt] != "READ") {
    throw Refusal("readReceipt is none that is known");
  }
  // A byte is written twice at most, and as `&quot;` at worst.
  writer_.begin(document.size() * 12 + tables_.longest * 8 + attachments_.size() * 256 + 4096);
  write_head();
  write_people();
  write_payload();
  return writer_.document();
}

void CommTranslation::write_head() {
  Writer& out = writer_;
  const Category* known = tables_.message_categories.find(value_[category]);
  if (known == nullptr) throw Refusal("category is none that is known");
  const std::string* state = tables_.status.find(value_[status]);
  if (state == nullptr) throw Refusal("status is none that is known");
  out << R"({"resourceType":"Communication","id":"mhv-)" << value_[id]
      << R"(","meta":{"source":"urn:mhv:secure-messaging","profile":[)"
      << R"("http://example.org/fhir/StructureDefinition/mhv-secure-message"]},)"
      << R"("text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">)";
  out.html(value_[body]);
  out << R"(</div>"},"extension":[{"url":"urn:mhv:facility","valueReference":{)"
      << R"("reference":"Organization/)" << value_[station_number] << R"(","display":")"
      << look_up(tables_.stations, value_[station_number], value_[facility_name])
      << R"("}}],"identifier":[{"system":"urn:mhv:message-id","value":")" << value_[id]
      << R"("},{"system":"urn:mhv:thread-id","value":")" << value_[thread_id] << R"("}])";
  if (value_[reply_to_id].data() != nullptr) {
    out << R"(,"inResponseTo":[{"reference":"Communication/mhv-)" << value_[reply_to_id]
        << R"("}])";
  }
  out << R"(,"status":")" << std::string_view(*state)
      << R"(","category":[{"coding":[{"system":"urn:mhv:category","code":")"
      << std::string_view(known->fhir) << R"(","display":")" << std::string_view(known->display)
      << R"("}],"text":")" << std::string_view(known->display) << R"("}])";
}

void CommTranslation::write_people() {
  Writer& out = writer_;
  if (value_[high_priority] == "true") {
    out << R"(,"priority":"urgent")";
  } else {
    out << R"(,"priority":"routine")";
  }
  out << R"(,"subject":{"reference":"Patient/)" << value_[patient_icn]
      << R"(","type":"Patient"},"topic":{"text":")" << value_[subject] << R"("},"sent":")";
  out.at = put_from_http_date(out.at, value_[sent_date]);
  if (value_[read_date].data() != nullptr) {
    out << R"(","received":")";
    out.at = put_from_http_date(out.at, value_[read_date]);
  }
  out << R"(","recipient":[{"reference":"CareTeam/)" << value_[recipient_id] << R"(","display":")"
      << look_up(tables_.team_names, value_[recipient_id], value_[recipient_name])
      << R"("}],"sender":{"reference":"Patient/)" << value_[patient_icn] << R"(","display":")"
      << value_[sender_name] << R"("},)";
}

void CommTranslation::write_payload() {
  Writer& out = writer_;
  out << R"("payload":[{"contentString":")" << value_[body] << R"("})";
  for (const Attachment& one : attachments_) {
    out << R"(,{"contentAttachment":{"contentType":")" << one.type
        << R"(","url":"https://mhv.example.gov/attachments/)" << one.id << R"(","size":)"
        << one.size << R"(,"title":")" << one.name << R"("}})";
  }
  out << "]}";
}

}  // namespace smx::bench
