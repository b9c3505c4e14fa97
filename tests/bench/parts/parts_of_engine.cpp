// What the parts of a translation cost, seen from a host: public headers only.
#include <algorithm>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "generated_rules.h"

namespace smx::bench {
namespace {

constexpr int kLines = 1000;
constexpr int kCalls = 1000;

// Seconds for one of `count` things that every round does.
benchmark::Counter each(double count) {
  return {count, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert};
}

void run_all(benchmark::State& state, Runner& runner, const std::string& document) {
  // Once before: a host translates one document after the other, and has its memory.
  benchmark::DoNotOptimize(runner.run(document));
  for (auto _ : state) benchmark::DoNotOptimize(runner.run(document));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * document.size()));
}

// A mapping of `range` plain lines over a document of 1,000 members. Without lines there is still
// the document to read: a line costs the difference, divided by 1,000.
void field_lines(benchmark::State& state) {
  RuleFiles files = pack_files(kLines);
  add_mapping(files, "row", "Row", plain_lines(static_cast<int>(state.range(0))));
  Runner runner(load(std::move(files)), "row");
  run_all(state, runner, row_document(kLines));
  state.counters["per_line"] = each(static_cast<double>(state.range(0)));
}
BENCHMARK(field_lines)->Arg(1)->Arg(kLines)->Unit(benchmark::kMicrosecond);

// A thousand texts, each through the pipe `step`.
void run_pipe(benchmark::State& state, RuleFiles files, const std::string& step,
              const std::vector<std::string>& texts) {
  add_mapping(files, "texts", "Texts", "  texts: { each: in.texts, from: " + step + " }\n");
  Runner runner(load(std::move(files)), "texts");
  run_all(state, runner, texts_document(texts));
  state.counters["per_call"] = each(static_cast<double>(texts.size()));
}

std::vector<std::string> keys_of_table(int rows) {
  std::mt19937 random(7);
  std::vector<std::string> keys;
  for (int i = 0; i < rows; ++i) keys.push_back("k" + std::to_string(i));
  std::shuffle(keys.begin(), keys.end(), random);
  keys.resize(kCalls);
  return keys;
}

// What the others are compared with: each text as it is.
void pipe_of_nothing(benchmark::State& state) {
  run_pipe(state, pack_files(1), ".", keys_of_table(50'000));
}
BENCHMARK(pipe_of_nothing)->Unit(benchmark::kMicrosecond);

void look_up_in_table(benchmark::State& state) {
  const int rows = static_cast<int>(state.range(0));
  RuleFiles files = pack_files(1);
  add_table(files, "big", rows, Rows::csv);
  run_pipe(state, std::move(files), ". | lookup big", keys_of_table(rows));
}
BENCHMARK(look_up_in_table)->Arg(1000)->Arg(50'000)->Unit(benchmark::kMicrosecond);

void lua_function_that_does_nothing(benchmark::State& state) {
  RuleFiles files = pack_files(1);
  add_library(files);
  run_pipe(state, std::move(files), ". | quick.same", keys_of_table(50'000));
}
BENCHMARK(lua_function_that_does_nothing)->Unit(benchmark::kMicrosecond);

void built_in_function(benchmark::State& state) {
  run_pipe(state, pack_files(1), ". | upper", keys_of_table(50'000));
}
BENCHMARK(built_in_function)->Unit(benchmark::kMicrosecond);

void parse_and_format_time(benchmark::State& state) {
  const std::vector<std::string> times(kCalls, "Tue, 05 Mar 2024 15:04:05 GMT");
  run_pipe(state, pack_files(1), ". | parse_time rfc1123 | format rfc3339-ms, on_loss: fail",
           times);
}
BENCHMARK(parse_and_format_time)->Unit(benchmark::kMicrosecond);

// 1,000 fields and 50 tables
RuleFiles large_rule_set() {
  RuleFiles files = pack_files(kLines);
  std::string lines;
  for (int i = 0; i < kLines; ++i) {
    const std::string name = "f" + std::to_string(i);
    const std::string table = "table-" + std::to_string(i % 50);
    lines += i % 4 == 0 ? "  " + name + ": { from: in." + name + " | lookup " + table +
                              ", on_unmapped: { use: in." + name +
                              " }, note: the code of the other side }\n"
                        : "  " + name + ": { from: in." + name + " | trim, on_missing: skip }\n";
  }
  add_mapping(files, "row", "Row", lines);
  for (int i = 0; i < 50; ++i) add_table(files, "table-" + std::to_string(i), 85, Rows::yaml);
  return files;
}

void load_rule_set(benchmark::State& state) {
  const RuleFiles files = large_rule_set();
  std::size_t bytes = 0;
  for (const auto& [name, text] : files) bytes += text.size();
  for (auto _ : state) benchmark::DoNotOptimize(load(files));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes));
  state.counters["kB"] = static_cast<double>(bytes) / 1000;
}
BENCHMARK(load_rule_set)->Unit(benchmark::kMillisecond);

void run_thread(benchmark::State& state, std::shared_ptr<const RuleSet> rules) {
  Runner runner(std::move(rules), "row");
  const std::string document = row_document(kLines);
  for (auto _ : state) benchmark::DoNotOptimize(runner.run(document));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}

void one_and_two_threads(benchmark::internal::Benchmark* benchmark) {
  benchmark->Threads(1)->Threads(2)->UseRealTime()->Unit(benchmark::kMicrosecond);
}

// One rule set, one translator for each thread. On two processors that are free, two threads should
// do twice as many documents in a second as one.
void threads_that_share_rules(benchmark::State& state) {
  static const std::shared_ptr<const RuleSet> rules = load(large_rule_set());
  run_thread(state, rules);
}
BENCHMARK(threads_that_share_rules)->Apply(one_and_two_threads);

// What two threads can do on this machine at all: these share nothing.
void threads_with_their_own_rules(benchmark::State& state) {
  run_thread(state, load(large_rule_set()));
}
BENCHMARK(threads_with_their_own_rules)->Apply(one_and_two_threads);

Limits limits_for_large_documents() {
  Limits limits;
  limits.document_bytes = 1u << 30;
  limits.memory_bytes = std::size_t{8} << 30;
  limits.steps = 4'000'000'000;
  return limits;
}

// Cost for a byte must not grow with the document. 100 MB only where that is asked for.
void sizes(benchmark::internal::Benchmark* benchmark) {
  benchmark->Arg(1)->Arg(10)->Unit(benchmark::kMillisecond);
  if (std::getenv("SMX_BENCH_HUGE") != nullptr) benchmark->Arg(100);
}

void run_large(benchmark::State& state, const std::string& type, const std::string& field,
               const std::string& document) {
  RuleFiles files = pack_files(1);
  add_mapping(files, "large", type, field);
  Runner runner(load(std::move(files)), "large", limits_for_large_documents());
  run_all(state, runner, document);
  state.counters["per_byte"] = each(static_cast<double>(document.size()));
}

void document_of_many_items_mb(benchmark::State& state) {
  run_large(state, "Items",
            "  items:\n    each: in.items\n    fields: { name: .name, size: .size, open: .open }\n",
            items_document(static_cast<std::size_t>(state.range(0)) * 1'000'000));
}
BENCHMARK(document_of_many_items_mb)->Apply(sizes);

void document_of_one_text_mb(benchmark::State& state) {
  run_large(state, "Note", "  note: in.note\n",
            note_document(static_cast<std::size_t>(state.range(0)) * 1'000'000));
}
BENCHMARK(document_of_one_text_mb)->Apply(sizes);

}  // namespace
}  // namespace smx::bench
