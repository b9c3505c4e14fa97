// What a translation wrote, as the values it was written from: each knows the line that wrote it
// and the place it was read from. For rooms above the engine; hosts see bytes.
#pragma once

#include <optional>

#include "smx/diagnostic.h"
#include "smx/translate.h"

#include "program/program.h"
#include "value/node.h"

namespace smx {

class Documents;

class WrittenOutput {
 public:
  /// Of the last translation. Holds until `translator` translates again.
  explicit WrittenOutput(const Translator& translator);

  /// The whole output; null where nothing was written.
  const Node* root() const { return root_; }
  /// What was run, null where nothing was; of a mapping under overlays the one that wrote the
  /// output.
  const Program* program() const { return program_; }
  const Mapping* mapping() const { return mapping_; }

  /// The place of an input or an answer that a value was read from, or made of what was read there.
  /// Nothing where it was made of neither.
  std::optional<InputPlace> place_of(const Node& value) const;

 private:
  const Node* root_ = nullptr;
  const Program* program_ = nullptr;
  const Mapping* mapping_ = nullptr;
  const Documents* documents_ = nullptr;
};

}  // namespace smx
