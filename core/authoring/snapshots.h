// Outputs kept in files, in the folder `snapshots` beside a tests file. They are read here, and
// what they would be now is said; whoever runs the tests writes them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "smx/rule_tests.h"

#include "authoring/case_draft.h"
#include "authoring/run_case.h"
#include "authoring/suite.h"

namespace smx::authoring {

/// Whether a value says `{ snapshot: name.json }` and nothing else.
bool is_snapshot(const yaml::Node& node);

/// The snapshot of that name. One that is not there yet is no mistake.
std::optional<Snapshot> read_snapshot(const yaml::Node& node, const Place& place);

/// What the snapshot would be now, and in what it differs; nothing where it does not.
std::optional<SnapshotChange> compare_snapshot(const Snapshot& snapshot, const Observed& observed,
                                               const Trace& trace);

/// Holds the snapshots of all tests files against each other and against the files there are:
/// each case has its own, and each file is some case's. Tests files where that is not so are taken
/// away.
void check_snapshots(std::vector<std::unique_ptr<Suite>>& suites, const RuleSet& rules,
                     const std::vector<std::string>& files, Diagnostics& diagnostics);

}  // namespace smx::authoring
