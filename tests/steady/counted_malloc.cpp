#include "counted_malloc.h"

#include <atomic>
#include <cerrno>
#include <cstddef>

// What glibc calls its own.
extern "C" {
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* memory, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);
}

namespace {

std::atomic<std::uint64_t> count{0}, bytes{0};

void add(std::size_t size) {
  count.fetch_add(1, std::memory_order_relaxed);
  bytes.fetch_add(size, std::memory_order_relaxed);
}

}  // namespace

// operator new ends here too. free() stays glibc's.
extern "C" {

void* malloc(std::size_t size) {
  add(size);
  return __libc_malloc(size);
}

void* calloc(std::size_t items, std::size_t size) {
  add(items * size);
  return __libc_calloc(items, size);
}

void* realloc(void* memory, std::size_t size) {
  add(size);
  return __libc_realloc(memory, size);
}

void* aligned_alloc(std::size_t alignment, std::size_t size) {
  add(size);
  return __libc_memalign(alignment, size);
}

int posix_memalign(void** memory, std::size_t alignment, std::size_t size) {
  add(size);
  *memory = __libc_memalign(alignment, size);
  return *memory == nullptr ? ENOMEM : 0;
}

}  // extern "C"

namespace smx::testing {

Allocations allocations_so_far() {
  return {count.load(), bytes.load()};
}

}  // namespace smx::testing
