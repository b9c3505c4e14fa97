// The document, from a folder of rules to the files that people read.
#include "smx/mapping_docs.h"

#include "review/review.h"
#include "review/write_csv.h"
#include "review/write_html.h"
#include "review/write_markdown.h"

namespace smx {

namespace {

using Suites = std::vector<std::unique_ptr<authoring::Suite>>;

/// The tests below the folder, and those of packs that were imported from elsewhere.
Suites all_suites(const FileSystem& files, const std::string& folder, const RuleSet& rules,
                  const Limits& limits, Diagnostics& diagnostics) {
  Suites suites = authoring::read_suites(files, folder, rules, limits, diagnostics);
  for (const PackInfo& pack : rules.packs()) {
    const bool is_below = folder.empty() || folder == "." || pack.folder == folder ||
                          pack.folder.starts_with(folder + "/");
    if (is_below) continue;
    for (auto& suite : authoring::read_suites(files, pack.folder, rules, limits, diagnostics))
      suites.push_back(std::move(suite));
  }
  return suites;
}

}  // namespace

MappingDocs mapping_docs(const FileSystem& files, const std::string& folder,
                         const DocsOptions& options) {
  MappingDocs docs;
  LoadedRules loaded = load_rules(files, folder, options.limits);
  docs.diagnostics = std::move(loaded.diagnostics);
  if (!loaded.rules) return docs;
  const auto suites = all_suites(files, folder, *loaded.rules, options.limits, docs.diagnostics);
  auto document = review::review_document(*loaded.rules, suites, options.mappings);
  if (!document) docs.diagnostics.add(document.error());
  if (docs.diagnostics.has_errors()) return docs;
  if (options.reached) review::add_counts(*options.reached, *document);
  switch (options.format) {
    case DocsFormat::markdown: docs.files = review::markdown_of(*document, options.layout); break;
    case DocsFormat::csv: docs.files.push_back({"mappings.csv", review::csv_of(*document)}); break;
    case DocsFormat::html: docs.files.push_back({"index.html", review::html_of(*document)}); break;
  }
  return docs;
}

}  // namespace smx
