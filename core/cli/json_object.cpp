#include "json_object.h"

namespace smx::cli {

JsonObject& JsonObject::text(std::string_view name, std::string_view value) {
  return json(name, json_quoted(value));
}

JsonObject& JsonObject::number(std::string_view name, std::size_t value) {
  return json(name, std::to_string(value));
}

JsonObject& JsonObject::flag(std::string_view name, bool value) {
  return json(name, value ? "true" : "false");
}

JsonObject& JsonObject::json(std::string_view name, std::string_view json) {
  if (!members_.empty()) members_ += ",";
  members_ += json_quoted(name) + ":" + std::string(json);
  return *this;
}

std::string json_list(const std::vector<std::string>& items) {
  std::string list = "[";
  for (const std::string& item : items) {
    if (list.size() > 1) list += ",";
    list += item;
  }
  return list + "]";
}

std::string json_texts(const std::vector<std::string>& texts) {
  std::vector<std::string> items;
  for (const std::string& text : texts) items.push_back(json_quoted(text));
  return json_list(items);
}

std::string json_diagnostics(const std::vector<Diagnostic>& diagnostics) {
  std::vector<std::string> items;
  for (const Diagnostic& diagnostic : diagnostics) items.push_back(render_json(diagnostic));
  return json_list(items);
}

}  // namespace smx::cli
