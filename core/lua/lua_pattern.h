// Lua's patterns (the manual's section 6.4.1), matched with a budget of steps. Classes are those of
// ASCII, whatever the locale. A pattern is read whole before it is used, so that a mistake in it
// shows at the first call and not only with the subject that gets that far.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "lua/budget.h"

namespace smx::lua {

/// Thrown for a pattern that is none; says what is wrong.
struct BadPattern : std::runtime_error {
  using std::runtime_error::runtime_error;
};

enum class Anchors : std::uint8_t { allowed, refused };  // `^` at the beginning

class LuaPattern {
 public:
  static constexpr std::size_t kMostCaptures = 32;
  static constexpr std::size_t kMostItems = 200;

  LuaPattern(std::string_view text, Anchors anchors);

  bool anchored() const { return anchored_; }
  std::size_t captures() const { return captures_; }

  enum class Quantifier : std::uint8_t { one, optional, star, plus, lazy };
  struct Item {
    enum class Kind : std::uint8_t {
      byte,  // `a`
      set,   // `[..]`, `%a`, `.`
      open,
      close,
      position,
      back_reference,
      balanced,
      frontier,
      end,
    };
    Kind kind = Kind::byte;
    Quantifier quantifier = Quantifier::one;
    unsigned char first = 0;   // the byte; of `%bxy` the x
    unsigned char second = 0;  // of `%bxy` the y
    std::uint32_t index = 0;   // of the set or the capture
  };
  using Set = std::bitset<256>;

  const std::vector<Item>& items() const { return items_; }
  const Set& set(std::uint32_t index) const { return sets_[index]; }

 private:
  void read(std::string_view text);
  void read_escape(std::string_view text, std::size_t& at);
  void read_quantifier(std::string_view text, std::size_t& at);
  Set read_set(std::string_view text, std::size_t& at) const;
  void add_set(const Set& set, Item::Kind kind);
  void add(Item item);

  std::vector<Item> items_;
  std::vector<Set> sets_;
  std::vector<std::uint32_t> open_;  // captures that are not closed yet
  std::array<bool, kMostCaptures> closed_{};
  std::size_t captures_ = 0;
  bool anchored_ = false;
};

/// Tries one pattern on one subject. The pattern, subject and budget must outlive it.
class Matcher {
 public:
  struct Capture {
    std::size_t begin = 0;
    std::size_t length = 0;
    bool is_position = false;
  };

  Matcher(const LuaPattern& pattern, std::string_view subject, Budget& budget)
      : pattern_(pattern), subject_(subject), budget_(budget) {}
  ~Matcher() { budget_.give_back(allowance_); }
  Matcher(const Matcher&) = delete;
  Matcher& operator=(const Matcher&) = delete;

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  /// Where a match that begins at `at` ends, or kNone. Throws Spent.
  std::size_t match_at(std::size_t at);

  const Capture& capture(std::size_t index) const { return captures_[index]; }

 private:
  std::size_t match(std::size_t item, std::size_t at);
  std::size_t match_repeated(std::size_t item, std::size_t at);
  std::size_t match_lazily(std::size_t item, std::size_t at);
  std::size_t match_balanced(const LuaPattern::Item& item, std::size_t at);
  std::size_t match_back_reference(const LuaPattern::Item& item, std::size_t at);
  bool at_frontier(const LuaPattern::Item& item, std::size_t at) const;
  bool accepts(const LuaPattern::Item& item, std::size_t at) const;
  void step(std::uint64_t steps = 1);

  const LuaPattern& pattern_;
  std::string_view subject_;
  Budget& budget_;
  std::uint64_t allowance_ = 0;
  std::array<Capture, LuaPattern::kMostCaptures> captures_;
};

}  // namespace smx::lua
