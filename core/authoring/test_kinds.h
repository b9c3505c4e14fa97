// The kinds of maps that tests files are made of, for whoever describes them; see spec/map_kinds.h.
#pragma once

#include <vector>

#include "spec/map_kinds.h"

namespace smx::authoring {

/// The file first.
std::vector<spec::MapKind> test_kinds();

// Each stands beside the reader of its kind.
std::vector<spec::Key> tests_keys();
std::vector<spec::Key> case_keys();
/// The keys of a case that begin with `want`, and `round_trip`.
std::vector<spec::Key> expected_keys();
std::vector<spec::Key> wanted_fault_keys();
std::vector<spec::Key> round_trip_keys();
std::vector<spec::Key> vary_keys();
std::vector<spec::Key> question_keys();
std::vector<spec::Key> answer_keys();

}  // namespace smx::authoring
