// A stack of plain values that is kept from document to document. Places come uninitialised: what
// is read is constructed in them, and to put a default there first costs as much again.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <span>
#include <type_traits>

namespace smx::json {

template <typename Value>
class Stack {
  static_assert(std::is_trivially_copyable_v<Value> && std::is_trivially_destructible_v<Value>);

 public:
  std::size_t size() const { return static_cast<std::size_t>(end_ - begin()); }
  std::size_t capacity() const { return static_cast<std::size_t>(limit_ - begin()); }
  const Value& operator[](std::size_t index) const { return begin()[index]; }
  Value& top() { return end_[-1]; }
  std::span<const Value> from(std::size_t first) const { return {begin() + first, end_}; }

  /// A new top, without a value yet.
  Value* push() {
    if (end_ == limit_) grow();
    return end_++;
  }
  /// Leaves `count` values.
  void cut(std::size_t count) { end_ = begin() + count; }
  void pop() { --end_; }
  void clear() { end_ = begin(); }

 private:
  Value* begin() const { return reinterpret_cast<Value*>(bytes_.get()); }

  // Rare, and not to be taken into the loops that push.
  [[gnu::noinline]] void grow() {
    constexpr std::size_t kFirst = 64;
    const std::size_t count = size();
    const std::size_t room = count == 0 ? kFirst : 2 * count;
    auto more = std::make_unique_for_overwrite<std::byte[]>(room * sizeof(Value));
    if (count > 0) std::memcpy(more.get(), bytes_.get(), count * sizeof(Value));
    bytes_ = std::move(more);
    end_ = begin() + count;
    limit_ = begin() + room;
  }

  std::unique_ptr<std::byte[]> bytes_;
  Value* end_ = nullptr;
  Value* limit_ = nullptr;
};

}  // namespace smx::json
