#include "editors/json.h"

#include <algorithm>
#include <optional>

#include "smx/diagnostic.h"

#include "yaml/tree.h"

namespace smx::editors {

namespace {

constexpr std::size_t kLineWidth = 110;

bool is_word(const yaml::Node& node) {
  const std::string& text = node.text;
  if (!node.is_plain() || text.empty()) return false;
  if (text == "true" || text == "false" || text == "null") return true;
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Json json_of(const yaml::Node& node) {
  if (node.is_scalar()) return is_word(node) ? Json::word(node.text) : Json::text(node.text);
  Json json = node.is_map() ? Json::object() : Json::list();
  for (const yaml::Node& item : node.items) json.add(json_of(item));
  for (const yaml::Entry& entry : node.entries) json[entry.key.text] = json_of(entry.value);
  return json;
}

}  // namespace

Json Json::text(std::string_view text) {
  Json json(Kind::text);
  json.text_ = text;
  return json;
}

Json Json::word(std::string_view word) {
  Json json(Kind::word);
  json.text_ = word;
  return json;
}

Json& Json::operator[](std::string_view name) {
  for (auto& [known, value] : members_) {
    if (known == name) return value;
  }
  return members_.emplace_back(std::string(name), word("null")).second;
}

const Json* Json::find(std::string_view name) const {
  for (const auto& [known, value] : members_) {
    if (known == name) return &value;
  }
  return nullptr;
}

Json& Json::add(Json item) {
  items_.push_back(std::move(item));
  return *this;
}

void Json::merge(Json other) {
  for (auto& [name, value] : other.members_) (*this)[name] = std::move(value);
}

std::string Json::str() const {
  std::string out;
  write(0, out);
  return out;
}

std::string Json::on_one_line() const {
  if (kind_ == Kind::word) return text_;
  if (kind_ == Kind::text) return json_quoted(text_);
  std::string out;
  for (const Json& item : items_) out += (out.empty() ? "" : ", ") + item.on_one_line();
  for (const auto& [name, value] : members_)
    out += (out.empty() ? "" : ", ") + json_quoted(name) + ": " + value.on_one_line();
  if (kind_ == Kind::list) return "[" + out + "]";
  return out.empty() ? "{}" : "{ " + out + " }";
}

void Json::write(std::size_t indent, std::string& out) const {
  const std::string line = on_one_line();
  if (indent + line.size() <= kLineWidth || (items_.empty() && members_.empty())) {
    out += line;
    return;
  }
  const std::string margin(indent + 2, ' ');
  const char* separator = "\n";
  out += kind_ == Kind::list ? "[" : "{";
  for (const Json& item : items_) {
    out += separator + margin;
    item.write(indent + 2, out);
    separator = ",\n";
  }
  for (const auto& [name, value] : members_) {
    out += separator + margin + json_quoted(name) + ": ";
    value.write(indent + 2, out);
    separator = ",\n";
  }
  out += "\n" + std::string(indent, ' ') + (kind_ == Kind::list ? "]" : "}");
}

Json json_of_yaml(std::string_view yaml) {
  const Source source("vocabulary", std::string(yaml));
  Diagnostics diagnostics;
  const std::optional<yaml::Node> tree = yaml::read_yaml(source, Limits{}, diagnostics);
  return tree ? json_of(*tree) : Json::object();
}

}  // namespace smx::editors
