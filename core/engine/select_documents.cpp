// Documents inside a larger document, and JSON laid out for people.
#include "smx/translate.h"

#include "json/read_json.h"
#include "json/write_json.h"
#include "value/pointer.h"

namespace smx {

namespace {

constexpr std::string_view kEvery = "*";

/// Splits off the first token of a pointer, still escaped.
std::string_view take_token(std::string_view& pointer) {
  pointer.remove_prefix(1);
  const std::size_t end = std::min(pointer.find('/'), pointer.size());
  const std::string_view token = pointer.substr(0, end);
  pointer.remove_prefix(end);
  return token;
}

void select(const Node& node, std::string_view pointer, std::vector<const Node*>& found) {
  if (pointer.empty()) {
    found.push_back(&node);
    return;
  }
  std::string_view rest = pointer;
  const std::string_view token = take_token(rest);
  if (token != kEvery) {
    const std::string step = "/" + std::string(token);
    if (const Node* next = find_at(node, step)) select(*next, rest, found);
    return;
  }
  if (node.is(Kind::list)) {
    for (const Node& item : node.items()) select(item, rest, found);
  } else if (node.is(Kind::object)) {
    for (const Member& member : node.members()) select(member.value, rest, found);
  }
}

Diagnostic bad_document(const std::string& name, std::string_view text,
                        const DocumentFault& fault) {
  Diagnostic diagnostic;
  diagnostic.code = fault.code;
  diagnostic.message = "`" + name + "` cannot be read as JSON: " + fault.message;
  diagnostic.inputs.push_back({name, fault.pointer, position_in(text, fault.offset), ""});
  return diagnostic;
}

}  // namespace

Result<std::vector<std::string>> select_documents(std::string_view text,
                                                  const std::string& document_name,
                                                  std::string_view pointer, const Limits& limits) {
  Arena arena;
  JsonDocument document = read_json(text, 0, arena, limits);
  if (document.fault) return bad_document(document_name, text, *document.fault);
  std::vector<const Node*> found;
  if (pointer.empty() || pointer.front() == '/') select(*document.root, pointer, found);
  if (found.empty()) {
    Diagnostic nothing;
    nothing.code = Code::missing_input;
    nothing.message = "nothing in `" + document_name + "` is at `" + std::string(pointer) + "`";
    nothing.fix = "a JSON Pointer begins with `/`; a step `*` selects every member or item";
    return nothing;
  }
  std::vector<std::string> texts;
  for (const Node* node : found) write_json(*node, JsonLayout::compact, texts.emplace_back());
  return texts;
}

std::string indented_json(std::string_view text) {
  Arena arena;
  JsonDocument document = read_json(text, 0, arena, {});
  if (document.fault) return std::string(text);
  std::string out;
  write_json(*document.root, JsonLayout::indented, out);
  return out;
}

}  // namespace smx
