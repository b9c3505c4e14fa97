// The same translation with somebody who watches.
#pragma once

#include <string>
#include <vector>

#include "smx/translate.h"

namespace smx::conformance {

/// Translates once more with a recorder of each kind, and tells what then is not as `done` was: the
/// result, or a beginning without its end.
std::vector<std::string> compare_watched(Translator& translator, const Request& request,
                                         NeedSource& needs, const Translation& done);

}  // namespace smx::conformance
