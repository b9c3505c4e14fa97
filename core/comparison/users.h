// Who uses what: the lines that look up a table, decide by a decision, read a let.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "comparison/inventory.h"

namespace smx::comparison {

class Users {
 public:
  Users() = default;
  explicit Users(const PackInventory& pack);

  /// Addresses of the lines that use an entry, or the thing that it is a row or line of; sorted.
  std::vector<std::string> of(const Entry& entry) const;

 private:
  std::map<std::string, std::vector<std::string>> users_;  // by "table x", or an address
};

}  // namespace smx::comparison
