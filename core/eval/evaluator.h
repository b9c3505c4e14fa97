// Runs a checked program over documents: a pure function of its inputs, the context and the answers
// to its questions. No I/O, no clock, no state between calls but memory that is used again.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "smx/diagnostic.h"
#include "smx/limits.h"

#include "program/program.h"
#include "value/arena.h"
#include "value/node.h"

namespace smx {

/// Something that stopped a line, with its rule and the places in the input it concerns. Lives in
/// the arena of the translation; holds no value of a document.
struct Fault {
  Code code{};
  RuleId rule = 0;
  Span span;  // the place in the rule file
  std::span<const Origin> inputs;
  std::string_view name;           // the author's fault, or the function's, or the table's name
  std::string_view detail;         // one sentence, or the shape of what was found
  Span script;                     // the line of a library's script it comes from
  const Policy* policy = nullptr;  // the policy that said `fail`
  const Fault* next = nullptr;     // further faults of the same object or list
};

/// What a policy with `report` said. The value, if any, is in the output.
struct Report {
  Trigger trigger{};
  RuleId rule = 0;  // the line whose policy it was
  Fault about;      // what happened, where; its rule may be one further in
};

/// Something the host must fetch. The same question is asked once.
struct Question {
  const Need* need = nullptr;
  std::string key;  // what is fetched and by what: `oh/Pool {"id":17}`

  /// The keys as one JSON object.
  std::string_view by() const { return std::string_view(key).substr(need->fetch.size() + 1); }
};

/// So that a text is found without being copied first.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>()(text);
  }
};

/// Answers by the key of their question: a document, or null for "there is no such thing".
using Answers = std::unordered_map<std::string, const Node*, TextHash, std::equal_to<>>;

class Recorder;

enum class Ending : std::uint8_t { translated, skipped, refused, questions };

struct Evaluation {
  Ending ending = Ending::refused;
  bool has_output = false;  // translated, and the mapping gave something
  Node output;
  const Fault* faults = nullptr;  // refused
  const Guard* guard = nullptr;   // skipped
  Origin guarded;                 // what the guard looked at
  std::span<const Report> reports;
  std::span<const Question> questions;
};

/// What one translation works on. Inputs follow Mapping::inputs; null is an absent one.
struct Invocation {
  const Program& program;
  const Mapping& mapping;
  std::span<const Node* const> inputs;
  const Node& context;
  const Answers& answers;
  Recorder* recorder = nullptr;  // told of everything; null: nobody asks
};

/// One evaluator belongs to one thread at a time; its buffers are used again. Results live in
/// `arena` and in the evaluator until the next call.
class Evaluator {
 public:
  explicit Evaluator(const Limits& limits);
  ~Evaluator();
  Evaluator(const Evaluator&) = delete;
  Evaluator& operator=(const Evaluator&) = delete;

  Evaluation run(const Invocation& invocation, Arena& arena);
  /// The same invocation once more, with answers to the questions of the pass before. What these
  /// cannot change is not worked out again.
  Evaluation run_again(const Invocation& invocation, Arena& arena);

 private:
  class Run;
  struct Buffers;

  Evaluation pass(const Invocation& invocation, Arena& arena);

  Limits limits_;
  std::unique_ptr<Buffers> buffers_;
};

}  // namespace smx
