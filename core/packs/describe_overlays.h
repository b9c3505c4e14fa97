// Overlays for people: which reach a mapping, which count at a moment, and what they change.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "smx/rule_set.h"

#include "packs/rule_set_state.h"

namespace smx {

/// What stands at a place, on one line.
RuleLine line_at(std::string address, Span span);

std::vector<OverlayListing> overlay_listings(const Program& program,
                                             std::span<const std::uint32_t> overlays);
/// All that can count for a mapping.
std::vector<OverlayListing> overlays_reaching(const Program& program, const Mapping& mapping);

/// The variant of a mapping that a selection leads to; 0 where it has none.
Result<std::uint32_t> chosen_variant(const FoundMapping& found, const OverlaySelection& selection);

}  // namespace smx
