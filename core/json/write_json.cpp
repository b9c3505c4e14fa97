#include "json/write_json.h"

#include "base/json_text.h"
#include "base/put_bytes.h"

namespace smx {

namespace {

/// Where the next byte goes is handed around, so that it lives in a register; room is made for a
/// name or a short value at once.
class Writer {
 public:
  Writer(JsonLayout layout, TextBuffer& out) : layout_(layout), out_(out) {}

  void write(const Node& node) { out_.written_to(put(node, begin())); }

 private:
  char* put(const Node& node, char* at) {
    switch (node.kind()) {
      case Kind::null: return put_raw("null", at);
      case Kind::boolean: return put_raw(node.truth() ? "true" : "false", at);
      case Kind::number: return put_raw(node.text(), at);
      case Kind::text: return put_text(node, at);
      case Kind::list:
        return is_kept(node) ? put_raw(node.kept_spelling(), at) : put_list(node, at);
      case Kind::object:
        return is_kept(node) ? put_raw(node.kept_spelling(), at) : put_object(node, at);
    }
    return at;
  }

  /// What is kept is compact.
  bool is_kept(const Node& node) const {
    return node.spelling() == Spelling::kept && layout_ == JsonLayout::compact;
  }

  char* put_text(const Node& node, char* at) {
    const std::string_view text = node.text();
    switch (node.spelling()) {
      case Spelling::quoted: return put_raw({text.data() - 1, text.size() + 2}, at);
      case Spelling::kept: return put_raw(node.kept_spelling(), at);
      case Spelling::plain: {
        at = room(text.size() + 2, at);
        *at++ = '"';
        at = put_bytes(text, at);
        *at++ = '"';
        return at;
      }
      case Spelling::unknown: break;
    }
    if (text.size() > kPiece) return put_long_text(text, at);
    at = room(text.size() * kLongestEscape + kEscapeSlack + 2, at);
    *at++ = '"';
    at = put_json_text(text, at);
    *at++ = '"';
    return at;
  }

  /// In pieces, so that a huge text does not ask for six times its size.
  char* put_long_text(std::string_view text, char* at) {
    out_.written_to(at);
    append_json_string(text, out_);
    return begin();
  }

  char* put_list(const Node& node, char* at) {
    const std::span<const Node> items = node.items();
    at = with_reserve(at);
    *at++ = '[';
    ++level_;
    for (const Node& item : items) {
      if (&item != items.data()) *at++ = ',';
      at = put(item, break_line(at));
    }
    return close(']', items.empty(), at);
  }

  char* put_object(const Node& node, char* at) {
    const std::span<const Member> members = node.members();
    at = with_reserve(at);
    *at++ = '{';
    ++level_;
    for (const Member& member : members) {
      if (&member != members.data()) *at++ = ',';
      at = put(member.value, put_name(member.name, break_line(at)));
    }
    return close('}', members.empty(), at);
  }

  char* put_name(std::string_view name, char* at) {
    at = room(name.size() * kLongestEscape + kEscapeSlack + 4, at);
    *at++ = '"';
    at = put_json_text(name, at);
    *at++ = '"';
    *at++ = ':';
    if (layout_ == JsonLayout::indented) *at++ = ' ';
    return at;
  }

  char* close(char bracket, bool was_empty, char* at) {
    --level_;
    if (!was_empty) at = break_line(at);
    *at++ = bracket;
    return with_reserve(at);
  }

  char* break_line(char* at) {
    if (layout_ == JsonLayout::compact) return at;
    out_.written_to(at);
    out_.append('\n');
    out_.append(2 * level_, ' ');
    return begin();
  }

  char* put_raw(std::string_view text, char* at) { return put_bytes(text, room(text.size(), at)); }

  // Behind every value there is room for this much, so that a comma or bracket need not ask.
  static constexpr std::size_t kReserve = 4;
  static constexpr std::size_t kPiece = 4096;

  char* begin() { return out_.room(kReserve); }
  char* with_reserve(char* at) { return room(0, at); }
  char* room(std::size_t bytes, char* at) {
    out_.written_to(at);
    return out_.room(bytes + kReserve);
  }

  JsonLayout layout_;
  TextBuffer& out_;
  std::size_t level_ = 0;
};

}  // namespace

void write_json(const Node& node, JsonLayout layout, TextBuffer& out) {
  Writer(layout, out).write(node);
}

void write_json(const Node& node, JsonLayout layout, std::string& out) {
  TextBuffer buffer;
  write_json(node, layout, buffer);
  out += buffer.view();
}

}  // namespace smx
