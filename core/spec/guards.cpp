#include "spec/guards.h"

#include <utility>

#include "spec/conditions.h"
#include "spec/documentation.h"
#include "spec/map_kinds.h"
#include "spec/scalars.h"

namespace smx::spec {

namespace {

void read_guard_id(Reader& reader, const yaml::Entry& entry, Guard& guard) {
  guard.id = read_name(reader, entry.value, "a guard");
}

template <GuardVerb Verb>
void read_verb(Reader& reader, const yaml::Entry& entry, Guard& guard) {
  guard.verb = Verb;
  guard.fault = read_reference(reader, entry.value, "a fault");
}

constexpr Field<Guard> kGuard[] = {
    {"id", Presence::required, Shape::text, read_guard_id, "The name of the guard.", "name"},
    {"fail", Presence::optional, Shape::text, read_verb<GuardVerb::fail>,
     "The fault with which the document is refused.", "reference"},
    {"skip", Presence::optional, Shape::text, read_verb<GuardVerb::skip>,
     "The fault with which the document is skipped, or the item left out.", "reference"},
    {"report", Presence::optional, Shape::text, read_verb<GuardVerb::report>,
     "The fault that is only reported: the document or item goes on.", "reference"},
};

void check_keys(Reader& reader, const yaml::Node& map) {
  std::vector<const yaml::Entry*> verbs;
  for (const std::string_view verb : {"fail", "skip", "report"}) {
    if (const yaml::Entry* entry = map.find_entry(verb)) verbs.push_back(entry);
  }
  if (verbs.size() > 1) {
    refuse_together(reader, verbs, "a guard has exactly one of `fail`, `skip` and `report`");
  }
  if (verbs.empty()) {
    refuse_missing_key(reader, map, "a guard", "fail",
                       "The fault; or `skip` or `report` with one.");
  }
  if (!map.find("when") && !map.find("unless")) {
    refuse_missing_key(reader, map, "a guard", "when", "The condition; or `unless` with one.");
  }
}

Guard read_guard(Reader& reader, const yaml::Node& map) {
  const OwnMistakes mistakes(reader);
  Guard guard;
  guard.span = map.span;
  WhenUnless conditions;
  read_map(reader, map, "a guard", part(kGuard, guard), part(kWhenUnless, conditions),
           part(kLineDocumentation, guard.documentation));
  check_keys(reader, map);
  if (auto condition = together(std::move(conditions))) guard.condition = std::move(*condition);
  guard.broken = mistakes.any();
  return guard;
}

}  // namespace

std::vector<Guard> read_guards(Reader& reader, const yaml::Node& list) {
  std::vector<Guard> guards;
  Ids ids(reader, "guards");
  for (const yaml::Node& item : list.items) {
    if (!has_shape(reader, item, Shape::map,
                   "a guard such as `{ id: ..., when: {...}, fail: ... }`")) {
      continue;
    }
    Guard guard = read_guard(reader, item);
    ids.add(guard.id);
    guards.push_back(std::move(guard));
  }
  return guards;
}

std::vector<Key> guard_keys() {
  return keys_of(kGuard, kWhenUnless, kLineDocumentation);
}

}  // namespace smx::spec
