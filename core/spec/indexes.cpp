#include "spec/indexes.h"

#include "spec/choices.h"
#include "spec/documentation.h"
#include "spec/map_kinds.h"
#include "spec/scalars.h"

namespace smx::spec {

namespace {

constexpr Choice<Many> kManies[] = {
    {"fail", Many::fail}, {"first", Many::first}, {"last", Many::last}, {"all", Many::all}};

void read_of(Reader& reader, const yaml::Entry& entry, Index& index) {
  auto of = read_expression(reader, entry.value, Pipes::allowed);
  if (of) index.of = std::move(*of);
}

void read_index_by(Reader& reader, const yaml::Entry& entry, Index& index) {
  index.by = read_keys(reader, entry.value);
}

void read_many(Reader& reader, const yaml::Entry& entry, Index& index) {
  index.many = read_choice(reader, entry.value, kManies, "`many`").value_or(Many::fail);
}

constexpr Field<Index> kIndex[] = {
    {"of", Presence::required, Shape::any, read_of, "The list whose items are found.",
     "expression"},
    {"by", Presence::required, Shape::any, read_index_by,
     "The key of an item, or several keys with a name each.", "keys"},
    {"many", Presence::optional, Shape::text, read_many,
     "What a key of several items leads to: `fail`, `first`, `last` or `all`.", "word",
     words<kManies>},
};

}  // namespace

Keys read_keys(Reader& reader, const yaml::Node& node) {
  Keys keys;
  if (!node.is_map()) {
    auto key = read_expression(reader, node, Pipes::allowed);
    if (key) keys.emplace_back(Word{}, std::move(*key));
    return keys;
  }
  if (node.entries.empty()) {
    refuse_shape(reader, node, "at least one key", "such as `{ system: .system, code: .code }`");
  }
  for (const yaml::Entry& entry : node.entries) {
    Word name = read_name(reader, entry.key, "a key");
    auto key = read_expression(reader, entry.value, Pipes::allowed);
    if (key && !name.empty()) keys.emplace_back(std::move(name), std::move(*key));
  }
  return keys;
}

std::vector<Index> read_indexes(Reader& reader, const yaml::Node& map) {
  std::vector<Index> indexes;
  for (const yaml::Entry& entry : map.entries) {
    if (!has_shape(reader, entry.value, Shape::map,
                   "an index such as `{ of: message.pools, by: .id }`")) {
      continue;
    }
    const OwnMistakes mistakes(reader);
    Index index;
    index.span = {entry.key.span.source, entry.key.span.begin, entry.value.span.end};
    index.name = read_kebab_name(reader, entry.key, "an index");
    read_map(reader, entry.value, "an index", part(kIndex, index),
             part(kLineDocumentation, index.documentation));
    index.broken = mistakes.any();
    if (!index.name.empty()) indexes.push_back(std::move(index));
  }
  return indexes;
}

std::vector<Key> index_keys() {
  return keys_of(kIndex, kLineDocumentation);
}

}  // namespace smx::spec
