// Cells of the Markdown: what is said of a line, a row or a thing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "smx/mapping_docs.h"

#include "review/review_document.h"

namespace smx::review {

/// Where the section of a thing is, seen from the file that links to it.
struct MarkdownLinks {
  DocsLayout layout = DocsLayout::one_file;

  /// `from`: the pack whose file it is; empty: the first file.
  std::string to_thing(std::string_view from, std::string_view kind, const std::string& pack,
                       const std::string& name) const;
  std::string to(std::string_view from, const Reference& reference) const;
  /// An address, as a link to the thing it is in.
  std::string to_address(std::string_view from, const ReviewDocument& document,
                         const std::string& pack, const std::string& address) const;

 private:
  std::string link(std::string_view from, const std::string& text, const std::string& pack,
                   const std::string& heading) const;
};

/// "Mapping order-to-bill of billing": one for each thing, so that the fragment is one, too.
std::string heading_of(std::string_view kind, const std::string& pack, const std::string& name);

std::string settings_heading(const std::string& pack);

std::string signature_text(const std::vector<SignatureEntry>& entries);
std::string standing_cell(const Standing& standing);
/// What overlays do to a line or row.
std::string changes_cell(const std::vector<Change>& changes);
/// What they do inside a thing.
std::string changes_inside(const ThingReview& thing);
std::string name_cell(const LineReview& line);
std::string sources_cell(const LineReview& line);
std::string policies_cell(const LineReview& line);
std::string reached_cell(const std::optional<std::uint64_t>& reached);
std::string way_back_cell(const LineReview& line);
/// Those that say something, with a semicolon between them.
std::string joined_cell(const std::vector<std::string>& parts);
/// A table without the columns that are empty all through.
std::string table_text(const std::vector<std::string>& head,
                       const std::vector<std::vector<std::string>>& rows);

}  // namespace smx::review
