// Paths of files named in other files: relative to the file that names them, with `/`.
#pragma once

#include <string>
#include <string_view>

namespace smx::authoring {

/// `a/b` of `a/b/c.yaml`; empty for a bare name.
std::string folder_of(std::string_view path);

/// `path` as seen from `folder`, with `.` and `..` worked out as far as they can be.
std::string resolved(const std::string& folder, std::string_view path);

}  // namespace smx::authoring
