// What single rooms cost, on documents of the benchmark.
#include <stdexcept>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "documents.h"
#include "json/read_json.h"
#include "json/write_json.h"
#include "measure/corpus.h"
#include "times/form.h"
#include "times/times.h"
#include "types/schema.h"
#include "types/validate.h"
#include "value/arena.h"
#include "xml/events.h"

namespace smx::bench {
namespace {

constexpr std::uint64_t kSeed = 11;
constexpr std::size_t kDocuments = 200;

struct Inputs {
  std::vector<std::string> texts;
  std::size_t bytes = 0;
};

Inputs inputs_of(const std::string& case_name) {
  Inputs inputs;
  for (Document& document : draw_documents(case_name, kDocuments, kSeed, LookUps::draw(kSeed))) {
    inputs.bytes += document.input.size();
    inputs.texts.push_back(std::move(document.input));
  }
  return inputs;
}

void set_bytes(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes));
}

const Node& read(JsonReader& reader, const std::string& text, Arena& arena) {
  const JsonDocument document = reader.read(text, 0, arena, {});
  if (document.root == nullptr) throw std::runtime_error("the document is not JSON");
  return *document.root;
}

void read_json_messages(benchmark::State& state) {
  const Inputs inputs = inputs_of("comm");
  JsonReader reader;
  Arena arena;
  for (auto _ : state) {
    for (const std::string& text : inputs.texts) {
      arena.reset();
      benchmark::DoNotOptimize(&read(reader, text, arena));
    }
  }
  set_bytes(state, inputs.bytes);
}
BENCHMARK(read_json_messages)->Unit(benchmark::kMicrosecond);

void write_json_messages(benchmark::State& state) {
  const Inputs inputs = inputs_of("comm");
  JsonReader reader;
  Arena arena;
  std::vector<const Node*> roots;
  for (const std::string& text : inputs.texts) roots.push_back(&read(reader, text, arena));
  std::string out;
  std::size_t bytes = 0;
  for (auto _ : state) {
    bytes = 0;
    for (const Node* root : roots) {
      out.clear();
      write_json(*root, JsonLayout::compact, out);
      bytes += out.size();
    }
  }
  set_bytes(state, bytes);
}
BENCHMARK(write_json_messages)->Unit(benchmark::kMicrosecond);

class Counted final : public xml::Handler {
 public:
  void start_element(std::string_view, std::string_view,
                     std::span<const xml::Attribute> attributes) override {
    seen += attributes.size() + 1;
  }
  void end_element(std::string_view, std::string_view) override {}
  void text(std::string_view characters) override { seen += characters.size(); }

  std::size_t seen = 0;
};

void read_xml_entries(benchmark::State& state) {
  const Inputs inputs = inputs_of("atom");
  Counted handler;
  for (auto _ : state) {
    for (const std::string& text : inputs.texts) {
      if (xml::parse(text, {}, handler)) throw std::runtime_error("the document is not XML");
    }
  }
  benchmark::DoNotOptimize(handler.seen);
  set_bytes(state, inputs.bytes);
}
BENCHMARK(read_xml_entries)->Unit(benchmark::kMicrosecond);

// Documents that have been read, against their schema, without messages.
void check_messages_against_schema(benchmark::State& state) {
  const Inputs inputs = inputs_of("comm");
  JsonReader reader;
  Arena arena;
  std::vector<const Node*> roots;
  for (const std::string& text : inputs.texts) roots.push_back(&read(reader, text, arena));
  const Source source("inbox.yaml", read_whole(SMX_BENCH_RULES "/schemas/inbox.yaml"));
  Diagnostics diagnostics;
  TypeStore store;
  const Limits limits;
  Schemas schemas(
      store, [&](const std::string&, Span) { return &source; }, limits, diagnostics);
  schemas.declare("inbox", {"inbox.yaml", ""}, {});
  const Type* type = schemas.named("inbox/SentMessage", {});
  if (type == nullptr) throw std::runtime_error("the schema does not load");
  for (auto _ : state) {
    for (const Node* root : roots) {
      if (!fits(*root, *type)) throw std::runtime_error("a message does not fit its schema");
    }
  }
  set_bytes(state, inputs.bytes);
}
BENCHMARK(check_messages_against_schema)->Unit(benchmark::kMicrosecond);

void parse_rfc3339_time(benchmark::State& state) {
  std::string text = "2024-03-01T23:30:00.250-05:00";
  for (auto _ : state) {
    benchmark::DoNotOptimize(text.data());
    benchmark::DoNotOptimize(times::parse_rfc3339(text));
  }
}
BENCHMARK(parse_rfc3339_time);

void parse_time_by_form(benchmark::State& state) {
  std::string text = "Tue, 05 Mar 2024 15:04:05 GMT";
  const auto form = times::CompiledForm::of("rfc1123");
  for (auto _ : state) {
    benchmark::DoNotOptimize(text.data());
    benchmark::DoNotOptimize(form->read(text));
  }
}
BENCHMARK(parse_time_by_form);

void format_time(benchmark::State& state) {
  const auto instant = times::parse_rfc3339("2024-03-01T23:30:00.250-05:00");
  const auto form = times::CompiledForm::of("rfc3339-ms");
  const times::Local local{instant->seconds, instant->nanoseconds, instant->fraction_digits};
  char out[times::kMostNamedBytes];
  for (auto _ : state) {
    benchmark::DoNotOptimize(form->write(local, out));
    benchmark::DoNotOptimize(&out[0]);
  }
}
BENCHMARK(format_time);

}  // namespace
}  // namespace smx::bench

BENCHMARK_MAIN();
