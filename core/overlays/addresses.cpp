#include "overlays/addresses.h"

namespace smx::overlays {

namespace {

std::string below(const std::string& address, const std::string& name) {
  return address.empty() ? name : address + "." + name;
}

/// Lists of forms whose items have addresses, and what stands before their numbers there.
struct FormList {
  std::string_view key;
  std::string_view part;
};
constexpr FormList kFormLists[] = {
    {"cases", "cases."}, {"first", "first."}, {"join", "join."}, {"list", ""}};

class Walk {
 public:
  void mapping(yaml::Node& node) {
    line(node, "");
    if (yaml::Node* result = child(node, "result")) form(*result, "");
  }

  std::vector<Spot> spots;

 private:
  static yaml::Node* child(yaml::Node& map, std::string_view key) {
    for (yaml::Entry& entry : map.entries) {
      if (entry.key.text == key) return &entry.value;
    }
    return nullptr;
  }

  /// What may stand in a mapping and in a form.
  void line(yaml::Node& map, const std::string& address) {
    forms(map, "let", address, "let.");
    named(map, "needs", address);
    named(map, "index", address);
    guards(map, address);
    forms(map, "fields", address, "");
  }

  void form(yaml::Node& node, const std::string& address) {
    if (!node.is_map()) return;
    line(node, address);
    forms(node, "with", address, "with.");
    for (const FormList& list : kFormLists) {
      yaml::Node* items = child(node, list.key);
      if (!items || !items->is_list()) continue;
      for (std::size_t i = 0; i < items->items.size(); ++i) {
        const std::string at = below(address, std::string(list.part) + std::to_string(i));
        spots.push_back({at, items, i, Stands::form});
        form(items->items[i], at);
      }
    }
  }

  void forms(yaml::Node& map, std::string_view key, const std::string& address,
             const std::string& part) {
    yaml::Node* lines = child(map, key);
    if (!lines || !lines->is_map()) return;
    for (std::size_t i = 0; i < lines->entries.size(); ++i) {
      const std::string at = below(address, part + lines->entries[i].key.text);
      spots.push_back({at, lines, i, Stands::form});
      form(lines->entries[i].value, at);
    }
  }

  /// Needs and indexes.
  void named(yaml::Node& map, std::string_view key, const std::string& address) {
    yaml::Node* lines = child(map, key);
    if (!lines || !lines->is_map()) return;
    for (std::size_t i = 0; i < lines->entries.size(); ++i) {
      std::string name = lines->entries[i].key.text;
      if (name.ends_with('?')) name.pop_back();
      const std::string part = std::string(key) + ".";
      spots.push_back({below(address, part + name), lines, i, Stands::need});
    }
  }

  void guards(yaml::Node& map, const std::string& address) {
    yaml::Node* list = child(map, "guards");
    if (!list || !list->is_list()) return;
    for (std::size_t i = 0; i < list->items.size(); ++i) {
      const yaml::Node* id = list->items[i].find("id");
      if (id) spots.push_back({below(address, "guards." + id->text), list, i, Stands::guard});
    }
  }
};

}  // namespace

std::vector<Spot> spots_of(yaml::Node& mapping) {
  Walk walk;
  walk.mapping(mapping);
  return std::move(walk.spots);
}

std::vector<std::string> addresses_of(const std::vector<Spot>& spots) {
  std::vector<std::string> addresses;
  for (const Spot& spot : spots) addresses.push_back(spot.address);
  return addresses;
}

}  // namespace smx::overlays
