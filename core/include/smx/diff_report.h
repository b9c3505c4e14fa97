// What comparisons found, in words and as Markdown for a pull request.
//
// What rules and documents hold is escaped in Markdown: nothing of it can become markup.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "smx/corpus_diff.h"
#include "smx/rule_diff.h"

namespace smx {

/// Whether examples show values of documents, which may be patient data, or their shapes.
enum class ExampleValues : std::uint8_t { hidden, shown };

/// What a change of rules does to documents, and how to speak of it.
struct CorpusReport {
  const CorpusDiff& diff;
  const AllowedChanges& allowed;
  ExampleValues values = ExampleValues::hidden;

  /// How many changes are not allowed.
  std::size_t surprises() const;
};

/// "added", "removed", "changed".
std::string_view word_for(ChangeKind kind);
/// "output", "outcome", "fault", "report".
std::string_view word_for(ChangedPart part);

/// "3 changes of rules: 1 line and 2 rows; 1 change of documentation alone"
std::string summary_of(const RuleDiff& diff);
/// "412 documents: 17 differ, in 3 places, 2 of them not allowed"
std::string summary_of(const CorpusReport& report);

/// "/team/name", "outcome translated -> refused", "fault no-row at m/guards.x"
std::string path_text(const CorpusChange& change);
/// "12 documents: appeared in 3 and changed in 9"
std::string count_text(const CorpusChange& change);
/// "/team/name: string, 12 chars -> nothing"; empty for an outcome, whose path says it.
std::string example_text(const CorpusChange& change, ExampleValues values);

/// A change of a long text, shortened to where the two differ: "... on_loss: keep ..." and
/// "... on_loss: fail ...". Short ones stay whole.
PartChange shortened(const PartChange& part);

/// Tables of changes by pack, long ones folded away.
std::string markdown_of(const RuleDiff& diff);
/// What is not allowed first, what is allowed folded away.
std::string markdown_of(const CorpusReport& report);

}  // namespace smx
