// Needs answered from a file: for command lines, tests and first steps, where no host is there to
// ask.
#pragma once

#include <memory>
#include <string>

#include "smx/file_system.h"
#include "smx/limits.h"
#include "smx/result.h"
#include "smx/translate.h"

namespace smx {

/// Reads a YAML or JSON list of `{ fetch, by, answer | file | missing }` and answers from it; the
/// first entry that fits decides. A question no entry fits is unavailable. docs/rule-tests.md has
/// the form. The result reads nothing more and holds all its answers.
Result<std::unique_ptr<NeedSource>> load_needs(const FileSystem& files, const std::string& path,
                                               const Limits& limits = {});

}  // namespace smx
