// The working memory of a JSON reader: what is open, and the children that wait for their parent.
#pragma once

#include <cstdint>
#include <string>

#include "base/stack.h"
#include "base/text_buffer.h"
#include "json/duplicate_names.h"
#include "value/node.h"

namespace smx::json {

enum class Form : std::uint8_t { document, list, object };

/// A list or object that is not closed yet; the document itself is the outermost. Its children so
/// far are those from `first` to the next open one of the same form.
struct Frame {
  Form form = Form::document;
  std::uint32_t offset = 0;
  std::size_t first = 0;  // into `members` of an object, else into `items`
};

struct Scratch {
  Stack<Frame> open;
  Stack<Node> items;      // finished values of open lists
  Stack<Member> members;  // of open objects; the last one's value may still be unread
  TextBuffer decoded;
  DuplicateNames duplicates;

  void clear() {
    // What one huge document needed is not kept for the small ones that follow.
    constexpr std::size_t kKept = 64 * 1024;
    open.clear_and_keep(kKept);
    items.clear_and_keep(kKept);
    members.clear_and_keep(kKept);
    decoded.release_unused(kKept);
    duplicates.release_above(kKept);
  }
};

/// The JSON Pointer of the innermost open list or object; with its child that is being read.
enum class Inside : std::uint8_t { container, child };
std::string pointer_to(const Scratch& scratch, Inside inside);

}  // namespace smx::json
