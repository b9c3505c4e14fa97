// Case `comm`: a JSON message becomes a FHIR Communication.
#pragma once

#include "json_reader.h"
#include "tables.h"
#include "writer.h"

namespace smx::bench {

class CommTranslation {
 public:
  explicit CommTranslation(Tables tables) : tables_(std::move(tables)) {}
  /// Valid until the next call. Throws Refusal.
  std::string_view translate(std::string_view document);

  struct Attachment {
    std::string_view id, name, type, size;
  };

 private:
  void read_message();
  void read_attachments();
  void read_unknown(std::string_view name);
  void write_head();
  void write_people();
  void write_payload();
  std::string_view look_up(const FlatTable<std::string>& table, std::string_view key,
                           std::string_view otherwise) const;

  Tables tables_;
  JsonReader reader_;
  Writer writer_;
  std::string_view value_[24];  // of the message, by member
  std::vector<Attachment> attachments_;
  std::vector<std::string_view> unknown_;
};

}  // namespace smx::bench
