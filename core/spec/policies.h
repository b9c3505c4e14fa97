// Policies: what happens instead of refusing the document. docs/language.md, section 6.
#pragma once

#include <optional>

#include "spec/reading.h"
#include "spec/spec.h"

namespace smx::spec {

/// `fail`, `skip`, `report`, `keep`, or a map. Nothing after a mistake.
std::optional<Policy> read_policy(Reader& reader, Trigger trigger, const yaml::Node& node);

/// Reads the policy of the key `on_...`.
void read_policy_entry(Reader& reader, const yaml::Entry& entry, Policies& into);

/// The map behind `policy:`.
Policies read_policies(Reader& reader, const yaml::Node& map);

/// `default: X` on a line: the literal for missing, null and empty, where no policy says otherwise.
void apply_default(const Literal& literal, Policies& policies);

inline constexpr Field<Policies> kPolicies[] = {
    {"on_missing", Presence::optional, Shape::any, read_policy_entry,
     "What happens when there is no value.", "policy"},
    {"on_null", Presence::optional, Shape::any, read_policy_entry,
     "What happens when the value is null.", "policy or keep"},
    {"on_empty", Presence::optional, Shape::any, read_policy_entry,
     "What happens when the value is an empty text, list or object.", "policy or keep"},
    {"on_invalid", Presence::optional, Shape::any, read_policy_entry,
     "What happens when the value does not satisfy the target's schema.", "policy"},
    {"on_many", Presence::optional, Shape::any, read_policy_entry,
     "What happens when a choice or `one_of` meets several.", "policy"},
    {"on_unmapped", Presence::optional, Shape::any, read_policy_entry,
     "What happens when a table does not know the code.", "policy"},
    {"on_unmatched", Presence::optional, Shape::any, read_policy_entry,
     "What happens when no case or row holds.", "policy"},
    {"on_conflict", Presence::optional, Shape::any, read_policy_entry,
     "What happens when the candidates of `first` differ; without it only the first is looked at.",
     "policy or keep"},
    {"on_loss", Presence::optional, Shape::any, read_policy_entry,
     "What happens when a function loses something.", "policy or keep"},
    {"on_fault", Presence::optional, Shape::any, read_policy_entry,
     "What happens when a function cannot do its work, or at any other fault inside the line.",
     "policy"},
};
static_assert(std::size(kPolicies) == kTriggers);

}  // namespace smx::spec
