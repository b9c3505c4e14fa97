// Documents in, a document out.
//
//   auto loaded = smx::load_rules(files, "rules");
//   smx::Translator translator(loaded.rules);
//   auto result = translator.translate({.mapping = "a-to-b", .inputs = {{"message", bytes}}, .now =
//   "..."}, needs);
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "smx/diagnostic.h"
#include "smx/format.h"
#include "smx/limits.h"
#include "smx/rule_set.h"

namespace smx {

class Observer;

/// The bytes of a document under the name of the mapping's input: JSON, or XML where the schema has
/// an `xml` mark; which of them, the first byte says. They must stay until translate() returns.
struct InputDocument {
  std::string name;
  std::string_view text;
  Position start = {};  // where its first byte stands in the file or stream it was cut from
};

struct ContextValue {
  std::string name;
  std::string text;  // read by the type the pack declares
};

struct Request {
  std::string mapping;
  std::vector<InputDocument> inputs;
  std::string now;  // RFC 3339; the only clock there is
  std::vector<ContextValue> context = {};
};

/// One question: fetch what `fetch` names, by these keys.
struct NeedRequest {
  std::string fetch;  // "oh/Pool"
  std::string by;     // one JSON object with the keys in the order of the rule: {"id":15730568}
  std::string rule;   // the address of the need
};

struct NeedAnswer {
  enum class State : std::uint8_t {
    found,        // `document` holds JSON, or XML as an input may
    not_found,    // there is no such thing; the rules decide what then
    unavailable,  // the host could not find out: the translation ends as unusable
  };
  State state = State::unavailable;
  std::string document;
  std::string reason;  // of unavailable; for the diagnostic
};

/// The host's side of needs.
class NeedSource {
 public:
  virtual ~NeedSource() = default;
  /// All questions of one round; as many answers, in the same order. Called from translate().
  virtual std::vector<NeedAnswer> answer(std::span<const NeedRequest> questions) = 0;
};

enum class Outcome : std::uint8_t {
  translated,  // `output` is whole
  skipped,     // a guard ended the document; `diagnostics` has the reason, as a warning
  refused,     // the document; `diagnostics` has every fault found
  unusable,    // not the document's fault: an unknown mapping, a bad context, an unavailable need
};

struct Translation {
  Outcome outcome = Outcome::unusable;
  bool has_output = false;  // a mapping with an optional output may give nothing
  std::string output;       // JSON, compact; or XML, see `format`
  DocumentFormat format = DocumentFormat::json;  // the mapping's `output_format`
  std::vector<Diagnostic>
      diagnostics;           // faults or the reason, then what policies reported (warnings)
  std::uint32_t rounds = 0;  // how often the host was asked
};

/// Translates on one thread at a time, using its memory again; make one for each thread. Never
/// throws on account of rules or documents.
class Translator {
 public:
  explicit Translator(std::shared_ptr<const RuleSet> rules, const Limits& limits = {});
  ~Translator();
  Translator(const Translator&) = delete;
  Translator& operator=(const Translator&) = delete;

  Translation translate(const Request& request, NeedSource& needs);

  /// The same into a result that is used again: what it held is gone, its memory is kept. A host
  /// that translates one document after the other this way comes to need no heap.
  void translate(const Request& request, NeedSource& needs, Translation& result);

 private:
  friend class StreamTranslator;
  friend class WrittenOutput;  // for rooms above the engine, not for hosts
  friend void translate_observed(Translator& translator, const Request& request, NeedSource& needs,
                                 Observer& observer, Translation& result);
  struct Entry;
  void translate(const Request& request, const Entry* entry, Observer* observer, NeedSource& needs,
                 Translation& result);

  struct State;
  std::unique_ptr<State> state_;
};

/// A document inside a larger one.
struct SelectedDocument {
  std::string pointer;    // where it is
  std::string_view text;  // a part of the larger one's text
  Position start;         // of its first byte
};

/// The values of a JSON document that `pointer` selects, where a step `*` selects every member or
/// item. For callers that keep many documents in one file. The results point into `text`.
Result<std::vector<SelectedDocument>> select_documents(std::string_view text,
                                                       const std::string& document_name,
                                                       std::string_view pointer,
                                                       const Limits& limits = {});

/// The same JSON, indented for people. Text that is not JSON is given back as it is.
std::string indented_json(std::string_view text);

}  // namespace smx
