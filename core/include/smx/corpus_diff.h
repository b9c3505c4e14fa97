// What a change of rules does to documents: both rule sets run on each, and what comes out compared
// path by path.
//
// Examples hold values of documents, beside their shapes. Who shows them decides which: the shapes
// ("string, 12 chars") are safe to print, the values are not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "smx/corpus.h"
#include "smx/rule_diff.h"

namespace smx {

/// What of a translation changed.
enum class ChangedPart : std::uint8_t {
  output,   // a path of what comes out
  outcome,  // whether the document is translated, skipped or refused
  fault,    // why it is refused, or skipped
  report,   // what is said beside the output
};

struct CorpusExample {
  std::string document;
  std::size_t bytes = 0;  // of the document
  std::string pointer;    // in the output
  std::string before;     // JSON, or words that are no value; empty: nothing is there
  std::string after;
  std::string before_shape;
  std::string after_shape;
};

/// A path of one mapping, and in how many documents it changes.
struct CorpusChange {
  ChangedPart part = ChangedPart::output;
  std::string mapping;
  /// Of an output its path, `*` for each item; of an outcome "translated -> refused"; of a fault or
  /// report its code or name, and the line.
  std::string path;
  std::size_t documents = 0;
  std::size_t appeared = 0;  // in so many of them
  std::size_t vanished = 0;
  std::size_t changed = 0;
  CorpusExample smallest;            // of the smallest document
  std::vector<std::string> because;  // addresses of changes of rules that can lead here
};

struct CorpusDiff {
  std::size_t documents = 0;                                      // compared
  std::size_t different = 0;                                      // of them
  std::vector<CorpusChange> changes;                              // by mapping and path
  std::vector<std::pair<std::string, std::string>> not_compared;  // document, why
};

/// `rules` says what changed between the two: see `because`.
CorpusDiff diff_corpus(std::shared_ptr<const RuleSet> before, std::shared_ptr<const RuleSet> after,
                       const RuleDiff& rules, const Corpus& corpus, const Limits& limits = {});

/// Changes of outputs that are meant: `/team/name`, `/teams/*/name`, `outcome`, `faults`,
/// `reports`, each with all below it; `mapping:/team/name` of one mapping only, `mapping:`
/// everything of it.
class AllowedChanges {
 public:
  explicit AllowedChanges(const std::vector<std::string>& patterns);

  /// Patterns that say nothing of this kind.
  const std::vector<std::string>& unreadable() const { return unreadable_; }
  bool cover(const CorpusChange& change) const;
  /// Patterns that cover none of these.
  std::vector<std::string> without_effect(const std::vector<CorpusChange>& changes) const;

 private:
  struct Pattern {
    std::string text;
    std::string mapping;             // empty: any
    std::string word;                // "outcome", ...; empty: a path
    std::vector<std::string> steps;  // of a path
    bool covers_all = false;         // of its mapping
  };
  static bool covers(const Pattern& pattern, const CorpusChange& change);

  std::vector<Pattern> patterns_;
  std::vector<std::string> unreadable_;
};

}  // namespace smx
