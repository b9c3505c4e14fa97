// Overlays before anything is compiled under them: which lines each changes, when and for whom, in
// what order, and whether two that count together leave open which one is meant.
#include <algorithm>
#include <tuple>

#include "compile/compiler.h"
#include "overlays/references.h"

namespace smx {

namespace {

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

const spec::Overlay::Scope* scope_of(const spec::Overlay& overlay, const std::string& name) {
  for (const spec::Overlay::Scope& scope : overlay.scope) {
    if (scope.name.text == name) return &scope;
  }
  return nullptr;
}

bool share_a_value(const spec::Overlay::Scope& one, const spec::Overlay::Scope& other) {
  return std::ranges::any_of(one.values, [&](const spec::Word& value) {
    return std::ranges::any_of(other.values,
                               [&](const spec::Word& known) { return known.text == value.text; });
  });
}

/// Whether there is a moment and a scope for which both count.
bool count_together(const PlannedOverlay& one, const PlannedOverlay& other) {
  if (!one.window.meets(other.window)) return false;
  return std::ranges::all_of(one.spec->scope, [&](const spec::Overlay::Scope& scope) {
    const spec::Overlay::Scope* there = scope_of(*other.spec, scope.name.text);
    return !there || share_a_value(scope, *there);
  });
}

/// For one and the same, as when one window follows the other.
bool same_scope(const PlannedOverlay& one, const PlannedOverlay& other) {
  const auto values = [](const PlannedOverlay& overlay) {
    std::map<std::string, std::set<std::string>> all;
    for (const spec::Overlay::Scope& scope : overlay.spec->scope) {
      for (const spec::Word& value : scope.values) all[scope.name.text].insert(value.text);
    }
    return all;
  };
  return values(one) == values(other);
}

}  // namespace

void Compiler::plan_overlays() {
  std::map<std::string, Span> names;
  for (const auto& unit : units_) {
    enter(*unit);
    for (const spec::File& file : unit->files->files) {
      const auto* overlay = std::get_if<spec::Overlay>(&file.thing);
      if (!overlay || overlay->name.empty()) continue;
      const auto [known, is_new] = names.emplace(own_name(overlay->name), overlay->name.span);
      if (is_new) {
        plan_overlay(*overlay);
        continue;
      }
      Diagnostic twice =
          make_error(Code::duplicate_name,
                     "two overlays have the name `" + overlay->name.text + "`", overlay->name.span);
      twice.labels.push_back(make_label(known->second, "the other one"));
      diagnostics_.add(std::move(twice));
    }
  }
  std::ranges::stable_sort(plan_.in_order, {}, [](const PlannedOverlay& overlay) {
    return std::tuple(overlay.spec->order.value_or(0), overlay.name);
  });
  if (plan_.empty()) return;
  plan_things();
  check_scopes();
  check_meetings();
  check_gaps();
  describe_overlays();
}

/// What is broken is left out: that has been said.
void Compiler::plan_overlay(const spec::Overlay& spec) {
  PlannedOverlay overlay;
  overlay.spec = &spec;
  overlay.unit = unit_;
  overlay.name = own_name(spec.name);
  const auto window = spec.effective ? window_of(*spec.effective, spec.zone) : times::Window{};
  if (!spec.effective && !spec.zone.empty()) zone_named(spec.zone);
  for (const spec::Overlay::Edit& edit : spec.edits) {
    if (edit.broken) continue;
    const std::string& address = edit.address.text;
    const std::size_t slash = address.find('/');
    const std::string thing = address.substr(0, slash);
    if (const auto name = patched_thing(edit, thing))
      overlay.edits[*name].push_back({&edit, thing, address.substr(slash + 1)});
  }
  if (!spec.broken && window) {
    overlay.window = *window;
    plan_.in_order.push_back(std::move(overlay));
  }
}

/// What a thing is called in the program; nothing where there is none that can be changed.
std::optional<std::string> Compiler::patched_thing(const spec::Overlay::Edit& edit,
                                                   const std::string& thing) {
  const std::string name = resolve({thing, edit.address.span, false});
  const bool known = mappings_.contains(name) || tables_.contains(name);
  if (known || decisions_.contains(name)) return name;
  if (broken_things_.contains(name)) return std::nullopt;
  std::vector<std::string> names;
  for (const auto& [one, spec] : mappings_) names.push_back(one);
  for (const auto& [one, spec] : tables_) names.push_back(one);
  for (const auto& [one, spec] : decisions_) names.push_back(one);
  error(Code::unknown_address, "there is no mapping, decision or table `" + thing + "`",
        edit.address_node->place(0, thing.size()), suggest(thing, visible(names)));
  return std::nullopt;
}

/// Who asks whom, as it stands and with what overlays add.
void Compiler::plan_things() {
  std::set<std::string> scope_names;
  for (const PlannedOverlay& overlay : plan_.in_order) {
    for (const spec::Overlay::Scope& scope : overlay.spec->scope)
      scope_names.insert(scope.name.text);
  }
  plan_.scope_names.assign(scope_names.begin(), scope_names.end());
  for (const auto& [name, file] : rule_files_) plan_thing(name, *file);
  for (std::uint32_t i = 0; i < plan_.in_order.size(); ++i) {
    for (const auto& [name, edits] : plan_.in_order[i].edits)
      plan_.things[name].touched_by.push_back(i);
  }
}

void Compiler::plan_thing(const std::string& name, const spec::File& file) {
  overlays::References references;
  const auto* mapping = std::get_if<spec::Mapping>(&file.thing);
  if (mapping && file.tree) overlays::add_references(*file.tree, references);
  for (const PlannedOverlay& overlay : plan_.in_order) {
    const auto edits = overlay.edits.find(name);
    if (!mapping || edits == overlay.edits.end()) continue;
    for (const overlays::Edit& edit : edits->second) {
      if (edit.edit->content) overlays::add_references(*edit.edit->content, references);
    }
  }
  PlannedThing& thing = plan_.things[name];
  thing.file = &file;
  const std::string& prefix = owners_.find(name)->second->prefix;
  const auto known_as = [&](const std::string& written) {
    return written.find('.') == std::string::npos ? prefix + written : written;
  };
  for (const std::string& used : references.used) thing.used.insert(known_as(used));
  for (const std::string& asked : references.asked) thing.asked.insert(known_as(asked));
  if (!mapping) return;
  for (const auto& [scope, expression] : mapping->scope) {
    if (std::ranges::binary_search(plan_.scope_names, scope.text)) thing.scope.insert(scope.text);
  }
}

/// A name that neither a mapping nor the context has would never be met.
void Compiler::check_scopes() {
  std::set<std::string> known;
  for (const auto& [name, mapping] : mappings_) {
    for (const auto& [scope, expression] : mapping->scope) known.insert(scope.text);
  }
  for (const ContextInfo& entry : program_->context) known.insert(entry.name);
  known.erase("now");
  const std::vector<std::string> names(known.begin(), known.end());
  for (const PlannedOverlay& overlay : plan_.in_order) {
    for (const spec::Overlay::Scope& scope : overlay.spec->scope) {
      if (known.contains(scope.name.text)) continue;
      error(Code::unknown_name,
            "no mapping has a scope `" + scope.name.text + "`, nor is it a context value",
            scope.name.span, suggest(scope.name.text, names),
            "a mapping says by what its overlays are chosen: `scope: { " + scope.name.text +
                ": expression }`");
    }
  }
}

/// Two overlays that count together and touch one line need an order.
void Compiler::check_meetings() {
  for (std::size_t later = 0; later < plan_.in_order.size(); ++later) {
    for (std::size_t earlier = 0; earlier < later; ++earlier) {
      const PlannedOverlay& one = plan_.in_order[earlier];
      const PlannedOverlay& other = plan_.in_order[later];
      const bool ordered =
          one.spec->order && other.spec->order && *one.spec->order != *other.spec->order;
      if (!ordered && count_together(one, other)) check_meeting(one, other);
    }
  }
}

void Compiler::check_meeting(const PlannedOverlay& one, const PlannedOverlay& other) {
  for (const auto& [thing, edits] : other.edits) {
    const auto there = one.edits.find(thing);
    if (there == one.edits.end()) continue;
    const bool nested = mappings_.contains(thing);
    for (const overlays::Edit& edit : edits) {
      const auto met = std::ranges::find_if(there->second, [&](const overlays::Edit& known) {
        return nested ? overlays::meet(known, edit) : known.rest == edit.rest;
      });
      if (met == there->second.end()) continue;
      Diagnostic diagnostic =
          make_error(Code::overlays_meet,
                     "the overlays `" + one.name + "` and `" + other.name +
                         "` change one line at the same time, and nothing says which comes later",
                     edit.edit->address.span);
      diagnostic.labels.push_back(make_label(met->edit->address.span, "the other one"));
      for (const PlannedOverlay* overlay : {&one, &other})
        diagnostic.notes.push_back({"overlay", words_for(*overlay)});
      diagnostic.fix = "give both an `order`: that with the higher number comes later";
      diagnostics_.add(std::move(diagnostic));
      return;
    }
  }
}

/// Between two windows for the same line and scope the line is as it stands: perhaps by a slip.
void Compiler::check_gaps() {
  for (const PlannedOverlay& later : plan_.in_order) {
    if (!later.window.from || later.spec->gap) continue;
    const PlannedOverlay* before = nullptr;
    bool covered = false;
    for (const PlannedOverlay& one : plan_.in_order) {
      if (&one == &later || !same_scope(one, later) || !share_a_line(one, later)) continue;
      const auto& [from, to] = one.window;
      const bool begins_before = !from || *from < *later.window.from;
      if (begins_before && (!to || *to >= *later.window.from)) covered = true;
      const bool ends_before = to && *to < *later.window.from;
      if (ends_before && (!before || *to > *before->window.to)) before = &one;
    }
    if (before && !covered) warn_of_gap(*before, later);
  }
}

bool Compiler::share_a_line(const PlannedOverlay& one, const PlannedOverlay& other) const {
  for (const auto& [thing, edits] : other.edits) {
    const auto there = one.edits.find(thing);
    if (there == one.edits.end()) continue;
    for (const overlays::Edit& edit : edits) {
      if (std::ranges::find(there->second, edit.rest, &overlays::Edit::rest) != there->second.end())
        return true;
    }
  }
  return false;
}

void Compiler::warn_of_gap(const PlannedOverlay& before, const PlannedOverlay& later) {
  Diagnostic diagnostic =
      make_warning(Code::gap_between_windows,
                   "between `" + before.name + "` and `" + later.name + "` neither counts",
                   later.spec->effective->from.span, "this one begins here");
  diagnostic.labels.push_back(make_label(before.spec->effective->to.span, "that one ends here"));
  diagnostic.fix = "let one end where the other begins; where the gap is meant, say `gap: true`";
  diagnostics_.add(std::move(diagnostic));
}

/// For listings: the overlays, and what each changes.
void Compiler::describe_overlays() {
  program_->scope_names = plan_.scope_names;
  for (const PlannedOverlay& overlay : plan_.in_order) {
    const spec::Overlay& spec = *overlay.spec;
    add_rule(RuleKind::thing, overlay.name, spec.name.span, spec.documentation);
    OverlayInfo& info = program_->overlays.emplace_back();
    info.name = overlay.name;
    info.summary = spec.documentation.summary;
    info.span = spec.name.span;
    for (const spec::Overlay::Scope& scope : spec.scope) {
      auto& values = info.scope.emplace_back(scope.name.text, std::vector<std::string>{}).second;
      for (const spec::Word& value : scope.values) values.push_back(value.text);
    }
    if (spec.effective) info.from = spec.effective->from.text;
    if (spec.effective) info.to = spec.effective->to.text;
    for (const auto& [thing, edits] : overlay.edits) {
      for (const overlays::Edit& edit : edits) {
        const std::string address = thing + "/" + edit.rest;
        info.edits.push_back({std::string(word_for(edit.edit->verb)), address, edit.edit->span});
        if (edit.edit->documentation.basis != Basis::unsaid)
          add_rule(RuleKind::part, overlay.name + "/" + address, edit.edit->span,
                   edit.edit->documentation);
      }
    }
  }
}

}  // namespace smx
