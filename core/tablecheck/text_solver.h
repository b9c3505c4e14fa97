// Whether a text can do all of some tests and none of others: begin with this, hold that, not end
// so. A text is put together from what is demanded, with a letter between the parts that stands in
// no literal. Where such a text fails, what it does wrong lies in the parts themselves, so that
// every text does it wrong: that is a proof, as long as texts are compared in one way and the type
// asks for nothing more. Elsewhere the answer is "maybe".
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tablecheck/domain.h"

namespace smx::tablecheck {

class TextSolver {
 public:
  TextSolver(const Domain& domain, Arena& arena);

  struct Answer {
    Certainty possible = Certainty::no;
    Value value;  // where `yes`: one that was tried
  };
  using Bits = std::vector<std::uint64_t>;
  /// By the domain's features: those that must hold, and those that must not.
  const Answer& solve(const Bits& wanted, const Bits& refused);

 private:
  using Tests = std::vector<const Condition*>;
  struct Parts;
  Answer work_out(const Bits& wanted, const Bits& refused);
  Certainty try_parts(const Parts& parts, const Tests& wanted, const Tests& refused,
                      Answer& answer);
  bool accepts(const std::string& text, const Tests& wanted, const Tests& refused) const;
  bool keep(const std::string& text, const Tests& wanted, const Tests& refused, Answer& answer);
  std::string filler() const;
  bool is_plain_type() const;

  const Domain& domain_;
  Arena& arena_;
  std::string filler_;
  std::map<std::pair<Bits, Bits>, Answer> known_;
};

/// Texts in which a regular expression is probably found; to be tried.
std::vector<std::string> samples_of(const std::string& expression);

}  // namespace smx::tablecheck
