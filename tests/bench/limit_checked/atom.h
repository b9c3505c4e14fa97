// Case `atom`: an Atom entry that holds a secure message becomes a JSON message.
#pragma once

#include "tables.h"
#include "writer.h"
#include "xml_reader.h"

namespace smx::bench {

class AtomTranslation {
 public:
  explicit AtomTranslation(Tables tables) : tables_(std::move(tables)) {}
  /// Valid until the next call. Throws Refusal.
  std::string_view translate(std::string_view document);

 private:
  struct Attachment {
    std::string_view id, name, type, size;
  };
  // Null data: was not there.
  struct Fields {
    std::string_view entry_id, title, updated, published, author, event, self_link;
    std::string_view id, thread_id, reply_to_id, category, subject, body, sent;
    std::string_view sender_id, sender_given, sender_family, pool_id, pool_name;
    std::string_view given, family, icn, edipi, mrn;
    std::string_view station, facility, read, priority;
    bool has_message = false, has_attachments = false;
  };

  /// Whether the element gone into last is this one.
  bool is(Space space, std::string_view name) const {
    return reader_.name() == name && reader_.space() == space;
  }
  void once(std::string_view& field, std::string_view value);
  void once(bool& seen);
  void text(std::string_view& field) { once(field, reader_.text()); }
  void attribute(std::string_view& field, std::string_view name);

  void read_entry();
  void read_link();
  void read_author();
  void read_content();
  void read_message();
  void read_sender();
  void read_recipient();
  void read_identifier();
  void read_name(std::string_view& given, std::string_view& family);
  void read_facility();
  void read_flags();
  void read_attachments();
  void read_attachment();
  void check() const;
  void write_message();
  void write_people();
  void write_rest();
  std::string_view look_up(const FlatTable<std::string>& table, std::string_view key,
                           std::string_view otherwise) const;

  Tables tables_;
  XmlReader reader_;
  Writer writer_;
  Fields fields_;
  std::vector<Attachment> attachments_;
};

}  // namespace smx::bench
