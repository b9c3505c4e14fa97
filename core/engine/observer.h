// For rooms above the engine: a look at a translation while its values are still there.
#pragma once

#include <span>

#include "smx/translate.h"

#include "engine/documents.h"
#include "eval/evaluator.h"
#include "eval/recorder.h"

namespace smx {

/// A translation that came to an end, with all that its result was made of. Nodes and texts live
/// until the translator is used again.
struct EndedTranslation {
  const Program& program;
  const Mapping& mapping;
  const Documents& documents;           // leads from the origin of a node to its place
  std::span<const Node* const> inputs;  // in the order of the mapping's; null: not given
  const Evaluation& evaluation;         // with the output, whose nodes know their rule and origin
};

class Observer {
 public:
  Observer() = default;
  virtual ~Observer() = default;
  Observer(const Observer&) = delete;
  Observer& operator=(const Observer&) = delete;

  /// Who is told of each pass. Null: nobody.
  virtual Recorder* recorder() { return nullptr; }

  /// The rule of the line that a value was stamped with, where the recorder stamps with something
  /// of its own.
  virtual RuleId rule_of(RuleId stamp) const { return stamp; }

  /// Called once, after the last pass, unless the translation ended before: documents that do not
  /// fit their schemas, a context that cannot be, a need that was not answered.
  virtual void ended(const EndedTranslation& translation) = 0;
};

/// Translator::translate() with somebody who looks.
void translate_observed(Translator& translator, const Request& request, NeedSource& needs,
                        Observer& observer, Translation& result);

}  // namespace smx
