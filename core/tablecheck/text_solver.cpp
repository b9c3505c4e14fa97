#include "tablecheck/text_solver.h"

#include <algorithm>
#include <set>

#include "types/validate.h"

namespace smx::tablecheck {

namespace {

/// Demanded choices are multiplied out; beyond this they are not all looked at.
constexpr std::size_t kMostChoices = 256;

bool is_set(const TextSolver::Bits& bits, std::size_t index) {
  return (bits[index / 64] >> (index % 64) & 1) != 0;
}

std::string as_compared(std::string_view text, Fold fold) {
  std::string out;
  append_folded(text, fold, out);
  return out;
}

/// The other case of every letter: for where what was folded must not stand as it is written.
std::string shouted(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 0x20);
  }
  return text;
}

}  // namespace

/// One literal for each test that must hold.
struct TextSolver::Parts {
  std::vector<std::string> equal, begins, ends, inside;
  std::vector<const Pattern*> patterns;
  bool in_conflict = false;  // two beginnings, or ends, that no text can have both
};

TextSolver::TextSolver(const Domain& domain, Arena& arena)
    : domain_(domain), arena_(arena), filler_(filler()) {}

/// A character that stands in no literal, whatever the case of its letters.
std::string TextSolver::filler() const {
  std::string used;
  for (const Condition& feature : domain_.features()) {
    for (const Node& literal : feature.literals)
      used += as_compared(literal.text(), Fold::letter_case);
  }
  for (const char c : std::string_view("xyzqwkjvubfhgmpcdlnrtsoaie0123456789_~+*#")) {
    if (used.find(c) == std::string::npos) return {c};
  }
  return "\xE2\x80\xA6";
}

/// Whether the type takes every text that is long enough.
bool TextSolver::is_plain_type() const {
  const Type& type = *domain_.column().type;
  return !type.pattern && !type.further && type.format == Format::none && !type.max_length;
}

const TextSolver::Answer& TextSolver::solve(const Bits& wanted, const Bits& refused) {
  auto key = std::pair(wanted, refused);
  const auto known = known_.find(key);
  if (known != known_.end()) return known->second;
  return known_.emplace(std::move(key), work_out(wanted, refused)).first->second;
}

TextSolver::Answer TextSolver::work_out(const Bits& wanted_bits, const Bits& refused_bits) {
  Tests wanted;
  Tests refused;
  Answer answer;
  for (std::size_t i = 0; i < domain_.features().size(); ++i) {
    if (is_set(wanted_bits, i) && is_set(refused_bits, i)) return answer;
    if (is_set(wanted_bits, i)) wanted.push_back(&domain_.features()[i]);
    if (is_set(refused_bits, i)) refused.push_back(&domain_.features()[i]);
  }
  std::size_t choices = 1;
  for (const Condition* test : wanted)
    choices = std::min(kMostChoices + 1, choices * std::max<std::size_t>(1, test->literals.size()));
  bool sure = choices <= kMostChoices;
  for (std::size_t choice = 0; choice < std::min(choices, kMostChoices); ++choice) {
    Parts parts;
    std::size_t rest = choice;
    for (const Condition* test : wanted) {
      if (test->test == Test::matches) {
        parts.patterns.push_back(test->pattern.get());
        continue;
      }
      const std::size_t count = std::max<std::size_t>(1, test->literals.size());
      const std::string literal(test->literals[rest % count].text());
      rest /= count;
      if (test->test == Test::equals) parts.equal.push_back(literal);
      if (test->test == Test::starts) parts.begins.push_back(literal);
      if (test->test == Test::ends) parts.ends.push_back(literal);
      if (test->test == Test::contains) parts.inside.push_back(literal);
    }
    const Certainty possible = try_parts(parts, wanted, refused, answer);
    if (possible == Certainty::yes) return answer;
    sure = sure && possible == Certainty::no;
  }
  answer.possible = sure ? Certainty::no : Certainty::maybe;
  return answer;
}

/// The longest of several beginnings, or ends, of one text; nothing where they cannot all be.
template <typename IsPart>
static std::string longest(const std::vector<std::string>& parts, Fold fold, IsPart is_part,
                           bool& in_conflict) {
  std::string found;
  for (const std::string& part : parts) {
    if (part.size() > found.size()) found = part;
  }
  const std::string whole = as_compared(found, fold);
  for (const std::string& part : parts)
    in_conflict = in_conflict || !is_part(whole, as_compared(part, fold));
  return found;
}

Certainty TextSolver::try_parts(const Parts& given, const Tests& wanted, const Tests& refused,
                                Answer& answer) {
  Parts parts = given;
  std::set<Fold> folds;
  for (const Tests* tests : {&wanted, &refused}) {
    for (const Condition* test : *tests) {
      if (test->test != Test::matches) folds.insert(test->fold);
    }
  }
  const bool compared_alike = folds.size() <= 1;
  const Fold fold = folds.size() == 1 ? *folds.begin() : Fold::exact;
  const Fold loosest = compared_alike ? fold : Fold::both;
  if (!parts.equal.empty()) {
    for (const std::string& text : parts.equal) {
      if (keep(text, wanted, refused, answer) || keep(shouted(text), wanted, refused, answer))
        return Certainty::yes;
    }
    // Only a text that is one of these comes into question; all tests see the same of it.
    const bool sees_all = parts.patterns.empty() &&
                          (fold == Fold::exact ||
                           std::none_of(refused.begin(), refused.end(), [](const Condition* test) {
                             return test->test == Test::matches;
                           }));
    return compared_alike && sees_all && (fold == Fold::exact || is_plain_type())
               ? Certainty::no
               : Certainty::maybe;
  }
  const std::string begin = longest(
      parts.begins, loosest,
      [](const auto& all, const auto& part) { return all.starts_with(part); }, parts.in_conflict);
  const std::string end = longest(
      parts.ends, loosest, [](const auto& all, const auto& part) { return all.ends_with(part); },
      parts.in_conflict);
  if (parts.in_conflict) return Certainty::no;
  std::string middle = filler_;
  for (const std::string& part : parts.inside) middle += part + filler_;
  const std::string whole = begin + middle + end;
  std::vector<std::string> candidates = {whole, begin + end, shouted(whole), ""};
  candidates.insert(candidates.end(), parts.inside.begin(), parts.inside.end());
  for (const Pattern* pattern : parts.patterns) {
    for (const std::string& sample : samples_of(pattern->expression())) {
      candidates.push_back(sample);
      candidates.push_back(begin + sample + middle + end);
    }
  }
  for (const std::string& candidate : candidates) {
    if (keep(candidate, wanted, refused, answer)) return Certainty::yes;
  }
  const bool asks_patterns = std::any_of(refused.begin(), refused.end(), [](const Condition* test) {
    return test->test == Test::matches;
  });
  const bool proves = compared_alike && parts.patterns.empty() && !asks_patterns && is_plain_type();
  return proves ? Certainty::no : Certainty::maybe;
}

bool TextSolver::accepts(const std::string& text, const Tests& wanted, const Tests& refused) const {
  const Node node = Node::text(text);
  const Value value = Value::of(node);
  const auto does = [&](const Condition* test) { return holds(*test, value); };
  return std::all_of(wanted.begin(), wanted.end(), does) &&
         std::none_of(refused.begin(), refused.end(), does) &&
         smx::fits(node, *domain_.column().type);
}

/// Tries a text; one that is too short is tried longer.
bool TextSolver::keep(const std::string& text, const Tests& wanted, const Tests& refused,
                      Answer& answer) {
  std::string tried = text;
  if (!accepts(tried, wanted, refused)) {
    const std::size_t at = tried.find(filler_);
    const std::size_t least = domain_.column().type->min_length.value_or(0);
    if (at == std::string::npos || tried.size() >= least) return false;
    while (tried.size() < least) tried.insert(at, filler_);
    if (!accepts(tried, wanted, refused)) return false;
  }
  answer = {Certainty::yes, Value::of(Node::text(arena_.copy(std::string_view(tried))))};
  return true;
}

}  // namespace smx::tablecheck
