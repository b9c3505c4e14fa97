// malloc and its relatives, counted: in this test's process only.
#pragma once

#include <cstdint>

namespace smx::testing {

/// What was asked for on any thread since the process began.
struct Allocations {
  std::uint64_t count = 0;
  std::uint64_t bytes = 0;
};

Allocations allocations_so_far();

}  // namespace smx::testing
