// Loads a case's rules, translates its documents, and tells what is not as wanted.
#include <algorithm>
#include <iterator>

#include "smx/rule_set.h"

#include "conformance_case.h"
#include "json/read_json.h"
#include "json/write_json.h"
#include "value/pointer.h"
#include "watched.h"

namespace smx::conformance {

namespace {

using Findings = std::vector<std::string>;

/// Answers as the case says, and keeps what was asked, round by round.
class Host final : public NeedSource {
 public:
  explicit Host(const std::vector<Answer>& answers) : answers_(answers) {}

  std::vector<NeedAnswer> answer(std::span<const NeedRequest> questions) override {
    auto& round = asked.emplace_back();
    std::vector<NeedAnswer> given;
    for (const NeedRequest& request : questions) {
      round.push_back({request.fetch, request.by});
      auto fits = [&](const Answer& one) {
        return one.to.fetch == request.fetch && (one.to.by.empty() || one.to.by == request.by);
      };
      auto found = std::find_if(answers_.begin(), answers_.end(), fits);
      NeedAnswer nobody;
      nobody.reason = "the case has no answer";
      given.push_back(found == answers_.end() ? nobody : found->with);
    }
    return given;
  }

  std::vector<std::vector<Question>> asked;

 private:
  const std::vector<Answer>& answers_;
};

std::string json_of(const Node* node) {
  if (!node) return "nothing";
  std::string json;
  write_json(*node, JsonLayout::compact, json);
  return json;
}

void compare_output(const std::string& wanted, const std::string& actual, Findings& findings) {
  if (wanted == actual) return;
  Arena arena;
  const JsonDocument left = read_json(wanted, 0, arena, Limits{});
  const JsonDocument right = read_json(actual, 0, arena, Limits{});
  const std::size_t before = findings.size();
  if (left.root && right.root) {
    for (const Difference& one : differences(*left.root, *right.root, Compare::whole)) {
      const std::string path = one.pointer.empty() ? "the whole output" : one.pointer;
      findings.push_back("output " + path + ": expected " + json_of(one.expected) + ", got " +
                         json_of(one.actual));
    }
  }
  if (findings.size() > before) return;
  findings.push_back("output is written otherwise: expected " + wanted + ", got " + actual);
}

/// The characters the caret of the first label stands under.
std::string marked(const Diagnostic& diagnostic) {
  if (diagnostic.labels.empty()) return "";
  const Label& label = diagnostic.labels.front();
  std::string text;
  std::uint32_t column = 0;
  for (char c : label.line_text) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++column;
    const bool behind = label.end.line == label.begin.line && column >= label.end.column;
    if (column >= label.begin.column && !behind) text += c;
  }
  return text;
}

/// Pointers into the input `in`; those of other documents go behind the name of the document.
std::vector<std::string> places(const Diagnostic& diagnostic) {
  std::vector<std::string> all;
  for (const InputPlace& place : diagnostic.inputs)
    all.push_back(place.document == "in" ? place.pointer : place.document + ":" + place.pointer);
  return all;
}

std::string listed(const std::vector<std::string>& all) {
  std::string text;
  for (const std::string& one : all)
    text += (text.empty() ? "" : ", ") + (one.empty() ? "\"\"" : one);
  return "[" + text + "]";
}

bool fits(const Wanted& wanted, const Diagnostic& actual) {
  const bool code = wanted.code == code_id(actual.code) || wanted.code == code_slug(actual.code) ||
                    (!actual.fault.empty() && wanted.code == actual.fault);
  const auto at = places(actual);
  const bool path = !wanted.path || *wanted.path == actual.rule ||
                    (!at.empty() && *wanted.path == at.front()) ||
                    (!actual.labels.empty() && *wanted.path == actual.labels.front().file);
  const bool line =
      !wanted.line || (!actual.labels.empty() &&
                       actual.labels.front().line_text.find(*wanted.line) != std::string::npos);
  return code && path && line && (!wanted.at || *wanted.at == at) &&
         (!wanted.marks || *wanted.marks == marked(actual));
}

std::string told(const Wanted& wanted) {
  std::string text = wanted.code;
  if (wanted.path) text += " at " + *wanted.path;
  if (wanted.at) text += " for " + listed(*wanted.at);
  if (wanted.line) text += " on a line with `" + *wanted.line + "`";
  if (wanted.marks) text += " under `" + *wanted.marks + "`";
  return text;
}

std::string told(const Diagnostic& actual) {
  std::string text = code_id(actual.code) + " " + std::string(code_slug(actual.code));
  if (!actual.fault.empty()) text += " (" + actual.fault + ")";
  if (!actual.rule.empty()) text += " at " + actual.rule;
  text += " for " + listed(places(actual)) + " under `" + marked(actual) + "`: " + actual.message;
  return text;
}

/// Exactly these, in any order.
void compare_said(const std::string& what, const std::vector<Wanted>& wanted,
                  std::vector<Diagnostic> actual, Findings& findings) {
  for (const Wanted& one : wanted) {
    auto found = std::find_if(actual.begin(), actual.end(),
                              [&](const Diagnostic& said) { return fits(one, said); });
    if (found == actual.end())
      findings.push_back(what + ": expected " + told(one));
    else
      actual.erase(found);
  }
  for (const Diagnostic& one : actual) findings.push_back(what + ": not expected " + told(one));
}

std::vector<Diagnostic> only(const std::vector<Diagnostic>& all, Severity severity) {
  std::vector<Diagnostic> some;
  for (const Diagnostic& one : all) {
    if (one.severity == severity) some.push_back(one);
  }
  return some;
}

std::string told(const std::vector<std::vector<Question>>& rounds) {
  std::string text;
  for (const auto& round : rounds) {
    std::vector<std::string> questions;
    for (const Question& one : round) questions.push_back(one.fetch + " " + one.by);
    text += listed(questions);
  }
  return text.empty() ? "no questions" : text;
}

/// Shows what diagnostics say, but not the lines of rule files they quote: those are the author's.
void check_never_said(const Wants& wants, std::vector<Diagnostic> said, Findings& findings) {
  for (Diagnostic& one : said) {
    for (Label& label : one.labels) label.line_text.clear();
    const std::string text = render_text(one, Colour::never) + render_json(one);
    for (const std::string& secret : wants.never_said) {
      if (text.find(secret) != std::string::npos)
        findings.push_back("a message holds `" + secret + "`: " + text);
    }
  }
}

void check_description(const Case& one, const RuleSet& rules, const Translation* done,
                       Findings& findings) {
  const Result<MappingInfo> described = rules.describe(one.call);
  if (!described) return;
  if (one.wants.rounds && *one.wants.rounds != described->rounds)
    findings.push_back("rounds: expected " + std::to_string(*one.wants.rounds) + ", counted " +
                       std::to_string(described->rounds));
  if (done && done->rounds > described->rounds)
    findings.push_back("the host was asked more often than was counted");
  for (const auto& [address, way] : one.wants.way_back) {
    auto line = std::find_if(described->lines.begin(), described->lines.end(),
                             [&](const RuleLine& known) { return known.address == address; });
    const std::string told = line == described->lines.end() ? "no such line" : line->way_back;
    if (told != way)
      findings.push_back("way back of " + address + ": expected " + way + ", got " + told);
  }
  if (!one.wants.phi) return;
  std::vector<std::string> phi;
  for (const RuleLine& line : described->lines) {
    if (!line.phi.empty()) phi.push_back(line.address);
  }
  if (phi != *one.wants.phi)
    findings.push_back("PHI: expected " + listed(*one.wants.phi) + ", got " + listed(phi));
}

std::string_view name_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::translated: return "translated";
    case Outcome::skipped: return "skipped";
    case Outcome::refused: return "refused";
    case Outcome::unusable: return "unusable";
  }
  return "";
}

void check_translated(const Wants& wants, const Translation& done, Findings& findings) {
  const auto said = only(done.diagnostics, Severity::warning);
  compare_said("reports", wants.reports.value_or(std::vector<Wanted>{}), said, findings);
  if (wants.nothing && done.has_output)
    findings.push_back("expected no output, got " + done.output);
  if (wants.output && !done.has_output) findings.push_back("expected an output, got nothing");
  if (wants.output && done.has_output) compare_output(*wants.output, done.output, findings);
}

void check_ending(const Wants& wants, const Translation& done, Findings& findings) {
  const bool refused = done.outcome == Outcome::refused || done.outcome == Outcome::unusable;
  const bool as_wanted = wants.errors ? refused
                         : wants.skip ? done.outcome == Outcome::skipped
                                      : done.outcome == Outcome::translated;
  if (!as_wanted) {
    std::string text = "the document was " + std::string(name_of(done.outcome));
    if (done.has_output) text += ": " + done.output;
    for (const Diagnostic& one : done.diagnostics) text += "\n      " + told(one);
    return findings.push_back(text);
  }
  if (done.outcome == Outcome::translated) return check_translated(wants, done, findings);
  if (done.has_output || !done.output.empty())
    findings.push_back("there is an output, and the document was " +
                       std::string(name_of(done.outcome)));
  if (wants.errors)
    compare_said("errors", *wants.errors, only(done.diagnostics, Severity::error), findings);
  if (wants.skip) compare_said("skipped", {*wants.skip}, {done.diagnostics.front()}, findings);
  if (wants.reports) {
    auto said = only(done.diagnostics, Severity::warning);
    if (wants.skip) said.erase(said.begin());
    compare_said("reports", *wants.reports, said, findings);
  }
}

void translate(const Case& one, const std::shared_ptr<const RuleSet>& rules, Findings& findings) {
  Translator translator(rules, one.limits);
  Request request{one.call, {}, one.now, one.context};
  for (const auto& [name, text] : one.inputs) request.inputs.push_back({name, text});
  Host host(one.answers);
  const Translation done = translator.translate(request, host);
  check_ending(one.wants, done, findings);
  if (one.wants.needs && host.asked != *one.wants.needs)
    findings.push_back("needs: expected " + told(*one.wants.needs) + ", asked " + told(host.asked));
  check_never_said(one.wants, done.diagnostics, findings);
  check_description(one, *rules, &done, findings);
  // The same again: nothing of a translation may be left over for the next.
  Host again(one.answers);
  const Translation twice = translator.translate(request, again);
  const bool same = twice.output == done.output && twice.outcome == done.outcome &&
                    twice.diagnostics.size() == done.diagnostics.size();
  if (!same) findings.push_back("the second translation came to something else");
  Host watched(one.answers);
  std::ranges::copy(compare_watched(translator, request, watched, done),
                    std::back_inserter(findings));
}

}  // namespace

std::vector<std::string> run_case(const Case& one) {
  Findings findings;
  const LoadedRules loaded = load_rules(MemoryFileSystem(one.files), "", one.limits);
  const auto& said = loaded.diagnostics.items();
  const auto errors = only(said, Severity::error);
  check_never_said(one.wants, said, findings);
  if (one.wants.warnings)
    compare_said("warnings", *one.wants.warnings, only(said, Severity::warning), findings);
  if (!loaded.rules || !errors.empty()) {
    compare_said("errors of the rules", one.wants.errors.value_or(std::vector<Wanted>{}), errors,
                 findings);
    if (!one.wants.errors) findings.push_back("the rules do not load");
    return findings;
  }
  if (one.translates) {
    translate(one, loaded.rules, findings);
  } else {
    if (one.wants.errors) findings.push_back("the rules load without an error");
    check_description(one, *loaded.rules, nullptr, findings);
  }
  return findings;
}

}  // namespace smx::conformance
