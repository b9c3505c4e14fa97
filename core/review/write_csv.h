// The document as CSV: a record for each line of a mapping, each row of a table or decision, each
// setting, each change of an overlay, and each test case.
#pragma once

#include <string>

#include "review/review_document.h"

namespace smx::review {

std::string csv_of(const ReviewDocument& document);

}  // namespace smx::review
