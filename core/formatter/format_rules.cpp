#include "smx/format_rules.h"

#include <utility>

#include "formatter/alignment.h"
#include "formatter/layout.h"
#include "formatter/same_meaning.h"
#include "formatter/tokens.h"
#include "yaml/tree.h"

namespace smx {

namespace {

Diagnostic not_proved(Span place) {
  Diagnostic diagnostic = make_error(
      Code::yaml_feature,
      "in another layout this file would not say the same, so it is left as it is", place);
  diagnostic.fix = "lay out this place by hand, or write it in another way";
  return diagnostic;
}

/// The place in `before` where `after`, read as rules are read, does not say the same.
std::optional<Span> disproof(const yaml::Node& before, const std::vector<formatter::Token>& tokens,
                             const std::string& after, Limits limits) {
  // Indentation can make a text longer than it was.
  limits.rule_file_bytes = std::max(limits.rule_file_bytes, after.size());
  const Source source("formatted", after);
  Diagnostics unread;
  const auto tree = yaml::read_yaml(source, limits, unread);
  if (!tree) return before.span;
  if (const auto place = formatter::first_difference(before, *tree)) return place;
  const auto again = formatter::tokens_of(*tree, source.text());
  if (!formatter::have_same_comments(tokens, again)) return before.span;
  return std::nullopt;
}

}  // namespace

FormattedRules format_rules(const std::string& name, std::string text, const Limits& limits) {
  FormattedRules formatted;
  const Source source(name, std::move(text));
  const auto tree = yaml::read_yaml(source, limits, formatted.diagnostics);
  if (!tree) return formatted;
  std::vector<formatter::Token> tokens = formatter::tokens_of(*tree, source.text());
  formatter::align(tokens);
  std::string made = formatter::laid_out(tokens);
  if (const auto place = disproof(*tree, tokens, made, limits)) {
    formatted.diagnostics.add(not_proved(*place));
  } else {
    formatted.text = std::move(made);
  }
  return formatted;
}

}  // namespace smx
