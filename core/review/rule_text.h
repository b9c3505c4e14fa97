// A rule as its author wrote it, laid out so that people can read it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "smx/source.h"

namespace smx::review {

/// What stands at `span`, one key on each line where it is a map, without comments. The lines in
/// `inner`, which have rows of their own, are left out for `…`, and so are the keys in
/// `left_out`, which have columns of their own.
std::string rule_text(Span span, const std::vector<Span>& inner,
                      const std::vector<std::string_view>& left_out);

/// A rule on one line.
std::string on_one_line(std::string_view text);
/// `{ a: b }` is `a: b`, where the braces stand around all of it.
std::string without_braces(std::string text);

}  // namespace smx::review
