// From counters to what people read.
#pragma once

#include "smx/coverage.h"

#include "coverage/points.h"
#include "coverage/recorder.h"

namespace smx::coverage {

CoverageReport report_of(const Points& points, const Counts& counts);

}  // namespace smx::coverage
