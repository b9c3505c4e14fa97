// Memory for the values of one translation: taken from the front, given back all at once.
// Not thread-safe; one arena belongs to one translation.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace smx {

class Arena {
 public:
  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  void* allocate(std::size_t bytes, std::size_t alignment) {
    std::size_t start = (used_ + alignment - 1) & ~(alignment - 1);
    if (start + bytes > capacity_) return allocate_from_new_block(bytes);
    used_ = start + bytes;
    return current_ + start;
  }

  /// `count` uninitialised values of a type that needs no destructor.
  template <typename T>
  std::span<T> allocate_array(std::size_t count) {
    static_assert(std::is_trivially_destructible_v<T>);
    if (count == 0) return {};
    return {static_cast<T*>(allocate(count * sizeof(T), alignof(T))), count};
  }

  template <typename T>
  std::span<const T> copy(std::span<const T> values) {
    static_assert(std::is_trivially_copyable_v<T>);
    auto target = allocate_array<T>(values.size());
    if (!values.empty())
      std::memcpy(static_cast<void*>(target.data()), values.data(), values.size_bytes());
    return target;
  }

  std::string_view copy(std::string_view text) {
    auto target = allocate_array<char>(text.size());
    if (!text.empty()) std::memcpy(target.data(), text.data(), text.size());
    return {target.data(), target.size()};
  }

  /// Gives back what is behind `end` of the block that was handed out last: a text can be made in
  /// place, with room for the longest it may become.
  void give_back(const char* end) { used_ = static_cast<std::size_t>(end - current_); }

  template <typename T>
  const T* keep(const T& value) {
    static_assert(std::is_trivially_destructible_v<T>);
    return new (allocate(sizeof(T), alignof(T))) T(value);
  }

  /// Bytes handed out since the last reset, for budgets.
  std::size_t bytes_used() const { return full_blocks_ + used_; }

  /// Forgets everything; keeps the blocks for the next translation.
  void reset();

 private:
  struct Block {
    std::unique_ptr<char[]> bytes;
    std::size_t size = 0;
  };

  void* allocate_from_new_block(std::size_t bytes);

  std::vector<Block> blocks_;
  std::size_t next_block_ = 0;  // the first block not in use
  char* current_ = nullptr;
  std::size_t capacity_ = 0;
  std::size_t used_ = 0;
  std::size_t full_blocks_ = 0;
};

}  // namespace smx
