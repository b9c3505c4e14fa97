// Documents inside a larger document, and JSON laid out for people.
#include "smx/translate.h"

#include "engine/documents.h"
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

struct Found {
  std::string pointer;
  const Node* node = nullptr;
};

void select(const Found& at, std::string_view pointer, std::vector<Found>& found) {
  if (pointer.empty()) {
    found.push_back(at);
    return;
  }
  std::string_view rest = pointer;
  const std::string_view token = take_token(rest);
  if (token != kEvery) {
    const std::string step = "/" + std::string(token);
    const Node* next = find_at(*at.node, step);
    if (next) select({at.pointer + step, next}, rest, found);
    return;
  }
  if (at.node->is(Kind::list)) {
    for (std::size_t i = 0; i < at.node->items().size(); ++i) {
      select({at.pointer + "/" + std::to_string(i), &at.node->items()[i]}, rest, found);
    }
  } else if (at.node->is(Kind::object)) {
    for (const Member& member : at.node->members()) {
      std::string below = at.pointer;
      append_token(below, member.name);
      select({std::move(below), &member.value}, rest, found);
    }
  }
}

/// Whether what the first `*` goes over is there; then finding nothing is an empty batch, not a
/// mistake.
bool is_empty_batch(const Node& root, std::string_view pointer) {
  const std::size_t every = pointer.find("/*");
  return every != std::string_view::npos && find_at(root, pointer.substr(0, every));
}

}  // namespace

Result<std::vector<SelectedDocument>> select_documents(std::string_view text,
                                                       const std::string& document_name,
                                                       std::string_view pointer,
                                                       const Limits& limits) {
  Arena arena;
  JsonDocument document = read_json(text, 0, arena, limits);
  if (document.fault) return unreadable_json(document_name, text, {}, *document.fault);
  std::vector<Found> found;
  if (pointer.empty() || pointer.front() == '/') select({"", document.root}, pointer, found);
  if (found.empty() && !is_empty_batch(*document.root, pointer)) {
    Diagnostic nothing;
    nothing.code = Code::missing_input;
    nothing.message = "nothing in `" + document_name + "` is at `" + std::string(pointer) + "`";
    nothing.fix = "a JSON Pointer begins with `/`; a step `*` selects every member or item";
    return nothing;
  }
  std::vector<SelectedDocument> selected;
  for (Found& one : found) {
    const std::size_t begin = one.node->origin().offset;
    const std::string_view part = text.substr(begin, value_end(text, begin) - begin);
    selected.push_back({std::move(one.pointer), part, position_in(text, begin)});
  }
  return selected;
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
