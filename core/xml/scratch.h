// The working memory of a reader of documents, kept from one document to the next.
#pragma once

#include <cstdint>
#include <vector>

#include "base/stack.h"
#include "xml/character_data.h"
#include "xml/events.h"
#include "xml/namespaces.h"
#include "xml/tokenizer.h"

namespace smx::xml {

/// An element whose end was not read yet.
struct OpenTag {
  RawName written;
  const Namespace* name_space = nullptr;
  std::uint32_t bindings = 0;  // in scope around it
  bool is_expected = false;    // it is what the sink expected when it began

  std::string_view uri() const { return name_space->uri; }
  std::string_view local() const { return written.local_name(); }
};

struct Scratch {
  Stack<OpenTag> open;
  Stack<Attribute> attributes;
  std::vector<Attribute> sorted;
  Stack<Edit> edits;
  Namespaces namespaces;

  void clear() {
    constexpr std::size_t kKept = 16 * 1024;
    open.clear_and_keep(kKept);
    attributes.clear_and_keep(kKept);
    edits.clear_and_keep(kKept);
    if (sorted.capacity() > kKept) sorted = {};
  }
};

}  // namespace smx::xml
