// Writes a document into one buffer that is kept. Room is made once for each document, from its
// size: after that nothing is checked.
#pragma once

#include <memory>
#include <string_view>

#include "characters.h"

namespace smx::bench {

class Writer {
 public:
  /// Room for `bytes` and the vectors that stores run over by.
  void begin(std::size_t bytes) {
    if (bytes + 4 * kStride > capacity_) {
      capacity_ = bytes * 2 + 4 * kStride;
      memory_ = std::make_unique_for_overwrite<char[]>(capacity_);
    }
    at = memory_.get();
  }
  std::string_view document() const {
    return {memory_.get(), static_cast<std::size_t>(at - memory_.get())};
  }

  template <std::size_t N>
  Writer& operator<<(const char (&constant)[N]) {
    std::memcpy(at, constant, N - 1);
    at += N - 1;
    return *this;
  }
  /// A text in the form of characters.h, without quotes. 16 bytes behind it must be readable.
  Writer& operator<<(std::string_view text) {
    at = copy_text(at, text);
    return *this;
  }
  Writer& quoted(std::string_view text) {
    *at++ = '"';
    at = copy_text(at, text);
    *at++ = '"';
    return *this;
  }
  /// The text as HTML: `&`, `<`, `>`, `"` and line breaks become markup.
  Writer& html(std::string_view text);

  char* at = nullptr;  // for what writes by itself

 private:
  std::unique_ptr<char[]> memory_;
  std::size_t capacity_ = 0;
};

}  // namespace smx::bench
