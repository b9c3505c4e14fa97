// Schemas to types. A type is made when a schema first leads to it and filled from a queue, not by
// recursion: types may contain themselves, and a chain of a hundred thousand `$ref` needs no stack.
// A type belongs to the set of schemas that hold together (layers.h), so the same set is the same
// type.
#pragma once

#include <deque>
#include <map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "types/layers.h"
#include "types/reports.h"
#include "types/schema_files.h"
#include "types/views.h"

namespace smx::types {

class TypeBuilder {
 public:
  TypeBuilder(TypeStore& store, SchemaFiles& files, Reports& reports);

  /// The type of a schema, complete. Null when anything it leads to is wrong; that has been said
  /// then.
  const Type* build(Place place, Marks marks);

  // ---- for the reader of the schemas around

  const Type* any() const { return store_.any(); }
  const Type* never() const { return store_.never(); }

  /// The type of schemas that hold together, filled later. Null after a diagnostic.
  const Type* type_at(const std::vector<Place>& places, Marks marks);
  const Type* type_of(const Layers& layers);
  std::optional<Layers> find_layers(const std::vector<Place>& places, Marks marks);
  /// An alternative with what stands around it. Nothing after a diagnostic.
  std::optional<Layers> laid_together(const Layers& around, const Layers& alternative);

  /// A schema that says nothing but a kind.
  Place place_of_kind(TypeKind kind, const SchemaFile* file);
  const Type* of_kind(TypeKind kind);
  /// A schema that demands a member with one of these values.
  const yaml::Node* member_with_values(const yaml::Node& member,
                                       const std::vector<std::string>& values);

  void note_nulls(Type& type, Nulls nulls) { views_.note_nulls(type, nulls); }
  /// What the alternatives have in common is found when all of them are read.
  void add_choices(Type& type, const Layers& layers) { views_.add(type, layers); }
  void set_item_later(Type& list, std::vector<const Type*> items) {
    views_.add_items(list, std::move(items));
  }

  void refuse_word(const yaml::Node& node);

 private:
  using Key = std::pair<std::vector<std::pair<const yaml::Node*, unsigned>>, Phi>;
  struct Job {
    Layers layers;
    Type* type;
  };

  static std::optional<Key> key_of(const Layers& layers);
  const Type* shared_type(const Layers& layers) const;
  bool has_room(const Layers& layers);
  void fill_types();
  void mark_phi();
  /// Completes a type and all that it leads to, unless any of them is wrong.
  bool complete(const Type* root);

  TypeStore& store_;
  SchemaFiles& files_;
  Reports& reports_;
  LayerFinder finder_;
  Views views_;
  std::vector<Job> jobs_;
  std::vector<Type*> new_lists_;
  // Only schemas of files: those live as long as we do.
  std::map<Key, Type*> made_;
  std::map<TypeKind, yaml::Node> kind_schemas_;
  std::map<std::pair<const yaml::Node*, std::vector<std::string>>, yaml::Node> member_schemas_;
  std::unordered_set<const Type*> broken_;
  std::unordered_set<const Type*> sound_;
  std::size_t types_made_ = 0;
};

}  // namespace smx::types
