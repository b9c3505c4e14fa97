// The working memory of a reader of documents, kept from one document to the next.
#pragma once

#include <cstdint>
#include <vector>

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

  std::string_view uri() const { return name_space->uri; }
  std::string_view local() const { return written.local_name(); }
};

struct Scratch {
  std::vector<OpenTag> open;
  std::vector<Attribute> attributes;
  std::vector<Attribute> sorted;
  std::vector<Edit> edits;
  Namespaces namespaces;

  void clear() {
    // What one huge document needed is not kept for the small ones that follow.
    constexpr std::size_t kKept = 16 * 1024;
    if (open.capacity() > kKept) open = {};
    if (attributes.capacity() > kKept) attributes = {};
    if (sorted.capacity() > kKept) sorted = {};
    if (edits.capacity() > kKept) edits = {};
    open.clear();
  }
};

}  // namespace smx::xml
