// One case: what goes in is put together and translated; what comes out is compared.
#pragma once

#include <string>
#include <vector>

#include "smx/rule_tests.h"
#include "smx/translate.h"

#include "authoring/suite.h"
#include "authoring/test_file.h"
#include "authoring/trace.h"
#include "program/program.h"

namespace smx::markup {
class Plan;
}

namespace smx::authoring {

/// What a translation did, as far as cases can ask.
struct Observed {
  Translation translation;
  std::vector<NeedRequest> questions;         // in the order they were asked
  std::vector<FoundAnswer> found;             // in the order they came
  const markup::Plan* output_plan = nullptr;  // of a mapping that writes XML
};

/// The way back of one case: what went in, and what came back.
struct TripBack {
  const Mapping& there;  // whose lines are exact or not
  const std::vector<GivenDocument>& inputs;
  const Translation& back;
};

/// What goes into one translation.
struct Prepared {
  std::vector<GivenDocument> inputs;
  std::vector<ContextValue> context;
  std::string now;
  std::vector<NeedEntry> needs;  // those of the case, then the defaults
};

/// The defaults with what the case overrides and changes. A change that leads nowhere is a failure.
Prepared prepare(const TestFile& file, const TestCase& test, Arena& arena,
                 std::vector<TestFailure>& failures);

/// A value with another in place of what `path` leads to, or without it. Objects on the way are
/// made where there are none. Nothing when the path leads through a list's end or a single value.
std::optional<Node> changed(const Node* root, std::span<const spec::Word> path,
                            const std::optional<Node>& value, Arena& arena);

/// What an exact line carries, or `trip` names, and did not come back. The failure names the line;
/// `trace` is of the way back.
std::vector<TestFailure> compare_trip(const RoundTrip& trip, const Program& program,
                                      const TripBack& found, const Trace& trace);

/// Everything in which `observed` is not what the case expects.
std::vector<TestFailure> compare(const Expectations& expectations, const Observed& observed,
                                 const Trace& trace);

/// What runs cases: on one thread at a time.
struct Runner {
  const RuleSet& rules;
  Translator& translator;
  Arena& arena;                  // for the values of one case
  Observer* observer = nullptr;  // who looks at each translation; null: nobody
  Snapshots snapshots = Snapshots::compare;
};

Observed translate(const Suite& suite, const Prepared& prepared, const Runner& runner);

/// What came of the way back.
struct Returned {
  bool translated = false;
  std::vector<TestFailure> failures;    // of `compare_trip`
  std::vector<Diagnostic> diagnostics;  // what the translation said
};

/// Hands what a case gave to the mapping that leads back. Inputs of that mapping that are not what
/// was given come from the case by their names.
Returned lead_back(const Suite& suite, const RoundTrip& trip, const Prepared& prepared,
                   const Translation& there, const Runner& runner);

TestCaseResult run_case(const Suite& suite, const TestCase& test, const Runner& runner);

/// Leads every case of a mapping that has a way back through it, and reports each exact line that
/// does not come back, once.
void check_round_trips(const std::vector<std::unique_ptr<Suite>>& suites, const Runner& runner,
                       Diagnostics& diagnostics);

}  // namespace smx::authoring
