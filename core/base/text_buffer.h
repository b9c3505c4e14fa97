// Text that is written front to back and read once it is whole: room is made for what comes, and
// then bytes are stored without asking again. What was written stays until clear(), the memory
// until the buffer goes, so that the next text needs none.
#pragma once

#include <cstddef>
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

  /// Gives the memory back where there is more than `bytes` of it: what one huge text needed is not
  /// kept for the small ones that follow.
  void release_above(std::size_t bytes) {
    if (static_cast<std::size_t>(end_ - begin_.get()) > bytes) *this = TextBuffer();
  }

 private:
  void grow(std::size_t bytes);

  std::unique_ptr<char[]> begin_;
  char* at_ = nullptr;
  char* end_ = nullptr;
};

}  // namespace smx
