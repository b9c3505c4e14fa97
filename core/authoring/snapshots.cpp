#include "authoring/snapshots.h"

#include <set>

#include "authoring/file_paths.h"

namespace smx::authoring {

namespace {

constexpr std::string_view kFolder = "snapshots";

Diagnostic bad_name(const yaml::Node& name) {
  Diagnostic diagnostic =
      make_error(Code::bad_test, "`" + name.text + "` cannot be the name of a snapshot", name.span);
  diagnostic.fix =
      "a snapshot lies in the folder `snapshots` beside the tests file, and is called `NAME.json`, "
      "or `NAME.xml` where the mapping writes XML";
  return diagnostic;
}

class Check {
 public:
  Check(const RuleSet& rules, Diagnostics& diagnostics)
      : rules_(rules), diagnostics_(diagnostics) {}

  /// Whether each case has a snapshot of its own, of the right kind.
  bool is_sound(const Suite& suite) {
    const std::size_t errors_before = diagnostics_.errors();
    for (const TestCase& test : suite.file.cases) {
      const std::optional<Snapshot>& snapshot = test.expectations.snapshot;
      if (!snapshot) continue;
      if (snapshot->path.ends_with(".xml") != (suite.output_plan != nullptr)) {
        add(make_error(Code::bad_test,
                       suite.output_plan ? "the mapping writes XML" : "the mapping writes JSON",
                       snapshot->span),
            suite.output_plan ? "call the snapshot `NAME.xml`" : "call the snapshot `NAME.json`");
      } else if (!taken_.insert(snapshot->path).second) {
        add(make_error(Code::bad_test, "`" + snapshot->path + "` is the snapshot of another case",
                       snapshot->span),
            "give each case its own; of a table, in a column `want`");
      }
    }
    return diagnostics_.errors() == errors_before;
  }

  void check(const std::string& file) {
    if (!lies_in_tests(file, rules_) || taken_.contains(file)) return;
    if (file.find("/" + std::string(kFolder) + "/") == std::string::npos) return;
    add(make_warning(Code::bad_test, "no case has the snapshot `" + file + "`", {}),
        "remove the file, or write `want: { snapshot: ... }`");
  }

 private:
  void add(Diagnostic diagnostic, std::string fix) {
    diagnostic.fix = std::move(fix);
    diagnostics_.add(std::move(diagnostic));
  }

  const RuleSet& rules_;
  Diagnostics& diagnostics_;
  std::set<std::string> taken_;
};

}  // namespace

bool is_snapshot(const yaml::Node& node) {
  return node.is_map() && node.entries.size() == 1 && node.entries.front().key.text == "snapshot" &&
         node.entries.front().value.is_scalar();
}

std::optional<Snapshot> read_snapshot(const yaml::Node& node, const Place& place) {
  const yaml::Node& name = node.entries.front().value;
  const std::string folder = resolved(place.folder, kFolder);
  Snapshot snapshot;
  snapshot.path = resolved(folder, name.text);
  snapshot.span = name.span;
  const bool has_kind = name.text.ends_with(".json") || name.text.ends_with(".xml");
  if (!has_kind || !snapshot.path.starts_with(folder + "/")) {
    place.values->diagnostics().add(bad_name(name));
    return std::nullopt;
  }
  Result<std::string> text = place.values->files().read(snapshot.path);
  if (text) {
    snapshot.is_there = true;
    snapshot.value = place.values->from_text(snapshot.path, std::move(*text));
  } else if (text.error().code != Code::file_not_found) {
    place.values->diagnostics().add(text.error());
    return std::nullopt;
  }
  return snapshot;
}

std::optional<SnapshotChange> compare_snapshot(const Snapshot& snapshot, const Observed& observed,
                                               const Trace& trace) {
  const Translation& translation = observed.translation;
  const bool is_json = translation.format == DocumentFormat::json;
  SnapshotChange change{snapshot.path, {}, !snapshot.is_there, {}};
  change.text = is_json ? indented_json(translation.output) : translation.output;
  if (!change.text.ends_with('\n')) change.text += '\n';
  if (!snapshot.is_there) {
    change.differences.push_back(
        {"there is no snapshot `" + snapshot.path + "` yet: `smx test --update` writes it"});
  } else if (!snapshot.value) {
    change.differences.push_back({"the snapshot `" + snapshot.path + "` is not JSON"});
  } else {
    Expectations whole;
    whole.want = snapshot.value;
    change.differences = compare(whole, observed, trace);
  }
  return change.differences.empty() ? std::nullopt : std::optional(std::move(change));
}

void check_snapshots(std::vector<std::unique_ptr<Suite>>& suites, const RuleSet& rules,
                     const std::vector<std::string>& files, Diagnostics& diagnostics) {
  Check check(rules, diagnostics);
  std::erase_if(suites, [&](const auto& suite) { return !check.is_sound(*suite); });
  // Cases of a file that is not read may have some.
  if (diagnostics.has_errors()) return;
  for (const std::string& file : files) check.check(file);
}

}  // namespace smx::authoring
