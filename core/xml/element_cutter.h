// Cuts a long document, which comes in chunks, into the children of its root: an Atom feed into its
// entries. Memory is for one child at a time.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "xml/events.h"

namespace smx::xml {

/// One child of the root as a document of its own.
struct CutElement {
  /// The element as it is written. In its start tag, behind its name, is also what the root says
  /// for it: declarations of namespaces, `xml:lang` and `xml:base`, where it does not say so
  /// itself. Lives as long as the call.
  std::string_view document;
  std::size_t offset = 0;  // of its `<`, in bytes from the start of the stream
  std::size_t line = 1;    // from 1
  std::size_t column = 1;  // from 1, in code points
};

/// Not thread-safe; one belongs to one stream. What it hands out is well-formed, and so is all that
/// was before it.
class ElementCutter {
 public:
  using Receiver = std::function<void(const CutElement&)>;

  /// Hands out each child of the root with that name. `options.bytes` is what one child, or what
  /// stands between two, may have at most; the stream as a whole has no limit.
  ElementCutter(std::string uri, std::string local, const Options& options, Receiver receiver)
      : uri_(std::move(uri)),
        local_(std::move(local)),
        options_(options),
        receiver_(std::move(receiver)) {}

  /// The next bytes of the stream, however it is cut. A fault is placed in the stream, and is the
  /// end: elements that were whole before it have been handed out.
  std::optional<Fault> feed(std::string_view chunk);
  /// The end of the stream.
  std::optional<Fault> finish();

 private:
  enum class Stage { prolog, content, epilog };

  std::optional<Fault> run();
  bool skip_construct();
  bool skip_to(std::string_view mark);
  bool skip_tag();
  std::optional<Fault> take_root();
  std::optional<Fault> take_unit();
  std::optional<Fault> check(std::string_view before, std::string_view behind, Handler& handler);
  std::optional<Fault> placed(std::optional<Fault> fault, std::size_t before) const;
  void hand_out(std::string_view element);
  void consume();
  std::string_view unit() const { return std::string_view(buffer_).substr(begin_, at_ - begin_); }

  std::string uri_;
  std::string local_;
  Options options_;
  Receiver receiver_;

  Stage stage_ = Stage::prolog;
  std::size_t depth_ = 0;
  std::string buffer_;
  std::size_t begin_ = 0;    // of what is being looked at: a child, or something between two
  std::size_t at_ = 0;       // of the tag, text or comment in it that is not whole yet
  std::size_t scanned_ = 0;  // so far its end was looked for
  char quote_ = 0;           // the attribute value in which that is

  std::size_t offset_ = 0;  // of begin_, in the stream
  std::size_t line_ = 1;
  std::size_t column_ = 1;

  std::string opening_;  // the XML declaration and the root's start tag
  std::string closing_;  // its end tag
  std::string root_tag_;
  std::string scratch_;
  std::string cut_;
  std::optional<Fault> fault_;
};

}  // namespace smx::xml
