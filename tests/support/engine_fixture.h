// A small world in memory: a pack, documents, answers; tests read as stories.
//
//   World world;
//   world.file("mappings/a-to-b.yaml", "...");
//   world.translate("a-to-b", R"({"id": 1})").output
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "smx/rule_set.h"
#include "smx/translate.h"

namespace smx::testing {

/// Answers from a table; keeps what was asked, round by round.
class ScriptedNeeds final : public NeedSource {
 public:
  /// `question` is "fetch {by}", as in `oh/Pool {"id":17}`.
  void answer_with(const std::string& question, std::string document) {
    answers_[question] = std::move(document);
  }
  void not_found(const std::string& question) { missing_.push_back(question); }

  std::vector<NeedAnswer> answer(std::span<const NeedRequest> questions) override {
    std::vector<std::string>& round = asked.emplace_back();
    std::vector<NeedAnswer> given;
    for (const NeedRequest& request : questions) {
      const std::string question = request.fetch + " " + request.by;
      round.push_back(question);
      NeedAnswer& one = given.emplace_back();
      auto found = answers_.find(question);
      if (found != answers_.end()) {
        one = {NeedAnswer::State::found, found->second, ""};
      } else if (std::find(missing_.begin(), missing_.end(), question) != missing_.end()) {
        one.state = NeedAnswer::State::not_found;
      } else {
        one.reason = "nobody answers this in the test";
      }
    }
    return given;
  }

  std::vector<std::vector<std::string>> asked;

 private:
  std::map<std::string, std::string> answers_;
  std::vector<std::string> missing_;
};

class World {
 public:
  World() {
    file("pack.yaml", R"(
pack: test
summary: A pack for tests.
schemas: { t: schemas/t.yaml }
faults:
  wrong-kind: This kind is not taken.
  bad-id: The id has no number.
patterns:
  numbered: ^(?P<number>[0-9]+)-
context:
  place: { type: text, default: here }
)");
    file("schemas/t.yaml", R"(
$defs:
  In:
    type: object
    required: [ id ]
    properties:
      id: { type: string }
      count: { type: integer }
      big: { type: number }
      flag: { type: boolean }
      note: { type: string, nullable: true }
      kind: { type: string, enum: [ A, B, C ] }
      at: { type: string, format: date-time }
      name: { type: string, x-phi: true }
      one: { type: integer }
      two: { type: integer }
      items:
        type: array
        items:
          type: object
          required: [ key ]
          properties:
            key: { type: string }
            value: { type: string }
            absent: { $ref: '#/$defs/Coded' }
      sizes:
        type: object
        additionalProperties: { type: integer }
  Coded:
    type: object
    x-absent-if-only: [ extension ]
    properties:
      code: { type: string }
      extension: { type: array, items: {} }
  Thing:
    type: object
    required: [ name ]
    properties:
      name: { type: string }
      next: { type: string }
  Out:
    type: object
    additionalProperties: false
    properties:
      text: { type: string }
      number: { type: integer }
      amount: { type: number }
      flag: { type: boolean }
      nullable: { type: string, nullable: true }
      short: { type: string, maxLength: 5 }
      kind: { type: string, enum: [ ONE, TWO ] }
      list: { type: array, items: { type: string } }
      objects: { type: array, items: { type: object, properties: { a: { type: string }, b: { type: string } } } }
      inner: { type: object, properties: { a: { type: string }, b: { type: string } } }
)");
  }

  World& file(const std::string& path, std::string text) {
    files_[path] = std::move(text);
    return *this;
  }

  /// A mapping `m` from t/In to t/Out with these keys below (`fields:` and what else is wanted).
  World& mapping(const std::string& body) {
    return file("mappings/m.yaml",
                "mapping: m\nsummary: A mapping.\ninput: { in: t/In }\noutput: t/Out\n" + body);
  }

  LoadedRules load() const { return load_from(""); }
  LoadedRules load_from(const std::string& folder) const {
    return load_rules(MemoryFileSystem(files_), folder);
  }

  /// What loading says against the rules, rendered; empty when all is well.
  std::string problems() const { return said(Severity::error); }
  std::string warnings() const { return said(Severity::warning); }

  Translation translate(const std::string& document, const std::string& mapping = "m") {
    LoadedRules loaded = load();
    if (!loaded.rules) {
      Translation failed;
      failed.output = "the rules do not load:\n" + problems();
      return failed;
    }
    Translator translator(loaded.rules, limits);
    return translator.translate({mapping, {{"in", document}}, "2026-05-01T12:00:00Z", context},
                                needs);
  }

  ScriptedNeeds needs;
  std::vector<ContextValue> context;
  Limits limits;

 private:
  std::string said(Severity severity) const {
    std::string text;
    LoadedRules loaded = load();
    for (const Diagnostic& diagnostic : loaded.diagnostics.items()) {
      if (diagnostic.severity == severity) text += render_text(diagnostic, Colour::never);
    }
    return text;
  }

  std::map<std::string, std::string> files_;
};

/// "many-values at m/text in /items/0, /items/1" for each diagnostic, a line each.
inline std::string summary(const Translation& translation) {
  std::string text;
  for (const Diagnostic& diagnostic : translation.diagnostics) {
    text += diagnostic.fault.empty() ? std::string(code_slug(diagnostic.code)) : diagnostic.fault;
    text += " at " + diagnostic.rule;
    for (std::size_t i = 0; i < diagnostic.inputs.size(); ++i) {
      text += (i == 0 ? " in " : ", ") + diagnostic.inputs[i].pointer;
    }
    text += "\n";
  }
  return text;
}

}  // namespace smx::testing
