// Overlays as entries: when and for whom they count, their edits, and the lines and rows that these
// write. The latter are taken from what was compiled under overlays, so that they compare by
// meaning like any other line.
#include <algorithm>
#include <map>

#include "comparison/inventory.h"
#include "comparison/rule_text.h"

namespace smx::comparison {

namespace {

using Written = std::map<std::string, Entry>;  // by address

std::string_view word_for(spec::Overlay::Verb verb) {
  switch (verb) {
    case spec::Overlay::Verb::set: return "set";
    case spec::Overlay::Verb::replace: return "replace";
    case spec::Overlay::Verb::remove: return "remove";
    case spec::Overlay::Verb::before: return "before";
    case spec::Overlay::Verb::after: return "after";
  }
  return "";
}

/// An end of a window; a day means nothing without its zone.
std::string end_text(const spec::Word& end, const std::string& zone) {
  if (end.empty() || end.text.find('T') != std::string::npos) return end.text;
  return end.text + " in " + (zone.empty() ? "UTC" : zone);
}

/// YAML without what does not count: comments, layout, kinds of quotes around a text.
// NOLINTNEXTLINE(misc-no-recursion): as deep as the YAML reader lets it be
std::string content_text(const yaml::Node& node) {
  std::string out;
  for (const yaml::Node& item : node.items) out += (out.empty() ? "[ " : ", ") + content_text(item);
  if (node.is_list()) return out.empty() ? "[]" : out + " ]";
  for (const yaml::Entry& entry : node.entries)
    out += (out.empty() ? "{ " : ", ") + entry.key.text + ": " + content_text(entry.value);
  if (node.is_map()) return out.empty() ? "{}" : out + " }";
  return node.is_plain() ? node.text : json_text(Node::text(node.text));
}

void keep_written(Thing thing, const Source& file, Written& written) {
  for (Entry& entry : thing.entries) {
    if (entry.span.source != &file || entry.address == thing.name) continue;
    std::string address = entry.address;
    written.emplace(std::move(address), std::move(entry));
  }
}

/// The lines and rows of all variants that stand in the file of an overlay.
Written written_in(const Pack& pack, const Source& file) {
  Written written;
  const Program& program = *pack.program;
  for (const auto& variant : program.mapping_variants)
    keep_written(thing_of(pack, *variant), file, written);
  for (const auto& variant : program.decision_variants)
    keep_written(thing_of(pack, *variant), file, written);
  for (const auto& variant : program.table_variants)
    keep_written(thing_of(pack, *variant), file, written);
  return written;
}

Entry itself(const spec::Overlay& overlay, const std::string& pack_zone) {
  Entry entry;
  entry.what = "overlay";
  entry.address = overlay.name.text;
  entry.span = overlay.name.span;
  entry.place = place_of(entry.span);
  add_documentation(entry, "summary", overlay.documentation.summary);
  add_documentation(entry, "note", overlay.documentation.note);
  add_documentation(entry, "source", overlay.documentation.source);
  add_documentation(entry, "owner", overlay.documentation.owner);
  for (const spec::Overlay::Scope& scope : overlay.scope) {
    std::vector<std::string> values;
    for (const spec::Word& value : scope.values) values.push_back(value.text);
    std::sort(values.begin(), values.end());
    std::string text;
    for (const std::string& value : values) text += (text.empty() ? "" : ", ") + value;
    entry.add("scope " + scope.name.text, text);
  }
  const std::string& zone = overlay.zone.empty() ? pack_zone : overlay.zone.text;
  if (overlay.effective) {
    entry.add("from", end_text(overlay.effective->from, zone));
    entry.add("to", end_text(overlay.effective->to, zone));
  }
  if (overlay.order) entry.add("order", std::to_string(*overlay.order));
  return entry;
}

bool is_written_by(const spec::Overlay::Edit& edit, const Written& written) {
  const std::string& address = edit.address.text;
  const bool adds =
      edit.verb == spec::Overlay::Verb::before || edit.verb == spec::Overlay::Verb::after;
  const std::string under = adds ? address.substr(0, address.find('/') + 1) : address;
  return std::ranges::any_of(written,
                             [&](const auto& one) { return one.first.starts_with(under); });
}

Entry entry_of_edit(const spec::Overlay& overlay, const spec::Overlay::Edit& edit,
                    Written& written) {
  Entry entry;
  entry.what = "edit";
  entry.address = overlay.name.text + ": " + edit.address.text;
  entry.span = edit.span;
  entry.place = place_of(edit.span);
  entry.add("verb", std::string(word_for(edit.verb)));
  add_documentation(entry, "note", edit.documentation.note);
  add_documentation(entry, "source", edit.documentation.source);
  if (edit.content && !is_written_by(edit, written))
    entry.add("content", content_text(*edit.content));
  const auto same = written.find(edit.address.text);
  if (same == written.end()) return entry;
  Entry& line = same->second;
  entry.parts.insert(entry.parts.end(), line.parts.begin(), line.parts.end());
  entry.uses = line.uses;
  written.erase(same);
  return entry;
}

}  // namespace

std::vector<Thing> overlay_things(const Pack& pack) {
  std::vector<Thing> things;
  const spec::Pack* declared = pack.declaration();
  for (const spec::File& file : pack.files) {
    const auto* overlay = std::get_if<spec::Overlay>(&file.thing);
    if (!overlay) continue;
    Thing thing{"overlay", overlay->name.text, {}, {}};
    thing.entries.push_back(itself(*overlay, declared ? declared->zone.text : ""));
    Written written = written_in(pack, *file.source);
    for (const spec::Overlay::Edit& edit : overlay->edits)
      thing.entries.push_back(entry_of_edit(*overlay, edit, written));
    for (auto& [address, entry] : written) {
      entry.address = overlay->name.text + ": " + address;
      thing.entries.push_back(std::move(entry));
    }
    things.push_back(std::move(thing));
  }
  return things;
}

}  // namespace smx::comparison
