// What a rule set holds, taken apart into entries that can be compared: each has an address that
// stays when its line is moved, and parts that are equal exactly where they mean the same.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "smx/rule_diff.h"

#include "packs/rule_set_state.h"

namespace smx::comparison {

struct Part {
  std::string name;
  std::string text;            // what is compared
  std::string shown = {};      // instead of the text, where that is too long to read
  std::string inherited = {};  // of a policy: from what; empty where it stands on the line
};

struct Entry {
  std::string what;     // "line"
  std::string address;  // one of its kind in a pack
  std::vector<Part> parts = {};
  std::vector<Part> documentation = {};
  std::vector<Part> setting = {};      // said of what was added or removed, and not compared
  std::vector<std::string> uses = {};  // "table x", "mapping y", or the address of a let or need
  RulePlace place = {};
  Span span = {};

  void add(std::string name, std::string text) {
    if (!text.empty()) parts.push_back({std::move(name), std::move(text)});
  }
};

/// Names whose order means something; that they come and go is said elsewhere.
struct Sequence {
  std::string name;  // "order of guards"
  std::vector<std::string> ids = {};
};

struct Thing {
  std::string what;
  std::string name;
  std::vector<Entry> entries = {};  // the first is the thing itself
  std::vector<Sequence> sequences = {};
};

struct PackInventory {
  std::string name;
  std::vector<Thing> things = {};  // the first is the pack itself
};

/// By the names of packs; what a pack imports is in the pack it is imported from.
std::vector<PackInventory> inventory_of(const RuleSet& rules);

// ---- parts of it, for the files of this room

RulePlace place_of(Span span);
/// The entry of a rule with what documents it.
Entry entry_of(const Rule& rule, std::string what);
void add_documentation(Entry& entry, std::string name, std::string text);

/// The mapping itself, its guards, needs, lets and lines.
Thing thing_of(const Pack& pack, const Mapping& mapping);
Thing thing_of(const Pack& pack, const Decision& decision);
Thing thing_of(const Pack& pack, const Table& table);
/// The overlays of a pack with what each writes.
std::vector<Thing> overlay_things(const Pack& pack);
/// The pack itself: version, imports, context, faults, patterns, policies; its libraries.
Thing pack_thing(const Pack& pack);
std::vector<Thing> library_things(const Pack& pack);
/// Every type with a name that a signature leads to.
std::vector<Thing> schema_things(const Program& program);

}  // namespace smx::comparison
