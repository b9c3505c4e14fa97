// Any text as a rule file, and as the CSV file of a table: it is read or refused, never more.
#include <cstdint>
#include <memory>
#include <string>

#include "spec/read_spec.h"

namespace {

using namespace smx;

void render_all(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics.items()) {
    render_text(diagnostic, Colour::never);
    render_json(diagnostic);
  }
}

void read_as_rules(const std::string& text) {
  Diagnostics diagnostics;
  const spec::File file = spec::read_rule_file(std::make_unique<const Source>("rules.yaml", text),
                                               Limits{}, diagnostics);
  render_all(diagnostics);
}

void read_as_csv(const std::string& text) {
  const Source csv("rows.csv", text);
  spec::Table table;
  table.keys.push_back({{"code", {}, false}, false, nullptr});
  table.values.push_back({{"value", {}, false}, false, nullptr});
  Diagnostics diagnostics;
  spec::add_csv_rows(table, csv, Limits{}, diagnostics);
  render_all(diagnostics);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  read_as_rules(text);
  read_as_csv(text);
  return 0;
}
