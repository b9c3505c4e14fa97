// The host's side of needs on the command line: a file of answers, or nobody.
#pragma once

#include <memory>
#include <string>

#include "smx/limits.h"
#include "smx/result.h"
#include "smx/translate.h"

namespace smx::cli {

/// The answers in a file; with an empty path a source that has none and says how to give some.
Result<std::unique_ptr<NeedSource>> open_needs(const std::string& path, const Limits& limits);

/// The names of the keys of a question, without their values: `{"id":12}` is "`id`".
std::string key_names(std::string_view by);

}  // namespace smx::cli
