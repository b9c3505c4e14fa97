// Documents to run rules on, many at once: the packs' own tests, their samples, or a folder of
// documents. docs/diff.md says how such a folder is laid out.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "smx/diagnostic.h"
#include "smx/file_system.h"
#include "smx/limits.h"
#include "smx/rule_set.h"
#include "smx/translate.h"

namespace smx {

/// All that goes into one translation.
struct CorpusDocument {
  std::string name;  // "rules/shop/tests/orders.yaml: a placed order"; "corpus/a-to-b/1.json"
  std::string mapping;
  std::vector<std::pair<std::string, std::string>> inputs;  // name, JSON or XML
  std::vector<ContextValue> context;
  std::string now;
  std::shared_ptr<NeedSource> needs;  // never null
  std::string needs_text;             // what they were read from: tells documents apart

  /// How much there is to look at.
  std::size_t bytes() const;
};

struct Corpus {
  std::vector<CorpusDocument> documents;
  Diagnostics diagnostics;  // files that could not be used, and why
};

/// Every case of the packs' tests at or below `folder`, as it goes in.
Corpus corpus_of_tests(const FileSystem& files, const std::string& folder, const RuleSet& rules,
                       const Limits& limits = {});

/// The folder `samples` of every pack, each as a folder of documents.
Corpus corpus_of_samples(const FileSystem& files, const RuleSet& rules, const Limits& limits = {});

/// A folder of documents for the mappings of `rules`; or one file of them.
Corpus corpus_of_folder(const FileSystem& files, const std::string& folder, const RuleSet& rules,
                        const Limits& limits = {});

/// Adds the documents of another corpus; what is in both to the letter is there once.
void add_to_corpus(Corpus& corpus, Corpus more);

/// What it asks of a translator; points into the document.
Request request_of(const CorpusDocument& document);
/// Runs one document.
Translation translate(Translator& translator, const CorpusDocument& document);

}  // namespace smx
