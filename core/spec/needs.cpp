#include "spec/needs.h"

#include <utility>

#include "spec/conditions.h"
#include "spec/documentation.h"
#include "spec/map_kinds.h"
#include "spec/names.h"
#include "spec/scalars.h"

namespace smx::spec {

namespace {

void read_fetch(Reader&, const yaml::Entry& entry, Need& into) {
  into.fetch = word_of(entry.value);
}

void read_by(Reader& reader, const yaml::Entry& entry, Need& into) {
  if (entry.value.entries.empty()) {
    refuse_shape(reader, entry.value, "at least one key to ask by", "such as `{ id: message.id }`");
  }
  for (const yaml::Entry& key : entry.value.entries) {
    Word name = read_name(reader, key.key, "a key");
    auto value = read_expression(reader, key.value, Pipes::allowed);
    if (value && !name.empty()) into.by.emplace_back(std::move(name), std::move(*value));
  }
}

void read_need_condition(Reader& reader, const yaml::Entry& entry, Need& into) {
  into.when = read_condition(reader, entry.value);
}

void read_need_fault(Reader& reader, const yaml::Entry& entry, Need& into) {
  into.fault = read_reference(reader, entry.value, "a fault");
}

constexpr Field<Need> kNeed[] = {
    {"fetch", Presence::required, Shape::text, read_fetch, "The schema of the answer.", "text"},
    {"by", Presence::required, Shape::map, read_by,
     "What the host finds it by: names with expressions.", "map of expression"},
    {"when", Presence::optional, Shape::any, read_need_condition,
     "The condition under which it is asked for; otherwise it is missing.", "condition"},
    {"fail", Presence::optional, Shape::text, read_need_fault,
     "The fault that refuses the document when there is no such thing.", "reference"},
};

/// A need that may find nothing never fails.
void check_need_fault(Reader& reader, const yaml::Entry& entry, const Need& need) {
  const yaml::Entry* fail = entry.value.is_map() ? entry.value.find_entry("fail") : nullptr;
  if (!fail || !need.optional) return;
  Diagnostic diagnostic =
      make_error(Code::exclusive_keys,
                 "the need " + ticked(need.name.text) + " may find nothing, so it cannot `fail`",
                 fail->key.span);
  diagnostic.labels.push_back(make_label(entry.key.span, "the `?` says so"));
  diagnostic.fix = "remove the `?`, or the `fail`";
  reader.diagnostics.add(std::move(diagnostic));
}

}  // namespace

std::vector<Need> read_needs(Reader& reader, const yaml::Node& map) {
  std::vector<Need> needs;
  for (const yaml::Entry& entry : map.entries) {
    const OwnMistakes mistakes(reader);
    Need need;
    OptionalName name = read_optional_name(reader, entry.key, "a need");
    need.name = std::move(name.name);
    need.optional = name.optional;
    if (has_shape(reader, entry.value, Shape::map, "a need such as `{ fetch: ..., by: {...} }`")) {
      read_map(reader, entry.value, "a need", part(kNeed, need),
               part(kLineDocumentation, need.documentation));
    }
    check_need_fault(reader, entry, need);
    need.broken = mistakes.any();
    if (!need.name.empty()) needs.push_back(std::move(need));
  }
  return needs;
}

std::vector<Key> need_keys() {
  return keys_of(kNeed, kLineDocumentation);
}

}  // namespace smx::spec
