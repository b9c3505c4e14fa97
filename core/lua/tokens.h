// The tokens of a script that Lua has accepted, with their places.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace smx::lua {

struct Token {
  enum class Kind : std::uint8_t { name, word, text, number, mark, end };  // word: `local`, `end`
  Kind kind = Kind::end;
  std::string_view text;  // as it stands there; of a text without escapes its content
  std::size_t begin = 0;
  std::size_t end = 0;
  int line = 1;
  bool is_literal_text = false;  // a short text without escapes: `text` is what it means

  bool is(std::string_view wanted) const {
    return (kind == Kind::word || kind == Kind::mark) && text == wanted;
  }
};

/// Ends with a token of kind `end`. What is no Lua gives tokens all the same.
std::vector<Token> tokens_of(std::string_view text);

}  // namespace smx::lua
