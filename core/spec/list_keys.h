// What is done with a whole list behind its body: `distinct`, `sort`, `rank`, `limit`.
// docs/language.md, section 6.
#pragma once

#include <optional>
#include <vector>

#include "spec/reading.h"
#include "spec/spec.h"

namespace smx::spec {

/// Nothing after a mistake, as with the others.
std::optional<Distinct> read_distinct(Reader& reader, const yaml::Entry& entry);
std::vector<SortKey> read_sort(Reader& reader, const yaml::Node& node);
std::optional<Rank> read_rank(Reader& reader, const yaml::Entry& entry);
std::optional<Limit> read_limit(Reader& reader, const yaml::Entry& entry);

/// An expression, or a list with at least one.
std::vector<Expression> read_expressions(Reader& reader, const yaml::Node& node,
                                         std::string_view what);

}  // namespace smx::spec
