#include "run_outcome.h"

#include "wording.h"

namespace smx::cli {

namespace {

constexpr std::array kOutcomes{Outcome::translated, Outcome::skipped, Outcome::refused,
                               Outcome::unusable};

}  // namespace

std::string_view outcome_word(Outcome outcome) {
  switch (outcome) {
    case Outcome::translated: return "translated";
    case Outcome::skipped: return "skipped";
    case Outcome::refused: return "refused";
    case Outcome::unusable: return "unusable";
  }
  return {};
}

std::size_t OutcomeCounts::total() const {
  std::size_t total = 0;
  for (const std::size_t count : counts_) total += count;
  return total;
}

Exit OutcomeCounts::exit() const {
  if (of(Outcome::unusable) > 0) return Exit::unusable;
  return of(Outcome::refused) > 0 ? Exit::findings : Exit::done;
}

std::string OutcomeCounts::summary() const {
  std::string text = counted(total(), "document");
  std::string_view before = ": ";
  for (const Outcome outcome : kOutcomes) {
    if (of(outcome) == 0) continue;
    text += std::string(before) + std::to_string(of(outcome)) + " " +
            std::string(outcome_word(outcome));
    before = ", ";
  }
  return text;
}

}  // namespace smx::cli
