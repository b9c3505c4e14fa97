// Variants: a mapping, table or decision under each set of overlays that can count together. Each
// is compiled and checked like any other; what a set leaves as it stands is shared.
#include <algorithm>
#include <utility>

#include "compile/compiler.h"

namespace smx {

namespace {

constexpr std::string_view kOverlay = "overlay";

bool names_an_overlay(const Diagnostic& diagnostic) {
  return std::ranges::any_of(diagnostic.notes,
                             [](const Note& note) { return note.name == kOverlay; });
}

bool may_skip(const Mapping& mapping) {
  return std::ranges::any_of(mapping.guards,
                             [](const Guard& guard) { return guard.verb == GuardVerb::skip; });
}

}  // namespace

/// The file of a thing with the edits of those of the overlays that touch it.
const spec::File& Compiler::file_under(const std::string& name, const overlays::ActiveSet& set) {
  const PlannedThing& thing = *plan_.find(name);
  const overlays::ActiveSet touching = overlays::common(set, thing.touched_by);
  if (touching.empty()) return *thing.file;
  auto& made = patched_files_[{name, touching}];
  if (!made) made = overlays::patched(*thing.file, plan_.edits_of(name, touching), diagnostics_);
  return *made;
}

const spec::Mapping& Compiler::spec_of(const std::string& name) {
  if (world_.empty() || !plan_.find(name)) return *mappings_.find(name)->second;
  return std::get<spec::Mapping>(file_under(name, world_).thing);
}

/// Compiles something under a set of overlays, in the pack it belongs to.
template <typename Compile>
void Compiler::under(const std::string& name, const overlays::ActiveSet& set, Compile compile) {
  const overlays::ActiveSet world_before = std::exchange(world_, set);
  const std::uint32_t variant_before = std::exchange(variant_, set.empty() ? 0 : ++variants_);
  const Unit* unit_before = unit_;
  enter_owner(name);
  const std::size_t said_before = diagnostics_.items().size();
  compile();
  if (!set.empty()) settle_said(said_before);
  if (unit_before) enter(*unit_before);
  variant_ = variant_before;
  world_ = world_before;
}

/// Of what was said about a variant, that which is not known already, with the overlays. Warnings
/// about lines that stand elsewhere are the business of the mapping as it stands.
void Compiler::settle_said(std::size_t before) {
  if (diagnostics_.left_out() > 0) return;
  std::set<std::string> known;
  Diagnostics kept;
  const std::vector<Diagnostic> all = diagnostics_.items();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool is_new = known.insert(overlays::identity_of(all[i])).second;
    if (i < before) kept.add(all[i]);
    if (i < before || !is_new) continue;
    const std::string file = all[i].labels.empty() ? "" : all[i].labels.front().file;
    bool in_overlay = false;
    Diagnostic named = all[i];
    for (const std::uint32_t index : world_) {
      const PlannedOverlay& overlay = plan_.in_order[index];
      const Span& span = overlay.spec->name.span;
      in_overlay = in_overlay || file == span.source->name();
      if (names_an_overlay(all[i])) continue;
      named.notes.push_back({std::string(kOverlay), words_for(overlay)});
    }
    if (!in_overlay && named.severity == Severity::warning) continue;
    if (!in_overlay && !names_an_overlay(all[i])) {
      const Span& span = plan_.in_order[world_.front()].spec->name.span;
      named.labels.push_back(make_label(span, "under this overlay"));
    }
    kept.add(std::move(named));
  }
  diagnostics_ = std::move(kept);
}

// ---- mappings

/// What `use` of a mapping leads to under the overlays at hand: a variant, or the mapping that
/// chooses by its own scope. Null when it would use itself.
Mapping* Compiler::compile_mapping(const std::string& name) {
  if (!plan_.is_scoped(name))
    return compile_variant(name, overlays::common(world_, plan_.reaching(name)));
  Mapping* mapping = compile_variant(name, {});
  if (mapping) choose_for(name, *mapping);
  return mapping;
}

/// The finished mapping, or null when it is being compiled further up: then it would call itself.
Mapping* Compiler::compile_variant(const std::string& name, const overlays::ActiveSet& set) {
  if (in_work_.contains(name)) return nullptr;
  const auto known = compiled_mappings_.find({name, set});
  if (known != compiled_mappings_.end()) return known->second;
  // What is wrong with it as it stands is said first, and not of a variant.
  if (!set.empty() && !compile_variant(name, {})) return nullptr;
  in_work_.insert(name);
  Mapping* mapping = program_->mappings.find(name)->second.get();
  under(name, set, [&] {
    if (!set.empty()) mapping = &begin_variant(*mapping);
    compile_under(name, *mapping);
  });
  in_work_.erase(name);
  compiled_mappings_.emplace(std::pair(name, set), mapping);
  return mapping;
}

void Compiler::compile_under(const std::string& name, Mapping& mapping) {
  const spec::Mapping& spec = spec_of(name);
  Scope scope;
  scope.owner = "mapping `" + name + "`";
  scope.slots = &mapping.slots;
  Scope* scope_before = std::exchange(scope_, &scope);
  const spec::Mapping* spec_before = std::exchange(mapping_spec_, &spec);
  Mapping* mapping_before = std::exchange(mapping_, &mapping);
  compile_body(spec, mapping);
  mapping.rounds = scope.most_rounds;
  scope_ = scope_before;
  mapping_spec_ = spec_before;
  mapping_ = mapping_before;
}

/// A mapping with the signature of another and no lines yet.
Mapping& Compiler::begin_variant(const Mapping& of) {
  auto made = std::make_unique<Mapping>();
  made->name = of.name;
  made->summary = of.summary;
  made->rule = of.rule;
  const auto signature = static_cast<std::ptrdiff_t>(1 + of.inputs.size());
  made->slots.assign(of.slots.begin(), of.slots.begin() + signature);
  made->inputs = of.inputs;
  made->output = of.output;
  made->optional = of.optional;
  made->output_plan = of.output_plan;
  made->variant = variant_;
  program_->mapping_variants.push_back(std::move(made));
  return *program_->mapping_variants.back();
}

/// Compiles all variants of a mapping, and what leads to each of them.
void Compiler::choose_for(const std::string& name, Mapping& mapping) {
  const overlays::ActiveSet& reaching = plan_.reaching(name);
  if (reaching.empty() || mapping.choice || !chosen_.insert(name).second) return;
  make_choice(mapping, reaching,
              [&](const overlays::ActiveSet& set) { return compile_variant(name, set); });
}

template <typename Variant>
void Compiler::make_choice(Mapping& mapping, const overlays::ActiveSet& reaching, Variant variant) {
  const auto sets = overlays::active_sets(plan_.reach_of(reaching), limits_.variants);
  if (!sets) {
    error(Code::too_many_variants,
          "the overlays that reach `" + mapping.name + "` can count together in more than " +
              std::to_string(limits_.variants) + " ways",
          plan_.in_order[reaching.front()].spec->name.span, "one of them",
          "let fewer of them overlap in time and scope");
    return;
  }
  auto choice = std::make_unique<VariantChoice>();
  choice->edges = sets->edges;
  choice->starts = sets->starts;
  for (const overlays::Step& step : sets->steps) {
    VariantStep& made = choice->steps.emplace_back();
    const auto name = std::ranges::lower_bound(plan_.scope_names, step.name);
    made.name = static_cast<std::uint32_t>(name - plan_.scope_names.begin());
    for (const auto& [value, number] : step.classes) made.classes.insert(value, number);
    made.width = step.width;
    made.next = step.next;
  }
  for (const overlays::ActiveSet& set : sets->sets) {
    const Mapping* made = set.empty() ? &mapping : variant(set);
    if (!made) return;  // it would use itself, which has been said
    choice->variants.push_back(made);
    choice->active.push_back(set);
    choice->rounds = std::max(choice->rounds, made->rounds);
  }
  mapping.choice = std::move(choice);
}

/// Whether a used mapping may give nothing, whichever of its variants counts.
bool Compiler::may_give_nothing(const Mapping& mapping) {
  if (mapping.optional || may_skip(mapping)) return true;
  if (!mapping.choice || !plan_.is_scoped(mapping.name)) return false;
  return std::ranges::any_of(mapping.choice->variants,
                             [](const Mapping* variant) { return may_skip(*variant); });
}

/// How often the host is asked at most for what is used.
std::uint32_t Compiler::rounds_of(const Mapping& mapping) const {
  return plan_.is_scoped(mapping.name) ? most_rounds(mapping) : mapping.rounds;
}

// ---- scopes

/// The values overlays are chosen by. They are worked out before anything else, so they know inputs
/// and context only, and ask tables as they stand.
void Compiler::compile_scope(const spec::Mapping& spec, Mapping& mapping) {
  const overlays::ActiveSet world_before = std::exchange(world_, {});
  for (const auto& [name, value] : spec.scope) {
    if (refuse_late_name(spec, value)) continue;
    Place place;
    place.address = address_below(mapping.name, "scope." + name.text);
    ScopeValue made;
    made.rule = add_rule(RuleKind::part, place.address, value.span, {});
    Static known;
    Uses uses;
    made.expression = expression(value, known, uses, place);
    if (!made.expression || !known.known()) continue;
    if (known.type->kind == TypeKind::object || known.type->kind == TypeKind::list) {
      error(Code::type_mismatch, "a scope is one text, number or boolean", value.span,
            "this is " + describe(*known.type));
      continue;
    }
    check_scope_values(name, *known.type);
    const auto index = std::ranges::lower_bound(plan_.scope_names, name.text);
    if (index == plan_.scope_names.end() || *index != name.text) continue;
    made.name = static_cast<std::uint32_t>(index - plan_.scope_names.begin());
    if (!plan_.beneath(mapping.name).empty() && mapping.variant == 0) mapping.scope.push_back(made);
  }
  world_ = world_before;
}

bool Compiler::refuse_late_name(const spec::Mapping& spec, const spec::Expression& value) {
  if (value.start != spec::Expression::Start::name) return false;
  const auto is_named = [&](const auto& one) { return one.name.text == value.name.text; };
  if (std::ranges::none_of(spec.lets, is_named) && std::ranges::none_of(spec.needs, is_named))
    return false;
  error(Code::unknown_name, "a `scope` does not know `" + value.name.text + "`", value.name.span,
        "it is worked out before that", "a scope is made of inputs and `context`");
  return true;
}

/// Overlays that reach the mapping name values it can have.
void Compiler::check_scope_values(const spec::Word& name, const Type& type) {
  for (const std::uint32_t index : plan_.reaching(mapping_->name)) {
    for (const spec::Overlay::Scope& scope : plan_.in_order[index].spec->scope) {
      if (scope.name.text != name.text) continue;
      for (const spec::Word& value : scope.values) literal(value, type);
    }
  }
}

// ---- tables and decisions

/// The table of that name under the overlays at hand; null when there is none.
const Table* Compiler::find_table(const std::string& name) {
  const auto found = program_->tables.find(name);
  if (found == program_->tables.end()) return nullptr;
  const PlannedThing* thing = plan_.find(name);
  const auto set = thing ? overlays::common(world_, thing->touched_by) : overlays::ActiveSet{};
  if (set.empty()) return found->second.get();
  const auto [place, is_new] = compiled_tables_.emplace(std::pair(name, set), nullptr);
  auto& known = place->second;
  if (!is_new) return known;
  const spec::Mapping* spec_before = std::exchange(mapping_spec_, nullptr);
  under(name, set, [&] {
    program_->table_variants.push_back(
        make_table(std::get<spec::Table>(file_under(name, set).thing)));
    known = program_->table_variants.back().get();
  });
  mapping_spec_ = spec_before;
  return known;
}

const Decision* Compiler::find_decision(const std::string& name) {
  const auto found = program_->decisions.find(name);
  if (found == program_->decisions.end()) return nullptr;
  const PlannedThing* thing = plan_.find(name);
  const auto set = thing ? overlays::common(world_, thing->touched_by) : overlays::ActiveSet{};
  if (set.empty()) return found->second.get();
  const auto [place, is_new] = compiled_decisions_.emplace(std::pair(name, set), nullptr);
  auto& known = place->second;
  if (!is_new) return known;
  const spec::Mapping* spec_before = std::exchange(mapping_spec_, nullptr);
  under(name, set, [&] {
    program_->decision_variants.push_back(
        make_decision(std::get<spec::Decision>(file_under(name, set).thing)));
    known = program_->decision_variants.back().get();
  });
  mapping_spec_ = spec_before;
  return known;
}

/// Tables and decisions that are run alone have variants too: see alone.cpp.
void Compiler::choose_for_alone(const std::string& name, Mapping& mapping) {
  const overlays::ActiveSet& reaching = plan_.reaching(name);
  if (reaching.empty()) return;
  make_choice(mapping, reaching, [&](const overlays::ActiveSet& set) -> const Mapping* {
    const overlays::ActiveSet world_before = std::exchange(world_, set);
    Mapping& variant = begin_variant(mapping);
    // Its inputs are those of the first.
    run_alone(name, variant);
    world_ = world_before;
    return &variant;
  });
}

}  // namespace smx
