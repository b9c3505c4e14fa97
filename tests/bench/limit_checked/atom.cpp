#include "atom.h"

#include "dates.h"

namespace smx::bench {

namespace {

constexpr std::string_view kIdBegin = "urn:uuid:";
constexpr std::string_view kHighest = "10000000000";

// From 1 to 10^10, as JSON writes it.
bool is_integer(std::string_view text) {
  return all_digits(text) && text[0] != '0' &&
         (text.size() < kHighest.size() || (text.size() == kHighest.size() && text <= kHighest));
}

void need_integer(std::string_view text, const char* what) {
  if (!is_integer(text)) throw Refusal(std::string(what) + " is no whole number above 0");
}

// 10 digits, V, 6 digits
bool is_icn(std::string_view text) {
  return text.size() == 17 && text[10] == 'V' && all_digits(text.substr(0, 10)) &&
         all_digits(text.substr(11));
}

}  // namespace

void AtomTranslation::once(std::string_view& field, std::string_view value) {
  if (field.data() != nullptr) reader_.refuse("an element twice");
  field = value;
}

void AtomTranslation::once(bool& seen) {
  if (seen) reader_.refuse("an element twice");
  seen = true;
}

void AtomTranslation::attribute(std::string_view& field, std::string_view name) {
  const std::string_view value = reader_.attribute(name);
  if (value.data() == nullptr) reader_.refuse("an attribute is missing");
  once(field, value);
}

void AtomTranslation::read_entry() {
  if (!is(kAtom, "entry")) reader_.refuse("the root is no entry");
  while (reader_.child()) {
    if (is(kAtom, "id")) {
      text(fields_.entry_id);
    } else if (is(kAtom, "title")) {
      text(fields_.title);
    } else if (is(kAtom, "updated")) {
      text(fields_.updated);
    } else if (is(kAtom, "published")) {
      text(fields_.published);
    } else if (is(kAtom, "author")) {
      read_author();
    } else if (is(kAtom, "category")) {
      attribute(fields_.event, "term");
      reader_.skip();
    } else if (is(kAtom, "link")) {
      read_link();
    } else if (is(kAtom, "content")) {
      read_content();
    } else {
      reader_.skip();
    }
  }
}

void AtomTranslation::read_link() {
  const std::string_view relation = reader_.attribute("rel");
  if (relation.data() == nullptr || reader_.attribute("href").data() == nullptr) {
    reader_.refuse("a link without rel or href");
  }
  if (relation == "self") attribute(fields_.self_link, "href");
  reader_.skip();
}

void AtomTranslation::read_author() {
  while (reader_.child()) {
    if (is(kAtom, "name")) {
      text(fields_.author);
    } else {
      reader_.skip();
    }
  }
}

void AtomTranslation::read_content() {
  while (reader_.child()) {
    if (is(kMessage, "message")) {
      once(fields_.has_message);
      read_message();
    } else {
      reader_.skip();
    }
  }
}

void AtomTranslation::read_message() {
  while (reader_.child()) {
    if (reader_.space() != kMessage) {
      reader_.skip();
      continue;
    }
    const std::string_view name = reader_.name();
    if (name == "messageId") {
      text(fields_.id);
    } else if (name == "threadId") {
      text(fields_.thread_id);
    } else if (name == "inReplyTo") {
      text(fields_.reply_to_id);
    } else if (name == "subject") {
      text(fields_.subject);
    } else if (name == "body") {
      text(fields_.body);
    } else if (name == "sender") {
      read_sender();
    } else if (name == "recipient") {
      read_recipient();
    } else if (name == "facility") {
      read_facility();
    } else if (name == "category") {
      text(fields_.category);
    } else if (name == "sentTime") {
      text(fields_.sent);
    } else if (name == "attachments") {
      read_attachments();
    } else if (name == "flags") {
      read_flags();
    } else {
      reader_.skip();
    }
  }
}

void AtomTranslation::read_sender() {
  while (reader_.child()) {
    if (is(kMessage, "id")) {
      text(fields_.sender_id);
    } else if (is(kMessage, "name")) {
      read_name(fields_.sender_given, fields_.sender_family);
    } else if (is(kMessage, "pool")) {
      attribute(fields_.pool_id, "id");
      text(fields_.pool_name);
    } else {
      reader_.skip();
    }
  }
}

void AtomTranslation::read_name(std::string_view& given, std::string_view& family) {
  while (reader_.child()) {
    if (is(kMessage, "given")) {
      text(given);
    } else if (is(kMessage, "family")) {
      text(family);
    } else {
      reader_.skip();
    }
  }
}

void AtomTranslation::read_recipient() {
  while (reader_.child()) {
    if (is(kMessage, "name")) {
      read_name(fields_.given, fields_.family);
    } else if (is(kMessage, "identifier")) {
      read_identifier();
    } else {
      reader_.skip();
    }
  }
}

void AtomTranslation::read_identifier() {
  const std::string_view system = reader_.attribute("system");
  if (system == "ICN") {
    attribute(fields_.icn, "value");
  } else if (system == "EDIPI") {
    attribute(fields_.edipi, "value");
  } else if (system == "MRN") {
    attribute(fields_.mrn, "value");
  } else {
    reader_.refuse("a system of identifiers that is not known");
  }
  reader_.skip();
}

void AtomTranslation::read_facility() {
  while (reader_.child()) {
    if (is(kMessage, "stationNumber")) {
      text(fields_.station);
    } else if (is(kMessage, "name")) {
      text(fields_.facility);
    } else {
      reader_.skip();
    }
  }
}

void AtomTranslation::read_flags() {
  attribute(fields_.read, "read");
  attribute(fields_.priority, "priority");
  if (fields_.read != "true" && fields_.read != "false") reader_.refuse("read is no boolean");
  if (fields_.priority != "HIGH" && fields_.priority != "NORMAL" && fields_.priority != "LOW") {
    reader_.refuse("priority is none that is known");
  }
  reader_.skip();
}

void AtomTranslation::read_attachments() {
  once(fields_.has_attachments);
  while (reader_.child()) {
    if (is(kMessage, "attachment")) {
      read_attachment();
    } else {
      reader_.skip();
    }
  }
}

void AtomTranslation::read_attachment() {
  Attachment one;
  attribute(one.id, "id");
  need_integer(one.id, "id of an attachment");
  while (reader_.child()) {
    if (is(kMessage, "fileName")) {
      text(one.name);
    } else if (is(kMessage, "contentType")) {
      text(one.type);
    } else if (is(kMessage, "size")) {
      text(one.size);
      need_integer(one.size, "size");
    } else {
      reader_.skip();
    }
  }
  if (one.name.data() == nullptr || one.type.data() == nullptr || one.size.data() == nullptr) {
    reader_.refuse("an attachment without name, type or size");
  }
  attachments_.push_back(one);
}

void AtomTranslation::check() const {
  const Fields& f = fields_;
  const std::string_view* const needed[] = {
      &f.title,         &f.entry_id,  &f.updated,   &f.published, &f.author,
      &f.event,         &f.self_link, &f.id,        &f.thread_id, &f.category,
      &f.subject,       &f.body,      &f.sent,      &f.sender_id, &f.sender_given,
      &f.sender_family, &f.pool_id,   &f.pool_name, &f.given,     &f.family,
      &f.icn,           &f.mrn,       &f.station,   &f.facility,  &f.read};
  for (const std::string_view* field : needed) {
    if (field->data() == nullptr) reader_.refuse("an element that is needed is missing");
  }
  need_integer(f.id, "messageId");
  need_integer(f.thread_id, "threadId");
  need_integer(f.pool_id, "id of a pool");
  if (f.reply_to_id.data() != nullptr) need_integer(f.reply_to_id, "inReplyTo");
  if (!is_icn(f.icn)) throw Refusal("the ICN is none");
  if (!all_digits(f.mrn)) throw Refusal("the MRN is none");
  if (f.edipi.data() != nullptr && !all_digits(f.edipi)) throw Refusal("the EDIPI is none");
  if (!f.entry_id.starts_with(kIdBegin)) throw Refusal("the id of the entry is no UUID");
}

std::string_view AtomTranslation::look_up(const FlatTable<std::string>& table, std::string_view key,
                                          std::string_view otherwise) const {
  const std::string* found = table.find(key);
  return found == nullptr ? otherwise : std::string_view(*found);
}

std::string_view AtomTranslation::translate(std::string_view document) {
  fields_ = {};
  attachments_.clear();
  reader_.begin(document);
  read_entry();
  reader_.finish();
  check();
  // A byte is written twice at most, and as two at worst.
  writer_.begin(document.size() * 4 + tables_.longest * 4 + attachments_.size() * 64 + 4096);
  write_message();
  write_people();
  write_rest();
  return writer_.document();
}

void AtomTranslation::write_message() {
  Writer& out = writer_;
  const Fields& f = fields_;
  out << R"({"id":)" << f.id << R"(,"threadId":)" << f.thread_id;
  if (f.reply_to_id.data() != nullptr) out << R"(,"replyToId":)" << f.reply_to_id;
  if (const Category* known = tables_.categories.find(f.category)) {
    out << R"(,"category":")" << std::string_view(known->code) << R"(","categoryLabel":")"
        << std::string_view(known->display);
  } else {
    out << R"(,"category":"OTHER","categoryLabel":"General)";
  }
  out << R"(","subject":")" << f.subject << R"(","body":")" << f.body << R"(","sentDate":")";
  out.at = put_utc(out.at, f.sent);
}

void AtomTranslation::write_people() {
  Writer& out = writer_;
  const Fields& f = fields_;
  out << R"(","senderId":")" << f.sender_id << R"(","senderName":")" << f.sender_family << ", "
      << f.sender_given << R"(","triageGroupId":)" << f.pool_id << R"(,"triageGroupName":")"
      << look_up(tables_.team_names, f.pool_id, f.pool_name) << R"(","recipientName":")" << f.family
      << ", " << f.given << R"(","patient":{"icn":")" << f.icn;
  if (f.edipi.data() != nullptr) out << R"(","edipi":")" << f.edipi;
  out << R"(","mrn":")" << f.mrn << R"("},"stationNumber":")" << f.station
      << R"(","facilityName":")" << look_up(tables_.stations, f.station, f.facility);
}

void AtomTranslation::write_rest() {
  Writer& out = writer_;
  const Fields& f = fields_;
  const auto truth = [&out](bool is) { is ? out << "true" : out << "false"; };
  out << R"(","read":)" << f.read << R"(,"highPriority":)";
  truth(f.priority == "HIGH");
  out << R"(,"hasAttachments":)";
  truth(!attachments_.empty());
  char separator = '[';
  if (!attachments_.empty()) out << R"(,"attachments":)";
  for (const Attachment& one : attachments_) {
    *out.at++ = separator;
    separator = ',';
    out << R"({"id":)" << one.id << R"(,"name":")" << one.name << R"(","contentType":")" << one.type
        << R"(","size":)" << one.size << "}";
  }
  if (!attachments_.empty()) out << "]";
  out << R"(,"source":{"entryId":")" << f.entry_id.substr(kIdBegin.size()) << R"(","event":")"
      << f.event << R"(","updated":")";
  out.at = put_utc(out.at, f.updated);
  out << R"(","published":")";
  out.at = put_utc(out.at, f.published);
  out << R"(","author":")" << f.author << R"(","selfLink":")" << f.self_link << R"("}})";
}

}  // namespace smx::bench
