// How an input of a mapping can be read as a stream of XML, in words.
#pragma once

#include <string>

#include "smx/rule_set.h"

namespace smx::cli {

/// "streams `document` by /feed/entry", or "does not stream `document`: the result ... (FILE:3:5)".
std::string stream_text(const StreamListing& stream);

}  // namespace smx::cli
