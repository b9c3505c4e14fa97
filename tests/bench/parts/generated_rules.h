// Rule sets of any size, made in memory, to measure one thing at a time.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "smx/rule_set.h"
#include "smx/translate.h"

namespace smx::bench {

using RuleFiles = std::map<std::string, std::string>;

/// A pack whose schema has objects of `members` texts (t/Row: f0, f1, ...), lists of texts
/// (t/Texts), lists of objects (t/Items) and one text (t/Note).
RuleFiles pack_files(int members);

/// Adds a mapping from t/`type` to t/`type`, with these lines of `fields`.
void add_mapping(RuleFiles& files, const std::string& name, const std::string& type,
                 const std::string& fields);

/// Adds a table of texts to texts: k0 to v0, k1 to v1, ...; as CSV, or in YAML.
enum class Rows { csv, yaml };
void add_table(RuleFiles& files, const std::string& name, int rows, Rows how);

/// Adds the library `quick` with a Lua function `same`, which gives back what it is given.
void add_library(RuleFiles& files);

/// The lines `f0: in.f0` and so on.
std::string plain_lines(int count);

/// {"f0":"text 0", ...}
std::string row_document(int members);
/// {"texts":[...]}
std::string texts_document(const std::vector<std::string>& texts);
/// About so many bytes, as many small objects.
std::string items_document(std::size_t bytes);
/// About so many bytes, as one text.
std::string note_document(std::size_t bytes);

/// Throws std::runtime_error with the diagnostics when the rules do not load.
std::shared_ptr<const RuleSet> load(RuleFiles files);

/// A translator with one mapping and no needs.
class Runner {
 public:
  Runner(std::shared_ptr<const RuleSet> rules, const std::string& mapping,
         const Limits& limits = {});
  /// The bytes of the output. Throws std::runtime_error when the document is not translated.
  std::size_t run(std::string_view document);

 private:
  class NoNeeds final : public NeedSource {
    std::vector<NeedAnswer> answer(std::span<const NeedRequest> questions) override;
  };
  Translator translator_;
  Request request_;
  NoNeeds needs_;
  Translation result_;  // with its memory, as a host would that translates one after the other
};

}  // namespace smx::bench
