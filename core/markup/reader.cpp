#include "markup/reader.h"

#include "markup/scalar.h"

namespace smx::markup {

namespace {

/// An offset; documents of more than 32 bits of bytes are refused before anything is read of them.
std::uint32_t narrow(std::size_t offset) {
  return static_cast<std::uint32_t>(offset);
}

/// The key of a start tag that is not the one expected, or null.
[[gnu::noinline]] const SlotKey* seek(const OpenElement& element, const xml::StartTag& tag) {
  const std::string_view local = tag.local();
  const NamespaceId name_space = tag.name_space();
  const std::vector<SlotKey>& keys = element.shape->element_keys;
  const SlotKey* key = element.next;
  for (std::size_t left = keys.size(); left > 0; --left) {
    if (key->name_space == name_space && xml::same_name(key->local, local)) return key;
    key = key->slot ? key + 1 : keys.data();
  }
  return nullptr;
}

/// Children mostly come in the order of the schema: the search begins behind the last hit.
const SlotKey* find_key(const OpenElement& element, const xml::StartTag& tag) {
  return tag.is_expected() ? element.next : seek(element, tag);
}

/// What mostly comes behind a child: the next in the schema, or, in a list, another item.
const SlotKey* key_behind(const SlotKey* key) {
  return key->slot->many ? key : key + 1;
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

void Reader::begin(DocumentId document, const Plan& plan, Arena& arena, std::size_t most_faults,
                   Wrapped wrapped) {
  document_ = document;
  wrapped_ = wrapped;
  is_in_wrapping_ = false;
  plan_ = &plan;
  arena_ = &arena;
  most_faults_ = most_faults;
  offset_ = 0;
  root_ = nullptr;
  skipped_ = 0;
  keeps_skipped_ = false;
  // What one huge document needed is not kept for the small ones that follow.
  constexpr std::size_t kKept = 16 * 1024;
  open_.clear_and_keep(kKept);
  pending_.clear_and_keep(kKept);
  seen_.clear_and_keep(kKept);
  if (members_.capacity() > kKept) members_ = {};
  if (keys_.capacity() > kKept) keys_ = {};
  if (texts_.capacity() > 64 * kKept) texts_ = {};
  texts_.clear();
  recordings_.clear();
  faults_.clear();
}

/// The template is filled in here, and nowhere else, so that what it calls can become a part of it.
std::optional<xml::Fault> Reader::read(std::string_view text, const xml::Options& options,
                                       xml::Scratch& scratch) {
  return xml::read_events(text, options, scratch, *this);
}

void Reader::start_element(const xml::StartTag& tag) {
  offset_ = narrow(tag.offset);
  if (is_skipping()) {
    ++skipped_;
    record_start(tag);
  } else if (open_.empty()) {
    if (wrapped_ == Wrapped::yes && !is_in_wrapping_) {
      is_in_wrapping_ = true;
    } else {
      start_root(tag);
    }
  } else {
    start_child(tag);
  }
}

void Reader::start_root(const xml::StartTag& tag) {
  const Slot* by_local = nullptr;
  for (const Slot& root : plan_->roots()) {
    if (root.name.local != tag.local()) continue;
    if (root.name_space == tag.name_space()) {
      return open(*root.value, &root, {}, tag.attributes);
    }
    by_local = &root;
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

void Reader::start_child(const xml::StartTag& tag) {
  OpenElement& parent = open_.back();
  const Shape& shape = *parent.shape;
  if (shape.mixed != kNoProperty && !parent.has_recording) begin_recording();
  parent.has_elements = true;
  if (!recordings_.empty()) record_start(tag);
  if (const SlotKey* key = find_key(parent, tag)) {
    const Slot* const slot = key->slot;
    parent.next = key_behind(key);
    if (is_second(parent, *slot)) {
      fault(offset_, "there is a second `" + slot->name.local + "`, where one is meant");
      return skip();
    }
    return open(*slot->value, slot, {}, tag.attributes);
  }
  if (shape.content != Content::object && shape.content != Content::wrapper) {
    fault(offset_, shape.content == Content::unknown
                       ? "an element stands where the schema does not say what may stand"
                       : "an element stands where the schema has text only");
    return skip();
  }
  if (shape.additional && tag.uri() == shape.inherited.uri) {
    return open(*shape.additional, nullptr, tag.local(), tag.attributes);
  }
  start_unknown(parent, tag);
}

/// An element no property is for: kept, refused, or passed over, as a member of JSON would be.
void Reader::start_unknown(OpenElement& parent, const xml::StartTag& tag) {
  const Shape& shape = *parent.shape;
  parent.has_unknown = true;
  skip();
  if (shape.mixed != kNoProperty) return;  // the recording has it
  if (shape.foreign_elements != kNoProperty) {
    keeps_skipped_ = true;
    skipped_offset_ = offset_;
    begin_recording();
    recordings_.back().writer.start_element(tag.uri(), tag.local(), tag.attributes);
  } else if (shape.type->closed || shape.content == Content::wrapper) {
    fault(offset_, "the schema of the element knows no such child element");
  }
}

void Reader::open(const Shape& shape, const Slot* slot, std::string_view key,
                  Attributes attributes) {
  OpenElement& element = open_.push();
  element = {.shape = &shape,
             .slot = slot,
             .next = shape.element_keys.data(),
             .key = key,
             .first_pending = static_cast<std::uint32_t>(pending_.size()),
             .first_seen = static_cast<std::uint32_t>(seen_.size()),
             .offset = offset_,
             .text_offset = offset_};
  for (std::uint32_t i = 0; i < shape.seen_words; ++i) seen_.push() = 0;
  if (!attributes.empty()) read_attributes(element, attributes);
}

/// The common case of a common case: a scalar that was not there before, where nothing is written
/// down. It is a member as soon as it is known, and was never open.
bool Reader::leaf(const xml::StartTag& tag, const xml::Text& text) {
  if (is_skipping() || open_.empty() || !recordings_.empty()) return false;
  OpenElement& parent = open_.back();
  const Shape& shape = *parent.shape;
  if (shape.mixed != kNoProperty) return false;
  const SlotKey* const key = find_key(parent, tag);
  if (!key) return false;
  const Slot* const slot = key->slot;
  const Content content = slot->value->content;
  if (content >= Content::object || is_second(parent, *slot)) return false;
  parent.next = key_behind(key);
  parent.has_elements = true;
  const std::string_view value = value_of(text.data);
  Node& node = slot->many ? add_item(parent, slot->member, slot->property, Part::content)
                          : add(slot->member, slot->property, Part::content);
  put_scalar(node, value, content, origin(narrow(tag.offset)), *arena_);
  return true;
}

void Reader::text(const xml::Text& text) {
  const bool is_skipped = is_skipping();
  if (is_skipped && recordings_.empty()) return;
  OpenElement& element = open_.back();
  const bool keeps_text = !is_skipped && element.shape->keeps_text;
  if (!is_skipped && !element.has_words && !text.data.is_blank()) {
    element.has_words = true;
    if (!keeps_text) element.text_offset = narrow(text.offset);
  }
  if (!keeps_text && recordings_.empty()) return;
  const std::string_view characters = value_of(text.data);
  record_text(characters);
  if (keeps_text) add_piece(element, characters, text.offset);
}

/// Most elements have one piece of text, which stays where it is. Comments and sections make
/// several, and these are put together.
void Reader::add_piece(OpenElement& element, std::string_view characters, std::size_t offset) {
  if (!element.has_text) {
    element.has_text = true;
    element.text = characters;
    element.text_offset = narrow(offset);
    return;
  }
  if (!element.has_pieces) {
    element.has_pieces = true;
    element.first_text = static_cast<std::uint32_t>(texts_.size());
    texts_ += element.text;
  }
  texts_ += characters;
}

std::string_view Reader::text_so_far(const OpenElement& element) const {
  if (!element.has_pieces) return element.text;
  return std::string_view(texts_).substr(element.first_text);
}

void Reader::end_element(const xml::OpenTag& tag) {
  if (is_skipping()) return end_skipped(tag.local());
  // Behind the root there is only the end of what it is wrapped in.
  if (open_.empty()) return;
  OpenElement& element = open_.back();
  if (&element == open_.begin()) return end_root(element);
  const bool is_object = element.shape->content == Content::object && !element.is_nil;
  if (is_object) {
    const std::span<const Member> members = close_object(element);
    const Origin place = origin(element.offset);
    leave(element) = Node::object(members, place);
  } else {
    const Node node = close(element);
    leave(element) = node;
  }
  if (!recordings_.empty()) record_end(tag.local());
}

}  // namespace smx::markup
