#include "comparison/inventory.h"

#include <algorithm>
#include <iterator>

namespace smx::comparison {

namespace {

template <typename Things>
void add_own(const Pack& pack, const Things& things, std::vector<Thing>& out) {
  for (const auto& [name, thing] : things) {
    if (!is_imported(name)) out.push_back(thing_of(pack, *thing));
  }
}

void append(std::vector<Thing> things, std::vector<Thing>& out) {
  std::move(things.begin(), things.end(), std::back_inserter(out));
}

}  // namespace

RulePlace place_of(Span span) {
  if (!span.source) return {};
  return {span.source->name(), span.source->position_of(span.begin)};
}

void add_documentation(Entry& entry, std::string name, std::string text) {
  if (!text.empty()) entry.documentation.push_back({std::move(name), std::move(text)});
}

Entry entry_of(const Rule& rule, std::string what) {
  const RuleLine line = line_of(rule);
  Entry entry;
  entry.what = std::move(what);
  entry.address = rule.address;
  entry.span = rule.span;
  entry.place = {line.file, line.position};
  add_documentation(entry, "basis", line.basis);
  add_documentation(entry, "note", line.note);
  add_documentation(entry, "source", line.source);
  return entry;
}

std::vector<PackInventory> inventory_of(const RuleSet& rules) {
  std::vector<PackInventory> packs;
  for (const auto& pack : rules.state().packs) {
    PackInventory& one = packs.emplace_back(PackInventory{pack->program->pack, {}});
    one.things.push_back(pack_thing(*pack));
    append(schema_things(*pack->program), one.things);
    append(library_things(*pack), one.things);
    add_own(*pack, pack->program->tables, one.things);
    add_own(*pack, pack->program->decisions, one.things);
    add_own(*pack, pack->program->mappings, one.things);
    append(overlay_things(*pack), one.things);
  }
  std::ranges::stable_sort(packs, {}, &PackInventory::name);
  return packs;
}

}  // namespace smx::comparison
