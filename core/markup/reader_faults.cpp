// Where something is wrong, worked out only then.
#include "markup/reader.h"
#include "value/pointer.h"

namespace smx::markup {

void Reader::fault(std::size_t offset, std::string message) {
  if (faults_.size() >= most_faults_) return;
  MarkupFault fault;
  fault.offset = offset;
  fault.pointer = pointer();
  fault.path = path();
  fault.message = std::move(message);
  faults_.push_back(std::move(fault));
}

/// How many siblings of the same list stand before an open element.
std::size_t Reader::position(std::size_t level) const {
  std::size_t before = 0;
  for (std::size_t i = open_[level - 1].first_pending; i < open_[level].first_pending; ++i) {
    if (pending_[i].many && pending_[i].property == open_[level].slot->property) ++before;
  }
  return before;
}

std::string Reader::path() const {
  std::string path;
  for (std::size_t level = 0; level < open_.size(); ++level) {
    const Slot* slot = open_[level].slot;
    path += '/';
    if (!slot) {
      path += '*';  // a name of the document
      continue;
    }
    if (!slot->name.prefix.empty()) path += slot->name.prefix + ":";
    path += slot->name.local;
    if (slot->many && level > 0) path += "[" + std::to_string(position(level) + 1) + "]";
  }
  return path;
}

std::string Reader::pointer() const {
  std::string pointer;
  for (std::size_t level = 0; level < open_.size(); ++level) {
    const OpenElement& element = open_[level];
    if (level == 0) {
      if (plan_->has_choice_of_roots()) {
        append_token(pointer, plan_->type().properties[element.slot->property].name);
      }
      continue;
    }
    const Shape& parent = *open_[level - 1].shape;
    if (!element.slot) {
      append_token(pointer, element.key);
    } else {
      if (parent.content == Content::object) {
        append_token(pointer, parent.property_name(element.slot->property));
      }
      if (element.slot->many) append_token(pointer, std::to_string(position(level)));
    }
  }
  return pointer;
}

}  // namespace smx::markup
