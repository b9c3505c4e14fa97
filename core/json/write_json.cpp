#include "json/write_json.h"

#include "base/json_text.h"

namespace smx {

namespace {

class Writer {
 public:
  Writer(JsonLayout layout, TextBuffer& out) : layout_(layout), out_(out) {}

  void write(const Node& node) {
    switch (node.kind()) {
      case Kind::null: out_.append("null"); return;
      case Kind::boolean: out_.append(node.truth() ? "true" : "false"); return;
      case Kind::number: out_.append(node.text()); return;
      case Kind::text: append_json_string(node.text(), out_); return;
      case Kind::list: write_list(node.items()); return;
      case Kind::object: write_object(node.members()); return;
    }
  }

 private:
  void write_list(std::span<const Node> items) {
    out_.append('[');
    ++level_;
    for (std::size_t i = 0; i < items.size(); ++i) {
      separate(i);
      write(items[i]);
    }
    close(']', items.size());
  }

  void write_object(std::span<const Member> members) {
    out_.append('{');
    ++level_;
    for (std::size_t i = 0; i < members.size(); ++i) {
      separate(i);
      write_name(members[i].name);
      write(members[i].value);
    }
    close('}', members.size());
  }

  /// In one piece: names are short.
  void write_name(std::string_view name) {
    char* at = out_.room(name.size() * kLongestEscape + kEscapeSlack + 4);
    *at++ = '"';
    at = put_json_text(name, at);
    *at++ = '"';
    *at++ = ':';
    if (layout_ == JsonLayout::indented) *at++ = ' ';
    out_.written_to(at);
  }

  void separate(std::size_t written) {
    if (written > 0) out_.append(',');
    break_line();
  }

  void close(char bracket, std::size_t written) {
    --level_;
    if (written > 0) break_line();
    out_.append(bracket);
  }

  void break_line() {
    if (layout_ == JsonLayout::compact) return;
    out_.append('\n');
    out_.append(2 * level_, ' ');
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
