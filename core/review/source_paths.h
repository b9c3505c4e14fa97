// What the lines of a mapping read, as paths that people can look up in a document.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "program/program.h"

namespace smx::review {

/// Paths of one mapping. Items of lists are written as what they are items of: `order.lines[]`.
class SourcePaths {
 public:
  using Steps = std::vector<const PathStep*>;

  explicit SourcePaths(const Mapping& mapping);

  /// The path an expression begins with, its pipes left out; those of a bracket are those in it.
  std::string path_of(const Expr& expr) const;

  /// Whether it looks at a result of a list, as sort keys do, and not at what is read.
  bool is_of_result(const Expr& expr) const;

  /// Adds the paths in the documents, the settings and the answers to needs that an expression
  /// comes from; named values and items are followed, and where one only hands a value on, to the
  /// member that is read of it. Each once.
  void add_origins(const Expr& expr, std::vector<std::string>& origins) const;

 private:
  class Origins;

  std::string start_of(const Expr& expr) const;
  std::string filter_text(const PathStep& step) const;
  std::string steps_text(const Steps& steps) const;
  bool is_in_document(Slot slot) const;

  const Mapping& mapping_;
  std::map<Slot, std::vector<const Expr*>> items_;  // slot of an item: the lists it is from
  std::set<Slot> groups_;                           // items that are a group of others
  std::set<Slot> results_;                          // what the keys of an arrangement look at
};

/// Adds `text` where it is not in `texts`.
void add_once(std::string text, std::vector<std::string>& texts);

}  // namespace smx::review
