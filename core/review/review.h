// A rule set and its tests, as a document for review.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "authoring/suite.h"
#include "review/review_document.h"

namespace smx::review {

/// Everything that was loaded; or these mappings, with all that they use. unknown_mapping where one
/// of them is none.
Result<ReviewDocument> review_document(const RuleSet& rules,
                                       const std::vector<std::unique_ptr<authoring::Suite>>& suites,
                                       const std::vector<std::string>& mappings);

}  // namespace smx::review
