// Whatever comes as a stream of XML: it does not matter how it is cut, children that are handed out
// are those of the whole document, and a stream is whole where the document is well-formed.
#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "xml/element_cutter.h"

namespace {

using smx::xml::CutElement;
using smx::xml::CutState;
using smx::xml::ElementCutter;
using smx::xml::Fault;
using smx::xml::Options;

void check(bool good) {
  if (!good) std::abort();
}

struct Cut {
  std::vector<std::string> elements;
  std::optional<Fault> fault;
  std::size_t line = 0, column = 0;
};

Cut cut(const std::string_view all, std::size_t chunk, const Options& options) {
  Cut found;
  const auto take = [&](const CutElement& element) {
    const std::string_view inner = element.document.substr(element.begin, element.length);
    found.elements.push_back(std::to_string(element.offset) + " " + std::to_string(element.line) +
                             ":" + std::to_string(element.column) + " " + std::string(inner));
    if (element.state == CutState::too_large) return;
    check(all.substr(element.offset, inner.size()) == inner);
  };
  ElementCutter cutter(
      "u", "e", options, [](std::string_view, std::string_view) { return true; }, take);
  std::string_view text = all;
  while (!text.empty() && !found.fault) {
    found.fault = cutter.feed(text.substr(0, chunk));
    text.remove_prefix(std::min(chunk, text.size()));
  }
  if (!found.fault) found.fault = cutter.finish();
  found.line = cutter.line();
  found.column = cutter.column();
  return found;
}

class Children final : public smx::xml::Handler {
 public:
  void start_element(std::string_view uri, std::string_view local,
                     std::span<const smx::xml::Attribute>) override {
    if (++depth_ == 2 && uri == "u" && local == "e") ++count;
  }
  void end_element(std::string_view, std::string_view) override { --depth_; }
  void text(std::string_view) override {}

  std::size_t count = 0;

 private:
  std::size_t depth_ = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const std::size_t bytes : {std::size_t{1} << 20, std::size_t{24}}) {
    const Options options{.bytes = bytes};
    const Cut whole = cut(text, size + 1, options);
    for (const std::size_t chunk : {std::size_t{1}, std::size_t{2}, std::size_t{7}}) {
      const Cut parts = cut(text, chunk, options);
      check(parts.elements == whole.elements);
      check(parts.fault.has_value() == whole.fault.has_value());
      if (!whole.fault) continue;
      check(parts.fault->offset == whole.fault->offset && whole.fault->offset <= size);
      check(parts.fault->message == whole.fault->message);
      check(parts.line == whole.line && parts.column == whole.column);
    }
    if (bytes < size) continue;
    Children children;
    const bool is_broken = smx::xml::parse(text, {}, children).has_value();
    // A root's start tag may be longer in a document than in a stream.
    check(is_broken == whole.fault.has_value() || size > 8 * 1024);
    check(is_broken || children.count == whole.elements.size());
  }
  return 0;
}
