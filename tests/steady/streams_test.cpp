// What must not happen over a long stream: memory that grows with it.
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

#include "smx/stream.h"

#include "counted_malloc.h"

namespace smx::testing {
namespace {

constexpr std::size_t kFew = 2'000;
constexpr std::size_t kMany = 10 * kFew;

std::shared_ptr<const RuleSet> rules() {
  const LoadedRules loaded = load_rules(
      MemoryFileSystem(
          {{"pack.yaml", "pack: test\nsummary: For tests.\nschemas: { t: schemas/t.yaml }\n"},
           {"schemas/t.yaml", R"(
$defs:
  Feed:
    type: object
    xml: { name: feed, namespace: "urn:a" }
    properties: { entry: { type: array, items: { $ref: '#/$defs/Entry' } } }
  Entry:
    type: object
    xml: { name: entry, namespace: "urn:a" }
    required: [ id ]
    properties: { id: { type: string }, title: { type: string } }
)"},
           {"mappings/items.yaml", R"(
mapping: items
summary: The entries of a feed, one by one.
input: { document: t/Feed }
output: [ { type: object, properties: { id: { type: string }, title: { type: string } } } ]
result: { each: document.entry, fields: { id: .id, title: .title }, default: [] }
)"},
           {"mappings/lines.yaml", R"(
mapping: lines
summary: One entry.
input: { document: t/Entry }
output: { type: object, properties: { id: { type: string }, title: { type: string } } }
fields: { id: document.id, title: document.title }
)"}}),
      "");
  for (const Diagnostic& diagnostic : loaded.diagnostics.items()) {
    ADD_FAILURE() << render_text(diagnostic, Colour::never);
  }
  return loaded.rules;
}

class NoNeeds final : public NeedSource {
 public:
  std::vector<NeedAnswer> answer(std::span<const NeedRequest> questions) override {
    return std::vector<NeedAnswer>(questions.size());
  }
};

std::size_t resident_bytes() {
  std::ifstream file("/proc/self/statm");
  std::size_t all = 0, resident = 0;
  file >> all >> resident;
  return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

/// Remembers what had been allocated when the first few were there.
class Watching final : public StreamReceiver {
 public:
  Next take(const StreamEntry& entry, const Translation& result) override {
    if (result.outcome == Outcome::translated && result.has_output) ++translated;
    if (entry.index + 1 == kFew) {
      resident = resident_bytes();
      allocations = allocations_so_far().count;
    }
    return Next::more;
  }

  std::size_t translated = 0;
  std::uint64_t allocations = 0;
  std::size_t resident = 0;
};

struct Kind {
  const char* mapping;
  std::string_view begin, entry, end;
};

constexpr Kind kKinds[] = {
    {"items", "<f:feed xmlns:f='urn:a'>\n",
     "<f:entry>\n  <f:id>urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a</f:id>\n"
     "  <f:title>An entry, &amp; a title that says so in some more words</f:title>\n</f:entry>\n",
     "</f:feed>\n"},
    {"lines", "",
     "{\"id\":\"urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a\","
     "\"title\":\"An entry, and a title that says so in some more words\"}\n",
     ""},
};

class SteadyStreams : public ::testing::TestWithParam<Kind> {};

TEST_P(SteadyStreams, entries_cost_no_memory_and_no_allocation) {
  const auto loaded = rules();
  ASSERT_TRUE(loaded);
  NoNeeds needs;
  Watching watching;
  StreamTranslator stream(loaded, {.mapping = GetParam().mapping, .now = "2026-05-01T12:00:00Z"},
                          needs, watching);
  // Several entries in each chunk, and one that is cut.
  std::string chunk;
  for (int i = 0; i < 7; ++i) chunk += GetParam().entry;
  const std::size_t cut = chunk.size() - 40;
  std::string rest = chunk.substr(cut);
  stream.feed(GetParam().begin);
  for (std::size_t i = 0; i < kMany / 7; ++i) {
    stream.feed(std::string_view(chunk).substr(0, cut));
    stream.feed(rest);
  }
  const std::uint64_t allocations = allocations_so_far().count - watching.allocations;
  const std::size_t resident = resident_bytes();
  stream.feed(GetParam().end);
  const StreamEnd& end = stream.finish();
  EXPECT_FALSE(end.fault) << (end.fault ? end.fault->message : "");
  EXPECT_EQ(end.entries, kMany / 7 * 7);
  EXPECT_EQ(watching.translated, end.entries);
  EXPECT_EQ(allocations, 0u);
  EXPECT_LE(resident, watching.resident + (1u << 20));
}

INSTANTIATE_TEST_SUITE_P(kinds, SteadyStreams, ::testing::ValuesIn(kKinds),
                         [](const auto& tested) { return std::string(tested.param.mapping); });

}  // namespace
}  // namespace smx::testing
