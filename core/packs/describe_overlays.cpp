#include "packs/describe_overlays.h"

#include <algorithm>
#include <set>

#include "times/times.h"
#include "times/zones.h"

namespace smx {

namespace {

std::string scope_text(const OverlayInfo& overlay) {
  std::string text;
  for (const auto& [name, values] : overlay.scope) {
    text += (text.empty() ? "" : "; ") + name;
    for (std::size_t i = 0; i < values.size(); ++i) text += (i == 0 ? " " : ", ") + values[i];
  }
  return text;
}

Diagnostic refused(std::string message, std::string fix) {
  Diagnostic diagnostic;
  diagnostic.code = Code::bad_context;
  diagnostic.message = std::move(message);
  diagnostic.fix = std::move(fix);
  return diagnostic;
}

std::optional<times::Moment> moment_of(const std::string& text, const times::Zone* zone) {
  if (const auto instant = times::parse_rfc3339(text))
    return times::Moment{instant->seconds, instant->nanoseconds};
  const auto date = times::parse_date(text);
  if (!date) return std::nullopt;
  if (zone) return times::Moment{times::start_of_day(*date, *zone), 0};
  return times::Moment{times::days_from_epoch(*date) * times::kSecondsOfDay, 0};
}

}  // namespace

std::vector<OverlayListing> overlay_listings(const Program& program,
                                             std::span<const std::uint32_t> overlays) {
  std::vector<OverlayListing> listings;
  for (const std::uint32_t index : overlays) {
    const OverlayInfo& overlay = program.overlays[index];
    OverlayListing& listing = listings.emplace_back();
    listing.name = overlay.name;
    listing.summary = overlay.summary;
    listing.scope = scope_text(overlay);
    listing.from = overlay.from;
    listing.to = overlay.to;
    for (const OverlayEdit& edit : overlay.edits)
      listing.edits.emplace_back(edit.verb, line_at(edit.address, edit.span));
  }
  return listings;
}

std::vector<OverlayListing> overlays_reaching(const Program& program, const Mapping& mapping) {
  std::set<std::uint32_t> reaching;
  if (mapping.choice) {
    for (const auto& active : mapping.choice->active) reaching.insert(active.begin(), active.end());
  }
  return overlay_listings(program, std::vector(reaching.begin(), reaching.end()));
}

Result<std::uint32_t> chosen_variant(const FoundMapping& found, const OverlaySelection& selection) {
  const auto& names = found.program->scope_names;
  for (const auto& [name, value] : selection.scope) {
    if (std::ranges::find(names, name) != names.end()) continue;
    return refused("no overlay of pack `" + found.program->pack + "` is chosen by `" + name + "`",
                   suggest(name, names));
  }
  const auto now = moment_of(selection.at, found.program->zone);
  if (!now) {
    return refused("the moment to look at is neither a day nor an instant",
                   "write it as 2026-05-01, or 2026-05-01T12:00:00Z");
  }
  if (!found.mapping->choice) return std::uint32_t{0};
  const auto text_of = [&](std::uint32_t name) -> std::optional<std::string_view> {
    for (const auto& [given, value] : selection.scope) {
      if (given == names[name]) return value;
    }
    return std::nullopt;
  };
  return chosen(*found.mapping->choice, *now, text_of);
}

}  // namespace smx
