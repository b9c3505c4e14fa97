// What stands in the documents and no rule looked at.
#pragma once

#include <vector>

#include "smx/why.h"

#include "engine/observer.h"
#include "why/showing.h"
#include "why/trace_view.h"

namespace smx::why {

/// In the order of the documents. A value was looked at where a path led to it, a filter compared
/// it, or something that holds it went whole into a function or the output.
std::vector<WhyUnread> unread_parts(const EndedTranslation& ended, const TraceView& trace,
                                    const Showing& showing);

}  // namespace smx::why
