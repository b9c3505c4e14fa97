// Elements that are kept as the markup they are.
#include "markup/reader.h"

namespace smx::markup {

void Reader::keep_blank(std::string_view characters, std::size_t offset) {
  record_text(characters);
  if (is_skipping()) return;
  OpenElement& element = open_.back();
  if (element.shape->keeps_text) add_piece(element, characters, offset);
}

void Reader::end_skipped(std::string_view local) {
  record_end(local);
  if (--skipped_ > 0 || !keeps_skipped_) return;
  keeps_skipped_ = false;
  OpenElement& parent = open_.back();
  const std::uint32_t property = parent.shape->foreign_elements;
  const std::string_view markup = arena_->copy(end_recording());
  add_item(parent, parent.shape->property_name(property), property, Part::content) =
      Node::text(markup, origin(skipped_offset_));
}

/// Whoever writes down what happens here gets it.
void Reader::record_start(const xml::StartTag& tag) {
  for (Recording& recording : recordings_) {
    recording.writer.start_element(tag.uri(), tag.local(), tag.attributes);
  }
}

void Reader::record_text(std::string_view characters) {
  for (Recording& recording : recordings_) recording.writer.text(characters);
}

void Reader::record_end(std::string_view local) {
  for (Recording& recording : recordings_) recording.writer.end_element(local);
}

/// Begins to write down the content of the element opened last, with the text that was before.
void Reader::begin_recording() {
  const std::size_t level = recordings_.size();
  if (level == recorded_.size()) recorded_.push_back(std::make_unique<std::string>());
  recorded_[level]->clear();
  recordings_.emplace_back(*recorded_[level]);
  if (is_skipping()) return;
  OpenElement& element = open_.back();
  element.has_recording = true;
  recordings_.back().writer.text(text_so_far(element));
}

/// What was written down last; to be copied before anything else is recorded.
std::string_view Reader::end_recording() {
  recordings_.pop_back();
  return *recorded_[recordings_.size()];
}

}  // namespace smx::markup
