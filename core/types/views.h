// What the alternatives of a choice have in common: the kind, the members, the items. Paths and
// targets are proved by it, and it is found when all alternatives have been read.
#pragma once

#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

#include "types/layers.h"
#include "types/reports.h"
#include "types/type.h"

namespace smx::types {

enum class NullBeside : std::uint8_t { no, yes };

/// What a choice says about null.
struct Nulls {
  std::size_t alternatives = 0;        // that are only null
  NullBeside beside = NullBeside::no;  // null is admitted whatever the alternatives say
};

class Views {
 public:
  Views(TypeStore& store, Reports& reports) : store_(store), reports_(reports) {}

  /// Of the choice that is added to `type` next.
  void note_nulls(Type& type, Nulls nulls) { nulls_[&type].push_back(nulls); }
  void add(Type& type, const Layers& layers);
  /// A list whose first items have types of their own.
  void add_items(Type& list, std::vector<const Type*> items);
  /// The type could not be read.
  void drop(Type& type);

  /// When all schemas have been read.
  void make_all();
  /// Once; true when something changed. Lists are marked by who knows them.
  bool spread_phi();
  void forget();

 private:
  struct Chooser {
    Type* type;
    std::vector<std::pair<std::string, Span>> tightened;  // members a tightening file names
    bool is_settled = false;
  };
  using Leaves = std::vector<const Type*>;

  void settle_null(Chooser& chooser);
  Chooser* chooser_of(const Type* type);
  bool fold_values(Type& type);
  void view(Type& type);
  void fill(Type& type, const Leaves& leaves);
  void fill_scalars(Type& type, const Leaves& leaves);
  void fill_members(Type& type, const Leaves& objects, bool are_all);
  const Type* member_in(const Type& object, const std::string& name, bool& is_required);
  void add_other_view(Type& type, const Choice& choice);
  void check_tightened(const Chooser& chooser);
  const Type* union_of(Leaves all);

  TypeStore& store_;
  Reports& reports_;
  std::vector<Chooser> choosers_;
  std::unordered_map<const Type*, std::size_t> index_;
  std::unordered_map<const Type*, std::vector<Nulls>> nulls_;
  std::vector<std::pair<Type*, Leaves>> lists_;
  std::vector<Type*> unions_;  // those of this round; a view may ask for more
  std::map<std::pair<Leaves, bool>, const Type*> known_unions_;
};

}  // namespace smx::types
