// A type comes from all schemas that must hold at one place: what `$ref` leads to, the parts of
// `allOf`, the keywords beside them, and what a tightening file lays over any of these. They are
// found here and read together, layer by layer.
#pragma once

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "types/place.h"
#include "types/schema_files.h"

namespace smx::types {

struct Layer {
  Place place;
  bool null_beside = false;  // null is admitted from outside: `nullable` beside a `$ref`
  /// What stands around an alternative: its choices have been made, and it may say things about
  /// kinds of values that are other alternatives.
  bool is_around = false;
  bool is_negated = false;  // must not hold

  friend bool operator==(const Layer&, const Layer&) = default;
};

struct Layers {
  std::vector<Layer> all;  // no schema twice
  Marks marks;
  std::string name;    // "oh/Message", where a component is meant
  unsigned depth = 0;  // choices around it
};

class LayerFinder {
 public:
  LayerFinder(SchemaFiles& files, Reports& reports) : files_(files), reports_(reports) {}

  /// All schemas that hold where those of `places` stand. Nothing after a diagnostic.
  std::optional<Layers> find(const std::vector<Place>& places, Marks marks);

 private:
  struct Step;
  class Walk;

  SchemaFiles& files_;
  Reports& reports_;
  std::unordered_set<const yaml::Node*> circular_;  // said once
};

/// The alternatives of `oneOf` or `anyOf` that admit more than null.
std::vector<const yaml::Node*> real_alternatives(const yaml::Node& list);

/// Whether a schema says, without a reference, that it is null and nothing else.
bool is_only_null(const yaml::Node& schema);

}  // namespace smx::types
