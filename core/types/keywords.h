// The keywords that say nothing about values, and those that are not understood, with what to write
// instead. The understood ones are in the table of schema_reader.cpp.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "types/place.h"
#include "types/reports.h"

namespace smx::types {

/// Whether a keyword may be skipped: `title`, `example`, and whatever is called `x-...`.
bool is_annotation(std::string_view keyword, Dialect dialect);

/// Says why a keyword that is neither understood nor an annotation is refused. `understood` are
/// names the author may have meant.
void refuse_keyword(const yaml::Node& key, Dialect dialect,
                    std::span<const std::string_view> understood, Reports& reports);

/// A keyword that is true or false; nothing after a diagnostic.
std::optional<bool> read_flag(const yaml::Entry& entry, Reports& reports);

}  // namespace smx::types
