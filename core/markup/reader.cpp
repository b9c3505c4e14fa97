#include "markup/reader.h"

#include <limits>

#include "markup/scalar.h"

namespace smx::markup {

namespace {

std::uint32_t narrow(std::size_t offset) {
  constexpr std::size_t kMost = std::numeric_limits<std::uint32_t>::max();
  return static_cast<std::uint32_t>(offset < kMost ? offset : kMost);
}

/// "`entry` or `feed`", with the namespace where it is what is wrong.
std::string expected_roots(const Plan& plan) {
  std::string names;
  for (std::size_t i = 0; i < plan.roots().size(); ++i) {
    if (i > 0) names += i + 1 == plan.roots().size() ? " or " : ", ";
    names += "`" + plan.roots()[i].name.local + "`";
  }
  return names;
}

}  // namespace

void Reader::begin(DocumentId document, const Plan& plan, Arena& arena, std::size_t most_faults) {
  document_ = document;
  plan_ = &plan;
  arena_ = &arena;
  most_faults_ = most_faults;
  offset_ = 0;
  root_ = nullptr;
  skipped_ = 0;
  keeps_skipped_ = false;
  open_.clear();
  pending_.clear();
  seen_.clear();
  text_.clear();
  recordings_.clear();
  faults_.clear();
}

void Reader::start_element(std::string_view uri, std::string_view local, Attributes attributes) {
  if (is_skipping()) {
    ++skipped_;
    record_start(uri, local, attributes);
    return;
  }
  if (open_.empty()) return start_root(uri, local, attributes);
  start_child(uri, local, attributes);
}

void Reader::start_root(std::string_view uri, std::string_view local, Attributes attributes) {
  const Slot* by_local = nullptr;
  for (const Slot& root : plan_->roots()) {
    if (root.name.is(uri, local)) return open(*root.value, &root, {}, attributes);
    if (root.name.local == local) by_local = &root;
  }
  if (by_local) {
    const std::string& wanted = by_local->name.uri;
    fault(offset_, "the root element `" + by_local->name.local + "` is not in " +
                       (wanted.empty() ? "no namespace" : "the namespace `" + wanted + "`"));
  } else {
    fault(offset_, "the root element is not " + expected_roots(*plan_));
  }
  skip();
}

void Reader::start_child(std::string_view uri, std::string_view local, Attributes attributes) {
  OpenElement& parent = open_.back();
  const Shape& shape = *parent.shape;
  const bool has_children = shape.content == Content::object || shape.content == Content::wrapper;
  if (shape.mixed != kNoProperty && !parent.has_recording) begin_recording();
  parent.has_elements = true;
  record_start(uri, local, attributes);
  if (!has_children) {
    fault(offset_, shape.content == Content::unknown
                       ? "an element stands where the schema does not say what may stand"
                       : "an element stands where the schema has text only");
    return skip();
  }
  const Slot* slot = find_slot(parent, uri, local);
  if (!slot) {
    if (shape.additional && uri == shape.inherited.uri)
      return start_entry(parent, local, attributes);
    return start_unknown(parent, uri, local, attributes);
  }
  if (shape.content == Content::object) {
    std::uint8_t& seen = seen_[parent.first_seen + slot->property];
    if (seen != 0 && !slot->many) {
      fault(offset_, "there is a second `" + slot->name.local + "`, where one is meant");
      return skip();
    }
    seen = 1;
  }
  open(*slot->value, slot, {}, attributes);
}

/// An element no property is for: kept, refused, or passed over, as a member of JSON would be.
void Reader::start_unknown(OpenElement& parent, std::string_view uri, std::string_view local,
                           Attributes attributes) {
  const Shape& shape = *parent.shape;
  parent.has_unknown = true;
  skip();
  if (shape.mixed != kNoProperty) return;  // the recording has it
  if (shape.foreign_elements != kNoProperty) {
    keeps_skipped_ = true;
    skipped_offset_ = narrow(offset_);
    begin_recording();
    recordings_.back().writer.start_element(uri, local, attributes);
  } else if (shape.type->closed || shape.content == Content::wrapper) {
    fault(offset_, "the schema of the element knows no such child element");
  }
}

void Reader::start_entry(OpenElement& parent, std::string_view local, Attributes attributes) {
  open(*parent.shape->additional, nullptr, arena_->copy(local), attributes);
}

void Reader::open(const Shape& shape, const Slot* slot, std::string_view key,
                  Attributes attributes) {
  OpenElement element;
  element.shape = &shape;
  element.slot = slot;
  element.key = key;
  element.first_pending = pending_.size();
  element.first_seen = seen_.size();
  element.first_text = text_.size();
  element.offset = element.text_offset = narrow(offset_);
  if (shape.content == Content::object) seen_.resize(seen_.size() + shape.type->properties.size());
  open_.push_back(element);
  read_attributes(open_.back(), attributes);
}

/// Children mostly come in the order of the schema: the look-up begins behind the last hit.
const Slot* Reader::find_slot(OpenElement& element, std::string_view uri, std::string_view local) {
  const std::vector<Slot>& slots = element.shape->elements;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    std::size_t at = element.next_slot + i;
    if (at >= slots.size()) at -= slots.size();
    if (!slots[at].name.is(uri, local)) continue;
    element.next_slot = at;
    return &slots[at];
  }
  return nullptr;
}

void Reader::text(std::string_view characters) {
  for (Recording& recording : recordings_) recording.writer.text(characters);
  if (is_skipping() || open_.empty()) return;
  OpenElement& element = open_.back();
  const Shape& shape = *element.shape;
  const bool keeps_text = (shape.content != Content::object && shape.content != Content::wrapper) ||
                          shape.text != kNoProperty || shape.mixed != kNoProperty;
  if (!element.has_words && !is_blank(characters)) {
    element.has_words = true;
    if (!keeps_text) element.text_offset = narrow(offset_);
  }
  if (!keeps_text) return;
  if (text_.size() == element.first_text) element.text_offset = narrow(offset_);
  text_ += characters;
}

void Reader::end_element(std::string_view, std::string_view local) {
  if (is_skipping()) {
    for (Recording& recording : recordings_) recording.writer.end_element(local);
    if (--skipped_ > 0 || !keeps_skipped_) return;
    keeps_skipped_ = false;
    const std::uint32_t property = open_.back().shape->foreign_elements;
    const Node markup = Node::text(arena_->copy(end_recording()), origin(skipped_offset_));
    pending_.push_back({property, true, true, {}, markup});
    return;
  }
  OpenElement element = open_.back();
  const Node node = close(element);
  if (element.shape->content == Content::object) seen_.resize(element.first_seen);
  text_.resize(element.first_text);
  pending_.resize(element.first_pending);
  open_.pop_back();
  deliver(element, node);
  for (Recording& recording : recordings_) recording.writer.end_element(local);
}

/// Whether anybody writes down what happens here.
bool Reader::record_start(std::string_view uri, std::string_view local, Attributes attributes) {
  for (Recording& recording : recordings_) {
    recording.writer.start_element(uri, local, attributes);
  }
  return !recordings_.empty();
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
  recordings_.back().writer.text(std::string_view(text_).substr(element.first_text));
}

/// What was written down last; to be copied before anything else is recorded.
std::string_view Reader::end_recording() {
  recordings_.pop_back();
  return *recorded_[recordings_.size()];
}

}  // namespace smx::markup
