// Runs the tests, counting; and adds up what several runs reached.
#include <algorithm>
#include <deque>
#include <map>
#include <optional>

#include "smx/coverage.h"

#include "authoring/observed_tests.h"
#include "coverage/recorder.h"
#include "coverage/report.h"

namespace smx {

namespace {

class CoverageObservers final : public TestObservers {
 public:
  explicit CoverageObservers(std::string folder) : folder_(std::move(folder)) {}

  void begin(std::shared_ptr<const RuleSet> rules) override {
    rules_ = std::move(rules);
    points_.emplace(rules_->state(), folder_);
  }
  Observer& observer() override { return recorders_.emplace_back(*points_); }

  CoverageReport report() const {
    if (!points_) return {};
    coverage::Counts counts;
    counts.counters.resize(points_->all().size() * 2);
    for (const coverage::CoverageRecorder& recorder : recorders_) counts.add(recorder.counts());
    return coverage::report_of(*points_, counts);
  }

 private:
  std::string folder_;
  std::shared_ptr<const RuleSet> rules_;
  std::optional<coverage::Points> points_;
  std::deque<coverage::CoverageRecorder> recorders_;
};

void add_file(CoverageFile& into, const CoverageFile& more) {
  for (std::size_t i = 0; i < into.points.size(); ++i) {
    CoveragePoint& mine = into.points[i];
    const CoveragePoint& other = more.points[i];
    mine.idle += other.idle;
    for (std::size_t side = 0; side < mine.sides.size(); ++side)
      mine.sides[side].count += other.sides[side].count;
  }
}

/// By path: what several runs have met.
void add_input(InputCoverage& into, const InputCoverage& more) {
  std::map<std::string, InputPath> paths;
  for (const InputPath& path : into.paths) paths.emplace(path.path, path);
  for (const InputPath& path : more.paths) {
    const auto [known, is_new] = paths.emplace(path.path, path);
    if (!is_new) known->second.count += path.count;
  }
  into.paths.clear();
  for (auto& [name, path] : paths) into.paths.push_back(std::move(path));
  for (const InputValue& value : more.values) {
    const auto known = std::ranges::find_if(into.values, [&](const InputValue& one) {
      return one.path == value.path && one.value == value.value;
    });
    if (known == into.values.end()) {
      into.values.push_back(value);
    } else {
      known->count += value.count;
    }
  }
  std::ranges::stable_sort(into.values, {}, &InputValue::path);
}

bool is_same(const CoverageFile& one, const CoverageFile& other) {
  return one.name == other.name && one.text == other.text &&
         std::ranges::equal(one.points, other.points, [](const auto& a, const auto& b) {
           return a.kind == b.kind && a.address == b.address && a.begin == b.begin &&
                  a.sides.size() == b.sides.size();
         });
}

}  // namespace

CoveredTests run_covered_tests(const FileSystem& files, const std::string& folder,
                               const TestOptions& options) {
  CoverageObservers observers(folder);
  CoveredTests covered;
  covered.run = run_observed_tests(files, folder, options, observers);
  covered.coverage = observers.report();
  return covered;
}

void add_coverage(CoverageReport& into, const CoverageReport& more) {
  for (const CoverageFile& file : more.files) {
    const auto known = std::ranges::find_if(
        into.files, [&](const CoverageFile& mine) { return is_same(mine, file); });
    if (known == into.files.end()) {
      into.files.push_back(file);
    } else {
      add_file(*known, file);
    }
  }
  for (const InputCoverage& input : more.inputs) {
    const auto known = std::ranges::find_if(into.inputs, [&](const InputCoverage& mine) {
      return mine.file == input.file && mine.mapping == input.mapping && mine.input == input.input;
    });
    if (known == into.inputs.end()) {
      into.inputs.push_back(input);
    } else {
      add_input(*known, input);
    }
  }
}

}  // namespace smx
