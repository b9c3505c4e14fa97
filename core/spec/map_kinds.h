// The kinds of maps that rule files are made of, for whoever describes rule files instead of
// reading them: JSON Schemas for editors, pages. The tables are those the readers read by.
//
// `holds` of a key says what stands behind it: `text` where it is empty, the name of a kind of map
// (`guard`), or a word for anything else (`expression`, `kebab name`); also `list of X` and
// `map of X`, for a map from names to X. The room `editors` knows them all, and its tests find a
// word it does not know.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "spec/reading.h"

namespace smx::spec {

struct MapKind {
  std::string_view name;
  std::vector<Key> keys;
};

/// Every kind but the forms, files first.
std::vector<MapKind> map_kinds();

/// The value forms; the first key of each says that it is this one.
std::vector<std::vector<Key>> form_kinds();

// Each stands beside the reader of its kind.
std::vector<Key> pack_keys();
std::vector<Key> import_keys();
std::vector<Key> schema_keys();
std::vector<Key> context_value_keys();
std::vector<Key> mapping_keys();
std::vector<Key> need_keys();
std::vector<Key> index_keys();
std::vector<Key> guard_keys();
std::vector<Key> table_keys();
std::vector<Key> decision_keys();
std::vector<Key> rule_keys();
std::vector<Key> taken_over_keys();
std::vector<Key> library_keys();
std::vector<Key> function_keys();
std::vector<Key> example_keys();
std::vector<Key> overlay_keys();
std::vector<Key> edit_keys();
std::vector<Key> window_keys();
std::vector<Key> policy_keys();
std::vector<Key> policies_keys();
std::vector<Key> test_keys();
std::vector<Key> distinct_keys();
std::vector<Key> sort_key_keys();
std::vector<Key> rank_keys();
std::vector<Key> limit_keys();
/// What every value form may have besides its own keys.
std::vector<Key> line_keys();

}  // namespace smx::spec
