#include "base/text_buffer.h"

#include <algorithm>

namespace smx {

void TextBuffer::grow(std::size_t bytes) {
  constexpr std::size_t kFirst = 4096;
  const std::size_t used = view().size();
  const std::size_t size = std::max({kFirst, used + bytes, 2 * used});
  auto grown = std::make_unique_for_overwrite<char[]>(size);
  if (used > 0) std::memcpy(grown.get(), begin_.get(), used);
  begin_ = std::move(grown);
  at_ = begin_.get() + used;
  end_ = begin_.get() + size;
}

}  // namespace smx
