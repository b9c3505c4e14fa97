#include "value/arena.h"

#include <algorithm>

namespace smx {

namespace {
constexpr std::size_t kFirstBlock = 16 * 1024;
constexpr std::size_t kLargestStep = 4 * 1024 * 1024;
}  // namespace

void* Arena::allocate_from_new_block(std::size_t bytes) {
  full_blocks_ += used_;
  while (next_block_ < blocks_.size() && blocks_[next_block_].size < bytes) ++next_block_;
  if (next_block_ == blocks_.size()) {
    std::size_t grown =
        blocks_.empty() ? kFirstBlock : std::min(blocks_.back().size * 2, kLargestStep);
    std::size_t size = std::max(bytes, grown);
    blocks_.push_back({std::make_unique_for_overwrite<char[]>(size), size});
  }
  Block& block = blocks_[next_block_++];
  current_ = block.bytes.get();
  capacity_ = block.size;
  used_ = bytes;
  return current_;
}

void Arena::reset() {
  next_block_ = 0;
  current_ = nullptr;
  capacity_ = used_ = full_blocks_ = 0;
}

}  // namespace smx
