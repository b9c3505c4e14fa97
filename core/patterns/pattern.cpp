#include "patterns/pattern.h"

#include <algorithm>
#include <array>
#include <utility>

#include <re2/re2.h>

namespace smx {
namespace {

constexpr std::int64_t kMaxMemory = 8 << 20;

// How expressions for references and addresses begin: whatever stands before a slash, or nothing.
// As a slash can be of the path or of what follows, the library tries all ways side by side, which
// costs ten times as much as what follows alone, of which it can tell by each character where it
// is.
constexpr std::string_view kAnyPath = "^(?:.*/)?";
// Slashes tried from behind before the library has to: the time stays linear to the text.
constexpr int kMostPaths = 4;

RE2::Options options() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kMaxMemory);
  return options;
}

bool is_look_around(std::string_view rest) {
  return rest.starts_with("(?=") || rest.starts_with("(?!") || rest.starts_with("(?<=") ||
         rest.starts_with("(?<!");
}

// In the words of people who write expressions, not of the library.
std::string sentence_for(RE2::ErrorCode code, std::string_view rest) {
  switch (code) {
    case RE2::ErrorBadEscape:
      if (rest.size() > 1 && rest[1] >= '1' && rest[1] <= '9') {
        return "references back to a group are not supported";
      }
      return "a backslash stands before a sign that it has no meaning with";
    case RE2::ErrorBadCharClass:
    case RE2::ErrorBadCharRange: return "a character class or a range in it is not valid";
    case RE2::ErrorMissingBracket: return "a `[` is not closed";
    case RE2::ErrorMissingParen: return "a `(` is not closed";
    case RE2::ErrorUnexpectedParen: return "a `)` closes nothing";
    case RE2::ErrorTrailingBackslash: return "the expression ends with a backslash";
    case RE2::ErrorRepeatArgument:
      return "a `*`, `+`, `?` or `{` stands where nothing can be repeated";
    case RE2::ErrorRepeatSize:
      return "a repetition is larger than 1000 in all, or its limits are swapped";
    case RE2::ErrorRepeatOp: return "two repetitions stand one behind the other";
    case RE2::ErrorBadPerlOp:
      if (is_look_around(rest)) return "looking ahead or behind is not supported";
      return "what stands behind `(?` is not supported; a named group is `(?P<name>...)`";
    case RE2::ErrorBadUTF8: return "the expression is not valid UTF-8";
    case RE2::ErrorBadNamedCapture: return "the name of a group is not valid";
    case RE2::ErrorPatternTooLarge: return "the expression is too large";
    default: return "the expression is not valid";
  }
}

std::size_t place_of(std::string_view expression, std::string_view fragment, RE2::ErrorCode code) {
  if (code == RE2::ErrorTrailingBackslash) return expression.size() - 1;
  const std::size_t found = expression.find(fragment);
  return fragment.empty() || found == std::string_view::npos ? 0 : found;
}

}  // namespace

struct Pattern::State {
  explicit State(std::string_view text)
      : expression(text),
        regex(re2::StringPiece(expression.data(), expression.size()), options()) {}

  /// Gives `count` groups, the first of them all that the expression fits.
  bool find(std::string_view text, std::size_t from, re2::StringPiece* found, int count) const {
    if (behind_path && from == 0) {
      if (const auto is_found = find_behind_path(text, found, count)) return *is_found;
    }
    const re2::StringPiece piece(text.data(), text.size());
    return regex.Match(piece, from, text.size(), RE2::UNANCHORED, found, count);
  }

  /// Tries the longest path first, as `.*` does, and no path last. Nothing when that does not
  /// decide.
  std::optional<bool> find_behind_path(std::string_view text, re2::StringPiece* found,
                                       int count) const {
    if (text.find('\n') != std::string_view::npos) return std::nullopt;  // `.` ends there
    const re2::StringPiece piece(text.data(), text.size());
    std::size_t slash = text.size();
    for (int tries = 0; tries < kMostPaths; ++tries) {
      slash = slash == 0 ? std::string_view::npos : text.rfind('/', slash - 1);
      const std::size_t begin = slash + 1;  // 0 without a slash
      if (behind_path->Match(piece, begin, text.size(), RE2::ANCHOR_START, found, count)) {
        found[0] = re2::StringPiece(text.data(), found[0].end() - text.data());
        return true;
      }
      if (begin == 0) return false;
    }
    return std::nullopt;
  }

  /// An alternative would reach back over the path; others stand on their own.
  void split_behind_path() {
    const std::string_view whole = expression;
    if (!whole.starts_with(kAnyPath)) return;
    const std::string_view rest = whole.substr(kAnyPath.size());
    if (rest.find('|') != std::string_view::npos) return;
    auto alone = std::make_unique<RE2>(re2::StringPiece(rest.data(), rest.size()), options());
    if (alone->ok()) behind_path = std::move(alone);
  }

  /// RE2 takes it; which of the two would be meant?
  const std::string* name_used_twice() const {
    for (auto name = names.begin(); name != names.end(); ++name) {
      if (std::find(names.begin(), name, *name) != name) return &*name;
    }
    return nullptr;
  }

  std::string expression;
  RE2 regex;
  std::unique_ptr<const RE2> behind_path;  // what follows kAnyPath, where it begins so
  std::vector<std::string> names;
  std::vector<int> numbers;  // of the named groups among all groups
  int last_number = 0;
};

Pattern::Pattern(std::unique_ptr<State> state) : state_(std::move(state)) {}
Pattern::~Pattern() = default;

std::shared_ptr<const Pattern> Pattern::compile(std::string_view expression, std::string& why,
                                                std::size_t& where) {
  auto state = std::make_unique<State>(expression);
  if (!state->regex.ok()) {
    const RE2::ErrorCode code = state->regex.error_code();
    where = place_of(expression, state->regex.error_arg(), code);
    why = sentence_for(code, expression.substr(where));
    return nullptr;
  }
  // A map by number: groups are numbered as they appear.
  for (const auto& [number, name] : state->regex.CapturingGroupNames()) {
    state->names.push_back(name);
    state->numbers.push_back(number);
    state->last_number = number;
  }
  if (const std::string* twice = state->name_used_twice()) {
    why = "two groups have the same name";
    where = expression.rfind("(?P<" + *twice + ">");
    return nullptr;
  }
  state->split_behind_path();
  return std::shared_ptr<const Pattern>(new Pattern(std::move(state)));
}

const std::vector<std::string>& Pattern::groups() const {
  return state_->names;
}

const std::string& Pattern::expression() const {
  return state_->expression;
}

bool Pattern::found_in(std::string_view text) const {
  const re2::StringPiece piece(text.data(), text.size());
  return state_->regex.Match(piece, 0, text.size(), RE2::UNANCHORED, nullptr, 0);
}

bool Pattern::match(std::string_view text,
                    std::vector<std::optional<std::string_view>>& values) const {
  return find(text, 0, values).has_value();
}

std::optional<std::string_view> Pattern::find(
    std::string_view text, std::size_t from,
    std::vector<std::optional<std::string_view>>& values) const {
  // A group that took no part is told by a null pointer, so the text itself must not have one.
  if (text.data() == nullptr) text = "";
  values.assign(state_->numbers.size(), std::nullopt);
  const int count = state_->last_number + 1;
  // Expressions with more groups than this are rare; the others need no memory for each match.
  std::array<re2::StringPiece, 16> few;
  std::vector<re2::StringPiece> many(count > 16 ? static_cast<std::size_t>(count) : 0);
  re2::StringPiece* found = many.empty() ? few.data() : many.data();
  if (!state_->find(text, from, found, count)) return std::nullopt;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const re2::StringPiece& group = found[state_->numbers[i]];
    if (group.data() != nullptr) values[i] = std::string_view(group.data(), group.size());
  }
  return std::string_view(found[0].data(), found[0].size());
}

}  // namespace smx
