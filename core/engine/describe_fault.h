// Faults and reports of the evaluator as diagnostics: rule place, input place, policy, what to do.
#pragma once

#include <vector>

#include "smx/diagnostic.h"

#include "engine/documents.h"
#include "eval/evaluator.h"
#include "markup/write_markup.h"

namespace smx {

/// The whole chain, each once.
std::vector<Diagnostic> describe_faults(const Program& program, const Documents& documents,
                                        const Fault& faults, std::size_t cap);
Diagnostic describe_report(const Program& program, const Documents& documents,
                           const Report& report);
Diagnostic describe_skip(const Program& program, const Documents& documents, const Guard& guard,
                         Origin looked_at);
/// A value of the output that XML cannot hold, and the rule that wrote it.
Diagnostic describe_unwritable(const Program& program, const Documents& documents,
                               const markup::UnwritableValue& value, RuleId rule);

}  // namespace smx
