// Conditions: data that can be checked, inverted and drawn. docs/language.md, section 6.
#pragma once

#include <optional>

#include "spec/reading.h"
#include "spec/spec.h"

namespace smx::spec {

/// The map behind `when`, `where`, and inside `all`, `any`, `none`. Nothing after a mistake.
std::optional<Condition> read_condition(Reader& reader, const yaml::Node& node);

/// `when` and `unless` of one map as they are read, before they become one condition.
struct WhenUnless {
  std::optional<Condition> when;
  std::optional<Condition> unless;
};
void read_when(Reader& reader, const yaml::Entry& entry, WhenUnless& into);
void read_unless(Reader& reader, const yaml::Entry& entry, WhenUnless& into);

inline constexpr Field<WhenUnless> kWhenUnless[] = {
    {"when", Presence::optional, Shape::any, read_when, "The condition under which this stands.",
     "condition"},
    {"unless", Presence::optional, Shape::any, read_unless,
     "The condition under which this does not stand.", "condition"},
};

/// All of `when` and none of `unless`.
std::optional<Condition> together(WhenUnless both);

}  // namespace smx::spec
