// A text that a regular expression is probably found in, by walking along it: each group by its
// first or its last alternative, each repetition as often as it must be, or once.
#include <algorithm>
#include <cstdint>

#include "tablecheck/text_solver.h"

namespace smx::tablecheck {

namespace {

enum class Take : std::uint8_t { first, last };

class Walk {
 public:
  Walk(std::string_view expression, Take take) : rest_(expression), take_(take) {}

  std::string all() { return alternatives(); }

 private:
  bool at_end() const { return rest_.empty(); }
  char next() {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }

  // NOLINTNEXTLINE(misc-no-recursion): as deep as its groups; RE2 has taken the expression
  std::string alternatives() {
    std::string found = sequence();
    while (!at_end() && rest_.front() == '|') {
      next();
      std::string other = sequence();
      if (take_ == Take::last) found = std::move(other);
    }
    return found;
  }

  // NOLINTNEXTLINE(misc-no-recursion)
  std::string sequence() {
    std::string out;
    while (!at_end() && rest_.front() != '|' && rest_.front() != ')') {
      const std::string one = atom();
      for (std::size_t i = 0, count = repetitions(); i < count; ++i) out += one;
    }
    return out;
  }

  // NOLINTNEXTLINE(misc-no-recursion)
  std::string atom() {
    const char c = next();
    if (c == '^' || c == '$') return {};
    if (c == '.') return "x";
    if (c == '[') return character_class();
    if (c == '\\') return escape();
    if (c != '(') return {c};
    if (rest_.starts_with("?P<")) rest_.remove_prefix(std::min(rest_.find('>') + 1, rest_.size()));
    if (rest_.starts_with("?")) rest_.remove_prefix(std::min(rest_.find(':') + 1, rest_.size()));
    std::string inside = alternatives();
    if (!at_end()) next();
    return inside;
  }

  std::string escape() {
    if (at_end()) return {};
    const char c = next();
    if (c == 'd') return "1";
    if (c == 'w') return "x";
    if (c == 's') return " ";
    if (c == 'b' || c == 'B' || c == 'A' || c == 'z') return {};
    if (c == 'n') return "\n";
    if (c == 't') return "\t";
    if (c == 'D' || c == 'W' || c == 'S') return c == 'W' ? "-" : "x";
    return {c};
  }

  std::string character_class() {
    const bool negated = !at_end() && rest_.front() == '^';
    if (negated) next();
    std::string members;
    while (!at_end() && (rest_.front() != ']' || members.empty())) {
      const char c = next();
      members += c == '\\' ? escape() : std::string(1, c);
    }
    if (!at_end()) next();
    if (!negated) return members.substr(0, 1);
    for (const char c : std::string_view("x1-A")) {
      if (members.find(c) == std::string::npos) return {c};
    }
    return "~";
  }

  std::size_t repetitions() {
    if (at_end()) return 1;
    std::size_t count = 1;
    const char c = rest_.front();
    if (c == '*' || c == '+' || c == '?') {
      next();
    } else if (c == '{' && rest_.size() > 1 && rest_[1] >= '0' && rest_[1] <= '9') {
      next();
      count = 0;
      constexpr std::size_t kMost = 1000;
      while (!at_end() && rest_.front() >= '0' && rest_.front() <= '9')
        count = std::min(kMost, count * 10 + static_cast<std::size_t>(next() - '0'));
      rest_.remove_prefix(std::min(rest_.find('}') + 1, rest_.size()));
    } else {
      return 1;
    }
    if (!at_end() && rest_.front() == '?') next();
    return count;
  }

  std::string_view rest_;
  Take take_;
};

}  // namespace

std::vector<std::string> samples_of(const std::string& expression) {
  std::vector<std::string> samples;
  for (const Take take : {Take::first, Take::last}) samples.push_back(Walk(expression, take).all());
  return samples;
}

}  // namespace smx::tablecheck
