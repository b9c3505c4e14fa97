// The clock of the command. The engine has none: it is told what time it is.
#pragma once

#include <string>

namespace smx::cli {

/// The current time in UTC, as RFC 3339 writes it: "2024-03-05T16:00:00Z".
std::string now_in_utc();

}  // namespace smx::cli
