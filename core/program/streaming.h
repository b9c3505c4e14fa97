// Whether a mapping can read a long XML document entry by entry, and what an entry is: settled from
// the checked program alone, so that `smx check` can say it before there is a document.
#pragma once

#include <cstdint>
#include <string>

#include "smx/source.h"

#include "markup/plan.h"
#include "program/program.h"

namespace smx {

struct Streaming {
  enum class Way : std::uint8_t {
    none,
    documents,  // an element that the mapping takes as a document is an entry
    items,      // an item of the list that the mapping's result goes over is an entry
  };

  Way way = Way::none;
  const markup::Slot* root = nullptr;   // of items: the element the list stands in
  const markup::Slot* entry = nullptr;  // the element that is an entry
  std::string pointer;                  // of items: of the list, "/feed/entry"
  std::string why_not;                  // not items: half a sentence about the place
  Span place;
};

/// For one input of a mapping; `plan` is how its documents are read, null where they are no XML.
///
/// By items only where an entry alone gives what it would give among the others: the result is an
/// `each` over a list of the root's children, and nothing but the items is read of the document.
Streaming streaming_of(const Mapping& mapping, const InputInfo& input, const markup::Plan* plan);

}  // namespace smx
