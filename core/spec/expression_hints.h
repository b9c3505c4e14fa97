// What to say about text that is no expression: the habits of other languages, and how the same
// thing is written here.
#pragma once

#include <string>
#include <string_view>

namespace smx::spec {

struct Hint {
  std::string message;  // what is wrong
  std::string label;    // what to write; may be empty
};

/// `text[at]` where an expression, or a part in parentheses, should begin.
Hint hint_at_start(std::string_view text, std::size_t at);
/// `text[at]` behind a complete path or call.
Hint hint_behind(std::string_view text, std::size_t at);
/// `text[at]` behind a dot.
Hint hint_behind_dot(std::string_view text, std::size_t at);
/// A path with something in parentheses that is no predicate: `text[open]` is the `(`.
Hint hint_in_predicate(std::string_view text, std::size_t open);
/// `f(x)`: a function that is called with parentheses; `text[open]` is the `(`.
Hint hint_at_call(std::string_view text, std::size_t function, std::size_t open);

}  // namespace smx::spec
