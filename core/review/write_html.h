// The document as one HTML page.
#pragma once

#include <string>

#include "review/review_document.h"

namespace smx::review {

/// Ids of its elements are anchor_of("pack/address"), so that a link survives a new version.
std::string html_of(const ReviewDocument& document);

}  // namespace smx::review
