#include "overlay_listing.h"

#include "json_object.h"
#include "wording.h"

namespace smx::cli {

namespace {

/// "for site 506, 515, from 2026-04-11 until 2026-06-01"
std::string reach_text(const OverlayListing& overlay) {
  std::string text = overlay.scope.empty() ? "for all" : "for " + printable(overlay.scope);
  if (!overlay.from.empty()) text += ", from " + printable(overlay.from);
  if (!overlay.to.empty()) text += ", until " + printable(overlay.to);
  return text;
}

}  // namespace

std::string overlays_text(const MappingInfo& mapping, Overlays which) {
  if (mapping.overlays.empty()) return {};
  std::string text =
      which == Overlays::that_count ? "  overlays that count\n" : "  overlays that can count\n";
  for (const OverlayListing& overlay : mapping.overlays) {
    text += "    " + printable(overlay.name) + "  " + reach_text(overlay) + "\n";
    if (which == Overlays::that_can_count) continue;
    Columns columns(6);
    for (const auto& [verb, line] : overlay.edits) columns.add({verb, printable(line.address)});
    text += columns.text();
  }
  return text;
}

std::string overlays_json(const MappingInfo& mapping) {
  std::vector<std::string> items;
  for (const OverlayListing& overlay : mapping.overlays) {
    std::vector<std::string> edits;
    for (const auto& [verb, line] : overlay.edits) {
      edits.push_back(JsonObject()
                          .text("verb", verb)
                          .text("address", line.address)
                          .text("text", line.text)
                          .text("file", line.file)
                          .number("line", line.position.line)
                          .str());
    }
    items.push_back(JsonObject()
                        .text("overlay", overlay.name)
                        .text("summary", overlay.summary)
                        .text("scope", overlay.scope)
                        .text("from", overlay.from)
                        .text("to", overlay.to)
                        .json("edits", json_list(edits))
                        .str());
  }
  return json_list(items);
}

}  // namespace smx::cli
