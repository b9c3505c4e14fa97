// Cells of the page: what is said of a line, a row or a thing, in HTML.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pages/html.h"
#include "review/review_document.h"

namespace smx::review {

using pages::Html;

/// "fact", "assumed", ... as a badge; nothing for nothing.
void put_basis(Html& html, std::string_view basis);
/// Basis, note, source and owner, a paragraph each.
void put_standing(Html& html, const Standing& standing);
/// What overlays do to a line or row.
void put_changes(Html& html, const std::string& pack, const std::vector<Change>& changes);
/// What they do inside a thing, as links to where it is.
void put_changes_inside(Html& html, const ThingReview& thing);
void put_effect(Html& html, const Effect& effect);
/// Links to the sections of what is used; plain names where there are none.
void put_references(Html& html, const std::vector<Reference>& references);
/// Texts as code, one below the other.
void put_codes(Html& html, const std::vector<std::string>& texts);
/// A text in which code stands between backticks, as policies are said.
void put_words(Html& html, std::string_view text);
void put_policies(Html& html, const LineReview& line);
/// How often; 0 stands out.
void put_reached(Html& html, const std::optional<std::uint64_t>& reached);
void put_way_back(Html& html, const LineReview& line);
/// The head of a table; `classes` may be shorter than `names`.
void put_head(Html& html, const std::vector<std::string>& names);
/// A table of names, types and presences under a heading; nothing where there are no entries.
void put_signature(Html& html, std::string_view heading,
                   const std::vector<SignatureEntry>& entries);
/// The words by which buttons of the filter find a row.
std::string tags_of(const Standing& standing, const std::vector<Change>& changes,
                    const Effect& effect);
std::string tags_of(const LineReview& line);
std::string tags_of(const RowReview& row);

}  // namespace smx::review
