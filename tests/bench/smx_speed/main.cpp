// The engine as a contender: the rules of ../rules, loaded with the tables of a corpus, through the
// public interface, with every check on.
//
//   smx_speed atom|comm in.crp lookups.json [--out FILE] [--warm S] [--max S] [--limit N]
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <vector>

#include <nlohmann/json.hpp>

#include "smx/diagnostic.h"
#include "smx/file_system.h"
#include "smx/rule_set.h"
#include "smx/translate.h"

#include "measure/measure.h"

namespace smx::bench {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::string whole_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream content;
  content << file.rdbuf();
  return std::move(content).str();
}

/// A table of lookups.json as the CSV file that a table in ../rules names.
struct TableFile {
  const char* key;  // in lookups.json
  const char* file;
  std::vector<std::string> columns;  // of the CSV file; behind the first, members of a row
};

const std::vector<TableFile>& table_files() {
  static const std::vector<TableFile> kFiles = {
      {"categories", "categories.csv", {"category", "code", "fhir", "display"}},
      {"mhvCategories", "mhv-categories.csv", {"category", "fhir", "display"}},
      {"status", "status.csv", {"status", "fhir"}},
      {"stations", "stations.csv", {"station", "name"}},
      {"teamNames", "team-names.csv", {"id", "name"}}};
  return kFiles;
}

void append_cell(std::string& csv, const std::string& text, char behind) {
  csv += '"';
  for (const char c : text) csv += c == '"' ? std::string("\"\"") : std::string(1, c);
  csv += '"';
  csv += behind;
}

std::string csv_of(const Json& table, const std::vector<std::string>& columns) {
  std::string csv;
  for (const std::string& column : columns)
    append_cell(csv, column, &column == &columns.back() ? '\n' : ',');
  for (const auto& [key, row] : table.items()) {
    append_cell(csv, key, ',');
    for (std::size_t i = 1; i < columns.size(); ++i) {
      const Json& cell = row.is_object() ? row.at(columns[i]) : row;
      append_cell(csv, cell.get<std::string>(), i + 1 == columns.size() ? '\n' : ',');
    }
  }
  return csv;
}

MemoryFileSystem rule_files(const std::string& tables) {
  std::map<std::string, std::string> files;
  const fs::path folder = SMX_BENCH_RULES;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    files["rules/" + fs::relative(entry.path(), folder).generic_string()] =
        whole_file(entry.path());
  }
  const Json look_ups = Json::parse(whole_file(tables));
  for (const TableFile& table : table_files()) {
    files["rules/tables/" + std::string(table.file)] =
        csv_of(look_ups.at(table.key), table.columns);
  }
  return MemoryFileSystem(std::move(files));
}

std::shared_ptr<const RuleSet> load(const std::string& tables) {
  LoadedRules loaded = load_rules(rule_files(tables), "rules");
  std::string said;
  for (const Diagnostic& diagnostic : loaded.diagnostics.items())
    said += render_text(diagnostic, Colour::never) + "\n";
  if (!loaded.rules) throw std::runtime_error("the rules do not load:\n" + said);
  return loaded.rules;
}

class NoNeeds final : public NeedSource {
 public:
  std::vector<NeedAnswer> answer(std::span<const NeedRequest> questions) override {
    return std::vector<NeedAnswer>(questions.size());
  }
};

/// One mapping, asked again and again; its result is used again, too.
class Engine {
 public:
  Engine(const std::string& tables, std::string mapping, std::string input)
      : translator_(load(tables)) {
    request_.mapping = std::move(mapping);
    request_.now = "2026-05-01T12:00:00Z";
    request_.inputs.push_back({std::move(input), {}});
  }

  std::string_view translate(std::string_view document) {
    request_.inputs.front().text = document;
    translator_.translate(request_, needs_, result_);
    if (result_.outcome != Outcome::translated) {
      const auto& said = result_.diagnostics;
      throw std::runtime_error(said.empty() ? "not translated"
                                            : render_text(said.front(), Colour::never));
    }
    return result_.output;
  }

 private:
  Translator translator_;
  NoNeeds needs_;
  Request request_;
  Translation result_;
};

Translate make(const MeasureOptions& options) {
  const bool atom = options.case_name == "atom";
  if (!atom && options.case_name != "comm") return {};
  auto engine =
      atom ? std::make_shared<Engine>(options.tables, "atom-to-message", "entry")
           : std::make_shared<Engine>(options.tables, "message-to-communication", "message");
  return [engine](std::string_view document) { return engine->translate(document); };
}

}  // namespace
}  // namespace smx::bench

int main(int count, char** arguments) {
  return smx::bench::contender_main("smx", count, arguments, smx::bench::make);
}
