// Whatever is parsed: no crash, events that nest, names and text that are UTF-8 and XML characters;
// and pugixml behind its checks sees the same.
#include <cstdlib>
#include <vector>

#include "base/utf8.h"
#include "pugixml/parse.h"
#include "unit/xml/recorder.h"
#include "xml/characters.h"
#include "xml/events.h"

namespace {

void check(bool good) {
  if (!good) std::abort();
}

void check_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const smx::utf8::Step step = smx::utf8::step_at(text, at);
    check(step.valid && smx::xml::is_xml_char(step.code_point));
    at += step.length;
  }
}

class Checker final : public smx::xml::Handler {
 public:
  explicit Checker(std::size_t size) : size_(size) {}

  void place(std::size_t offset) override { check(offset <= size_); }
  void start_element(std::string_view uri, std::string_view local,
                     std::span<const smx::xml::Attribute> attributes) override {
    check_text(uri);
    check_text(local);
    for (const smx::xml::Attribute& attribute : attributes) {
      check_text(attribute.uri);
      check_text(attribute.local);
      check_text(attribute.value);
    }
    open_.emplace_back(local);
  }
  void end_element(std::string_view, std::string_view local) override {
    check(!open_.empty() && open_.back() == local);
    open_.pop_back();
  }
  void text(std::string_view characters) override {
    check(!open_.empty() && !characters.empty());
    check_text(characters);
  }

  bool closed() const { return open_.empty(); }

 private:
  std::size_t size_;
  std::vector<std::string> open_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const auto doctype : {smx::xml::Doctype::refuse, smx::xml::Doctype::skip_xhtml}) {
    for (const auto entities : {smx::xml::Entities::xml, smx::xml::Entities::xhtml}) {
      Checker checker(size);
      const smx::xml::Options options{.doctype = doctype, .entities = entities};
      const auto fault = smx::xml::parse(text, options, checker);
      if (fault) {
        check(fault->offset <= size && !fault->message.empty());
      } else {
        check(checker.closed());
      }
      smx::xml::Recorder ours;
      smx::xml::Recorder theirs;
      smx::xml::parse(text, options, ours);
      check(smx::xml::by_pugixml::parse(text, options, theirs).has_value() == fault.has_value());
      check(fault || (ours.events == theirs.events && ours.places == theirs.places));
    }
  }
  return 0;
}
