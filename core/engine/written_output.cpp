#include "engine/written_output.h"

#include "engine/documents.h"

namespace smx {

std::optional<InputPlace> WrittenOutput::place_of(const Node& value) const {
  if (!documents_ || !documents_->has_place(value.origin())) return std::nullopt;
  return documents_->place(value.origin());
}

}  // namespace smx
