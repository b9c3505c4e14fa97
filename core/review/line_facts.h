// What the checked program knows of each line of a mapping, by the line's address.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "program/program.h"
#include "review/source_paths.h"

namespace smx::review {

struct LineFacts {
  RuleId rule = 0;
  const Form* form = nullptr;  // null: a guard, a need or an index
  const Guard* guard = nullptr;
  const Need* need = nullptr;
  std::string name;            // "lines[].name"; of a value the name it has
  std::string of;              // what it is handed to, where that is not the output
  const Type* type = nullptr;  // what its place must hold; null: nothing says
  bool required = false;
  std::vector<const Expr*> reads;  // not those of lines inside of it
  std::vector<const Table*> tables;
  std::vector<const Decision*> decisions;
  std::vector<const Mapping*> mappings;
};

/// Of every rule of the mapping that has a form, a condition or a question.
class FactsOfMapping {
 public:
  FactsOfMapping(const Program& program, const Mapping& mapping);

  const LineFacts* find(std::string_view address) const;
  /// Its lets, needs and guards are looked at, too.
  const SourcePaths& paths() const { return paths_; }

 private:
  /// Where a form stands: what it writes, and what that must be.
  struct Spot {
    std::string path;
    std::string of;
    const Type* type = nullptr;
    bool required = false;
  };
  struct Parts;

  void add(const Form* form, const Spot& spot, LineFacts* around);
  void add(const Guard& guard);
  void add(const Need& need);
  void add_index(const ItemIndex& index);
  void add_reads(const Form& form, LineFacts& line);
  LineFacts& remember(RuleId rule);

  const Program& program_;
  const Mapping& mapping_;
  SourcePaths paths_;
  std::map<RuleId, LineFacts> facts_;
  // The item of a list has the address of the list, which is met first and is what a row is about.
  std::map<std::string, RuleId, std::less<>> first_at_;
};

/// The values of the context that a mapping reads, itself or through what it uses; sorted.
std::vector<std::string> context_read_by(const Mapping& mapping);

}  // namespace smx::review
