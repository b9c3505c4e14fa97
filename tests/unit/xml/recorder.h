// Writes the events of a document down, so that a test can compare them as one text.
#pragma once

#include <string>

#include "xml/events.h"

namespace smx::xml {

class Recorder final : public Handler {
 public:
  void place(std::size_t offset) override { places += std::to_string(offset) + " "; }
  void start_element(std::string_view uri, std::string_view local,
                     std::span<const Attribute> attributes) override {
    events += '<';
    add_name(uri, local);
    for (const Attribute& attribute : attributes) {
      events += ' ';
      add_name(attribute.uri, attribute.local);
      events.append("=[").append(attribute.value).append("]");
    }
    events += '>';
  }
  void end_element(std::string_view uri, std::string_view local) override {
    events += "</";
    add_name(uri, local);
    events += '>';
  }
  void text(std::string_view characters) override { events += characters; }

  std::string events;
  std::string places;

 private:
  void add_name(std::string_view uri, std::string_view local) {
    if (!uri.empty()) events.append("{").append(uri).append("}");
    events += local;
  }
};

/// The events, or `fault at 12: ...`.
inline std::string events_of(std::string_view text, const Options& options = {}) {
  Recorder recorder;
  if (const auto fault = parse(text, options, recorder)) {
    return "fault at " + std::to_string(fault->offset) + ": " + fault->message;
  }
  return recorder.events;
}

}  // namespace smx::xml
