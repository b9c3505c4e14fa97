// What came out against what was expected, in words for people.
#include <algorithm>

#include "authoring/match_faults.h"
#include "authoring/run_case.h"
#include "json/read_json.h"
#include "markup/read_markup.h"
#include "value/pointer.h"

namespace smx::authoring {

namespace {

constexpr std::string_view kNothing = "nothing";

using authoring::shown;

std::string shown(const Node* node) {
  return node ? json_of(*node) : std::string(kNothing);
}

std::string shown(const QuestionPattern& question) {
  std::string out = question.fetch;
  for (const auto& [name, text] : question.by) out += " " + name + "=" + text;
  return out;
}

std::string shown(const NeedRequest& question) {
  return question.fetch + " " + question.by;
}

template <typename T>
std::string shown_all(const std::vector<T>& things) {
  if (things.empty()) return std::string(kNothing);
  std::string out;
  for (const T& thing : things) out += (out.empty() ? "" : "; ") + shown(thing);
  return out;
}

std::string_view word_for(Outcome outcome) {
  switch (outcome) {
    case Outcome::translated: return "translated";
    case Outcome::skipped: return "skipped";
    case Outcome::refused: return "refused";
    case Outcome::unusable: return "not translated, and not on account of the document";
  }
  return "";
}

class Comparison {
 public:
  Comparison(const Expectations& expectations, const Observed& observed, const Trace& trace)
      : wanted_(expectations),
        observed_(observed),
        translation_(observed.translation),
        trace_(trace) {
    for (const Diagnostic& diagnostic : translation_.diagnostics) {
      if (diagnostic.severity == Severity::error) faults_.push_back(diagnostic);
    }
  }

  std::vector<TestFailure> take() {
    if (check_outcome()) {
      check_faults();
      check_skip();
      if (translation_.outcome == Outcome::translated) check_output();
      check_reports();
    }
    check_questions();
    return std::move(failures_);
  }

 private:
  bool check_outcome() {
    Outcome expected = Outcome::translated;
    if (wanted_.fault || wanted_.faults) expected = Outcome::refused;
    if (wanted_.skip) expected = Outcome::skipped;
    const Outcome actual = translation_.outcome;
    // A case may well expect that a need stays unanswered.
    const bool refused = actual == Outcome::unusable && expected == Outcome::refused;
    if (actual == expected || refused) return true;
    std::string said(word_for(actual));
    if (!translation_.diagnostics.empty()) said += ": " + shown(translation_.diagnostics.front());
    TestFailure& failure = add("the document did not end as expected", "",
                               std::string(word_for(expected)), std::move(said));
    if (!translation_.diagnostics.empty()) trace_.add_to(failure, translation_.diagnostics.front());
    return false;
  }

  void check_faults() {
    if (wanted_.fault) check_one(*wanted_.fault, faults_, "fault");
    if (wanted_.faults) check_all(*wanted_.faults, faults_, "fault");
  }

  /// This among others.
  void check_one(const WantedFault& wanted, const std::vector<Diagnostic>& made,
                 const std::string& what) {
    if (std::ranges::any_of(made, [&](const Diagnostic& one) { return fits(wanted, one); })) return;
    TestFailure& failure =
        add("this " + what + " was not found", "", shown(wanted), shown_all(made));
    trace_.add_rule(failure, wanted.rule.text);
  }

  /// Exactly these, in any order: each that is missing and each that is too much is said alone.
  void check_all(const std::vector<WantedFault>& wanted, const std::vector<Diagnostic>& made,
                 const std::string& what) {
    const Unmatched left = unmatched(wanted, made);
    for (const WantedFault* one : left.wanted) {
      TestFailure& failure =
          add("this " + what + " was not made", "", shown(*one), std::string(kNothing));
      trace_.add_rule(failure, one->rule.text);
    }
    for (const Diagnostic* one : left.made) {
      TestFailure& failure =
          add("this " + what + " was not expected", "", std::string(kNothing), shown(*one));
      trace_.add_to(failure, *one);
    }
  }

  void check_skip() {
    if (!wanted_.skip) return;
    const std::string& fault = translation_.diagnostics.front().fault;
    if (fault != wanted_.skip->text)
      trace_.add_to(
          add("the document was skipped for another reason", "", wanted_.skip->text, fault),
          translation_.diagnostics.front());
  }

  void check_output() {
    if (wanted_.want_nothing && translation_.has_output) {
      add("there is an output", "", std::string(kNothing), translation_.output);
    }
    if (!wanted_.want && !wanted_.snapshot && wanted_.parts.empty()) return;
    if (!translation_.has_output) {
      add("the mapping gave no output", "", "an output", std::string(kNothing));
      return;
    }
    const Node* output = read(translation_.output, translation_.format, "the output");
    if (!output) return;
    if (wanted_.want) check_whole(*wanted_.want, *output);
    for (const WantedPart& part : wanted_.parts) check_part(part, *output);
  }

  /// XML is compared by what its schema makes of it: not by prefixes, order or white space.
  void check_whole(const Node& want, const Node& output) {
    const bool is_xml = is_xml_text(want);
    const Node* wanted = is_xml ? read(want.text(), DocumentFormat::xml, "what is wanted") : &want;
    if (wanted) add_differences("", *wanted, output, Compare::whole);
  }

  const Node* read(std::string_view text, DocumentFormat format, const std::string& what) {
    if (format == DocumentFormat::json) {
      const JsonDocument document = read_json(text, 0, arena_, {});
      if (!document.root) add(what + " is not JSON", "", "", std::string(text));
      return document.root;
    }
    if (!observed_.output_plan) {
      add(what + " is XML, and the mapping writes JSON", "", "", "");
      return nullptr;
    }
    const auto document = markup::read_markup(text, 0, *observed_.output_plan, arena_, {});
    if (!document.root) {
      add(what + " is not XML of its schema: " + document.faults.front().message,
          document.faults.front().pointer, "", std::string(text));
    }
    return document.root;
  }

  void check_part(const WantedPart& part, const Node& output) {
    const Node* actual = find_at(output, part.pointer);
    if (part.kind == WantedPart::Kind::missing) {
      if (actual)
        add_traced("this must not be there", part.pointer, std::string(kNothing), shown(actual));
    } else if (part.kind == WantedPart::Kind::items) {
      check_count(part, actual);
    } else if (!actual) {
      const bool value = part.kind == WantedPart::Kind::value;
      add_traced("this is not there", part.pointer, value ? shown(&part.value) : "a value",
                 std::string(kNothing));
    } else if (part.kind == WantedPart::Kind::value) {
      add_differences(part.pointer, part.value, *actual, Compare::part);
    }
  }

  void check_count(const WantedPart& part, const Node* actual) {
    const bool is_list = actual && actual->is(Kind::list);
    if (is_list && actual->items().size() == part.count) return;
    add_traced("the list is of another length", part.pointer, std::to_string(part.count) + " items",
               is_list ? std::to_string(actual->items().size()) + " items" : shown(actual));
  }

  void add_differences(const std::string& pointer, const Node& expected, const Node& actual,
                       Compare how) {
    for (const Difference& difference : differences(expected, actual, how)) {
      add_traced("the output differs", pointer + difference.pointer, shown(difference.expected),
                 shown(difference.actual));
    }
  }

  void check_reports() {
    if (!wanted_.reports && !wanted_.report) return;
    std::vector<Diagnostic> reports;
    for (const Diagnostic& diagnostic : translation_.diagnostics) {
      if (diagnostic.severity == Severity::warning) reports.push_back(diagnostic);
    }
    // Of a skipped document the first warning is the reason, not a report.
    if (translation_.outcome == Outcome::skipped && !reports.empty())
      reports.erase(reports.begin());
    if (wanted_.report) check_one(*wanted_.report, reports, "report");
    if (wanted_.reports) check_all(*wanted_.reports, reports, "report");
  }

  void check_questions() {
    if (!wanted_.needs) return;
    const bool same = std::equal(wanted_.needs->begin(), wanted_.needs->end(),
                                 observed_.questions.begin(), observed_.questions.end(),
                                 [](const QuestionPattern& wanted, const NeedRequest& asked) {
                                   return fits(wanted, asked);
                                 });
    if (!same)
      add("the questions differ", "", shown_all(*wanted_.needs), shown_all(observed_.questions));
  }

  TestFailure& add(std::string what, std::string pointer, std::string expected,
                   std::string actual) {
    return failures_.emplace_back(
        TestFailure{std::move(what), std::move(pointer), std::move(expected), std::move(actual)});
  }

  void add_traced(std::string what, std::string pointer, std::string expected, std::string actual) {
    trace_.add_to(add(std::move(what), std::move(pointer), std::move(expected), std::move(actual)));
  }

  const Expectations& wanted_;
  const Observed& observed_;
  const Translation& translation_;
  const Trace& trace_;
  std::vector<Diagnostic> faults_;
  std::vector<TestFailure> failures_;
  Arena arena_;
};

}  // namespace

std::vector<TestFailure> compare(const Expectations& expectations, const Observed& observed,
                                 const Trace& trace) {
  return Comparison(expectations, observed, trace).take();
}

}  // namespace smx::authoring
