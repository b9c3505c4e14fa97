// What mappings, tables, decisions and overlays have in common.
#include <algorithm>

#include "json/write_json.h"
#include "program/words.h"
#include "review/describe.h"
#include "review/rule_text.h"

namespace smx::review {

namespace {

Effect effect_of(const PackOf& of, const OverlayInfo& overlay) {
  Effect effect;
  effect.from = overlay.from;
  effect.to = overlay.to;
  for (const auto& [name, values] : overlay.scope) {
    effect.scope += (effect.scope.empty() ? "" : "; ") + name;
    for (std::size_t i = 0; i < values.size(); ++i)
      effect.scope += (i == 0 ? " " : ", ") + values[i];
  }
  const auto* spec = find_thing<spec::Overlay>(of.pack, overlay.name);
  effect.zone = spec && !spec->zone.empty() ? spec->zone.text : of.zone();
  return effect;
}

Change change_of(const OverlayInfo& overlay, const OverlayEdit& edit, const Effect& effect) {
  static const std::vector<std::string_view> kLeftOut = {
      "set", "replace", "remove", "before", "after", "basis", "note", "source", "owner"};
  std::string text = rule_text(edit.span, {}, kLeftOut);
  return {overlay.name, edit.verb, edit.address, std::move(text), effect};
}

}  // namespace

std::string PackOf::zone() const {
  const spec::Pack* declaration = pack.declaration();
  return declaration ? declaration->zone.text : "";
}

Standing standing_of(const spec::Documentation& documentation) {
  return {std::string(word_for(documentation.basis)), documentation.note, documentation.source,
          documentation.owner};
}

Standing standing_of(const RuleLine& line) {
  return {line.basis, line.note, line.source, ""};
}

std::string file_of(Span span) {
  return span.source ? span.source->name() : std::string();
}

std::vector<Change> changes_at(const PackOf& of, std::string_view address, Depth depth) {
  std::vector<Change> changes;
  for (const OverlayInfo& overlay : of.program().overlays) {
    const Effect effect = effect_of(of, overlay);
    for (const OverlayEdit& edit : overlay.edits) {
      const bool is_below = depth == Depth::below && edit.address.starts_with(address) &&
                            edit.address.substr(address.size()).starts_with('/');
      if (edit.address == address || is_below) changes.push_back(change_of(overlay, edit, effect));
    }
  }
  return changes;
}

void describe_thing(const PackOf& of, const std::string& name, const std::string& summary,
                    const spec::Documentation& documentation, ThingReview& thing) {
  thing.pack = of.program().pack;
  thing.name = name;
  thing.summary = summary;
  thing.standing = standing_of(documentation);
  thing.changes = changes_at(of, name, Depth::below);
}

Reference reference_to(const PackOf& of, Reference::Kind kind, const std::string& name) {
  const std::size_t dot = name.find('.');
  if (!is_imported(name) || dot == std::string::npos) return {kind, of.program().pack, name, false};
  return {kind, name.substr(0, dot), name.substr(dot + 1), false};
}

std::vector<OverlayReview> describe_overlays(const PackOf& of) {
  std::vector<OverlayReview> all;
  for (const OverlayInfo& overlay : of.program().overlays) {
    OverlayReview& review = all.emplace_back();
    review.name = overlay.name;
    review.summary = overlay.summary;
    review.effect = effect_of(of, overlay);
    review.file = file_of(overlay.span);
    if (const auto* spec = find_thing<spec::Overlay>(of.pack, overlay.name))
      review.standing = standing_of(spec->documentation);
    for (const OverlayEdit& edit : overlay.edits)
      review.changes.push_back(change_of(overlay, edit, review.effect));
  }
  return all;
}

std::vector<SignatureEntry> describe_context(const Program& program) {
  std::vector<SignatureEntry> entries;
  for (const ContextInfo& entry : program.context) {
    std::string presence = "required";
    if (entry.default_value) {
      presence = "default ";
      write_json(*entry.default_value, JsonLayout::compact, presence);
    }
    entries.push_back({entry.name, smx::describe(*entry.type), std::move(presence)});
  }
  return entries;
}

}  // namespace smx::review
