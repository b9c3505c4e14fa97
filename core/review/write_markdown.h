// The document as Markdown, as GitHub renders it.
#pragma once

#include <string>
#include <vector>

#include "smx/mapping_docs.h"

#include "review/review_document.h"

namespace smx::review {

/// One file; or `README.md` with the contents and the assumptions, and `PACK.md` for each pack.
std::vector<DocsFile> markdown_of(const ReviewDocument& document, DocsLayout layout);

}  // namespace smx::review
