#include "editors/schema_writer.h"

#include <algorithm>
#include <map>

#include "editors/vocabulary.h"

namespace smx::editors {

namespace {

constexpr std::string_view kListOf = "list of ";
constexpr std::string_view kMapOf = "map of ";
constexpr std::string_view kForms = "form map";

/// `policy map` is `policy-map` in a JSON Pointer.
std::string definition_name(std::string_view holds) {
  std::string name(holds);
  std::replace(name.begin(), name.end(), ' ', '-');
  return name;
}

std::string_view shape_word(spec::Shape shape) {
  switch (shape) {
    case spec::Shape::text: return "text";
    case spec::Shape::map: return "map of anything";
    case spec::Shape::list: return "list of anything";
    case spec::Shape::any: break;
  }
  return "anything";
}

/// `null` among words is read as null by editors.
Json words_schema(const spec::Words& words) {
  Json list = Json::list();
  for (const std::string_view word : words)
    list.add(word == "null" ? Json::word(word) : Json::text(word));
  Json schema = Json::object();
  schema["enum"] = std::move(list);
  return schema;
}

Json required(std::string_view key) {
  Json schema = Json::object();
  schema["required"] = Json::list().add(Json::text(key));
  return schema;
}

Json any_required(const std::vector<std::string_view>& keys) {
  if (keys.size() == 1) return required(keys.front());
  Json list = Json::list();
  for (const std::string_view key : keys) list.add(required(key));
  Json schema = Json::object();
  schema["anyOf"] = std::move(list);
  return schema;
}

Json if_then(Json condition, Json demand) {
  Json schema = Json::object();
  schema["if"] = std::move(condition);
  schema["then"] = std::move(demand);
  return schema;
}

bool is_over_items(std::string_view form) {
  return form == "each" || form == "group";
}

/// Exactly one form; `each` and `group` have one more, which says what an item gives.
Json one_form(const std::vector<std::vector<spec::Key>>& forms) {
  Json outer = Json::list();
  Json alone = Json::list();
  Json bodies = Json::list();
  for (const std::vector<spec::Key>& form : forms) {
    const std::string_view key = form.front().key;
    (is_over_items(key) ? outer : alone).add(required(key));
    if (!is_over_items(key) && key != "one_of") bodies.add(required(key));
  }
  Json over_items = Json::object();
  over_items["anyOf"] = outer;
  Json one_outer = Json::object();
  one_outer["oneOf"] = std::move(outer);
  Json one_body = Json::object();
  one_body["oneOf"] = std::move(bodies);
  Json both = Json::object();
  both["allOf"] = Json::list().add(std::move(one_outer)).add(std::move(one_body));
  Json one = Json::object();
  one["oneOf"] = std::move(alone);
  Json schema = if_then(std::move(over_items), std::move(both));
  schema["else"] = std::move(one);
  return schema;
}

}  // namespace

const spec::MapKind* SchemaWriter::find_kind(std::string_view name) const {
  for (const spec::MapKind& kind : kinds_) {
    if (kind.name == name) return &kind;
  }
  return nullptr;
}

Json SchemaWriter::reference(std::string_view holds) {
  Json schema = Json::object();
  if (holds.starts_with(kListOf)) {
    schema["type"] = Json::text("array");
    schema["items"] = reference(holds.substr(kListOf.size()));
  } else if (holds.starts_with(kMapOf)) {
    schema["type"] = Json::text("object");
    schema["additionalProperties"] = reference(holds.substr(kMapOf.size()));
  } else if (holds != "anything") {
    const std::string name(holds);
    if (wanted_.insert(name).second) queue_.push_back(name);
    schema["$ref"] = Json::text("#/definitions/" + definition_name(name));
  }
  return schema;
}

Json SchemaWriter::resolved(const Json& schema) {
  if (const Json* ref = schema.find("$ref")) return reference(ref->text());
  if (schema.is_object()) {
    Json out = Json::object();
    for (const auto& [name, value] : schema.members()) out[name] = resolved(value);
    return out;
  }
  if (schema.items().empty()) return schema;
  Json out = Json::list();
  for (const Json& item : schema.items()) out.add(resolved(item));
  return out;
}

Json SchemaWriter::property(const spec::Key& key) {
  Json schema = Json::object();
  schema["description"] = Json::text(key.meaning);
  if (key.words.empty()) {
    const std::string_view holds = key.holds.empty() ? shape_word(key.shape) : key.holds;
    Json what = reference(holds);
    // A `$ref` would hide the description beside it.
    if (what.find("$ref")) {
      schema["allOf"] = Json::list().add(std::move(what));
    } else {
      schema.merge(std::move(what));
    }
  } else if (key.holds.starts_with(kListOf)) {
    schema["type"] = Json::text("array");
    schema["items"] = words_schema(key.words);
  } else if (key.holds == "word") {
    schema.merge(words_schema(key.words));
  } else {
    schema["anyOf"] = Json::list().add(words_schema(key.words)).add(reference(key.holds));
  }
  return schema;
}

Json SchemaWriter::schema_of_kind(const spec::MapKind& kind) {
  Json schema = Json::object();
  schema["type"] = Json::text("object");
  Json properties = Json::object();
  Json demanded = Json::list();
  for (const spec::Key& key : kind.keys) {
    properties[key.key] = property(key);
    if (key.presence == spec::Presence::required) demanded.add(Json::text(key.key));
  }
  schema["properties"] = std::move(properties);
  schema["additionalProperties"] = Json::word("false");
  if (!demanded.items().empty()) schema["required"] = std::move(demanded);
  if (const Json* rules = rules_of_kinds().find(kind.name)) {
    Json more = resolved(*rules);
    if (const Json* narrowed = more.find("properties")) {
      for (const auto& [name, value] : narrowed->members()) schema["properties"][name].merge(value);
      more["properties"] = schema["properties"];
    }
    schema.merge(std::move(more));
  }
  return schema;
}

/// All forms in one map, so that editors offer every key that can stand there.
Json SchemaWriter::schema_of_forms() {
  const std::vector<std::vector<spec::Key>> forms = spec::form_kinds();
  Json properties = Json::object();
  std::map<std::string_view, std::vector<std::string_view>> homes;
  std::vector<std::string_view> in_order;
  for (const std::vector<spec::Key>& form : forms) {
    for (const spec::Key& key : form) {
      if (!properties.find(key.key)) properties[key.key] = property(key);
      if (key.key == form.front().key) continue;
      if (homes[key.key].empty()) in_order.push_back(key.key);
      homes[key.key].push_back(form.front().key);
    }
  }
  for (const spec::Key& key : spec::line_keys()) properties[key.key] = property(key);
  Json rules = Json::list().add(one_form(forms));
  for (const std::string_view key : in_order)
    rules.add(if_then(required(key), any_required(homes[key])));
  rules.add(if_then(required("except"), required("copy")));
  rules.add(if_then(required("one_way"), required("note")));
  Json schema = Json::object();
  schema["type"] = Json::text("object");
  schema["properties"] = std::move(properties);
  schema["additionalProperties"] = Json::word("false");
  schema["allOf"] = std::move(rules);
  return schema;
}

Json SchemaWriter::definition(const std::string& name) {
  if (name == kForms) return schema_of_forms();
  if (const Json* word = vocabulary().find(name)) return resolved(*word);
  if (const spec::MapKind* kind = find_kind(name)) return schema_of_kind(*kind);
  unknown_.push_back(name);
  return Json::object();
}

Json SchemaWriter::schema_of_file(std::string_view kind) {
  Json schema = Json::object();
  schema["$schema"] = Json::text("http://json-schema.org/draft-07/schema#");
  schema["title"] = Json::text("SMX: a file that begins with `" + std::string(kind) + "`");
  const spec::MapKind* found = find_kind(kind);
  if (!found) return schema;
  schema.merge(schema_of_kind(*found));
  Json definitions = Json::object();
  while (!queue_.empty()) {
    const std::string name = queue_.back();
    queue_.pop_back();
    definitions[definition_name(name)] = definition(name);
  }
  schema["definitions"] = std::move(definitions);
  wanted_.clear();
  return schema;
}

}  // namespace smx::editors
