// Streams of 1, 10 and 100 MB, entry by entry: the cost for a byte must not grow, and neither must
// the memory.
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <string>

#include <benchmark/benchmark.h>
#include <unistd.h>

#include "smx/stream.h"

#include "generated_rules.h"

namespace smx::bench {
namespace {

constexpr std::size_t kChunk = 64 * 1024;

class NoNeeds final : public NeedSource {
 public:
  std::vector<NeedAnswer> answer(std::span<const NeedRequest> questions) override {
    return std::vector<NeedAnswer>(questions.size());
  }
};

class Counting final : public StreamReceiver {
 public:
  Next take(const StreamEntry&, const Translation& result) override {
    if (result.outcome != Outcome::translated || !result.has_output) {
      throw std::runtime_error("an entry is not translated");
    }
    bytes += result.output.size();
    return Next::more;
  }

  std::size_t bytes = 0;
};

RuleFiles feed_rules() {
  return {{"pack.yaml",
           "pack: generated\nsummary: Made to be measured.\nschemas: { t: schemas/t.yaml }\n"},
          {"schemas/t.yaml", R"($defs:
  Document:
    type: object
    xml: { x-roots: true }
    properties: { feed: { $ref: '#/$defs/Feed' } }
  Feed:
    type: object
    xml: { name: feed, namespace: "http://www.w3.org/2005/Atom" }
    properties: { entry: { type: array, items: { $ref: '#/$defs/Entry' } } }
  Entry:
    type: object
    xml: { name: entry, namespace: "http://www.w3.org/2005/Atom" }
    required: [ id, title ]
    properties:
      id: { type: string }
      title: { type: string }
      updated: { type: string, format: date-time }
      link: { type: object, properties: { '@href': { type: string } } }
      summary: { type: string }
)"},
          {"mappings/items.yaml", R"(mapping: items
summary: Made to be measured.
input: { document: t/Document }
output: [ { type: object, properties: { id: { type: string }, title: { type: string }, at: { type: string }, href: { type: string }, summary: { type: string } } } ]
result:
  each: document.feed.entry
  fields: { id: .id, title: .title, at: .updated, href: .link.@href, summary: .summary }
  default: []
)"},
          {"mappings/lines.yaml", R"(mapping: lines
summary: Made to be measured.
input: { document: t/Entry }
output: { type: object, properties: { id: { type: string }, title: { type: string }, at: { type: string }, href: { type: string }, summary: { type: string } } }
fields: { id: document.id, title: document.title, at: document.updated, href: document.link.@href, summary: document.summary }
)"}};
}

/// Entries until there are so many bytes; each with its number.
template <typename Entry>
std::string repeated(std::size_t bytes, std::string begin, Entry entry, std::string_view end) {
  for (std::size_t i = 0; begin.size() < bytes; ++i) begin += entry(std::to_string(i));
  return begin += end;
}

const std::string kWords =
    "A patient has written to the care team about an appointment, and an answer is awaited. ";

std::string feed_of(std::size_t bytes) {
  const auto entry = [](const std::string& number) {
    return "  <entry>\n    <id>urn:uuid:" + number + "</id>\n    <title>Message " + number +
           "</title>\n    <updated>2026-05-01T12:00:00Z</updated>\n    <link href=\"https://"
           "example.org/messages/" +
           number + "\"/>\n    <summary>" + kWords + kWords + "</summary>\n  </entry>\n";
  };
  return repeated(bytes,
                  "<?xml version=\"1.0\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"
                  "  <title>All of them</title>\n",
                  entry, "</feed>\n");
}

std::string lines_of(std::size_t bytes) {
  const auto entry = [](const std::string& number) {
    return R"({"id":"urn:uuid:)" + number + R"(","title":"Message )" + number +
           R"(","updated":"2026-05-01T12:00:00Z","link":{"@href":"https://example.org/messages/)" +
           number + R"("},"summary":")" + kWords + kWords + "\"}\n";
  };
  return repeated(bytes, "", entry, "");
}

double resident_mb() {
  std::ifstream file("/proc/self/statm");
  double all = 0, resident = 0;
  file >> all >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

void run_stream(benchmark::State& state, const std::string& mapping, const std::string& bytes) {
  const auto rules = load(feed_rules());
  NoNeeds needs;
  std::uint64_t entries = 0;
  const double before = resident_mb();
  for (auto _ : state) {
    Counting receiver;
    StreamTranslator stream(rules, {.mapping = mapping, .now = "2026-05-01T12:00:00Z"}, needs,
                            receiver);
    for (std::size_t at = 0; at < bytes.size(); at += kChunk) {
      stream.feed(std::string_view(bytes).substr(at, kChunk));
    }
    const StreamEnd& end = stream.finish();
    if (end.fault) throw std::runtime_error(render_text(*end.fault, Colour::never));
    entries = end.entries;
    benchmark::DoNotOptimize(receiver.bytes);
  }
  const auto each = [](double count) {
    return benchmark::Counter(
        count, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
  };
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes.size()));
  state.counters["per_byte"] = each(static_cast<double>(bytes.size()));
  state.counters["per_entry"] = each(static_cast<double>(entries));
  state.counters["grown_mb"] = resident_mb() - before;
}

void sizes(benchmark::internal::Benchmark* benchmark) {
  benchmark->Arg(1)->Arg(10)->Unit(benchmark::kMillisecond);
  if (std::getenv("SMX_BENCH_HUGE") != nullptr) benchmark->Arg(100);
}

void stream_of_elements_mb(benchmark::State& state) {
  run_stream(state, "items", feed_of(static_cast<std::size_t>(state.range(0)) * 1'000'000));
}
BENCHMARK(stream_of_elements_mb)->Apply(sizes);

void stream_of_lines_mb(benchmark::State& state) {
  run_stream(state, "lines", lines_of(static_cast<std::size_t>(state.range(0)) * 1'000'000));
}
BENCHMARK(stream_of_lines_mb)->Apply(sizes);

}  // namespace
}  // namespace smx::bench
