// The rows of tables, from YAML and from CSV.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "spec/reading.h"
#include "spec/spec.h"

namespace smx::spec {

/// Where a table wants its cells: keys, then values.
class Columns {
 public:
  explicit Columns(const Table& table);

  std::size_t keys() const { return keys_; }
  std::size_t size() const { return names_.size(); }
  const std::string& name(std::size_t column) const { return names_[column]; }
  const std::vector<std::string>& names() const { return names_; }
  /// The column of that name, or size().
  std::size_t find(std::string_view name) const;

 private:
  std::size_t keys_;
  std::vector<std::string> names_;
};

/// A row whose keys are known: `value` is its value, or a map of its value columns. Nothing after a
/// mistake.
std::optional<Table::Row> read_row_of(Reader& reader, const std::vector<Word>& keys,
                                      const yaml::Node& value, const Table& table);

/// What stands behind `rows:`: a map, a list of maps, or the name of a CSV file.
void read_rows(Reader& reader, const yaml::Node& node, Table& table);

}  // namespace smx::spec
