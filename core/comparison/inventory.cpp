#include "comparison/inventory.h"

#include <algorithm>
#include <iterator>
#include <map>

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

/// What a thing's file says of it; null for files that hold none.
const spec::Documentation* documentation_of(const spec::File& file, std::string& name) {
  const auto of = [&](const auto* thing) -> const spec::Documentation* {
    if (thing) name = thing->name.text;
    return thing ? &thing->documentation : nullptr;
  };
  if (const auto* said = of(std::get_if<spec::Mapping>(&file.thing))) return said;
  if (const auto* said = of(std::get_if<spec::Table>(&file.thing))) return said;
  return of(std::get_if<spec::Decision>(&file.thing));
}

/// Programs do not know whose a mapping, table or decision is.
void add_owners(const Pack& pack, std::vector<Thing>& things) {
  std::map<std::string, std::string> owners;
  for (const spec::File& file : pack.files) {
    std::string name;
    if (const spec::Documentation* said = documentation_of(file, name))
      owners.emplace(file.kind + " " + name, said->owner);
  }
  for (Thing& thing : things) {
    const auto owner = owners.find(thing.what + " " + thing.name);
    if (owner != owners.end()) add_documentation(thing.entries.front(), "owner", owner->second);
  }
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
    add_owners(*pack, one.things);
    append(overlay_things(*pack), one.things);
  }
  std::ranges::stable_sort(packs, {}, &PackInventory::name);
  return packs;
}

}  // namespace smx::comparison
