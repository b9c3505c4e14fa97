// Finding what an author meant by a name that is not there.
#include <algorithm>
#include <optional>
#include <span>

#include "smx/diagnostic.h"

#include "base/utf8.h"

namespace smx {

namespace {

constexpr std::size_t kMostSuggestions = 3;
constexpr std::size_t kMostListed = 8;
constexpr std::size_t kLongestName = 100;  // what is longer is no typing mistake in a name

std::u32string code_points(std::string_view text) {
  std::u32string points;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Step step = utf8::step_at(text, at);
    points.push_back(step.code_point);
    at += step.length;
  }
  return points;
}

std::u32string folded(std::u32string text) {
  for (char32_t& point : text) {
    if (point >= U'A' && point <= U'Z') point += U'a' - U'A';
  }
  return text;
}

/// Damerau-Levenshtein with adjacent swaps: how many slips of the keyboard lie between two names.
std::size_t distance(std::u32string_view a, std::u32string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({changed, above[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    before.swap(above);
    above.swap(row);
  }
  return above[b.size()];
}

/// A wrong name, prepared to be compared with many.
class Wanted {
 public:
  explicit Wanted(std::string_view name)
      : name_(code_points(name)),
        folded_(folded(name_)),
        allowed_(std::max<std::size_t>(1, name_.size() / 3)) {}

  bool is_worth_comparing() const { return !name_.empty() && name_.size() <= kLongestName; }

  /// Smaller is nearer; nothing when the names have too little in common. Case counts least.
  std::optional<std::size_t> rank(std::string_view other) const {
    if (other.size() > 4 * (name_.size() + allowed_)) return std::nullopt;
    const std::u32string points = code_points(other);
    const auto [shorter, longer] = std::minmax({points.size(), name_.size()});
    if (longer - shorter > allowed_ || points == name_) return std::nullopt;
    const std::size_t slips = distance(folded_, folded(points));
    if (slips > allowed_ || slips >= longer) return std::nullopt;
    return slips * 2 * kLongestName + distance(name_, points);
  }

 private:
  std::u32string name_;
  std::u32string folded_;
  std::size_t allowed_;
};

std::string listed(std::span<const std::string> names, std::string_view before_last) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? before_last : ", ";
    text += '`' + names[i] + '`';
  }
  return text;
}

}  // namespace

std::vector<std::string> nearest_names(std::string_view wanted,
                                       const std::vector<std::string>& names) {
  const Wanted compared(wanted);
  if (!compared.is_worth_comparing()) return {};
  struct Candidate {
    std::size_t rank;
    const std::string* name;
  };
  std::vector<Candidate> candidates;
  for (const std::string& name : names) {
    if (const auto rank = compared.rank(name)) candidates.push_back({*rank, &name});
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.rank < b.rank; });
  std::vector<std::string> nearest;
  for (const Candidate& candidate : candidates) {
    if (nearest.size() == kMostSuggestions) break;
    if (std::find(nearest.begin(), nearest.end(), *candidate.name) == nearest.end()) {
      nearest.push_back(*candidate.name);
    }
  }
  return nearest;
}

std::string suggest(std::string_view wanted, const std::vector<std::string>& names) {
  const std::vector<std::string> near = nearest_names(wanted, names);
  if (!near.empty()) return "did you mean " + listed(near, " or ") + "?";
  if (names.empty() || names.size() > kMostListed) return {};
  return "one of " + listed(names, ", ");
}

}  // namespace smx
