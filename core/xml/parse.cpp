// The events by virtual calls, for handlers that are in no hurry.
#include <memory_resource>

#include "xml/events.h"
#include "xml/read_events.h"

namespace smx::xml {
namespace {

class HandlerSink {
 public:
  explicit HandlerSink(Handler& handler) : handler_(handler) {}

  std::uint32_t namespace_id(std::string_view) { return 0; }
  char* room(std::size_t bytes) { return static_cast<char*>(room_.allocate(bytes, 1)); }

  const ExpectedName& expected_child() const { return nothing_; }
  void start_element(const StartTag& tag) {
    handler_.place(tag.offset);
    handler_.start_element(tag.uri(), tag.local(), tag.attributes);
  }
  void text(const Text& text) {
    handler_.place(text.offset);
    handler_.text(text.data.value([this](std::size_t bytes) {
      text_.resize(bytes);
      return text_.data();
    }));
  }
  void blank(std::string_view characters, std::size_t offset) {
    handler_.place(offset);
    handler_.text(characters);
  }
  void end_element(const OpenTag& tag) { handler_.end_element(tag.uri(), tag.local()); }
  bool leaf(const StartTag&, const Text&) { return false; }

 private:
  Handler& handler_;
  ExpectedName nothing_;
  std::pmr::monotonic_buffer_resource room_;  // namespaces are needed until their element ends
  std::string text_;
};

}  // namespace

std::optional<Fault> parse(std::string_view text, const Options& options, Handler& handler) {
  Scratch scratch;
  HandlerSink sink(handler);
  return read_events(text, options, scratch, sink);
}

}  // namespace smx::xml
