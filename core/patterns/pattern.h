// Regular expressions with a guaranteed linear running time (RE2 syntax), with named groups.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace smx {

class Pattern {
 public:
  /// Null when the expression is not valid; `why` then says what is wrong, in one sentence, and
  /// `where` is the byte offset where known.
  static std::shared_ptr<const Pattern> compile(std::string_view expression, std::string& why,
                                                std::size_t& where);
  ~Pattern();
  Pattern(const Pattern&) = delete;
  Pattern& operator=(const Pattern&) = delete;

  /// Named groups in order of appearance.
  const std::vector<std::string>& groups() const;
  const std::string& expression() const;

  /// Whether the expression is found anywhere in `text` (anchors decide).
  bool found_in(std::string_view text) const;

  /// Finds it and gives the named groups, in the order of groups(); a group that took no part is
  /// nothing. False when not found. `values` is resized. Safe from any thread.
  bool match(std::string_view text, std::vector<std::optional<std::string_view>>& values) const;

  /// The first part of `text` that the expression fits and that begins at byte `from` or behind it,
  /// with its groups as `match` gives them. Anchors and words go by the whole text. Nothing when
  /// there is none; `text` has a place in memory even when it is empty.
  std::optional<std::string_view> find(std::string_view text, std::size_t from,
                                       std::vector<std::optional<std::string_view>>& values) const;

 private:
  struct State;
  explicit Pattern(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace smx
