#include "spec/list_keys.h"

#include <charconv>
#include <utility>

#include "spec/choices.h"
#include "spec/map_kinds.h"
#include "spec/names.h"
#include "spec/scalars.h"

namespace smx::spec {

namespace {

constexpr Choice<Keep> kKeeps[] = {
    {"first", Keep::first}, {"last", Keep::last}, {"only", Keep::only}};
constexpr Choice<Keyless> kKeyless[] = {{"fail", Keyless::fail}, {"keep", Keyless::keep}};
constexpr Choice<SortOrder> kOrders[] = {{"up", SortOrder::up}, {"down", SortOrder::down}};
constexpr Choice<AbsentKeys> kAbsentKeys[] = {{"first", AbsentKeys::first},
                                              {"last", AbsentKeys::last}};
constexpr Choice<Collate> kCollations[] = {
    {"exact", Collate::exact}, {"fold", Collate::fold}, {"numeric_text", Collate::numeric_text}};
constexpr Choice<Ties> kTies[] = {
    {"same", Ties::same}, {"dense", Ties::dense}, {"order", Ties::order}};

/// `report: true`, of `distinct` and `limit`.
template <typename T>
void read_report(Reader& reader, const yaml::Entry& entry, T& into) {
  const bool yes = entry.value.is_plain() && entry.value.text == "true";
  if (yes) into.reporting = Reporting::report;
  if (!yes) refuse_shape(reader, entry.value, "`true`", "leave the key out where nothing is said");
}

// ---- distinct

void read_distinct_by(Reader& reader, const yaml::Entry& entry, Distinct& distinct) {
  distinct.by = read_expressions(reader, entry.value, "`by`");
}

void read_keep(Reader& reader, const yaml::Entry& entry, Distinct& distinct) {
  distinct.keep = read_choice(reader, entry.value, kKeeps, "`keep`").value_or(Keep::first);
}

void read_keyless(Reader& reader, const yaml::Entry& entry, Distinct& distinct) {
  distinct.missing = read_choice(reader, entry.value, kKeyless, "`missing` of `distinct`");
}

constexpr Field<Distinct> kDistinct[] = {
    {"by", Presence::required, Shape::any, read_distinct_by,
     "The key in which results must differ, or a list of keys.", "expressions"},
    {"keep", Presence::optional, Shape::text, read_keep,
     "Which of several stays: `first` or `last`; for `only` a second one is a fault.", "word",
     words<kKeeps>},
    {"missing", Presence::optional, Shape::text, read_keyless,
     "What becomes of a result without a key: `keep`, or `fail`.", "word", words<kKeyless>},
    {"report", Presence::optional, Shape::text, read_report<Distinct>,
     "`true`: it is said what is left out.", "true"},
};

// ---- sort

void read_sort_by(Reader& reader, const yaml::Entry& entry, SortKey& key) {
  auto by = read_expression(reader, entry.value, Pipes::allowed);
  if (by) key.by = std::move(*by);
}

void read_order(Reader& reader, const yaml::Entry& entry, SortKey& key) {
  if (entry.value.is_list()) {
    key.order = SortOrder::listed;
    key.literals = read_literals(reader, entry.value, Code::wrong_shape);
    Ids ids(reader, "values under `order`");
    for (const Word& literal : key.literals) ids.add(literal);
  } else if (entry.value.is_scalar()) {
    key.order = read_choice(reader, entry.value, kOrders, "`order`").value_or(SortOrder::up);
  } else {
    refuse_shape(reader, entry.value, "`up`, `down` or a list of values in their order");
  }
}

void read_absent_keys(Reader& reader, const yaml::Entry& entry, SortKey& key) {
  key.missing = read_choice(reader, entry.value, kAbsentKeys, "`missing` of a sort key");
}

void read_collate(Reader& reader, const yaml::Entry& entry, SortKey& key) {
  key.collate = read_choice(reader, entry.value, kCollations, "`collate`");
}

constexpr Field<SortKey> kSortKey[] = {
    {"by", Presence::required, Shape::any, read_sort_by, "What results are ordered by.",
     "expression"},
    {"order", Presence::optional, Shape::any, read_order,
     "`up`, `down`, or the values in their order.", "sort order", words<kOrders>},
    {"missing", Presence::optional, Shape::text, read_absent_keys,
     "Where results without the key stand: `first` or `last`.", "word", words<kAbsentKeys>},
    {"collate", Presence::optional, Shape::text, read_collate,
     "How texts are ordered: `exact`, `fold` or `numeric_text`.", "word", words<kCollations>},
};

std::optional<SortKey> read_sort_key(Reader& reader, const yaml::Node& node) {
  SortKey key;
  key.span = node.span;
  if (node.is_map()) {
    const Mistakes mistakes(reader);
    read_map(reader, node, "a sort key", part(kSortKey, key));
    if (mistakes.any()) return std::nullopt;
    return key;
  }
  auto by = read_expression(reader, node, Pipes::allowed);
  if (!by) return std::nullopt;
  key.by = std::move(*by);
  return key;
}

// ---- rank

void read_into(Reader& reader, const yaml::Entry& entry, Rank& rank) {
  rank.into = word_of(entry.value);
  const bool is_member = is_target(rank.into.text) && rank.into.text.find('.') == std::string::npos;
  if (!is_member) refuse_shape(reader, entry.value, "the name of one member of the results");
}

void read_ties(Reader& reader, const yaml::Entry& entry, Rank& rank) {
  rank.ties = read_choice(reader, entry.value, kTies, "`ties`").value_or(Ties::order);
}

void read_rank_by(Reader& reader, const yaml::Entry& entry, Rank& rank) {
  rank.by = read_expressions(reader, entry.value, "`by`");
}

constexpr Field<Rank> kRank[] = {
    {"into", Presence::required, Shape::text, read_into, "The member that gets the number.",
     "text"},
    {"ties", Presence::required, Shape::text, read_ties,
     "Equal ones: `same` (1 2 2 4), `dense` (1 2 2 3) or `order` (1 2 3 4).", "word", words<kTies>},
    {"by", Presence::optional, Shape::any, read_rank_by,
     "The first of the sort keys, in which equal ones are equal.", "expressions"},
};

void check_ties(Reader& reader, const yaml::Node& map, const Rank& rank) {
  if (rank.ties != Ties::order && !map.find("by")) {
    refuse_missing_key(reader, map, "`ties: same` and `ties: dense`", "by",
                       "The first of the sort keys, in which equal ones are equal.");
  }
  if (rank.ties == Ties::order && map.find("by")) {
    refuse_together(reader, {map.find_entry("by"), map.find_entry("ties")},
                    "`ties: order` counts all results, whatever is equal");
  }
}

// ---- limit

void read_to(Reader& reader, const yaml::Entry& entry, Limit& limit) {
  const std::string& text = entry.value.text;
  const char* end = text.data() + text.size();
  const auto [at, problem] = std::from_chars(text.data(), end, limit.to);
  if (at == end && problem == std::errc{} && limit.to > 0) return;
  refuse_shape(reader, entry.value, "a whole number from 1 on");
}

constexpr Field<Limit> kLimit[] = {
    {"to", Presence::required, Shape::text, read_to, "How many results are kept.", "count"},
    {"report", Presence::optional, Shape::text, read_report<Limit>,
     "`true`: it is said how many are left out.", "true"},
};

}  // namespace

std::vector<Expression> read_expressions(Reader& reader, const yaml::Node& node,
                                         std::string_view what) {
  std::vector<Expression> expressions;
  const auto add = [&](const yaml::Node& one) {
    auto expression = read_expression(reader, one, Pipes::allowed);
    if (expression) expressions.push_back(std::move(*expression));
  };
  if (!node.is_list()) {
    add(node);
  } else if (has_items(reader, node, what)) {
    for (const yaml::Node& item : node.items) add(item);
  }
  return expressions;
}

std::optional<Distinct> read_distinct(Reader& reader, const yaml::Entry& entry) {
  const Mistakes mistakes(reader);
  Distinct distinct;
  distinct.span = entry.value.span;
  if (entry.value.is_map()) {
    read_map(reader, entry.value, "`distinct`", part(kDistinct, distinct));
  } else {
    distinct.by = read_expressions(reader, entry.value, "`distinct`");
  }
  if (mistakes.any()) return std::nullopt;
  return distinct;
}

std::vector<SortKey> read_sort(Reader& reader, const yaml::Node& node) {
  std::vector<SortKey> keys;
  const auto add = [&](const yaml::Node& one) {
    if (auto key = read_sort_key(reader, one)) keys.push_back(std::move(*key));
  };
  if (!node.is_list()) {
    add(node);
  } else if (has_items(reader, node, "`sort`")) {
    for (const yaml::Node& item : node.items) add(item);
  }
  return keys;
}

std::optional<Rank> read_rank(Reader& reader, const yaml::Entry& entry) {
  const Mistakes mistakes(reader);
  Rank rank;
  rank.span = entry.value.span;
  read_map(reader, entry.value, "`rank`", part(kRank, rank));
  if (!mistakes.any()) check_ties(reader, entry.value, rank);
  if (mistakes.any()) return std::nullopt;
  return rank;
}

std::optional<Limit> read_limit(Reader& reader, const yaml::Entry& entry) {
  const Mistakes mistakes(reader);
  Limit limit;
  limit.span = entry.value.span;
  if (entry.value.is_map()) {
    read_map(reader, entry.value, "`limit`", part(kLimit, limit));
  } else if (has_shape(reader, entry.value, Shape::text, "a number, or a map with `to`")) {
    read_to(reader, entry, limit);
  }
  if (mistakes.any()) return std::nullopt;
  return limit;
}

std::vector<Key> distinct_keys() {
  return keys_of(kDistinct);
}

std::vector<Key> sort_key_keys() {
  return keys_of(kSortKey);
}

std::vector<Key> rank_keys() {
  return keys_of(kRank);
}

std::vector<Key> limit_keys() {
  return keys_of(kLimit);
}

}  // namespace smx::spec
