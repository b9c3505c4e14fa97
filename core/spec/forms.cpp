#include "spec/forms.h"

#include <algorithm>
#include <string>
#include <utility>

#include "spec/conditions.h"
#include "spec/documentation.h"
#include "spec/form_keys.h"
#include "spec/map_kinds.h"
#include "spec/names.h"
#include "spec/policies.h"
#include "spec/scalars.h"

namespace smx::spec {

namespace {

/// What every form may have besides its own keys.
struct Line {
  WhenUnless conditions;
  Policies policies;
  Documentation documentation;
  std::optional<Literal> default_value;
  bool one_way = false;
};

void read_line_default(Reader& reader, const yaml::Entry& entry, Line& line) {
  line.default_value = read_any_literal(reader, entry.value);
}

void read_one_way(Reader& reader, const yaml::Entry& entry, Line& line) {
  if (entry.value.is_plain() && entry.value.text == "true") {
    line.one_way = true;
  } else {
    refuse_shape(reader, entry.value, "`true`", "leave the key out where a line has a way back");
  }
}

constexpr Field<Line> kLine[] = {
    {"default", Presence::optional, Shape::any, read_line_default,
     "The literal for a value that is missing, null or empty.", "value"},
    {"one_way", Presence::optional, Shape::text, read_one_way,
     "`true`: the line is not turned round by `inverse_of`; a `note` says why.", "true"},
};

void apply(Line line, Form& form) {
  if (line.default_value) apply_default(*line.default_value, line.policies);
  form.when = together(std::move(line.conditions));
  form.policies = std::move(line.policies);
  form.documentation = std::move(line.documentation);
  form.one_way = line.one_way;
}

// ---- which form it is

std::vector<const yaml::Entry*> form_entries(const yaml::Node& map) {
  std::vector<const yaml::Entry*> found;
  for (const yaml::Entry& entry : map.entries) {
    if (find_form_keys(entry.key.text)) found.push_back(&entry);
  }
  return found;
}

/// No form key at all: perhaps one is misspelled, or an object lacks its `fields:`.
void refuse_formless(Reader& reader, const yaml::Node& map) {
  const std::vector<std::string> names = form_key_names();
  if (const yaml::Entry* copy = map.find_entry("copy")) {
    reader.diagnostics.add(make_error(Code::missing_key, "`copy` stands beside `fields`",
                                      copy->key.span,
                                      "add `fields: {}` where nothing else is written"));
    return;
  }
  const std::string message = "a value has exactly one form";
  for (const yaml::Entry& entry : map.entries) {
    if (nearest_names(entry.key.text, names).empty()) continue;
    reader.diagnostics.add(make_error(Code::exclusive_keys, message + ", and here is none",
                                      entry.key.span, suggest(entry.key.text, names)));
    return;
  }
  Diagnostic diagnostic = make_error(Code::exclusive_keys, message + ", and here is none", map.span,
                                     "a nested object is written `fields: {...}`");
  diagnostic.fix = "write one of " + listed(names);
  reader.diagnostics.add(std::move(diagnostic));
}

bool is_over_items(const yaml::Entry& entry) {
  return entry.key.text == "each" || entry.key.text == "group";
}

void refuse_bodiless(Reader& reader, const yaml::Entry& outer) {
  const std::string what = outer.key.text == "each" ? "an item" : "a group";
  Diagnostic diagnostic =
      make_error(Code::exclusive_keys,
                 ticked(outer.key.text) + " does not say what " + what + " gives", outer.key.span);
  diagnostic.fix =
      "add one of `from`, `fields`, `use`, `list`, `cases`, `first`, `join`, `decide`, `value`";
  reader.diagnostics.add(std::move(diagnostic));
}

/// The entries of a map that say its form: one, and for `each` and `group` one more for the body.
struct Forms {
  const yaml::Entry* outer = nullptr;
  const yaml::Entry* body = nullptr;
};

std::optional<Forms> find_forms(Reader& reader, const yaml::Node& map) {
  std::vector<const yaml::Entry*> found = form_entries(map);
  const auto each = std::find_if(found.begin(), found.end(),
                                 [](const yaml::Entry* entry) { return is_over_items(*entry); });
  if (each == found.end()) {
    if (found.size() == 1) return Forms{found.front(), nullptr};
    if (found.empty()) {
      refuse_formless(reader, map);
    } else {
      refuse_together(reader, found, "a value has exactly one form");
    }
    return std::nullopt;
  }
  const yaml::Entry* outer = *each;
  found.erase(each);
  if (found.empty()) {
    refuse_bodiless(reader, *outer);
  } else if (found.size() > 1) {
    refuse_together(reader, found, "each item gives exactly one form");
  } else if (found.front()->key.text == "one_of" || is_over_items(*found.front())) {
    refuse_together(
        reader, {outer, found.front()},
        ticked(found.front()->key.text) + " cannot stand beside " + ticked(outer->key.text));
  } else {
    return Forms{outer, found.front()};
  }
  return std::nullopt;
}

// ---- reading it

void read_form_map(Reader& reader, const yaml::Node& map, Form& form) {
  const auto forms = find_forms(reader, map);
  if (!forms) return;
  const FormKeys& outer = *find_form_keys(forms->outer->key.text);
  form.kind = outer.kind;
  Line line;
  const Part<Form> own{outer.fields, form};
  const std::string what = ticked(outer.key());
  if (!forms->body) {
    read_map(reader, map, what, own, part(kLine, line), part(kWhenUnless, line.conditions),
             part(kPolicies, line.policies), part(kLineDocumentation, line.documentation));
  } else {
    const FormKeys& inner = *find_form_keys(forms->body->key.text);
    form.body = std::make_unique<Form>();
    form.body->kind = inner.kind;
    form.body->span = map.span;
    read_map(reader, map, what, own, Part<Form>{inner.fields, *form.body}, part(kLine, line),
             part(kWhenUnless, line.conditions), part(kPolicies, line.policies),
             part(kLineDocumentation, line.documentation));
  }
  check_copy(reader, map);
  if (line.one_way && line.documentation.note.empty()) {
    refuse_missing_key(reader, map, "`one_way`", "note", "Why the line has no way back.");
  }
  apply(std::move(line), form);
}

}  // namespace

Form read_form(Reader& reader, const yaml::Node& node) {
  const OwnMistakes mistakes(reader);
  Form form;
  form.span = node.span;
  if (node.is_map()) {
    read_form_map(reader, node, form);
  } else if (node.is_list()) {
    refuse_shape(reader, node, "a value", "a list of values is written `list: [...]`");
  } else if (auto expression = parse_expression(node, Pipes::allowed, reader.diagnostics)) {
    form.expression = std::move(*expression);
  }
  form.broken = mistakes.any();
  if (form.body) form.body->broken = form.broken;
  return form;
}

std::vector<NamedForm> read_named_forms(Reader& reader, const yaml::Node& map,
                                        std::string_view what) {
  std::vector<NamedForm> forms;
  for (const yaml::Entry& entry : map.entries) {
    Word name = read_name(reader, entry.key, what);
    Form form = read_form(reader, entry.value);
    if (!name.empty()) forms.push_back({std::move(name), std::move(form)});
  }
  return forms;
}

std::vector<Key> line_keys() {
  return keys_of(kLine, kWhenUnless, kPolicies, kLineDocumentation);
}

}  // namespace smx::spec
