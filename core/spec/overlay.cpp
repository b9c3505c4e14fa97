#include <algorithm>
#include <charconv>
#include <utility>

#include "spec/documentation.h"
#include "spec/map_kinds.h"
#include "spec/names.h"
#include "spec/scalars.h"
#include "spec/things.h"
#include "spec/windows.h"

namespace smx::spec {

namespace {

// ---- edits

/// An edit as it is read: its verbs, and what goes with them.
struct EditDraft {
  Overlay::Edit edit;
  std::vector<const yaml::Entry*> verbs;
  const yaml::Entry* with = nullptr;
  const yaml::Entry* add = nullptr;
};

template <Overlay::Verb Verb>
void read_verb(Reader& reader, const yaml::Entry& entry, EditDraft& draft) {
  draft.verbs.push_back(&entry);
  draft.edit.verb = Verb;
  draft.edit.address = word_of(entry.value);
  draft.edit.address_node = &entry.value;
  const std::string& text = entry.value.text;
  const std::size_t slash = text.find('/');
  if (slash != std::string::npos && slash > 0 && slash + 1 < text.size()) return;
  refuse_shape(reader, entry.value, "the address of a line, such as `mapping/target`",
               "`smx show MAPPING` lists the addresses of a mapping");
}

void read_with(Reader&, const yaml::Entry& entry, EditDraft& draft) {
  draft.with = &entry;
}

void read_add(Reader&, const yaml::Entry& entry, EditDraft& draft) {
  draft.add = &entry;
}

constexpr Field<EditDraft> kEdit[] = {
    {"set", Presence::optional, Shape::text, read_verb<Overlay::Verb::set>,
     "The address of a line that is written, whether there is one or not.", "address"},
    {"replace", Presence::optional, Shape::text, read_verb<Overlay::Verb::replace>,
     "The address of a line that is there, and becomes another.", "address"},
    {"remove", Presence::optional, Shape::text, read_verb<Overlay::Verb::remove>,
     "The address of a line that is left out.", "address"},
    {"before", Presence::optional, Shape::text, read_verb<Overlay::Verb::before>,
     "The address of a line before which another is added.", "address"},
    {"after", Presence::optional, Shape::text, read_verb<Overlay::Verb::after>,
     "The address of a line behind which another is added.", "address"},
    {"with", Presence::optional, Shape::any, read_with,
     "What stands there then, as it would stand in the file.", "anything"},
    {"add", Presence::optional, Shape::any, read_add,
     "The line that is added, as it would stand in the file.", "anything"},
};

void check_edit(Reader& reader, const yaml::Node& map, EditDraft& draft) {
  if (draft.verbs.empty()) {
    refuse_missing_key(reader, map, "an edit", "replace",
                       "The address of a line; or `set`, `remove`, `before` or `after` with one.");
    return;
  }
  if (draft.verbs.size() > 1) {
    refuse_together(reader, draft.verbs,
                    "an edit does one thing: `set`, `replace`, `remove`, `before` or `after`");
    return;
  }
  const std::string& verb = draft.verbs.front()->key.text;
  const bool adds =
      draft.edit.verb == Overlay::Verb::before || draft.edit.verb == Overlay::Verb::after;
  const bool removes = draft.edit.verb == Overlay::Verb::remove;
  const yaml::Entry* wanted = removes ? nullptr : adds ? draft.add : draft.with;
  for (const yaml::Entry* stray : {draft.with, draft.add}) {
    if (!stray || stray == wanted) continue;
    const std::string right = removes ? "nothing"
                              : adds  ? "`add`, the line that is added"
                                      : "`with`, what stands there";
    reader.diagnostics.add(make_error(Code::exclusive_keys,
                                      ticked(stray->key.text) + " does not go with " + ticked(verb),
                                      stray->key.span, "with it goes " + right));
    return;
  }
  if (!removes && !wanted) {
    refuse_missing_key(reader, map, ticked(verb), adds ? "add" : "with",
                       "What stands there then, as it would stand in the file.");
    return;
  }
  if (wanted) draft.edit.content = &wanted->value;
}

Overlay::Edit read_edit(Reader& reader, const yaml::Node& map) {
  const OwnMistakes mistakes(reader);
  EditDraft draft;
  draft.edit.span = map.span;
  read_map(reader, map, "an edit", part(kEdit, draft),
           part(kLineDocumentation, draft.edit.documentation));
  check_edit(reader, map, draft);
  draft.edit.broken = mistakes.any();
  return std::move(draft.edit);
}

void read_edits(Reader& reader, const yaml::Entry& entry, Overlay& overlay) {
  if (!has_items(reader, entry.value, "`edits`")) return;
  for (const yaml::Node& item : entry.value.items) {
    if (has_shape(reader, item, Shape::map, "an edit such as `{ replace: ADDRESS, with: ... }`"))
      overlay.edits.push_back(read_edit(reader, item));
  }
}

// ---- the overlay

void read_overlay_name(Reader& reader, const yaml::Entry& entry, Overlay& overlay) {
  overlay.name = read_kebab_name(reader, entry.value, "an overlay");
}

void read_scope(Reader& reader, const yaml::Entry& entry, Overlay& overlay) {
  if (entry.value.entries.empty()) {
    refuse_shape(reader, entry.value, "names with their values", "such as `{ site: [ 12, 15 ] }`");
  }
  for (const yaml::Entry& one : entry.value.entries) {
    Overlay::Scope scope;
    scope.name = read_name(reader, one.key, "a scope");
    scope.values = read_literals(reader, one.value, Code::wrong_shape);
    if (!scope.name.empty()) overlay.scope.push_back(std::move(scope));
  }
}

void read_effective(Reader& reader, const yaml::Entry& entry, Overlay& overlay) {
  overlay.effective = read_window(reader, entry.value);
}

void read_overlay_zone(Reader&, const yaml::Entry& entry, Overlay& overlay) {
  overlay.zone = word_of(entry.value);
}

void read_order(Reader& reader, const yaml::Entry& entry, Overlay& overlay) {
  const std::string& text = entry.value.text;
  std::int32_t order = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), order);
  if (entry.value.is_plain() && problem == std::errc{} && end == text.data() + text.size()) {
    overlay.order = order;
    overlay.order_span = entry.value.span;
  } else {
    refuse_shape(reader, entry.value, "an integer", "overlays with a higher one come later");
  }
}

void read_gap(Reader& reader, const yaml::Entry& entry, Overlay& overlay) {
  if (entry.value.is_plain() && entry.value.text == "true") {
    overlay.gap = true;
  } else {
    refuse_shape(reader, entry.value, "`true`", "leave the key out where no gap is meant");
  }
}

constexpr Field<Overlay> kOverlay[] = {
    {"overlay", Presence::required, Shape::text, read_overlay_name, "The name of the overlay.",
     "kebab name"},
    {"scope", Presence::optional, Shape::map, read_scope,
     "For which values of a mapping's `scope` it counts; otherwise for all.", "map of literals"},
    {"effective", Presence::optional, Shape::map, read_effective,
     "From when it counts, and until when; otherwise always.", "window"},
    {"zone", Presence::optional, Shape::text, read_overlay_zone,
     "The time zone in which the days of `effective` begin; otherwise that of the pack.", "zone"},
    {"order", Presence::optional, Shape::text, read_order,
     "Which of two overlays on one line comes later: that with the higher number.", "integer"},
    {"gap", Presence::optional, Shape::text, read_gap,
     "`true`: that there is a time before it in which no overlay counts is meant.", "true"},
    {"edits", Presence::required, Shape::list, read_edits,
     "What is changed: `set`, `replace`, `remove`, `before` or `after` an address.",
     "list of edit"},
};

}  // namespace

Overlay read_overlay(Reader& reader, const yaml::Node& map) {
  const OwnMistakes mistakes(reader);
  Overlay overlay;
  read_map(reader, map, "an overlay", part(kOverlay, overlay),
           part(kThingDocumentation, overlay.documentation),
           part(kLineDocumentation, overlay.documentation));
  overlay.broken = mistakes.any();
  return overlay;
}

std::vector<Key> overlay_keys() {
  return keys_of(kOverlay, kThingDocumentation, kLineDocumentation);
}

std::vector<Key> edit_keys() {
  return keys_of(kEdit, kLineDocumentation);
}

}  // namespace smx::spec
