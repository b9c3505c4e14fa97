// What the scripts of one translation may use: steps and bytes. Counted, never timed, so that the
// same input and rules meet a limit at the same place every time.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace smx::lua {

/// Thrown by whatever finds a budget used up; becomes a Lua error that no script can catch.
struct Spent {};

class Budget {
 public:
  Budget(std::uint64_t steps, std::size_t bytes) : most_steps_(steps), most_bytes_(bytes) {
    refill();
  }

  /// For the next translation. Memory the state holds on to is not counted against it.
  void refill() {
    steps_ = most_steps_;
    spent_ = false;
    longest_ = 0;
    outside_ = 0;
    base_ = heap_;
  }

  /// Goes on where `saved` was, after something that had a budget of its own. What Lua's heap has
  /// grown by in between is not counted.
  void resume(const Budget& saved) {
    const std::size_t heap = heap_;
    const std::size_t grown = heap > saved.heap_ ? heap - saved.heap_ : 0;
    *this = saved;
    heap_ = heap;
    base_ += grown;
  }
  /// The steps and bytes of something else; see resume().
  void replace(std::uint64_t steps, std::size_t bytes) {
    most_steps_ = steps;
    most_bytes_ = bytes;
    refill();
  }

  /// False once the steps are used up, and from then on.
  bool spend(std::uint64_t steps) {
    if (steps > steps_) {
      steps_ = 0;
      spent_ = true;
    } else {
      steps_ -= steps;
    }
    return !spent_;
  }
  void demand(std::uint64_t steps) {
    if (!spend(steps)) throw Spent{};
  }
  /// Work that goes through `bytes` once.
  void demand_bytes(std::size_t bytes) { demand(1 + bytes / kBytesPerStep); }

  /// Memory outside of Lua's heap that lives as long as the call or the translation.
  void take(std::size_t bytes) {
    demand_bytes(bytes);
    outside_ += bytes;
    if (outside_ > most_bytes_) {
      spent_ = true;
      throw Spent{};
    }
  }

  void release(std::size_t bytes) { outside_ -= std::min(bytes, outside_); }

  /// Some hundred steps in one go, for those who count many small ones; what is left is given back.
  std::uint64_t borrow(std::uint64_t wanted) {
    const std::uint64_t lent = std::min(wanted, steps_);
    steps_ -= lent;
    return lent;
  }
  void give_back(std::uint64_t steps) { steps_ += steps; }
  void exhaust() { spent_ = true; }

  /// An instruction may compare two texts of this length, and no hook comes between: each counts
  /// for as many steps as that takes.
  std::uint64_t steps_per_instruction() const { return 1 + longest_ / kLongText; }

  // ---- for the allocator

  enum class Block : std::uint8_t { grown, made, text };

  /// Small blocks cost no steps: whether a short text is there already depends on earlier calls,
  /// and what a budget buys must not. What grows has been filled step by step.
  bool may_grow(std::size_t from, std::size_t to, Block block) {
    const std::size_t more = to > from ? to - from : 0;
    if (more == 0) return true;
    const bool counts = block != Block::grown && to > kSmallBlock;
    if (counts && !spend(to / kBytesPerStep)) return false;
    if (spent_ || grown() + more > most_bytes_) return false;
    if (block == Block::text) longest_ = std::max(longest_, to);
    return true;
  }
  void resized(std::size_t from, std::size_t to) { heap_ = heap_ - from + to; }

  bool spent() const { return spent_; }
  /// What Lua's heap has grown by since the translation began.
  std::size_t grown() const { return heap_ > base_ ? heap_ - base_ : 0; }
  std::size_t most_bytes() const { return most_bytes_; }

 private:
  static constexpr std::size_t kBytesPerStep = 64;
  static constexpr std::size_t kSmallBlock = 128;
  static constexpr std::size_t kLongText = 4096;

  std::uint64_t most_steps_;
  std::size_t most_bytes_;
  std::uint64_t steps_ = 0;
  std::size_t heap_ = 0;     // Lua's own, now
  std::size_t base_ = 0;     // of it, when the translation began
  std::size_t outside_ = 0;  // everything else
  std::size_t longest_ = 0;  // the largest text
  bool spent_ = false;
};

/// Memory of one call of a function of ours, given back at its end.
class Loan {
 public:
  explicit Loan(Budget& budget) : budget_(budget) {}
  ~Loan() { budget_.release(bytes_); }
  Loan(const Loan&) = delete;
  Loan& operator=(const Loan&) = delete;

  void take(std::size_t bytes) {
    bytes_ += bytes;
    budget_.take(bytes);
  }

 private:
  Budget& budget_;
  std::size_t bytes_ = 0;
};

}  // namespace smx::lua
