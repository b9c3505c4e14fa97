// A rule set and its tests, as a document for review.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "smx/mapping_docs.h"

#include "authoring/suite.h"
#include "review/review_document.h"

namespace smx::review {

/// Everything that was loaded; or these mappings, with all that they use. unknown_mapping where one
/// of them is none.
Result<ReviewDocument> review_document(const RuleSet& rules,
                                       const std::vector<std::unique_ptr<authoring::Suite>>& suites,
                                       const std::vector<std::string>& mappings);

/// Says of each line and row how often it was reached, where that was counted.
void add_counts(const LineCounts& counts, ReviewDocument& document);

}  // namespace smx::review
