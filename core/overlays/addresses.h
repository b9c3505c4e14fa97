// Where in the tree of a mapping the lines stand that have an address. docs/language.md, section 8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "yaml/tree.h"

namespace smx::overlays {

/// What an address stands for: a value form, the map of a need, or that of a guard.
enum class Stands : std::uint8_t { form, need, guard };

struct Spot {
  std::string address;           // below the mapping: "let.sender", "items.name"
  yaml::Node* holder = nullptr;  // the map or list it stands in
  std::size_t index = 0;
  Stands stands = Stands::form;

  yaml::Node& node() const {
    return holder->is_map() ? holder->entries[index].value : holder->items[index];
  }
};

/// Every line of a mapping and every part of one, in the order of the file. Changing the tree makes
/// them invalid.
std::vector<Spot> spots_of(yaml::Node& mapping);

/// The addresses alone.
std::vector<std::string> addresses_of(const std::vector<Spot>& spots);

}  // namespace smx::overlays
