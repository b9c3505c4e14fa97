// The pages of docs/diagnostics, which the build puts into the binary (embed_pages.cmake).
#pragma once

#include <span>
#include <string_view>

namespace smx::authoring {

struct Page {
  std::string_view name;  // "SMX0401"
  std::string_view text;  // Markdown
};

/// By name.
std::span<const Page> pages();

}  // namespace smx::authoring
