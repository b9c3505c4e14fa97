// What must not happen over many documents.
#include <cstdlib>
#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "counted_malloc.h"
#include "translated_case.h"

namespace smx::testing {
namespace {

constexpr std::size_t kDocuments = 300;

class Steady : public ::testing::TestWithParam<Translated> {};

TEST_P(Steady, every_document_becomes_what_it_was_drawn_with) {
  Case translation(GetParam(), kDocuments);
  ASSERT_TRUE(translation.is_loaded());
  for (const bench::Document& document : translation.documents()) {
    const Translation& result = translation.translate(document.input);
    ASSERT_EQ(result.outcome, Outcome::translated)
        << (result.diagnostics.empty() ? "" : result.diagnostics.front().message);
    ASSERT_EQ(result.output, document.expected);
  }
}

TEST_P(Steady, a_document_costs_no_allocation) {
  Case translation(GetParam(), kDocuments);
  ASSERT_TRUE(translation.is_loaded());
  // Twice, because documents differ in size: the second time all of them have been seen.
  for (const bench::Document& document : translation.documents())
    translation.translate(document.input);
  const Allocations before = allocations_so_far();
  for (const bench::Document& document : translation.documents())
    translation.translate(document.input);
  const Allocations after = allocations_so_far();
  EXPECT_EQ(after.count - before.count, 0u)
      << after.bytes - before.bytes << " bytes for " << kDocuments << " documents";
}

std::size_t resident_bytes() {
  std::ifstream file("/proc/self/statm");
  std::size_t all = 0, resident = 0;
  file >> all >> resident;
  return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

TEST_P(Steady, resident_memory_does_not_grow) {
  const char* asked = std::getenv("SMX_STEADY_DOCUMENTS");
  const std::size_t count = asked == nullptr ? 4 * kDocuments : std::stoul(asked);
  Case translation(GetParam(), kDocuments);
  ASSERT_TRUE(translation.is_loaded());
  const auto& documents = translation.documents();
  std::size_t before = 0;
  for (std::size_t i = 0; i < kDocuments + count; ++i) {
    if (i == kDocuments) before = resident_bytes();
    ASSERT_EQ(translation.translate(documents[i % kDocuments].input).outcome, Outcome::translated);
  }
  // The heap may settle a little; a leak of 100 bytes a document would show in a million of them.
  EXPECT_LE(resident_bytes(), before + (4u << 20));
}

INSTANTIATE_TEST_SUITE_P(cases, Steady, ::testing::ValuesIn(kCases),
                         [](const auto& tested) { return std::string(tested.param.case_name); });

}  // namespace
}  // namespace smx::testing
