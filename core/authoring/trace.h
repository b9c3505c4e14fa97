// Where values of an output come from: the line that wrote them, and the place they were made from.
#pragma once

#include <string_view>
#include <vector>

#include "smx/rule_tests.h"
#include "smx/translate.h"

#include "authoring/need_list.h"
#include "authoring/values.h"
#include "engine/written_output.h"

namespace smx::authoring {

/// A document that goes in.
struct GivenDocument {
  std::string name;
  std::string text;           // JSON or XML
  std::optional<Node> value;  // what it was written from; nothing where no test holds it
};

/// An answer with a document.
struct FoundAnswer {
  const NeedEntry* entry = nullptr;
  std::string need;  // the address of the need
};

/// What one translation was given.
struct WentIn {
  const Values& values;
  const std::vector<GivenDocument>& inputs;
  const std::vector<FoundAnswer>& answers;  // in the order they came
};

/// Looks at the last translation of a translator, until its next.
class Trace {
 public:
  Trace(const WentIn& went_in, const Translator& translator)
      : went_in_(went_in), written_(translator) {}

  /// Of a difference at a place of the output: who wrote what is there, or should have written it.
  void add_to(TestFailure& failure) const;
  /// Of a fault or report that was not expected.
  void add_to(TestFailure& failure, const Diagnostic& said) const;
  /// Of one that was expected, by the address of its rule.
  void add_rule(TestFailure& failure, std::string_view address) const;

 private:
  void add_rule(TestFailure& failure, RuleId rule) const;
  void add_input(TestFailure& failure, InputPlace place, const Node* document) const;
  const Node* document_of(std::string_view name) const;
  const Node* document_of(const InputPlace& place, DocumentId id) const;

  WentIn went_in_;
  WrittenOutput written_;
};

}  // namespace smx::authoring
