// Who uses what: the lines that look up a table, decide by a decision, read a let.
#pragma once

#include <compare>
#include <map>
#include <string>
#include <vector>

#include "comparison/inventory.h"

namespace smx::comparison {

/// What a line uses, and the pack that it is of.
struct Used {
  std::string pack;
  std::string name;  // "table x", or the address of a let

  friend auto operator<=>(const Used&, const Used&) = default;
};

/// What `use` means in a pack: `table other.x` is the table `x` of the pack `other`.
Used used_in(const std::string& pack, const std::string& use);

class Users {
 public:
  explicit Users(const std::vector<PackInventory>& packs);

  /// Addresses of the lines that use an entry of a pack, or the thing that it is a row or line of;
  /// sorted. Those of other packs have their pack in front.
  std::vector<std::string> of(const Entry& entry, const std::string& pack) const;

 private:
  struct User {
    std::string pack;
    std::string address;
  };
  std::map<Used, std::vector<User>> users_;
};

}  // namespace smx::comparison
