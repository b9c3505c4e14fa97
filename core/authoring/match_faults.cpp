#include "authoring/match_faults.h"

#include <algorithm>
#include <optional>

namespace smx::authoring {

namespace {

constexpr std::string_view kBeforePlace[] = {", input ", " and "};

/// Pairs each wanted one with one that was made. A pattern that fits several steps aside for one
/// that fits only the same.
class Pairing {
 public:
  Pairing(std::span<const WantedFault> wanted, std::span<const Diagnostic> made)
      : wanted_(wanted), made_(made), partner_(made.size()) {}

  /// Whether there is one for it.
  bool place(std::size_t wanted) {
    std::vector<bool> tried(made_.size());
    return place(wanted, tried);
  }

  bool is_left(std::size_t made) const { return !partner_[made]; }

 private:
  bool place(std::size_t wanted, std::vector<bool>& tried) {
    for (std::size_t i = 0; i < made_.size(); ++i) {
      if (tried[i] || !fits(wanted_[wanted], made_[i])) continue;
      tried[i] = true;
      if (partner_[i] && !place(*partner_[i], tried)) continue;
      partner_[i] = wanted;
      return true;
    }
    return false;
  }

  std::span<const WantedFault> wanted_;
  std::span<const Diagnostic> made_;
  std::vector<std::optional<std::size_t>> partner_;  // of what was made, the wanted one
};

/// The engine knows a function's fault by its sentence, which stands behind the function's name.
bool says_one_of(const Diagnostic& made, const std::vector<std::string>& sentences) {
  return std::ranges::any_of(sentences, [&](const std::string& sentence) {
    return made.message.find(": " + sentence) != std::string::npos;
  });
}

}  // namespace

bool fits(const WantedFault& wanted, const Diagnostic& made) {
  const bool same_word = wanted.code ? made.code == *wanted.code : made.fault == wanted.word.text;
  if (!same_word || (!wanted.rule.empty() && wanted.rule.text != made.rule)) return false;
  if (!wanted.about.empty() && made.message.find("`" + wanted.about + "`") == std::string::npos)
    return false;
  if (!wanted.sentences.empty() && !says_one_of(made, wanted.sentences)) return false;
  return std::ranges::all_of(wanted.at, [&](const std::string& pointer) {
    return std::ranges::any_of(made.inputs,
                               [&](const InputPlace& place) { return place.pointer == pointer; });
  });
}

Unmatched unmatched(std::span<const WantedFault> wanted, std::span<const Diagnostic> made) {
  Pairing pairing(wanted, made);
  Unmatched left;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!pairing.place(i)) left.wanted.push_back(&wanted[i]);
  }
  for (std::size_t i = 0; i < made.size(); ++i) {
    if (pairing.is_left(i)) left.made.push_back(&made[i]);
  }
  return left;
}

std::string shown(const WantedFault& fault) {
  const bool is_name = !fault.code || !fault.sentences.empty();
  std::string out = is_name ? fault.word.text : std::string(code_slug(*fault.code));
  if (!fault.about.empty()) out += " about " + fault.about;
  if (!fault.rule.empty()) out += " at " + fault.rule.text;
  for (std::size_t i = 0; i < fault.at.size(); ++i) {
    out += kBeforePlace[i > 0];
    out += fault.at[i];
  }
  return out;
}

std::string shown(const Diagnostic& diagnostic) {
  std::string out(diagnostic.fault.empty() ? code_slug(diagnostic.code) : diagnostic.fault);
  if (!diagnostic.rule.empty()) out += " at " + diagnostic.rule;
  for (std::size_t i = 0; i < diagnostic.inputs.size(); ++i) {
    out += kBeforePlace[i > 0];
    out += diagnostic.inputs[i].pointer;
  }
  if (diagnostic.code == Code::function_fault) out += " (" + diagnostic.message + ")";
  return out;
}

}  // namespace smx::authoring
