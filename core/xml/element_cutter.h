// Cuts a long document, which comes in chunks, into the children of its root: an Atom feed into its
// entries. Memory is for one child at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "xml/events.h"
#include "xml/scratch.h"

namespace smx::xml {

/// Whether a child of the root was looked at whole.
enum class CutState : std::uint8_t {
  whole,
  too_large,  // passed over: more than one child may have
};

/// One child of the root, as it is written, in a document of its own.
struct CutElement {
  CutState state = CutState::whole;
  /// The root's start tag on one line, the child, the root's end tag; empty where it is too large.
  /// So everything the root says of its children holds, namespaces above all. Lives as long as the
  /// call.
  std::string_view document;
  std::size_t begin = 0;   // of the child in `document`
  std::size_t length = 0;  // of the child
  std::size_t offset = 0;  // of its `<`, in bytes from the start of the stream
  std::size_t line = 1;    // from 1
  std::size_t column = 1;  // from 1, in code points
};

class CutNames;

/// Not thread-safe; one belongs to one stream. What it hands out is well-formed, and so is all that
/// was before it, but for children that were passed over: of these it is only known that their tags
/// match.
class ElementCutter {
 public:
  /// The name of the root, before anything else is handed out. False: nothing more is wanted.
  using RootReceiver = std::function<bool(std::string_view uri, std::string_view local)>;
  using Receiver = std::function<void(const CutElement&)>;

  /// Hands out each child of the root with that name. `options.bytes` is what one child, or what
  /// stands between two, may have at most; the stream as a whole has no limit.
  ElementCutter(std::string uri, std::string local, const Options& options, RootReceiver root,
                Receiver receiver)
      : uri_(std::move(uri)),
        local_(std::move(local)),
        options_(options),
        root_receiver_(std::move(root)),
        receiver_(std::move(receiver)) {}

  /// The next bytes of the stream, however it is cut. A fault is placed in the stream, and is the
  /// end: elements that were whole before it have been handed out.
  std::optional<Fault> feed(std::string_view chunk);
  /// The end of the stream.
  std::optional<Fault> finish();
  /// Where a fault stands; only of one that was just given.
  std::size_t line() const { return line_; }
  std::size_t column() const { return column_; }
  /// Children of the root with other names.
  std::size_t passed_over() const { return passed_over_; }

 private:
  enum class Stage : std::uint8_t { prolog, content, epilog, stopped };
  enum class Construct : std::uint8_t { text, section, tag };

  std::optional<Fault> run();
  std::optional<Fault> step();
  bool skip_construct();
  bool skip_text();
  bool skip_to(std::string_view mark);
  bool skip_tag();
  std::optional<Fault> take_root();
  std::optional<Fault> take_unit();
  std::optional<Fault> check(std::string_view before, std::string_view behind, CutNames& names);
  std::optional<Fault> placed(std::optional<Fault> fault, std::size_t before) const;
  void hand_out(std::string_view element);
  void consume();
  void count_lines(std::string_view text);
  void end_with(std::optional<Fault> fault);
  std::string_view unit() const { return std::string_view(buffer_).substr(begin_, at_ - begin_); }

  // children that are too large
  std::optional<Fault> begin_passing();
  std::optional<Fault> pass();
  void drop_scanned();

  std::string uri_;
  std::string local_;
  Options options_;
  RootReceiver root_receiver_;
  Receiver receiver_;

  Stage stage_ = Stage::prolog;
  std::size_t depth_ = 0;
  std::string buffer_;
  std::size_t begin_ = 0;    // of what is being looked at: a child, or something between two
  std::size_t at_ = 0;       // of the tag, text or comment in it that is not whole yet
  std::size_t scanned_ = 0;  // so far its end was looked for
  char quote_ = 0;           // the attribute value in which that is
  Construct last_ = Construct::text;

  bool is_passing_ = false;              // a child of which nothing is kept
  std::string_view inside_;              // the mark that ends the section whose begin was dropped
  std::vector<std::string> open_names_;  // of the elements of that child
  std::size_t passed_over_ = 0;

  std::size_t offset_ = 0;  // of begin_, in the stream
  std::size_t line_ = 1;
  std::size_t column_ = 1;

  std::string opening_;  // the XML declaration and the root's start tag
  std::string closing_;  // its end tag
  std::string root_tag_;
  std::string wrapping_;  // the root's start tag on one line
  std::string scratch_;
  Scratch events_;
  std::string cut_;
  std::optional<Fault> fault_;
};

}  // namespace smx::xml
