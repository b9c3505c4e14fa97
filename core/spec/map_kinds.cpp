#include "spec/map_kinds.h"

#include "spec/form_keys.h"

namespace smx::spec {

std::vector<MapKind> map_kinds() {
  return {
      {"pack", pack_keys()},
      {"mapping", mapping_keys()},
      {"table", table_keys()},
      {"decision", decision_keys()},
      {"library", library_keys()},
      {"overlay", overlay_keys()},
      {"import", import_keys()},
      {"schema map", schema_keys()},
      {"context value map", context_value_keys()},
      {"need", need_keys()},
      {"index", index_keys()},
      {"guard", guard_keys()},
      {"rule", rule_keys()},
      {"taken over", taken_over_keys()},
      {"function", function_keys()},
      {"example", example_keys()},
      {"edit", edit_keys()},
      {"window", window_keys()},
      {"policy map", policy_keys()},
      {"policies", policies_keys()},
      {"test", test_keys()},
      {"distinct map", distinct_keys()},
      {"sort key", sort_key_keys()},
      {"rank", rank_keys()},
      {"limit map", limit_keys()},
  };
}

std::vector<std::vector<Key>> form_kinds() {
  std::vector<std::vector<Key>> kinds;
  for (const FormKeys& form : all_form_keys()) add_keys(kinds.emplace_back(), form.fields);
  return kinds;
}

}  // namespace smx::spec
