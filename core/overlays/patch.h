// A mapping, table or decision as it is once the edits of overlays are made.
#pragma once

#include <memory>
#include <span>
#include <string>

#include "smx/diagnostic.h"

#include "spec/spec.h"

namespace smx::overlays {

/// One edit of one thing.
struct Edit {
  const spec::Overlay::Edit* edit = nullptr;
  std::string thing;  // as the overlay writes it: "message-text.clean"
  std::string rest;   // its address below the thing: "let.sender"
};

/// What the file holds once the edits are made, in their order. The result points into `file` and
/// into the files of the edits. What is wrong with an edit is said, and the others are made.
std::unique_ptr<const spec::File> patched(const spec::File& file, std::span<const Edit> edits,
                                          Diagnostics& diagnostics);

/// What tells two diagnostics apart: the same mistake may be met in several variants.
std::string identity_of(const Diagnostic& diagnostic);

/// The addresses that two edits touch are one, or one is a part of the other.
bool meet(const Edit& one, const Edit& other);

}  // namespace smx::overlays
