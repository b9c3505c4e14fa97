// Text that is written front to back and read once it is whole: room is made for what comes, and
// then bytes are stored without asking again. What was written stays until clear(), the memory
// until the buffer goes, so that the next text needs none.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>

namespace smx {

class TextBuffer {
 public:
  void clear() { at_ = begin_.get(); }
  std::string_view view() const {
    return {begin_.get(), static_cast<std::size_t>(at_ - begin_.get())};
  }
  bool empty() const { return at_ == begin_.get(); }

  /// Where the next byte goes, with room for `bytes` of them. Store there, then say with
  /// written_to() how far.
  char* room(std::size_t bytes) {
    if (static_cast<std::size_t>(end_ - at_) < bytes) grow(bytes);
    return at_;
  }
  void written_to(char* at) { at_ = at; }

  void append(std::string_view text) {
    char* at = room(text.size());
    if (!text.empty()) std::memcpy(at, text.data(), text.size());
    at_ = at + text.size();
  }
  void append(char byte) {
    *room(1) = byte;
    ++at_;
  }
  void append(std::size_t count, char byte) {
    char* at = room(count);
    if (count > 0) std::memset(at, byte, count);
    at_ = at + count;
  }

  /// Says that the text is done with. What a huge one needed above `kept` bytes is given back once
  /// that many small ones have followed; where all are huge, asking the system for it each time
  /// would cost more than writing them.
  void release_unused(std::size_t kept) {
    constexpr std::uint32_t kPatience = 16;
    if (capacity() <= kept) return;
    small_ones_ = view().size() > kept ? 0 : small_ones_ + 1;
    if (small_ones_ == kPatience) *this = TextBuffer();
  }
  std::size_t capacity() const { return static_cast<std::size_t>(end_ - begin_.get()); }

 private:
  void grow(std::size_t bytes);

  std::unique_ptr<char[]> begin_;
  char* at_ = nullptr;
  char* end_ = nullptr;
  std::uint32_t small_ones_ = 0;  // in a row, see release_unused()
};

}  // namespace smx
