// Schemas to types. A type is made when a schema first leads to it and filled from a queue, not by
// recursion: types may contain themselves, and a chain of a hundred thousand `$ref` needs no stack.
#pragma once

#include <map>
#include <unordered_set>
#include <vector>

#include "types/reports.h"
#include "types/schema_files.h"

namespace smx::types {

class TypeBuilder {
 public:
  TypeBuilder(TypeStore& store, SchemaFiles& files, Reports& reports)
      : store_(store), files_(files), reports_(reports) {}

  /// The type of a schema, complete. Null when anything it leads to is wrong; that has been said
  /// then.
  const Type* build(Place place, Marks marks);

  const Type* any() const { return store_.any(); }

  /// The type of a schema, filled later. For the reader of the schema around it. Null after a
  /// diagnostic.
  const Type* type_at(Place place, Marks marks);

 private:
  struct Job {
    Place place;
    Marks marks;
    Type* type;
  };

  const Type* make_type(Place place, Marks marks);
  const Type* make_from_scalar(Place place, Marks marks);
  const Type* make_list(Place place, Marks marks);
  bool add_marks_beside(Place place, const yaml::Node& reference, Marks& marks);
  void fill_types();
  void mark_lists_of_phi();
  bool is_sound(const Type* root);

  TypeStore& store_;
  SchemaFiles& files_;
  Reports& reports_;
  std::vector<Job> jobs_;
  std::vector<Type*> new_lists_;
  // Only schemas of files: those live as long as we do.
  std::map<std::pair<const yaml::Node*, Marks>, Type*> made_;
  std::unordered_set<const yaml::Node*> circular_;
  std::unordered_set<const Type*> broken_;
  std::unordered_set<const Type*> sound_;
};

}  // namespace smx::types
