// Matching by trying: each item in turn, and back where the rest does not fit. A call goes one item
// deeper and never to an earlier one, so that the stack is bounded by the pattern's length; the
// number of tries is bounded by the budget.
#include <cstring>

#include "lua/lua_pattern.h"

namespace smx::lua {

namespace {

constexpr std::uint64_t kAllowance = 512;

}  // namespace

using Item = LuaPattern::Item;
using Quantifier = LuaPattern::Quantifier;

void Matcher::step(std::uint64_t steps) {
  while (steps > allowance_) {
    steps -= allowance_;
    allowance_ = budget_.borrow(kAllowance);
    if (allowance_ == 0) {
      budget_.exhaust();
      throw Spent{};
    }
  }
  allowance_ -= steps;
}

bool Matcher::accepts(const Item& item, std::size_t at) const {
  if (at >= subject_.size()) return false;
  const auto c = static_cast<unsigned char>(subject_[at]);
  return item.kind == Item::Kind::byte ? c == item.first : pattern_.set(item.index)[c];
}

std::size_t Matcher::match_at(std::size_t at) {
  return match(0, at);
}

std::size_t Matcher::match(std::size_t index, std::size_t at) {
  const auto& items = pattern_.items();
  for (; index < items.size(); ++index) {
    step();
    const Item& item = items[index];
    switch (item.kind) {
      case Item::Kind::byte:
      case Item::Kind::set:
        if (item.quantifier == Quantifier::one) {
          if (!accepts(item, at)) return kNone;
          ++at;
          break;
        }
        return item.quantifier == Quantifier::lazy ? match_lazily(index, at)
                                                   : match_repeated(index, at);
      case Item::Kind::open: captures_[item.index] = {at, 0, false}; break;
      case Item::Kind::close:
        captures_[item.index].length = at - captures_[item.index].begin;
        break;
      case Item::Kind::position: captures_[item.index] = {at, 0, true}; break;
      case Item::Kind::back_reference: at = match_back_reference(item, at); break;
      case Item::Kind::balanced: at = match_balanced(item, at); break;
      case Item::Kind::frontier:
        if (!at_frontier(item, at)) return kNone;
        break;
      case Item::Kind::end:
        if (at != subject_.size()) return kNone;
        break;
    }
    if (at == kNone) return kNone;
  }
  return at;
}

/// `?`, `*`, `+`: as many as there are, then fewer.
std::size_t Matcher::match_repeated(std::size_t index, std::size_t at) {
  const Item& item = pattern_.items()[index];
  const std::size_t most = item.quantifier == Quantifier::optional ? 1 : kNone;
  const std::size_t least = item.quantifier == Quantifier::plus ? 1 : 0;
  std::size_t count = 0;
  while (count < most && accepts(item, at + count)) ++count;
  step(count);
  for (;; --count) {
    if (count < least) return kNone;
    const std::size_t end = match(index + 1, at + count);
    if (end != kNone) return end;
    if (count == 0) return kNone;
  }
}

/// `-`: none, then more.
std::size_t Matcher::match_lazily(std::size_t index, std::size_t at) {
  const Item& item = pattern_.items()[index];
  for (;; ++at) {
    const std::size_t end = match(index + 1, at);
    if (end != kNone) return end;
    step();
    if (!accepts(item, at)) return kNone;
  }
}

std::size_t Matcher::match_balanced(const Item& item, std::size_t at) {
  const auto byte_at = [&](std::size_t where) {
    return static_cast<unsigned char>(subject_[where]);
  };
  if (at >= subject_.size() || byte_at(at) != item.first) return kNone;
  std::size_t depth = 1;
  for (std::size_t here = at + 1; here < subject_.size(); ++here) {
    step();
    // The closing one first: both may be the same character.
    if (byte_at(here) == item.second) {
      if (--depth == 0) return here + 1;
    } else if (byte_at(here) == item.first) {
      ++depth;
    }
  }
  return kNone;
}

std::size_t Matcher::match_back_reference(const Item& item, std::size_t at) {
  const Capture& capture = captures_[item.index];
  if (capture.is_position || capture.length > subject_.size() - at) return kNone;
  step(capture.length / 16);
  const std::string_view wanted = subject_.substr(capture.begin, capture.length);
  return subject_.substr(at, capture.length) == wanted ? at + capture.length : kNone;
}

bool Matcher::at_frontier(const Item& item, std::size_t at) const {
  const auto in_set = [&](std::size_t where) {
    const char c = where < subject_.size() ? subject_[where] : '\0';
    return pattern_.set(item.index)[static_cast<unsigned char>(c)];
  };
  const bool before = at == 0 ? pattern_.set(item.index)[0] : in_set(at - 1);
  return !before && in_set(at);
}

}  // namespace smx::lua
