#include <algorithm>

#include "smx/corpus_diff.h"

namespace smx {

namespace {

std::vector<std::string> steps_of(const std::string& path) {
  std::vector<std::string> steps;
  for (std::size_t at = 1; at < path.size();) {
    const std::size_t slash = std::min(path.find('/', at), path.size());
    steps.push_back(path.substr(at, slash - at));
    at = slash + 1;
  }
  return steps;
}

std::string_view word_for(ChangedPart part) {
  switch (part) {
    case ChangedPart::output: return "";
    case ChangedPart::outcome: return "outcome";
    case ChangedPart::fault: return "faults";
    case ChangedPart::report: return "reports";
  }
  return "";
}

}  // namespace

AllowedChanges::AllowedChanges(const std::vector<std::string>& patterns) {
  for (const std::string& text : patterns) {
    Pattern pattern;
    pattern.text = text;
    const std::size_t colon = text.starts_with('/') ? std::string::npos : text.find(':');
    if (colon != std::string::npos) pattern.mapping = text.substr(0, colon);
    const std::string rest = colon == std::string::npos ? text : text.substr(colon + 1);
    pattern.covers_all = rest.empty() && !pattern.mapping.empty();
    const bool is_word = rest == "outcome" || rest == "faults" || rest == "reports";
    if (is_word) pattern.word = rest;
    if (rest.starts_with('/')) pattern.steps = steps_of(rest);
    if (pattern.covers_all || is_word || rest.starts_with('/')) {
      patterns_.push_back(std::move(pattern));
    } else {
      unreadable_.push_back(text);
    }
  }
}

bool AllowedChanges::covers(const Pattern& pattern, const CorpusChange& change) {
  if (!pattern.mapping.empty() && pattern.mapping != change.mapping) return false;
  if (pattern.covers_all) return true;
  if (!pattern.word.empty() || change.part != ChangedPart::output)
    return pattern.word == word_for(change.part);
  const std::vector<std::string> steps = steps_of(change.path);
  return pattern.steps.size() <= steps.size() &&
         std::equal(pattern.steps.begin(), pattern.steps.end(), steps.begin(),
                    [](const std::string& wanted, const std::string& step) {
                      return wanted == "*" || wanted == step;
                    });
}

bool AllowedChanges::cover(const CorpusChange& change) const {
  return std::ranges::any_of(patterns_,
                             [&](const Pattern& pattern) { return covers(pattern, change); });
}

std::vector<std::string> AllowedChanges::without_effect(
    const std::vector<CorpusChange>& changes) const {
  std::vector<std::string> idle;
  for (const Pattern& pattern : patterns_) {
    const bool used = std::ranges::any_of(
        changes, [&](const CorpusChange& change) { return covers(pattern, change); });
    if (!used) idle.push_back(pattern.text);
  }
  return idle;
}

}  // namespace smx
