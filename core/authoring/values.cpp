#include "authoring/values.h"

#include <algorithm>

#include "authoring/file_paths.h"
#include "json/read_json.h"
#include "json/write_json.h"
#include "types/number_text.h"
#include "value/pointer.h"

namespace smx::authoring {

namespace {

/// Marks a text as that of an XML document. No document that is read has this number. Its offset is
/// the number of the file,
constexpr DocumentId kXmlText = kNoDocument - 1;
/// or says that the text is a scalar of YAML, whose characters stand somewhere else than its own.
constexpr std::uint32_t kWrittenInPlace = 0xFFFFFFFF;

bool is_xml_path(std::string_view path) {
  return path.ends_with(".xml") || path.ends_with(".atom");
}

bool is_xml_literal(const yaml::Node& node) {
  return node.is_map() && node.entries.size() == 1 && node.entries.front().key.text == "xml" &&
         node.entries.front().value.is_scalar();
}

bool is_yaml_path(std::string_view path) {
  return path.ends_with(".yaml") || path.ends_with(".yml");
}

/// JSON as the YAML it would be, with the places of the JSON text.
yaml::Node yaml_of(const Node& node, const Source& source) {
  yaml::Node out;
  const std::uint32_t at = node.origin().offset;
  out.span = {&source, at, at + 1};
  switch (node.kind()) {
    case Kind::list:
      out.kind = yaml::Kind::list;
      for (const Node& item : node.items()) out.items.push_back(yaml_of(item, source));
      return out;
    case Kind::object:
      out.kind = yaml::Kind::map;
      for (const Member& member : node.members()) {
        yaml::Node key;
        key.style = yaml::Style::double_quoted;
        key.text = member.name;
        yaml::Node value = yaml_of(member.value, source);
        key.span = value.span;
        out.entries.push_back({std::move(key), std::move(value)});
      }
      return out;
    case Kind::null: out.text = "null"; return out;
    case Kind::boolean: out.text = node.truth() ? "true" : "false"; return out;
    case Kind::number: out.text = node.text(); return out;
    case Kind::text:
      out.style = yaml::Style::double_quoted;
      out.text = node.text();
      return out;
  }
  return out;
}

Diagnostic not_json(const Source& source, const DocumentFault& fault) {
  const auto at = static_cast<std::uint32_t>(fault.offset);
  return make_error(fault.code, "`" + source.name() + "` cannot be read as JSON: " + fault.message,
                    {&source, at, at});
}

}  // namespace

bool is_file_reference(const yaml::Node& node) {
  return node.is_map() && node.entries.size() == 1 && node.entries.front().key.text == "file" &&
         node.entries.front().value.is_scalar();
}

bool is_xml_text(const Node& node) {
  return node.is(Kind::text) && node.origin().document == kXmlText;
}

std::string document_of(const Node& node) {
  return is_xml_text(node) ? std::string(node.text()) : json_of(node);
}

std::string json_of(const Node& node) {
  std::string out;
  write_json(node, JsonLayout::compact, out);
  return out;
}

std::optional<Node> Values::from_yaml(const yaml::Node& node) {
  return made_of(node, nullptr);
}

/// With a folder, what names a file stands for what is in it.
std::optional<Node> Values::made_of(const yaml::Node& node, const std::string* folder) {
  if (folder && is_file_reference(node)) return from_file(node.entries.front().value, *folder);
  if (node.is_map()) {
    std::vector<Member> members;
    for (const yaml::Entry& entry : node.entries) {
      auto value = made_of(entry.value, folder);
      if (!value) return std::nullopt;
      members.push_back({arena_.copy(std::string_view(entry.key.text)), *value});
    }
    return Node::object(arena_.copy(std::span<const Member>(members)), origin_of(node));
  }
  if (node.is_list()) {
    std::vector<Node> items;
    for (const yaml::Node& item : node.items) {
      auto value = made_of(item, folder);
      if (!value) return std::nullopt;
      items.push_back(*value);
    }
    return Node::list(arena_.copy(std::span<const Node>(items)), origin_of(node));
  }
  const std::string_view text = arena_.copy(std::string_view(node.text));
  const Origin origin = origin_of(node);
  if (!node.is_plain()) return Node::text(text, origin);
  if (text.empty()) {
    diagnostics_.add(make_error(Code::wrong_shape, "expected a value, and here is nothing",
                                node.span,
                                "an empty text is written `\"\"`, null is written `null`"));
    return std::nullopt;
  }
  if (text == "null") return Node::null(origin);
  if (text == "true" || text == "false") return Node::boolean(text == "true", origin);
  return types::is_number(text) ? Node::number(text, origin) : Node::text(text, origin);
}

std::uint16_t Values::number_of(const Source* source) {
  const auto found = std::ranges::find(numbered_, source);
  const auto number = static_cast<std::uint16_t>(found - numbered_.begin());
  if (found == numbered_.end()) numbered_.push_back(source);
  return number;
}

Origin Values::origin_of(const yaml::Node& node) {
  return {number_of(node.span.source), node.span.begin};
}

std::optional<Span> Values::place_of(const Node& node) const {
  const Origin origin = node.origin();
  const bool is_xml = is_xml_text(node);
  const std::size_t number = is_xml ? origin.offset : origin.document;
  if (number >= numbered_.size() || !numbered_[number]) return std::nullopt;
  const std::uint32_t at = is_xml ? 0 : origin.offset;
  return Span{numbered_[number], at, at + 1};
}

std::optional<Node> Values::read(const yaml::Node& node, const std::string& folder) {
  if (is_xml_literal(node)) {
    const std::string& text = node.entries.front().value.text;
    return Node::text(arena_.copy(std::string_view(text)), {kXmlText, kWrittenInPlace});
  }
  return made_of(node, &folder);
}

std::optional<Node> Values::from_file(const yaml::Node& reference, const std::string& folder) {
  const std::string_view text = reference.text;
  const std::size_t hash = std::min(text.find('#'), text.size());
  const std::string path = resolved(folder, text.substr(0, hash));
  const Node* root = whole_file(path, reference.span);
  if (!root) return std::nullopt;
  if (hash >= text.size()) return *root;
  const std::string_view pointer = text.substr(hash + 1);
  if (const Node* found = find_at(*root, pointer)) return *found;
  Diagnostic nothing =
      make_error(Code::bad_test, "`" + path + "` has nothing at `" + std::string(pointer) + "`",
                 reference.place(hash, text.size()));
  nothing.fix = "behind the `#` stands a JSON Pointer, such as `/orders/0`";
  diagnostics_.add(std::move(nothing));
  return std::nullopt;
}

const Node* Values::whole_file(const std::string& path, Span named_at) {
  auto [known, is_new] = read_files_.try_emplace(path);
  if (is_new) {
    Result<std::string> text = files_.read(path);
    if (text) {
      known->second = read_source(sources_.emplace_back(path, std::move(*text)));
    } else {
      Diagnostic problem = text.error();
      problem.labels = {make_label(named_at, "named here")};
      diagnostics_.add(std::move(problem));
    }
  } else if (!known->second) {
    // Its mistake has been said; a second word at each place that names it would help nobody.
    return nullptr;
  }
  return known->second ? &*known->second : nullptr;
}

std::optional<Node> Values::from_text(const std::string& path, std::string text) {
  const Source& source = sources_.emplace_back(path, std::move(text));
  const std::uint16_t number = number_of(&source);
  if (is_xml_path(path)) return Node::text(source.text(), {kXmlText, number});
  const JsonDocument document = read_json(source.text(), number, arena_, limits_);
  return document.root ? std::optional(*document.root) : std::nullopt;
}

std::optional<Node> Values::read_source(const Source& source) {
  if (is_xml_path(source.name())) return Node::text(source.text(), {kXmlText, number_of(&source)});
  if (!is_yaml_path(source.name())) return read_json_source(source);
  auto tree = yaml::read_yaml(source, limits_, diagnostics_);
  return tree ? from_yaml(*tree) : std::nullopt;
}

std::optional<Node> Values::read_json_source(const Source& source) {
  JsonDocument document = read_json(source.text(), number_of(&source), arena_, limits_);
  if (document.root) return *document.root;
  diagnostics_.add(not_json(source, *document.fault));
  return std::nullopt;
}

std::optional<yaml::Node> Values::tree_of(const Source& source) {
  if (is_yaml_path(source.name())) return yaml::read_yaml(source, limits_, diagnostics_);
  auto root = read_json_source(source);
  if (!root) return std::nullopt;
  return yaml_of(*root, source);
}

}  // namespace smx::authoring
