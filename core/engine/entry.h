// One entry of a stream as the translator takes it.
#pragma once

#include <string_view>

#include "smx/translate.h"

#include "engine/documents.h"

namespace smx {

/// The input of that name is an entry of an XML document. Where it is an item of a list, the
/// output is the item that was made of it.
struct Translator::Entry {
  std::string_view input;
  EntryPart part;
};

}  // namespace smx
