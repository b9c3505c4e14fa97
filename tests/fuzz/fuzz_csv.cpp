// Any bytes are either a table with even rows or end in a diagnostic.
#include <cstdint>
#include <cstdlib>

#include "csv/csv.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const smx::Source source("fuzz.csv", std::string(reinterpret_cast<const char*>(data), size));
  smx::Diagnostics diagnostics;
  const auto table = smx::csv::read_csv(source, smx::Limits{}, diagnostics);
  if (table.has_value() == diagnostics.has_errors()) std::abort();
  for (const auto& item : diagnostics.items()) smx::render_text(item, smx::Colour::never);
  if (!table) return 0;
  for (const auto& row : table->rows) {
    if (row.size() != table->header.size()) std::abort();
    for (const smx::csv::Cell& cell : row) {
      if (cell.span.begin > cell.span.end || cell.span.end > size) std::abort();
    }
  }
  return 0;
}
