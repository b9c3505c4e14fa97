// XML documents to nodes, guided by a plan. A node stands where its element, attribute or text
// stands; members are in the order of the document, whatever order the schema has.
//
// Reading decides what is what; whether the values are right is for the room `types`, which the
// caller asks next. A text that is no integer where one is meant therefore stays a text.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "smx/limits.h"

#include "markup/plan.h"
#include "value/arena.h"
#include "value/node.h"

namespace smx::markup {

/// What is wrong with a document. Holds names of the schema, never any of the document.
struct MarkupFault {
  enum class Kind : std::uint8_t {
    syntax,     // not well-formed, or not in UTF-8
    too_large,  // these two by the limits
    too_deep,
    structure,  // well-formed, and not the document the plan is for
  };

  Kind kind = Kind::structure;
  std::size_t offset = 0;  // bytes from the start
  std::string pointer;     // JSON Pointer of the value that it would have been
  std::string path;        // the same in the terms of XML: /feed/entry[2]/title
  std::string message;     // one sentence
};

/// Without faults there is a root.
struct MarkupDocument {
  const Node* root = nullptr;
  std::vector<MarkupFault> faults;  // as many as Limits::faults, in document order
};

/// What the root of a plan is in a text: the root of the document, or the one child of its root,
/// of which nothing else is asked.
enum class Wrapped : std::uint8_t { no, yes };

/// Reads documents one after the other and keeps its working memory in between: together with an
/// arena that is reset, reading comes to need no heap. Not thread-safe; one belongs to one thread.
class MarkupReader {
 public:
  MarkupReader();
  ~MarkupReader();
  MarkupReader(MarkupReader&&) noexcept;
  MarkupReader& operator=(MarkupReader&&) noexcept;

  /// Reads one whole document. Texts and numbers are views into `text`, which must outlive the
  /// nodes, wherever they stand there as they are; the rest is in `arena`. Names are the plan's.
  MarkupDocument read(std::string_view text, DocumentId document, const Plan& plan, Arena& arena,
                      const Limits& limits, Wrapped wrapped = Wrapped::no);

 private:
  struct Scratch;
  std::unique_ptr<Scratch> scratch_;
};

/// The same once, without working memory to keep.
MarkupDocument read_markup(std::string_view text, DocumentId document, const Plan& plan,
                           Arena& arena, const Limits& limits);

/// Whether a text can only be XML: its first byte behind white space and a byte order mark is `<`.
bool looks_like_xml(std::string_view text);

}  // namespace smx::markup
