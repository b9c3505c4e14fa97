// The mappings of a rule set as a document for review: for those who sign off a mapping and do not
// read YAML. docs/reviewing.md says what is in it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "smx/diagnostic.h"
#include "smx/file_system.h"
#include "smx/limits.h"
#include "smx/rule_set.h"

namespace smx {

/// How often each line and row was reached, by the file it stands in and its address:
/// `rules/billing/mappings/order-to-bill.yaml`, `order-to-bill/lines.name`.
using LineCounts = std::map<std::pair<std::string, std::string>, std::uint64_t>;

enum class DocsFormat : std::uint8_t {
  markdown,  // as GitHub renders it
  csv,       // RFC 4180, a record for each line of a mapping and each row of a table or decision
  html,      // one page that needs nothing else
};

enum class DocsLayout : std::uint8_t {
  one_file,
  folder,  // of Markdown: README.md and a file for each pack; of the others the one file
};

struct DocsOptions {
  DocsFormat format = DocsFormat::markdown;
  DocsLayout layout = DocsLayout::one_file;
  /// Only these, with everything they use; empty: all of them.
  std::vector<std::string> mappings;
  /// Adds a column where it is given. What is not in it was not counted, which is not zero.
  const LineCounts* reached = nullptr;
  Limits limits = {};
};

struct DocsFile {
  std::string path;  // in the folder: "README.md"
  std::string text;
};

/// Nothing of it depends on when or where it is made: the same rules give the same bytes.
struct MappingDocs {
  std::vector<DocsFile> files;  // none where there were errors
  Diagnostics diagnostics;      // of the rules, their tests, and names that are no mapping
};

/// Loads the rules at or below `folder` with their tests and describes them. Does not throw.
MappingDocs mapping_docs(const FileSystem& files, const std::string& folder,
                         const DocsOptions& options = {});

}  // namespace smx
