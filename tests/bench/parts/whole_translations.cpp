// Whole translations, one document after the other, and what a field and a byte of them cost. The
// two cases of the benchmark are what the engine was made fast for; of the other two nobody looked
// at the cost while they were written.
#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "smx/needs.h"

#include "coverage/points.h"
#include "coverage/recorder.h"
#include "documents.h"
#include "generated_rules.h"
#include "json/read_json.h"
#include "measure/corpus.h"
#include "packs/rule_set_state.h"
#include "stays.h"
#include "value/arena.h"
#include "why/trace.h"

namespace smx::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kSeed = 11;
constexpr std::size_t kDocuments = 200;

using Inputs = std::vector<InputDocument>;

class NoNeeds final : public NeedSource {
 public:
  std::vector<NeedAnswer> answer(std::span<const NeedRequest> questions) override {
    return std::vector<NeedAnswer>(questions.size());
  }
};

/// The files below a folder of the sources, under their names there.
void add_folder(RuleFiles& files, const std::string& folder) {
  const fs::path root = SMX_BENCH_SOURCES;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / folder)) {
    if (!entry.is_regular_file()) continue;
    files[fs::relative(entry.path(), root).generic_string()] = read_whole(entry.path().string());
  }
}

std::shared_ptr<const RuleSet> load_folder(const RuleFiles& files, const std::string& folder) {
  const LoadedRules loaded = load_rules(MemoryFileSystem(files), folder);
  if (loaded.rules) return loaded.rules;
  std::string said;
  for (const Diagnostic& one : loaded.diagnostics.items()) said += render_text(one, Colour::never);
  throw std::runtime_error("the rules do not load:\n" + said);
}

/// Texts, numbers and the like of a document.
std::size_t count_fields(const Node& node) {
  std::size_t count = 0;
  if (node.is(Kind::object)) {
    for (const Member& member : node.members()) count += count_fields(member.value);
  } else if (node.is(Kind::list)) {
    for (const Node& item : node.items()) count += count_fields(item);
  } else {
    count = 1;
  }
  return count;
}

/// Keeps all that `smx why` needs.
class Traced final : public Observer {
 public:
  Recorder* recorder() override { return &recorder_; }
  void ended(const EndedTranslation&) override {}

 private:
  why::TraceRecorder recorder_;
};

/// Who looks: nobody, `smx test --coverage` counting what of the rules is reached, or `smx why`.
enum class Watched : std::uint8_t { not_at_all, counted, traced };

/// Translates all, round after round. A field is one value of an output, a byte one of inputs,
/// answers or outputs.
void run_translations(benchmark::State& state, const std::shared_ptr<const RuleSet>& rules,
                      Request request, const std::vector<Inputs>& documents, NeedSource& needs,
                      Watched watched, std::size_t bytes_of_answers = 0) {
  Translator translator(rules);
  const coverage::Points points(rules->state(), "");
  coverage::CoverageRecorder recorder(points);
  Traced traced;
  Translation result;
  std::size_t fields = 0, bytes = 0;
  const auto translate = [&](const Inputs& inputs) {
    request.inputs = inputs;
    if (watched == Watched::counted) {
      translate_observed(translator, request, needs, recorder, result);
    } else if (watched == Watched::traced) {
      translate_observed(translator, request, needs, traced, result);
    } else {
      translator.translate(request, needs, result);
    }
    if (result.outcome == Outcome::translated && result.has_output) return;
    throw std::runtime_error(result.diagnostics.empty()
                                 ? "nothing"
                                 : render_text(result.diagnostics.front(), Colour::never));
  };
  for (const Inputs& inputs : documents) {
    translate(inputs);
    Arena arena;
    fields += count_fields(*read_json(result.output, 0, arena, {}).root);
    bytes += result.output.size() + bytes_of_answers;
    for (const InputDocument& input : inputs) bytes += input.text.size();
  }
  for (auto _ : state) {
    for (const Inputs& inputs : documents) translate(inputs);
  }
  const auto each = [](std::size_t count) {
    return benchmark::Counter(
        static_cast<double>(count),
        benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
  };
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes));
  state.counters["per_document"] = each(documents.size());
  state.counters["per_field"] = each(fields);
  state.counters["per_byte"] = each(bytes);
  state.counters["fields"] = static_cast<double>(fields) / static_cast<double>(documents.size());
  state.counters["bytes"] = static_cast<double>(bytes) / static_cast<double>(documents.size());
}

void run_case(benchmark::State& state, const std::string& name, const std::string& mapping,
              const std::string& input, Watched watched = Watched::not_at_all) {
  const LookUps look_ups = LookUps::draw(kSeed);
  RuleFiles files;
  add_folder(files, "tests/bench/rules");
  for (auto& [file, csv] : look_ups.csv_files()) files["tests/bench/rules/tables/" + file] = csv;
  const std::vector<Document> drawn = draw_documents(name, kDocuments, kSeed, look_ups);
  std::vector<Inputs> documents;
  for (const Document& document : drawn) documents.push_back({{input, document.input}});
  NoNeeds needs;
  run_translations(state, load_folder(files, "tests/bench/rules"),
                   {mapping, {}, "2026-05-01T12:00:00Z"}, documents, needs, watched);
}

void case_atom(benchmark::State& state) {
  run_case(state, "atom", "atom-to-message", "entry");
}
BENCHMARK(case_atom)->Unit(benchmark::kMicrosecond);

void case_comm(benchmark::State& state) {
  run_case(state, "comm", "message-to-communication", "message");
}
BENCHMARK(case_comm)->Unit(benchmark::kMicrosecond);

void case_atom_counted(benchmark::State& state) {
  run_case(state, "atom", "atom-to-message", "entry", Watched::counted);
}
BENCHMARK(case_atom_counted)->Unit(benchmark::kMicrosecond);

void case_comm_counted(benchmark::State& state) {
  run_case(state, "comm", "message-to-communication", "message", Watched::counted);
}
BENCHMARK(case_comm_counted)->Unit(benchmark::kMicrosecond);

/// Answers what was answered before, from memory.
class Remembered final : public NeedSource {
 public:
  explicit Remembered(NeedSource& source) : source_(source) {}

  std::vector<NeedAnswer> answer(std::span<const NeedRequest> questions) override {
    std::vector<NeedAnswer> given;
    for (const NeedRequest& question : questions) {
      const std::string key = question.fetch + " " + question.by;
      const auto [known, is_new] = known_.try_emplace(key);
      if (is_new) known->second = source_.answer(std::span(&question, 1)).front();
      given.push_back(known->second);
    }
    return given;
  }

  std::size_t bytes() const {
    std::size_t bytes = 0;
    for (const auto& [key, one] : known_) bytes += one.document.size();
    return bytes;
  }

 private:
  NeedSource& source_;
  std::map<std::string, NeedAnswer> known_;
};

// The mapping of the shipped pack, with its sample and the sample's answers.
void run_sample(benchmark::State& state, Watched watched) {
  const std::string pack = "rules/secure-messaging";
  RuleFiles files;
  add_folder(files, pack);
  add_folder(files, "scripts");
  const std::string message = files.at(pack + "/samples/oh-message.json");
  const auto rules = load_folder(files, pack);
  const auto answers = load_needs(MemoryFileSystem(files), pack + "/samples/needs.yaml");
  if (!answers) throw std::runtime_error(answers.error().message);
  Remembered needs(**answers);
  Request request{"oh-message-to-mhv", {}, "2026-05-01T12:00:00Z", {{"authority", "d1f5a2c0"}}};
  const std::vector<Inputs> documents(1, {{"message", message}});
  // Once, so that the answers are known, and how long they are.
  Translator(rules).translate({request.mapping, documents.front(), request.now, request.context},
                              needs);
  run_translations(state, rules, request, documents, needs, watched, needs.bytes());
}

void oh_message_to_mhv(benchmark::State& state) {
  run_sample(state, Watched::not_at_all);
}
BENCHMARK(oh_message_to_mhv)->Unit(benchmark::kMicrosecond);

void oh_message_to_mhv_counted(benchmark::State& state) {
  run_sample(state, Watched::counted);
}
BENCHMARK(oh_message_to_mhv_counted)->Unit(benchmark::kMicrosecond);

void oh_message_to_mhv_traced(benchmark::State& state) {
  run_sample(state, Watched::traced);
}
BENCHMARK(oh_message_to_mhv_traced)->Unit(benchmark::kMicrosecond);

// A mapping that was written after the engine was made fast.
void run_stays(benchmark::State& state, Watched watched) {
  RuleFiles files;
  add_folder(files, "tests/bench/afterwards");
  const std::vector<Stay> stays = draw_stays(kDocuments, kSeed);
  std::vector<Inputs> documents;
  for (const Stay& stay : stays) {
    documents.push_back({{"stay", stay.encounter}, {"patient", stay.patient}});
  }
  NoNeeds needs;
  run_translations(state, load_folder(files, "tests/bench/afterwards"),
                   {"stay-to-line", {}, "2026-05-01T12:00:00Z"}, documents, needs, watched);
}

void stay_to_line(benchmark::State& state) {
  run_stays(state, Watched::not_at_all);
}
BENCHMARK(stay_to_line)->Unit(benchmark::kMicrosecond);

void stay_to_line_counted(benchmark::State& state) {
  run_stays(state, Watched::counted);
}
BENCHMARK(stay_to_line_counted)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace smx::bench
