// Numbers that are the same on every machine: the corpora are a function of the seed.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace smx::bench {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  /// SplitMix64
  std::uint64_t next() {
    std::uint64_t bits = state_ += 0x9E3779B97F4A7C15;
    bits = (bits ^ bits >> 30) * 0xBF58476D1CE4E5B9;
    bits = (bits ^ bits >> 27) * 0x94D049BB133111EB;
    return bits ^ bits >> 31;
  }
  /// From `low` to `high`, both included.
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(high - low + 1));
  }
  bool percent(int chance) { return between(1, 100) <= chance; }
  std::string_view one_of(std::span<const std::string_view> choices) {
    return choices[next() % choices.size()];
  }
  std::string digits(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += static_cast<char>('0' + between(0, 9));
    return text;
  }

 private:
  std::uint64_t state_;
};

}  // namespace smx::bench
