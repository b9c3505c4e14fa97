// A stack for the inner loops of readers.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace smx {

/// What was popped stays made, and is given out again by the next push as it was left: whoever
/// pushes fills it. So a push is one comparison and a pop is none, where a vector makes and
/// destroys.
template <typename T>
class Stack {
 public:
  Stack() = default;
  Stack(const Stack&) = delete;  // it points into itself
  Stack& operator=(const Stack&) = delete;

  T& push() {
    if (top_ == limit_) [[unlikely]]
      grow();
    return *top_++;
  }
  void pop() { --top_; }
  /// To a size that is no more than the one it has.
  void cut(std::size_t size) { top_ = begin() + size; }
  void clear() { top_ = begin(); }
  /// What one huge document needed is not kept for the small ones that follow.
  void clear_and_keep(std::size_t most) {
    if (made_.size() > most) made_ = {};
    top_ = begin();
    limit_ = begin() + made_.size();
  }

  std::size_t size() const { return static_cast<std::size_t>(top_ - begin()); }
  bool empty() const { return top_ == begin(); }
  T& back() { return top_[-1]; }
  const T& back() const { return top_[-1]; }
  std::span<const T> from(std::size_t first) const { return {begin() + first, end()}; }
  T& operator[](std::size_t at) { return begin()[at]; }
  const T& operator[](std::size_t at) const { return begin()[at]; }
  T* begin() { return made_.data(); }
  T* end() { return top_; }
  const T* begin() const { return made_.data(); }
  const T* end() const { return top_; }

 private:
  [[gnu::noinline]] void grow() {
    const std::size_t size = made_.size();
    made_.resize(size == 0 ? 16 : size * 2);
    top_ = begin() + size;
    limit_ = begin() + made_.size();
  }

  std::vector<T> made_;
  T* top_ = nullptr;
  T* limit_ = nullptr;
};

}  // namespace smx
