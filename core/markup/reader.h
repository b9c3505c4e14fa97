// The reader's walk: a handler of events that holds a stack of open elements. Private to this room.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "markup/fragment.h"
#include "markup/read_markup.h"
#include "xml/read_events.h"

namespace smx::markup {

/// What of an element a member was.
enum class Part : std::uint8_t { attribute, content };

/// A member or item that waits for the end of the element it belongs to.
struct Pending {
  Member member;
  std::uint32_t property = kNoProperty;  // none: an entry of a map
  Part part = Part::content;
  bool many = false;  // an item of the list that the property is
};

/// An element that is open.
struct OpenElement {
  const Shape* shape = nullptr;
  const Slot* slot = nullptr;       // null: an entry of a map
  const SlotKey* next = nullptr;    // where the next child is looked for first
  std::string_view key = {};        // of that entry
  std::string_view text = {};       // while it is of one piece
  std::uint32_t first_pending = 0;  // where its own begin, in each of the reader's stacks
  std::uint32_t first_seen = 0;
  std::uint32_t first_text = 0;  // of several pieces
  std::uint32_t offset = 0;
  std::uint32_t text_offset = 0;
  bool has_elements = false;
  bool has_unknown = false;  // among them
  bool has_words = false;    // text that is not blank
  bool has_text = false;     // text that is kept
  bool has_pieces = false;   // several, in texts_
  bool has_lists = false;    // among the pending: items of lists that are not wrapped
  bool has_recording = false;
  bool is_nil = false;
};

/// Markup that is being written down, of an element or from its start tag on.
struct Recording {
  explicit Recording(std::string& out) : writer({}, {}, out) {}
  FragmentWriter writer;
};

/// A sink of xml::read_events. No call of it is virtual, and in the common case, scalars and
/// objects in the order of the schema, nothing is copied but finished members.
class Reader {
 public:
  void begin(DocumentId document, const Plan& plan, Arena& arena, std::size_t most_faults,
             Wrapped wrapped);

  const Node* root() const { return root_; }
  std::vector<MarkupFault> take_faults() { return std::move(faults_); }

  std::optional<xml::Fault> read(std::string_view text, const xml::Options& options,
                                 xml::Scratch& scratch);

  // what read_events calls
  std::uint32_t namespace_id(std::string_view uri) { return plan_->namespace_id(uri); }
  char* room(std::size_t bytes) { return arena_->allocate_array<char>(bytes).data(); }
  const xml::ExpectedName& expected_child() const {
    return is_skipping() || open_.empty() ? nothing_ : open_.back().next->name;
  }
  void start_element(const xml::StartTag& tag);
  void end_element(const xml::OpenTag& tag);
  void text(const xml::Text& text);
  void blank(std::string_view characters, std::size_t offset) {
    // Mostly the indentation of an object, which nobody wants.
    if (recordings_.empty() && (is_skipping() || !open_.back().shape->keeps_text)) return;
    keep_blank(characters, offset);
  }
  [[gnu::always_inline]] inline bool leaf(const xml::StartTag& tag, const xml::Text& text);

 private:
  using Attributes = std::span<const xml::Attribute>;

  // reader.cpp: the walk
  void start_root(const xml::StartTag& tag);
  [[gnu::always_inline]] inline void start_child(const xml::StartTag& tag);
  void start_unknown(OpenElement& parent, const xml::StartTag& tag);
  [[gnu::always_inline]] inline void open(const Shape& shape, const Slot* slot,
                                          std::string_view key, Attributes attributes);
  bool is_second(const OpenElement& parent, const Slot& slot);
  void skip() { skipped_ = 1; }
  bool is_skipping() const { return skipped_ > 0; }
  void add_piece(OpenElement& element, std::string_view characters, std::size_t offset);
  std::string_view text_so_far(const OpenElement& element) const;

  // reader_recordings.cpp: what is kept as markup
  void end_skipped(std::string_view local);
  void keep_blank(std::string_view characters, std::size_t offset);
  void record_start(const xml::StartTag& tag);
  void record_text(std::string_view characters);
  void record_end(std::string_view local);
  void begin_recording();
  std::string_view end_recording();

  // reader_values.cpp: what becomes of an element
  void read_attributes(OpenElement& element, Attributes attributes);
  void read_nil(OpenElement& element, const xml::Attribute& attribute);
  void keep_foreign_attribute(OpenElement& element, const xml::Attribute& attribute);
  Node close(OpenElement& element);
  Node close_nil(OpenElement& element);
  std::span<const Member> close_object(OpenElement& element);
  void close_content(OpenElement& element);
  void add_text(const OpenElement& element);
  void add_markup(const OpenElement& element, std::string_view markup);
  void add_missing_lists(const OpenElement& element);
  std::span<const Member> object_of(const OpenElement& element);
  std::span<const Member> object_with_lists(const OpenElement& element);
  Node list_of(std::size_t first, std::uint32_t property);
  void check_keys(const OpenElement& element);
  void end_root(OpenElement& element);
  Node& leave(const OpenElement& element);
  Node& add(std::string_view name, std::uint32_t property, Part part);
  Node& add_item(OpenElement& element, std::string_view name, std::uint32_t property, Part part);
  std::string_view value_of(const xml::CharacterData& data) {
    return data.value([this](std::size_t bytes) { return room(bytes); });
  }
  std::string_view text_of(const OpenElement& element);
  Origin origin(std::uint32_t offset) const { return {document_, offset}; }

  // reader_faults.cpp
  void fault(std::size_t offset, std::string message);
  std::string path() const;
  std::string pointer() const;
  std::size_t position(std::size_t level) const;

  DocumentId document_ = 0;
  const Plan* plan_ = nullptr;
  Arena* arena_ = nullptr;
  std::size_t most_faults_ = 0;

  std::uint32_t offset_ = 0;  // of the start tag that was read last
  const Node* root_ = nullptr;
  Wrapped wrapped_ = Wrapped::no;
  bool is_in_wrapping_ = false;  // its start tag was met
  std::uint32_t skipped_ = 0;    // open elements that nobody wants
  bool keeps_skipped_ = false;   // but as foreign markup
  std::uint32_t skipped_offset_ = 0;
  xml::ExpectedName nothing_;
  Stack<OpenElement> open_;
  Stack<Pending> pending_;
  Stack<std::uint64_t> seen_;  // a bit for each property of each open object
  std::string texts_;          // of several pieces
  std::vector<Recording> recordings_;
  std::vector<std::unique_ptr<std::string>> recorded_;  // their texts, used again
  std::vector<Member> members_;
  std::vector<std::string_view> keys_;
  std::vector<MarkupFault> faults_;
};

// Every element passes through these: they are here to become a part of whoever calls them.

/// Notes that there is an element of that slot. Whether one was before, and only one may be.
inline bool Reader::is_second(const OpenElement& parent, const Slot& slot) {
  std::uint64_t& word = seen_[parent.first_seen + slot.property / 64];
  const std::uint64_t bit = std::uint64_t{1} << slot.property % 64;
  const bool was_before = (word & bit) != 0;
  word |= bit;
  return was_before && !slot.many;
}

/// A member, whose value is still to be written.
inline Node& Reader::add(std::string_view name, std::uint32_t property, Part part) {
  Pending& pending = pending_.push();
  pending.member.name = name;
  pending.property = property;
  pending.part = part;
  pending.many = false;
  return pending.member.value;
}

/// An item of a list that has no element of its own.
inline Node& Reader::add_item(OpenElement& element, std::string_view name, std::uint32_t property,
                              Part part) {
  element.has_lists = true;
  Node& node = add(name, property, part);
  pending_.back().many = true;
  return node;
}

/// Leaves an element that is finished; gives the place for its value in the element around it.
inline Node& Reader::leave(const OpenElement& element) {
  if (element.has_pieces) texts_.resize(element.first_text);
  seen_.cut(element.first_seen);
  pending_.cut(element.first_pending);
  const Slot* const slot = element.slot;
  open_.pop();
  if (!slot) return add(element.key, kNoProperty, Part::content);
  if (!slot->many) return add(slot->member, slot->property, Part::content);
  return add_item(open_.back(), slot->member, slot->property, Part::content);
}

}  // namespace smx::markup
