// What the tables do not know: every look-up that found no row, counted over many documents, and
// rows ready to paste into the table's file.
//
// A code is not patient data, and a ledger without codes would be none. A look-up in a line that
// the rules mark as patient data (`x-phi`) is one, though: whoever shows it decides so.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "smx/corpus.h"
#include "smx/rule_set.h"

namespace smx {

/// What became of a look-up that found no row.
enum class UnmappedEnd : std::uint8_t {
  refused,   // the document, or whatever an outer policy made of the fault
  reported,  // a policy answered, and said so
  answered,  // a policy answered without a word: it is meant
};

/// Whether what was looked up is patient data, by the line that looks it up.
enum class Sensitivity : std::uint8_t { code, patient_data };

/// Which way a table was asked.
enum class Asked : std::uint8_t { by_key, by_value };

struct UnmappedCode {
  std::vector<std::string> texts;  // the keys in the order of the columns; or the value
  Asked asked = Asked::by_key;
  Sensitivity sensitivity = Sensitivity::code;
  UnmappedEnd end = UnmappedEnd::refused;  // the worst of them
  std::size_t lookups = 0;
  std::size_t documents = 0;
  std::vector<std::string> lines;  // addresses, sorted
  std::string first_document;
};

/// How the rows of a table are written.
enum class RowStyle : std::uint8_t {
  map,   // CODE: value
  list,  // - { key: CODE, value: ... }
  csv,
};

struct UnmappedTable {
  std::string pack;
  std::string name;
  std::string file;  // that the rows are in
  RowStyle style = RowStyle::map;
  std::vector<std::string> columns;  // in the order of the file; of CSV with those nobody looks at
  std::vector<std::string> keys;     // those of them that are keys
  std::vector<UnmappedCode> codes;   // refused, reported, answered; of each the most frequent first
};

struct Ledger {
  std::size_t documents = 0;  // that were run
  std::size_t refused = 0;    // of them: what they would have looked up behind that is not counted
  std::vector<UnmappedTable> tables;                         // by pack and name
  std::vector<std::pair<std::string, std::string>> not_run;  // document, why
};

Ledger count_unmapped(const std::shared_ptr<const RuleSet>& rules, const Corpus& corpus,
                      const Limits& limits = {});

/// A row for a code, as it would stand in the table's file, without a line break. What it leads to
/// is a placeholder that `smx check` refuses.
std::string row_to_paste(const UnmappedTable& table, const UnmappedCode& code);

}  // namespace smx
