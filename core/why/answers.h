// In half a sentence: where a value is from, why there is none, why a condition does not hold.
#pragma once

#include <string>

#include "engine/observer.h"
#include "why/showing.h"
#include "why/trace_view.h"

namespace smx::why {

class Answers {
 public:
  Answers(const EndedTranslation& ended, const TraceView& trace, Showing& showing)
      : ended_(ended), trace_(trace), showing_(showing) {}

  /// "row `rest` of decision `category-of-message`"; "message /subject | trim".
  std::string answer(StepId line);
  /// How far back reasons are told: the first one, or down to the last.
  enum class Reach : std::uint8_t { near, far };
  /// "`message.poolId` is missing", of a line, path, call or need that came to no value.
  std::string absence(StepId step, Reach reach);
  /// The part of a line's own condition that does not hold, and why.
  std::string condition_absence(StepId condition, Reach reach);
  /// "`sender.kind` is string, 9 chars", of a condition that does not hold.
  std::string why_not(StepId condition);
  /// In the words of diagnostics.
  std::string fault_words(const Fault& fault) const;

  Secrecy secrecy(StepId line) const;
  /// Of a value by what it is stamped with.
  Secrecy secrecy_of(const Node& value) const;
  /// As it is shown.
  std::string shown(const Node& value) const { return showing_.value(value, secrecy_of(value)); }

  /// The value that a condition looks at first, or second: the last step of working it out.
  std::optional<StepId> operand(StepId condition, const Expr* side) const;

 private:
  /// Answers lead from line to line; nobody reads on behind so many.
  class Deeper {
   public:
    explicit Deeper(int& depth) : depth_(depth) { ++depth_; }
    ~Deeper() { --depth_; }
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;
    bool is_too_deep() const { return depth_ > 24; }

   private:
    int& depth_;
  };

  std::string answer_of_expr(StepId line, const Expr& expr);
  std::string base_words(StepId path);
  std::string look_up_words(StepId call) const;
  std::string decision_words(StepId decision) const;
  std::string list_words(StepId line);
  std::string joined_words(StepId line);
  std::string line_absence(StepId line, Reach reach);
  std::string read_absence(StepId step, Reach reach);
  std::string need_absence(StepId need, Reach reach);
  std::string why_test_fails(StepId condition);
  std::string made_by_policy(StepId line, const Step& policy);
  std::string operand_words(StepId value, const Expr& side) const;
  bool is_open_row_answer(StepId decision) const;
  bool is_open_read(StepId line, const FromForm& from) const;

  const EndedTranslation& ended_;
  const TraceView& trace_;
  Showing& showing_;
  int depth_ = 0;  // of answers that lead to further ones
};

}  // namespace smx::why
