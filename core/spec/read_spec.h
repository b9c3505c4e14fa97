// A rule file's text to its Spec. Every mistake of shape is found in one pass.
#pragma once

#include "smx/diagnostic.h"
#include "smx/limits.h"

#include "spec/spec.h"

namespace smx::spec {

/// Reads one rule file. What could be read is in the result even when there were errors, so that
/// later phases can say more; `thing` is empty only when the file has no usable kind.
File read_rule_file(std::unique_ptr<const Source> source, const Limits& limits,
                    Diagnostics& diagnostics);

/// Adds the rows of the CSV file a table names. The header must name its key and value columns.
void add_csv_rows(Table& table, const Source& csv, const Limits& limits, Diagnostics& diagnostics);

/// Adds the rows of the CSV file a decision names. The header must name `id`, the inputs and the
/// outputs.
void add_csv_rows(Decision& decision, const Source& csv, const Limits& limits,
                  Diagnostics& diagnostics);

}  // namespace smx::spec
