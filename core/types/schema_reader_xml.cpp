// The keyword `xml`: OpenAPI's object with its five keys, and four of our own.
#include <algorithm>

#include "types/schema_reader.h"
#include "types/xml_mark.h"

namespace smx::types {

namespace {

constexpr std::string_view kKeys[] = {"name",   "namespace", "prefix",  "attribute", "wrapped",
                                      "x-text", "x-mixed",   "x-roots", "x-foreign"};

struct RoleWord {
  std::string_view key;
  std::string_view word;  // the value that stands for the role
  XmlRole role;
};

constexpr RoleWord kRoles[] = {{"attribute", "true", XmlRole::attribute},
                               {"x-text", "true", XmlRole::text},
                               {"x-mixed", "true", XmlRole::mixed},
                               {"x-roots", "true", XmlRole::roots},
                               {"x-foreign", "elements", XmlRole::foreign_elements},
                               {"x-foreign", "attributes", XmlRole::foreign_attributes}};

bool is_scalar(TypeKind kind) {
  return kind != TypeKind::object && kind != TypeKind::list && kind != TypeKind::any;
}

/// What a role wants the value to be; empty when it is that.
std::string_view why_not(XmlRole role, TypeKind kind) {
  switch (role) {
    case XmlRole::element: return {};
    case XmlRole::attribute:
    case XmlRole::text:
      return is_scalar(kind) ? "" : "holds one text, number or boolean: say so with `type`";
    case XmlRole::mixed: return kind == TypeKind::text ? "" : "holds markup as `type: string`";
    case XmlRole::roots: return kind == TypeKind::object ? "" : "belongs to `type: object`";
    case XmlRole::foreign_elements:
    case XmlRole::foreign_attributes:
      return kind == TypeKind::list ? "" : "belongs to `type: array`";
  }
  return {};
}

}  // namespace

void SchemaReader::read_xml(const yaml::Entry& entry) {
  if (!entry.value.is_map()) {
    return refuse(Code::bad_schema, "`xml` is a map such as `{ name: entry }`", entry.value);
  }
  auto mark = std::make_shared<XmlMark>();
  for (const yaml::Entry& key : entry.value.entries) read_xml_key(key, *mark);
  type_.xml = std::move(mark);
}

void SchemaReader::read_xml_key(const yaml::Entry& entry, XmlMark& mark) {
  const std::string& key = entry.key.text;
  if (std::find(std::begin(kKeys), std::end(kKeys), key) == std::end(kKeys)) {
    if (key.starts_with("x-") && nearest_names(key, {std::begin(kKeys), std::end(kKeys)}).empty()) {
      return;  // somebody else's
    }
    return refuse(Code::bad_schema, "`xml` has no key " + in_ticks(key), entry.key,
                  suggest(key, {std::begin(kKeys), std::end(kKeys)}));
  }
  if (!entry.value.is_scalar()) {
    return refuse(Code::bad_schema, in_ticks(key) + " is one word", entry.value);
  }
  if (key == "name") {
    mark.name = entry.value.text;
  } else if (key == "namespace") {
    mark.name_space = entry.value.text;
  } else if (key == "prefix") {
    mark.prefix = entry.value.text;
  } else {
    read_xml_role(entry, mark);
  }
}

void SchemaReader::read_xml_role(const yaml::Entry& entry, XmlMark& mark) {
  const std::string& key = entry.key.text;
  const std::string& word = entry.value.text;
  if (key != "x-foreign" && word == "false") return;
  if (key == "wrapped" && word == "true") {
    mark.wrapped = true;
    if (type_.kind == TypeKind::list) return;
    return refuse(Code::bad_schema, "`wrapped` belongs to `type: array`", entry.key);
  }
  const auto role = std::find_if(std::begin(kRoles), std::end(kRoles), [&](const RoleWord& known) {
    return known.key == key && known.word == word;
  });
  if (role == std::end(kRoles)) {
    return refuse(Code::bad_schema,
                  in_ticks(key) +
                      (key == "x-foreign" ? " is `elements` or `attributes`" : " is true or false"),
                  entry.value);
  }
  if (mark.role != XmlRole::element) {
    return refuse(Code::bad_schema, in_ticks(key) + " and another key say different things here",
                  entry.key, "a value is an element, an attribute, text or markup: keep one");
  }
  mark.role = role->role;
  const std::string_view why = why_not(mark.role, type_.kind);
  if (!why.empty()) refuse(Code::bad_schema, in_ticks(key) + " " + std::string(why), entry.key);
}

}  // namespace smx::types
