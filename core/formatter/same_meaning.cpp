#include "formatter/same_meaning.h"

#include <string_view>
#include <utility>

namespace smx::formatter {

namespace {

/// Texts of comments, each with how many tokens stand in front of it. Commas do not count: a last
/// one says nothing and is left out.
std::vector<std::pair<std::string_view, std::size_t>> comments_of(
    const std::vector<Token>& tokens) {
  std::vector<std::pair<std::string_view, std::size_t>> comments;
  std::size_t words = 0;
  for (const Token& token : tokens) {
    const bool is_comment =
        token.kind == TokenKind::comment || token.kind == TokenKind::trailing_comment;
    if (is_comment) comments.emplace_back(token.text, words);
    if (!is_comment && token.text != ",") ++words;
  }
  return comments;
}

}  // namespace

std::optional<Span> first_difference(const yaml::Node& before, const yaml::Node& after) {
  const bool is_alike = before.kind == after.kind && before.style == after.style &&
                        before.text == after.text && before.items.size() == after.items.size() &&
                        before.entries.size() == after.entries.size();
  if (!is_alike) return before.span;
  for (std::size_t i = 0; i < before.items.size(); ++i) {
    if (auto found = first_difference(before.items[i], after.items[i])) return found;
  }
  for (std::size_t i = 0; i < before.entries.size(); ++i) {
    if (auto found = first_difference(before.entries[i].key, after.entries[i].key)) return found;
    if (auto found = first_difference(before.entries[i].value, after.entries[i].value))
      return found;
  }
  return std::nullopt;
}

bool have_same_comments(const std::vector<Token>& before, const std::vector<Token>& after) {
  return comments_of(before) == comments_of(after);
}

}  // namespace smx::formatter
