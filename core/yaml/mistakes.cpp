#include "yaml/mistakes.h"

#include <string>

#include "yaml/characters.h"
#include "yaml/refusal.h"

namespace smx::yaml {

namespace {

std::string_view word_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (!is_gap(byte_at(text, end))) ++end;
  return text.substr(at, end - at);
}

/// Between brackets the library ends a text at a `?`, where YAML goes on.
void check_question_mark(std::string_view text, std::size_t at) {
  if (byte_at(text, at) != '?') return;
  throw Refusal{Code::yaml_syntax,
                "a text between brackets needs quotes when it has a `?`",
                {at, at + 1, {}},
                "put the whole text in quotes"};
}

/// `'it's'` and `"a" b`.
void check_text_behind_quote(std::string_view text, std::size_t at) {
  std::size_t before = at;
  while (before > 0 && is_blank(text[before - 1])) --before;
  if (before == 0 || (text[before - 1] != '\'' && text[before - 1] != '"')) return;
  const std::string quote(1, text[before - 1]);
  throw Refusal{Code::yaml_syntax,
                "something stands behind the closing quote",
                {at, at + 1, {}},
                "put quotes around the whole text; inside of it write " +
                    (quote == "'" ? std::string("''") : "\\" + quote) + " for " + quote,
                Mark{before - 1, before, "this quote closes the text"}};
}

void check_list_in_map(std::string_view text, std::size_t at) {
  if (byte_at(text, at) != '-' || !is_gap(byte_at(text, at + 1))) return;
  throw Refusal{Code::yaml_syntax,
                "a list item stands in a map",
                {at, at + 1, {}},
                "check its indentation: the `-` of one list start in one column"};
}

}  // namespace

void check_glued_colon(std::string_view text, std::size_t at) {
  const std::string_view word = word_at(text, at);
  const std::size_t colon = word.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 >= word.size()) return;
  if (word[colon + 1] == '/' || word[0] == '"' || word[0] == '\'') return;
  throw Refusal{Code::yaml_syntax,
                "a key needs a space behind its `:`",
                {at + colon, at + colon + 1, "no space behind it"},
                "write `" + std::string(word.substr(0, colon)) + ": " +
                    std::string(word.substr(colon + 1)) + "`"};
}

void check_misfit(std::string_view text, std::size_t at) {
  check_question_mark(text, at);
  check_text_behind_quote(text, at);
  check_list_in_map(text, at);
  check_glued_colon(text, at);
}

}  // namespace smx::yaml
