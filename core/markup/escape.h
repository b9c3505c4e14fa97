// Texts as XML can hold them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace smx::markup {

/// The offset of the first character that no XML document may hold, or npos. `text` is UTF-8.
std::size_t find_forbidden(std::string_view text);

/// Appends what a reader will give back unchanged: `&`, `<`, `>` and the carriage return escaped.
void append_text(std::string_view text, std::string& out);

/// The same between double quotes: also `"`, tab and line feed.
void append_attribute(std::string_view text, std::string& out);

}  // namespace smx::markup
