// Both rule sets over each document, what comes out side by side, and the differences put together
// by path.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "smx/corpus_diff.h"

#include "comparison/causes.h"
#include "comparison/rule_text.h"
#include "json/read_json.h"
#include "markup/read_markup.h"
#include "value/pointer.h"

namespace smx {

namespace {

using comparison::Causes;

std::string_view word_for(Outcome outcome) {
  switch (outcome) {
    case Outcome::translated: return "translated";
    case Outcome::skipped: return "skipped";
    case Outcome::refused: return "refused";
    case Outcome::unusable: return "unusable";
  }
  return "";
}

/// "unmapped-code at a-to-b/state": what of a diagnostic is compared. Never a value.
std::string key_of(const Diagnostic& diagnostic) {
  std::string key(diagnostic.fault.empty() ? code_slug(diagnostic.code) : diagnostic.fault);
  return diagnostic.rule.empty() ? key : key + " at " + diagnostic.rule;
}

/// "/teams/*/name" of "/teams/3/name", where `teams` is a list in one of the two.
std::string generalised(const std::string& pointer, const Node* before, const Node* after) {
  std::string path;
  for (std::size_t at = 1; at <= pointer.size() && !pointer.empty();) {
    const std::size_t slash = std::min(pointer.find('/', at), pointer.size());
    const std::string token = pointer.substr(at - 1, slash - at + 1);
    const bool is_item = (before && before->is(Kind::list)) || (after && after->is(Kind::list));
    path += is_item ? "/*" : token;
    before = before ? find_at(*before, token) : nullptr;
    after = after ? find_at(*after, token) : nullptr;
    at = slash + 1;
  }
  return path;
}

class CorpusComparison {
 public:
  CorpusComparison(std::shared_ptr<const RuleSet> before, std::shared_ptr<const RuleSet> after,
                   const RuleDiff& rules, const Limits& limits)
      : before_(before),
        after_(after),
        causes_(*before, *after, rules),
        old_translator_(std::move(before), limits),
        new_translator_(std::move(after), limits),
        limits_(limits) {}

  void compare(const CorpusDocument& document) {
    const auto known = before_->state().find_runnable(document.mapping);
    const auto still_known = after_->state().find_runnable(document.mapping);
    if (!known || !still_known) {
      const char* where = known ? "only the old rules have" : "only the new rules have";
      const std::string why = known || still_known
                                  ? std::string(where) + " `" + document.mapping + "`"
                                  : "there is no `" + document.mapping + "`";
      diff_.not_compared.emplace_back(document.name, why);
      return;
    }
    const Translation was = translate(old_translator_, document);
    const Translation is = translate(new_translator_, document);
    if (was.outcome == Outcome::unusable && is.outcome == Outcome::unusable) {
      const std::string why = is.diagnostics.empty() ? "" : ": " + is.diagnostics.front().message;
      diff_.not_compared.emplace_back(document.name, "neither can run it" + why);
      return;
    }
    ++diff_.documents;
    document_ = &document;
    met_.clear();
    counted_.clear();
    compare_outcomes(was, is);
    if (was.outcome == Outcome::translated && is.outcome == Outcome::translated)
      compare_outputs(was, is, *known->mapping, *still_known->mapping);
    if (!met_.empty()) ++diff_.different;
  }

  CorpusDiff take() {
    for (auto& [key, change] : changes_) {
      add_causes(change);
      diff_.changes.push_back(std::move(change));
    }
    std::ranges::sort(diff_.not_compared);
    return std::move(diff_);
  }

 private:
  enum class Way : std::uint8_t { appeared, vanished, changed };
  using Key = std::tuple<std::string, ChangedPart, std::string>;

  /// One difference of the document at hand.
  void add(ChangedPart part, const std::string& path, Way way, CorpusExample example) {
    CorpusChange& change = changes_[{document_->mapping, part, path}];
    change.part = part;
    change.mapping = document_->mapping;
    change.path = path;
    if (met_.emplace(part, path).second) ++change.documents;
    std::size_t& count = way == Way::appeared   ? change.appeared
                         : way == Way::vanished ? change.vanished
                                                : change.changed;
    if (counted_.emplace(part, path, way).second) ++count;
    example.document = document_->name;
    example.bytes = document_->bytes();
    const bool is_smaller = change.smallest.document.empty() ||
                            std::tie(example.bytes, example.document) <
                                std::tie(change.smallest.bytes, change.smallest.document);
    if (is_smaller) change.smallest = std::move(example);
  }

  void compare_outcomes(const Translation& was, const Translation& is) {
    if (was.outcome != is.outcome) {
      const std::string before(word_for(was.outcome));
      const std::string after(word_for(is.outcome));
      add(ChangedPart::outcome, before + " -> " + after, Way::changed, words(before, after));
    }
    compare_said(was, is, Severity::error, ChangedPart::fault);
    compare_said(was, is, Severity::warning, ChangedPart::report);
  }

  static CorpusExample words(std::string before, std::string after) {
    CorpusExample example;
    example.before_shape = before;
    example.after_shape = after;
    example.before = std::move(before);
    example.after = std::move(after);
    return example;
  }

  /// Of a skipped document the first warning is the reason: a fault by its name, not a report.
  static std::multiset<std::string> said(const Translation& translation, Severity severity) {
    std::multiset<std::string> keys;
    for (std::size_t i = 0; i < translation.diagnostics.size(); ++i) {
      const Diagnostic& one = translation.diagnostics[i];
      const bool is_reason = translation.outcome == Outcome::skipped && i == 0;
      if ((is_reason ? Severity::error : one.severity) == severity) keys.insert(key_of(one));
    }
    return keys;
  }

  void compare_said(const Translation& was, const Translation& is, Severity severity,
                    ChangedPart part) {
    const std::multiset<std::string> before = said(was, severity);
    const std::multiset<std::string> after = said(is, severity);
    std::set<std::string> keys(before.begin(), before.end());
    keys.insert(after.begin(), after.end());
    for (const std::string& key : keys) {
      const std::size_t old_count = before.count(key);
      const std::size_t new_count = after.count(key);
      if (old_count == new_count) continue;
      const Way way = old_count == 0   ? Way::appeared
                      : new_count == 0 ? Way::vanished
                                       : Way::changed;
      const auto times = [](std::size_t count) {
        return count == 0 ? std::string()
                          : std::to_string(count) + (count == 1 ? " time" : " times");
      };
      add(part, key, way, words(times(old_count), times(new_count)));
    }
  }

  void compare_outputs(const Translation& was, const Translation& is, const Mapping& old_mapping,
                       const Mapping& new_mapping) {
    Arena arena;
    const Node* before = was.has_output ? read(was, old_mapping, arena) : nullptr;
    const Node* after = is.has_output ? read(is, new_mapping, arena) : nullptr;
    if (!before && !after) return;
    if (!before || !after) {
      add(ChangedPart::output, "", before ? Way::vanished : Way::appeared,
          values("", before, after));
      return;
    }
    if (was.format != is.format)
      add(ChangedPart::output, "", Way::changed, words(format_of(was), format_of(is)));
    for (const Difference& one : differences(*before, *after, Compare::whole)) {
      const Way way = !one.expected ? Way::appeared : !one.actual ? Way::vanished : Way::changed;
      add(ChangedPart::output, generalised(one.pointer, before, after), way,
          values(one.pointer, one.expected, one.actual));
    }
  }

  static std::string format_of(const Translation& translation) {
    return translation.format == DocumentFormat::json ? "JSON" : "XML";
  }

  static CorpusExample values(const std::string& pointer, const Node* before, const Node* after) {
    CorpusExample example;
    example.pointer = pointer;
    if (before) example.before = comparison::json_text(*before);
    if (after) example.after = comparison::json_text(*after);
    if (before) example.before_shape = shape_of(*before);
    if (after) example.after_shape = shape_of(*after);
    return example;
  }

  /// What the engine wrote can be read.
  const Node* read(const Translation& translation, const Mapping& mapping, Arena& arena) const {
    if (translation.format == DocumentFormat::json || !mapping.output_plan)
      return read_json(translation.output, 0, arena, limits_).root;
    return markup::read_markup(translation.output, 0, *mapping.output_plan, arena, limits_).root;
  }

  void add_causes(CorpusChange& change) const {
    const std::size_t at = change.path.find(" at ");
    switch (change.part) {
      case ChangedPart::output:
        change.because = causes_.of_path(change.mapping, change.path);
        return;
      case ChangedPart::outcome: change.because = causes_.of_line(change.mapping, ""); return;
      case ChangedPart::fault:
      case ChangedPart::report:
        change.because = causes_.of_line(change.mapping,
                                         at == std::string::npos ? "" : change.path.substr(at + 4));
        return;
    }
  }

  std::shared_ptr<const RuleSet> before_;
  std::shared_ptr<const RuleSet> after_;
  Causes causes_;
  Translator old_translator_;
  Translator new_translator_;
  const Limits& limits_;
  const CorpusDocument* document_ = nullptr;
  std::set<std::pair<ChangedPart, std::string>> met_;            // in the document at hand
  std::set<std::tuple<ChangedPart, std::string, Way>> counted_;  // the same, each way once
  std::map<Key, CorpusChange> changes_;
  CorpusDiff diff_;
};

}  // namespace

CorpusDiff diff_corpus(std::shared_ptr<const RuleSet> before, std::shared_ptr<const RuleSet> after,
                       const RuleDiff& rules, const Corpus& corpus, const Limits& limits) {
  CorpusComparison comparison(std::move(before), std::move(after), rules, limits);
  for (const CorpusDocument& document : corpus.documents) comparison.compare(document);
  return comparison.take();
}

}  // namespace smx
