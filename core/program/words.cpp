#include "program/words.h"

namespace smx {

std::string_view word_for(Basis basis) {
  switch (basis) {
    case Basis::unsaid: return "";
    case Basis::fact: return "fact";
    case Basis::inferred: return "inferred";
    case Basis::assumed: return "assumed";
  }
  return "";
}

std::string_view word_for(Fold fold) {
  switch (fold) {
    case Fold::exact: return "";
    case Fold::letter_case: return "case";
    case Fold::space: return "space";
    case Fold::both: return "case and space";
  }
  return "";
}

std::string_view word_for(Reverse reverse) {
  switch (reverse) {
    case Reverse::none: return "";
    case Reverse::unique: return "unique";
    case Reverse::preferred: return "preferred";
  }
  return "";
}

std::string_view word_for(Reversal reversal) {
  switch (reversal) {
    case Reversal::exact: return "exact";
    case Reversal::lossy: return "lossy";
    case Reversal::one_way: return "one-way";
  }
  return "";
}

std::string_view hit_text(const Decision& decision) {
  switch (decision.hit) {
    case Hit::first: return "first";
    case Hit::unique: return "unique";
    case Hit::priority: return "priority";
    case Hit::collect: break;
  }
  switch (decision.collect) {
    case Collect::list: return "collect";
    case Collect::sum: return "collect sum";
    case Collect::minimum: return "collect min";
    case Collect::maximum: return "collect max";
    case Collect::count: return "collect count";
  }
  return "collect";
}

}  // namespace smx
