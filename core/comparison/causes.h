// Which changes of rules can lead to a change of a path: those of the lines that write it, and of
// everything these lean on.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "comparison/inventory.h"

namespace smx::comparison {

class Causes {
 public:
  Causes(const RuleSet& before, const RuleSet& after, const RuleDiff& rules);

  /// For a path of an output, "/teams/*/name".
  std::vector<std::string> of_path(const std::string& mapping, const std::string& path) const;
  /// For a fault or report of a line; none: for the end of a document, which any line can bring.
  std::vector<std::string> of_line(const std::string& mapping, const std::string& address) const;

 private:
  using Names = std::set<std::string>;

  void add(const std::vector<PackInventory>& packs);
  static void add_libraries(Names& uses);
  /// Everything that these lean on, themselves too.
  Names reached(Names names) const;
  std::vector<std::string> changed_in(const Names& reached) const;
  Names lines_of(const std::string& mapping) const;

  std::map<std::string, Names> leans_on_;               // by address, "table x", "mapping y"
  std::map<std::string, Names> lines_;                  // of mappings
  std::vector<std::pair<std::string, Names>> changes_;  // address, what it is a change of
};

}  // namespace smx::comparison
