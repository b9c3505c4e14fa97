// From a PATH on the command line to the folder rules are loaded from, and loading them.
#pragma once

#include <memory>
#include <string>

#include "smx/limits.h"
#include "smx/rule_set.h"

#include "disk_file_system.h"

namespace smx::cli {

class Terminal;

/// A folder as it is; for a file the nearest folder above it that is a pack.
Result<std::string> rule_folder(const std::string& path);

/// What list() could not see, as errors.
void add_unlisted(const DiskFileSystem& files, Diagnostics& diagnostics);

/// Says how many diagnostics were left out, where some were.
void say_left_out(const Diagnostics& diagnostics, Terminal& terminal);

/// Rules to work with. When they do not load, everything found is reported and the answer is null;
/// when there are only warnings, one line says so.
std::shared_ptr<const RuleSet> rules_to_use(const std::string& path, const Limits& limits,
                                            Terminal& terminal);

}  // namespace smx::cli
