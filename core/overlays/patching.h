// What the two ways of patching share: trees and rows.
#pragma once

#include <string>
#include <vector>

#include "overlays/patch.h"

namespace smx::overlays {

/// Says that there is no such line, with the one that was probably meant.
void refuse_address(const Edit& edit, std::string_view kind, const std::vector<std::string>& known,
                    Diagnostics& diagnostics);
/// Says that an edit cannot be made there.
void refuse_edit(const Edit& edit, std::string message, std::string fix, Diagnostics& diagnostics);

/// The content of an edit as a row or guard with an id: the address's own, where none is written.
/// Null after a mistake.
std::unique_ptr<const yaml::Node> with_id(const Edit& edit, std::string_view id,
                                          Diagnostics& diagnostics);

/// A scalar that is the end of an edit's address from `begin`, with its place.
yaml::Node end_of_address(const Edit& edit, std::size_t begin);

inline bool adds(const Edit& edit) {
  return edit.edit->verb == spec::Overlay::Verb::before ||
         edit.edit->verb == spec::Overlay::Verb::after;
}

void patch_mapping(yaml::Node& tree, const Edit& edit, Diagnostics& diagnostics);
void patch_table(spec::Table& table, const Edit& edit, spec::File& into, Diagnostics& diagnostics);
void patch_decision(spec::Decision& decision, const Edit& edit, spec::File& into,
                    Diagnostics& diagnostics);

}  // namespace smx::overlays
