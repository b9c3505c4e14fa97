// Where a mapping and the one that leads back are both at hand, every case is a sample: what an
// exact line took from it must come back.
#include <set>

#include "authoring/run_case.h"
#include "packs/rule_set_state.h"

namespace smx::authoring {

namespace {

/// The mapping that turns this one round, or that this one turns round; empty where there is none.
std::string way_back_of(const FoundMapping& of) {
  if (!of.mapping->inverse_of.empty()) return of.mapping->inverse_of;
  for (const auto& [name, mapping] : of.program->mappings) {
    if (mapping->inverse_of == of.mapping->name) return name;
  }
  return {};
}

class RoundTrips {
 public:
  RoundTrips(const Runner& runner, Diagnostics& diagnostics)
      : runner_(runner), diagnostics_(diagnostics) {}

  void check(const Suite& suite) {
    const Result<FoundMapping> of = runner_.rules.state().find(suite.file.mapping);
    if (!of) return;  // a table or decision alone
    const std::string back = way_back_of(*of);
    if (back.empty()) return;
    RoundTrip trip;
    trip.mapping.text = of->program->pack + "/" + back;
    for (const TestCase& test : suite.file.cases) {
      // A case that asks for it is held to it by `smx test`.
      if (!test.expectations.round_trip) check(suite, test, trip);
    }
  }

 private:
  void check(const Suite& suite, const TestCase& test, const RoundTrip& trip) {
    std::vector<TestFailure> failures;
    runner_.arena.reset();
    const Prepared prepared = prepare(suite.file, test, runner_.arena, failures);
    if (!failures.empty()) return;
    const Observed there = translate(suite, prepared, runner_);
    if (!there.translation.has_output) return;
    const Returned came = lead_back(suite, trip, prepared, there.translation, runner_);
    if (!came.translated) return;  // what is refused says so, and claims nothing
    for (const TestFailure& failure : came.failures) {
      if (!said_.insert(failure.what).second) continue;
      Diagnostic diagnostic =
          make_error(Code::way_back_differs, failure.what + " (" + failure.pointer + ")", test.span,
                     "this case shows it: what went in is not what comes back");
      diagnostic.fix = "look at the line of `" + trip.mapping.text + "` that writes it";
      diagnostics_.add(std::move(diagnostic));
    }
  }

  const Runner& runner_;
  Diagnostics& diagnostics_;
  std::set<std::string> said_;
};

}  // namespace

void check_round_trips(const std::vector<std::unique_ptr<Suite>>& suites, const Runner& runner,
                       Diagnostics& diagnostics) {
  RoundTrips trips(runner, diagnostics);
  for (const auto& suite : suites) trips.check(*suite);
}

}  // namespace smx::authoring
