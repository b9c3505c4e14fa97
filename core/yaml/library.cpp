#include "yaml/library.h"

#include <algorithm>
#include <istream>
#include <streambuf>

#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

namespace smx::yaml {

namespace {

/// Lets the library read the text where it is.
class TextBuffer : public std::streambuf {
 public:
  explicit TextBuffer(std::string_view text) {
    // The library only reads; a std::streambuf has no const form.
    char* begin = const_cast<char*>(text.data());
    setg(begin, begin, begin + text.size());
  }
};

/// Hands the library's events on. Its marks count bytes, from behind a byte order mark.
class Handler : public YAML::EventHandler {
 public:
  Handler(std::size_t start, Events& events) : start_(start), events_(events) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override { events_.on_null(); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { events_.on_alias(offset(mark)); }
  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                const std::string& value) override {
    events_.on_scalar(offset(mark), value);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    events_.on_list_start(offset(mark));
  }
  void OnSequenceEnd() override { events_.on_list_end(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    events_.on_map_start(offset(mark));
  }
  void OnMapEnd() override { events_.on_map_end(); }

  std::size_t offset(const YAML::Mark& mark) const {
    return start_ + static_cast<std::size_t>(std::max(mark.pos, 0));
  }

 private:
  std::size_t start_;
  Events& events_;
};

}  // namespace

std::optional<LibraryFault> parse_first_document(std::string_view text, std::size_t start,
                                                 Events& events) {
  using enum LibraryFault::Kind;
  Handler handler(start, events);
  const auto fault = [&](const YAML::Exception& error, LibraryFault::Kind kind) {
    return LibraryFault{std::min(handler.offset(error.mark), text.size()), error.msg, kind};
  };
  try {
    TextBuffer buffer(text.substr(start));
    std::istream stream(&buffer);
    YAML::Parser parser(stream);
    parser.HandleNextDocument(handler);
    return std::nullopt;
  } catch (const YAML::DeepRecursion& error) {
    return fault(error, too_deep);
  } catch (const YAML::Exception& error) {
    return fault(error, syntax);
  } catch (const std::exception& error) {
    return LibraryFault{start, error.what(), other};
  }
}

}  // namespace smx::yaml
