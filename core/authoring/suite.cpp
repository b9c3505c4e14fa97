#include "authoring/suite.h"

#include <algorithm>

#include "authoring/snapshots.h"
#include "packs/rule_set_state.h"

namespace smx::authoring {

namespace {

/// Data lies beside tests; a file with cases that does not begin with `tests` is a slip.
void check_stray(const yaml::Node& tree, Diagnostics& diagnostics) {
  const yaml::Entry* cases = tree.is_map() ? tree.find_entry("cases") : nullptr;
  if (!cases) return;
  Diagnostic diagnostic =
      make_error(Code::unknown_kind, "these cases are not run: the file is not a tests file",
                 tree.entries.front().key.span);
  diagnostic.fix = "begin the file with `tests: name`";
  diagnostics.add(std::move(diagnostic));
}

void check_file_name(const TestFile& file, Diagnostics& diagnostics) {
  const std::string& name = file.name.text;
  const std::string_view path = file.path;
  const std::string_view stem =
      path.substr(path.rfind('/') + 1, path.rfind('.') - path.rfind('/') - 1);
  if (name.empty() || stem == name) return;
  Diagnostic diagnostic = make_warning(
      Code::misnamed_file,
      "the file is called `" + std::string(stem) + "`, and what it holds `" + name + "`",
      file.name.span);
  diagnostic.fix = "call the file `" + name + ".yaml`";
  diagnostics.add(std::move(diagnostic));
}

/// The suite in a file without mistakes, or null.
std::unique_ptr<Suite> read_suite(const FileSystem& files, const std::string& path,
                                  const RuleSet& rules, const Limits& limits,
                                  Diagnostics& diagnostics) {
  Result<std::string> text = files.read(path);
  if (!text) {
    diagnostics.add(text.error());
    return nullptr;
  }
  auto suite = std::make_unique<Suite>();
  suite->source = std::make_unique<const Source>(path, std::move(*text));
  const std::size_t errors_before = diagnostics.errors();
  auto tree = yaml::read_yaml(*suite->source, limits, diagnostics);
  if (!tree) return nullptr;
  if (!is_test_tree(*tree)) {
    check_stray(*tree, diagnostics);
    return nullptr;
  }
  suite->tree = std::make_unique<const yaml::Node>(std::move(*tree));
  suite->values = std::make_unique<Values>(files, limits, diagnostics);
  suite->file = read_test_file(*suite->source, *suite->tree, *suite->values);
  check_file_name(suite->file, diagnostics);
  if (!suite->file.of.empty()) check_against_rules(suite->file, rules, diagnostics);
  if (const auto found = rules.state().find(suite->file.mapping)) {
    suite->output_plan = found->mapping->output_plan;
  }
  return diagnostics.errors() == errors_before ? std::move(suite) : nullptr;
}

}  // namespace

bool may_be_tests(const std::string& path, const RuleSet& rules) {
  return (path.ends_with(".yaml") || path.ends_with(".yml")) && lies_in_tests(path, rules);
}

bool lies_in_tests(const std::string& path, const RuleSet& rules) {
  const auto& packs = rules.state().packs;
  return std::any_of(packs.begin(), packs.end(), [&](const auto& pack) {
    return path.starts_with(pack->folder.empty() ? "tests/" : pack->folder + "/tests/");
  });
}

std::vector<std::unique_ptr<Suite>> read_suites(const FileSystem& files, const std::string& folder,
                                                const RuleSet& rules, const Limits& limits,
                                                Diagnostics& diagnostics) {
  std::vector<std::unique_ptr<Suite>> suites;
  const std::vector<std::string> paths = files.list(folder);
  for (const std::string& path : paths) {
    if (!may_be_tests(path, rules)) continue;
    if (auto suite = read_suite(files, path, rules, limits, diagnostics))
      suites.push_back(std::move(suite));
  }
  check_snapshots(suites, rules, paths, diagnostics);
  diagnostics.sort();
  return suites;
}

}  // namespace smx::authoring
