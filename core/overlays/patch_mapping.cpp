// Edits of a mapping's tree. Addresses are looked up anew for each, since each moves things.
#include <algorithm>
#include <utility>

#include "overlays/addresses.h"
#include "overlays/patching.h"

namespace smx::overlays {

namespace {

using Verb = spec::Overlay::Verb;

yaml::Node& child(yaml::Node& map, std::string_view key, yaml::Kind kind, const Edit& edit) {
  for (yaml::Entry& entry : map.entries) {
    if (entry.key.text == key) return entry.value;
  }
  yaml::Entry& made = map.entries.emplace_back();
  made.key.text = key;
  made.key.span = made.value.span = edit.edit->address.span;
  made.value.kind = kind;
  return made.value;
}

/// A line inside of which another may be written.
struct Home {
  std::string address;
  yaml::Node* map = nullptr;
};

/// Innermost first.
std::vector<Home> homes_of(yaml::Node& mapping, const std::string& rest) {
  std::vector<Home> homes;
  for (const Spot& spot : spots_of(mapping)) {
    if (spot.stands == Stands::form && spot.node().is_map() && rest.starts_with(spot.address + "."))
      homes.push_back({spot.address + ".", &spot.node()});
  }
  std::stable_sort(homes.begin(), homes.end(), [](const Home& one, const Home& other) {
    return one.address.size() > other.address.size();
  });
  for (yaml::Entry& entry : mapping.entries) {
    if (entry.key.text == "result" && entry.value.is_map()) homes.push_back({"", &entry.value});
  }
  homes.push_back({"", &mapping});
  return homes;
}

class Writer {
 public:
  Writer(yaml::Node& mapping, const Edit& edit, Diagnostics& diagnostics)
      : mapping_(mapping), edit_(edit), diagnostics_(diagnostics) {}

  /// Writes a line that is not there yet.
  void add_line() {
    for (const Home& home : homes_of(mapping_, edit_.rest)) {
      const std::string below = edit_.rest.substr(home.address.size());
      for (const std::string_view key : {"let", "needs", "with"}) {
        const std::string part = std::string(key) + ".";
        if (!below.starts_with(part) || !is_home_of(key, *home.map)) continue;
        if (below.find('.', part.size()) != std::string::npos) return refuse();
        return add_entry(child(*home.map, key, yaml::Kind::map, edit_), below.size() - part.size());
      }
      if (below.starts_with("guards.") && is_home_of("guards", *home.map))
        return add_guard(*home.map, below.substr(7));
      if (is_written_into(*home.map))
        return add_entry(child(*home.map, "fields", yaml::Kind::map, edit_), below.size());
    }
    refuse();
  }

  void refuse() { refuse_address(edit_, "line", addresses_of(spots_of(mapping_)), diagnostics_); }

 private:
  /// A mapping without `fields` may turn another round, or else its reader says what is missing.
  bool is_written_into(const yaml::Node& map) const {
    return map.find("fields") || (&map == &mapping_ && !map.find("result"));
  }

  /// The lines of a mapping and those of its `result` have the same addresses: new ones are the
  /// mapping's, unless the result has such already. Arguments are those of what is asked.
  bool is_home_of(std::string_view key, const yaml::Node& map) const {
    if (key == "with") return map.find("use") || map.find("decide");
    return &map != mapping_.find("result") || map.find(key);
  }

  /// Under the last `length` characters of the address.
  void add_entry(yaml::Node& map, std::size_t length) {
    yaml::Entry& made = map.entries.emplace_back();
    made.key = end_of_address(edit_, edit_.edit->address.text.size() - length);
    made.value = *edit_.edit->content;
  }

  void add_guard(yaml::Node& map, const std::string& id) {
    if (auto guard = with_id(edit_, id, diagnostics_))
      child(map, "guards", yaml::Kind::list, edit_).items.push_back(*guard);
  }

  yaml::Node& mapping_;
  const Edit& edit_;
  Diagnostics& diagnostics_;
};

void replace(const Spot& spot, const Edit& edit, Diagnostics& diagnostics) {
  if (spot.stands != Stands::guard) {
    spot.node() = yaml::Node(*edit.edit->content);
    return;
  }
  const std::string id = spot.node().find("id")->text;
  if (auto guard = with_id(edit, id, diagnostics)) spot.node() = *guard;
}

void remove(const Spot& spot) {
  const auto at = static_cast<std::ptrdiff_t>(spot.index);
  if (spot.holder->is_map()) {
    spot.holder->entries.erase(spot.holder->entries.begin() + at);
  } else {
    spot.holder->items.erase(spot.holder->items.begin() + at);
  }
}

/// New entries must have names of their own, as in a file.
bool are_new(const yaml::Node& holder, const yaml::Node& added, const Edit& edit,
             Diagnostics& diagnostics) {
  for (const yaml::Entry& entry : added.entries) {
    const yaml::Entry* known = holder.find_entry(entry.key.text);
    if (!known) continue;
    Diagnostic diagnostic = make_error(
        Code::duplicate_id, "`" + edit.thing + "` has a line `" + entry.key.text + "` already",
        entry.key.span);
    diagnostic.labels.push_back(make_label(known->key.span, "this one"));
    diagnostic.fix = "change it with `replace`";
    diagnostics.add(std::move(diagnostic));
    return false;
  }
  return true;
}

void insert(const Spot& spot, const Edit& edit, Diagnostics& diagnostics) {
  const yaml::Node& added = *edit.edit->content;
  const std::size_t at = spot.index + (edit.edit->verb == Verb::after ? 1 : 0);
  if (!spot.holder->is_map()) {
    auto& items = spot.holder->items;
    items.insert(items.begin() + static_cast<std::ptrdiff_t>(at), added);
    return;
  }
  if (!added.is_map() || added.entries.empty()) {
    diagnostics.add(make_error(Code::wrong_shape, "lines are added with their names", added.span,
                               "as in the file: `add: { name: ... }`"));
    return;
  }
  if (!are_new(*spot.holder, added, edit, diagnostics)) return;
  auto& entries = spot.holder->entries;
  entries.insert(entries.begin() + static_cast<std::ptrdiff_t>(at), added.entries.begin(),
                 added.entries.end());
}

}  // namespace

void patch_mapping(yaml::Node& tree, const Edit& edit, Diagnostics& diagnostics) {
  const std::vector<Spot> spots = spots_of(tree);
  const auto spot = std::find_if(spots.begin(), spots.end(),
                                 [&](const Spot& one) { return one.address == edit.rest; });
  Writer writer(tree, edit, diagnostics);
  if (spot == spots.end()) {
    return edit.edit->verb == Verb::set ? writer.add_line() : writer.refuse();
  }
  switch (edit.edit->verb) {
    case Verb::set:
    case Verb::replace: return replace(*spot, edit, diagnostics);
    case Verb::remove: return remove(*spot);
    case Verb::before:
    case Verb::after: return insert(*spot, edit, diagnostics);
  }
}

}  // namespace smx::overlays
