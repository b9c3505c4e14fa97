#include "spec/form_keys.h"

#include <memory>
#include <utility>

#include "spec/conditions.h"
#include "spec/forms.h"
#include "spec/guards.h"
#include "spec/indexes.h"
#include "spec/list_keys.h"
#include "spec/names.h"
#include "spec/needs.h"
#include "spec/scalars.h"

namespace smx::spec {

namespace {

// ---- reading what stands behind the keys

void read_from(Reader& reader, const yaml::Entry& entry, Form& form) {
  auto expression = read_expression(reader, entry.value, Pipes::allowed);
  if (expression) form.expression = std::move(*expression);
}

void read_value(Reader& reader, const yaml::Entry& entry, Form& form) {
  if (auto literal = read_any_literal(reader, entry.value)) form.literal = std::move(*literal);
}

/// `list:` may be empty, the others need something to choose from or to put together.
void read_list(Reader& reader, const yaml::Entry& entry, Form& form) {
  for (const yaml::Node& item : entry.value.items) form.parts.push_back(read_form(reader, item));
}

void read_parts(Reader& reader, const yaml::Entry& entry, Form& form) {
  if (has_items(reader, entry.value, ticked(entry.key.text))) read_list(reader, entry, form);
}

void read_skipped(Reader& reader, const yaml::Entry& entry, Form& form) {
  form.skipping = read_skipping(reader, entry.value);
}

/// Names with an expression each, as `one_of` and `zip` have.
void read_expression_map(Reader& reader, const yaml::Node& map, std::string_view what, Form& form) {
  for (const yaml::Entry& kind : map.entries) {
    Word name = read_name(reader, kind.key, what);
    auto expression = read_expression(reader, kind.value, Pipes::allowed);
    if (name.empty() || !expression) continue;
    NamedForm named;
    named.name = std::move(name);
    named.form.span = kind.value.span;
    named.form.expression = std::move(*expression);
    form.named.push_back(std::move(named));
  }
}

void read_one_of(Reader& reader, const yaml::Entry& entry, Form& form) {
  if (entry.value.entries.empty()) {
    refuse_shape(reader, entry.value, "at least one kind", "such as `person: message.personId`");
  }
  read_expression_map(reader, entry.value, "a kind", form);
}

void read_zip(Reader& reader, const yaml::Entry& entry, Form& form) {
  if (entry.value.entries.size() < 2) {
    refuse_shape(reader, entry.value, "at least two lists", "such as `{ id: ids, name: names }`");
  }
  read_expression_map(reader, entry.value, "a member", form);
}

void read_cases(Reader& reader, const yaml::Entry& entry, Form& form) {
  if (!has_items(reader, entry.value, "`cases`")) return;
  for (const yaml::Node& item : entry.value.items) {
    if (has_shape(reader, item, Shape::map, "a case such as `{ when: {...}, from: ... }`")) {
      form.parts.push_back(read_form(reader, item));
    }
  }
}

void read_between(Reader&, const yaml::Entry& entry, Form& form) {
  form.between = word_of(entry.value);
}

void read_callee(Reader& reader, const yaml::Entry& entry, Form& form) {
  form.callee = read_thing_name(reader, entry.value,
                                form.kind == Form::Kind::use ? "a mapping" : "a decision");
}

void read_with(Reader& reader, const yaml::Entry& entry, Form& form) {
  form.named = read_named_forms(reader, entry.value, "an input");
}

void read_lines(Reader& reader, const yaml::Node& map, Form& form) {
  for (const yaml::Entry& line : map.entries) {
    NamedForm named{word_of(line.key), read_form(reader, line.value)};
    if (is_target(line.key.text)) {
      form.named.push_back(std::move(named));
    } else {
      reader.diagnostics.add(
          make_error(Code::wrong_shape, ticked(line.key.text) + " cannot be a target",
                     line.key.span, "names, `@name` or positions, with dots between them"));
    }
  }
}

void read_fields(Reader& reader, const yaml::Entry& entry, Form& form) {
  read_lines(reader, entry.value, form);
}

void read_each(Reader& reader, const yaml::Entry& entry, Form& form) {
  const auto add = [&](const yaml::Node& node) {
    auto source = read_expression(reader, node, Pipes::allowed);
    if (source) form.sources.push_back(std::move(*source));
  };
  if (!entry.value.is_list()) {
    add(entry.value);
  } else if (has_items(reader, entry.value, ticked(entry.key.text))) {
    for (const yaml::Node& item : entry.value.items) add(item);
  }
}

void read_group_by(Reader& reader, const yaml::Entry& entry, Form& form) {
  form.by = read_keys(reader, entry.value);
}

void read_as(Reader& reader, const yaml::Entry& entry, Form& form) {
  form.as = read_name(reader, entry.value, "an item");
}

void read_item_needs(Reader& reader, const yaml::Entry& entry, Form& form) {
  form.needs = read_needs(reader, entry.value);
}

void read_item_lets(Reader& reader, const yaml::Entry& entry, Form& form) {
  form.lets = read_named_forms(reader, entry.value, "a value");
}

void read_where(Reader& reader, const yaml::Entry& entry, Form& form) {
  form.where = read_condition(reader, entry.value);
}

void read_item_guards(Reader& reader, const yaml::Entry& entry, Form& form) {
  form.guards = read_guards(reader, entry.value);
}

void read_holds(Reader& reader, const yaml::Entry& entry, Form& form) {
  form.holds = read_condition(reader, entry.value);
}

void read_form_copy(Reader& reader, const yaml::Entry& entry, Form& form) {
  read_copy(reader, entry, form.copy);
}

void read_form_except(Reader& reader, const yaml::Entry& entry, Form& form) {
  read_except(reader, entry, form.copy);
}

void read_form_distinct(Reader& reader, const yaml::Entry& entry, Form& form) {
  form.arrangement.distinct = read_distinct(reader, entry);
}

void read_form_sort(Reader& reader, const yaml::Entry& entry, Form& form) {
  form.arrangement.sort = read_sort(reader, entry.value);
}

void read_form_rank(Reader& reader, const yaml::Entry& entry, Form& form) {
  form.arrangement.rank = read_rank(reader, entry);
}

void read_form_limit(Reader& reader, const yaml::Entry& entry, Form& form) {
  form.arrangement.limit = read_limit(reader, entry);
}

// ---- the tables

constexpr Field<Form> kFrom[] = {
    {"from", Presence::required, Shape::any, read_from, "An expression: a path and its functions.",
     "expression"},
};
constexpr Field<Form> kValue[] = {
    {"value", Presence::required, Shape::any, read_value,
     "A literal, checked against the target's type.", "value"},
};
constexpr Field<Form> kFirst[] = {
    {"first", Presence::required, Shape::list, read_parts,
     "Candidates in order; the first that is neither missing nor null.", "list of form"},
    {"skipping", Presence::optional, Shape::list, read_skipped,
     "What is passed over: missing, null, empty; otherwise missing and null.", "list of word",
     skipping_words},
};
constexpr Field<Form> kOneOf[] = {
    {"one_of", Presence::required, Shape::map, read_one_of,
     "Kinds with an expression each, of which exactly one must be present.", "map of expression"},
};
constexpr Field<Form> kCases[] = {
    {"cases", Presence::required, Shape::list, read_cases,
     "Forms with a condition each; the first whose condition holds.", "list of case form"},
};
constexpr Field<Form> kJoin[] = {
    {"join", Presence::required, Shape::list, read_parts,
     "Texts that are put together; absent parts drop out.", "list of form"},
    {"between", Presence::optional, Shape::text, read_between,
     "The text that stands between the parts.", "text"},
};
constexpr Field<Form> kDecide[] = {
    {"decide", Presence::required, Shape::text, read_callee, "The decision that answers.",
     "thing name"},
    {"with", Presence::optional, Shape::map, read_with, "The inputs of the decision.",
     "map of form"},
};
constexpr Field<Form> kUse[] = {
    {"use", Presence::required, Shape::text, read_callee, "The mapping whose result this is.",
     "thing name"},
    {"with", Presence::optional, Shape::map, read_with, "The inputs of the mapping.",
     "map of form"},
};
constexpr Field<Form> kFields[] = {
    {"fields", Presence::required, Shape::map, read_fields,
     "An object: targets with a value form each.", "targets"},
    {"copy", Presence::optional, Shape::any, read_form_copy,
     "The object whose members are taken over by their names, where no line writes them.",
     "expression"},
    {"except", Presence::optional, Shape::list, read_form_except,
     "Members that `copy` does not take over.", "list of text"},
};
constexpr Field<Form> kHolds[] = {
    {"holds", Presence::required, Shape::any, read_holds,
     "A condition: true where it holds, else false.", "condition"},
};
constexpr Field<Form> kList[] = {
    {"list", Presence::required, Shape::list, read_list,
     "A list of fixed positions; an absent item is left out.", "list of form"},
};
constexpr Field<Form> kEach[] = {
    {"each", Presence::required, Shape::any, read_each,
     "The list, or several lists, of whose items each gives one result.", "expressions"},
    {"as", Presence::optional, Shape::text, read_as, "A name for the item, besides `.`.", "name"},
    {"needs", Presence::optional, Shape::map, read_item_needs,
     "What the host must fetch for each item.", "map of need"},
    {"let", Presence::optional, Shape::map, read_item_lets, "Names for values of each item.",
     "map of form"},
    {"where", Presence::optional, Shape::any, read_where,
     "The condition an item must satisfy to be taken.", "condition"},
    {"guards", Presence::optional, Shape::list, read_item_guards,
     "What refuses, drops or reports an item before it is looked at.", "list of guard"},
    {"distinct", Presence::optional, Shape::any, read_form_distinct,
     "What results must differ in; of several with one key, one is kept.", "distinct"},
    {"sort", Presence::optional, Shape::any, read_form_sort,
     "The keys by which the results are put in order.", "sort"},
    {"rank", Presence::optional, Shape::map, read_form_rank,
     "The member of the results that says their place.", "rank"},
    {"limit", Presence::optional, Shape::any, read_form_limit, "How many results are kept.",
     "limit"},
};

constexpr Field<Form> kGroup[] = {
    {"group", Presence::required, Shape::any, read_each,
     "The list, or several lists, whose items are put into groups.", "expressions"},
    {"by", Presence::required, Shape::any, read_group_by,
     "The key of an item, or several keys with a name each.", "keys"},
    {"as", Presence::optional, Shape::text, read_as, "A name for the group, besides `.`.", "name"},
    {"needs", Presence::optional, Shape::map, read_item_needs,
     "What the host must fetch for each group.", "map of need"},
    {"let", Presence::optional, Shape::map, read_item_lets, "Names for values of each group.",
     "map of form"},
    {"where", Presence::optional, Shape::any, read_where,
     "The condition a group must satisfy to be taken.", "condition"},
    {"guards", Presence::optional, Shape::list, read_item_guards,
     "What refuses, drops or reports a group before it is looked at.", "list of guard"},
    {"distinct", Presence::optional, Shape::any, read_form_distinct,
     "What results must differ in; of several with one key, one is kept.", "distinct"},
    {"sort", Presence::optional, Shape::any, read_form_sort,
     "The keys by which the results are put in order.", "sort"},
    {"rank", Presence::optional, Shape::map, read_form_rank,
     "The member of the results that says their place.", "rank"},
    {"limit", Presence::optional, Shape::any, read_form_limit, "How many results are kept.",
     "limit"},
};
constexpr Field<Form> kZip[] = {
    {"zip", Presence::required, Shape::map, read_zip,
     "Lists of one length, item by item: names with a list each.", "map of expression"},
};

constexpr FormKeys kAll[] = {
    {Form::Kind::from, kFrom},     {Form::Kind::value, kValue}, {Form::Kind::first, kFirst},
    {Form::Kind::one_of, kOneOf},  {Form::Kind::cases, kCases}, {Form::Kind::join, kJoin},
    {Form::Kind::decide, kDecide}, {Form::Kind::use, kUse},     {Form::Kind::fields, kFields},
    {Form::Kind::list, kList},     {Form::Kind::each, kEach},   {Form::Kind::holds, kHolds},
    {Form::Kind::group, kGroup},   {Form::Kind::zip, kZip},
};

}  // namespace

std::span<const FormKeys> all_form_keys() {
  return kAll;
}

const FormKeys* find_form_keys(std::string_view key) {
  for (const FormKeys& form : kAll) {
    if (form.key() == key) return &form;
  }
  return nullptr;
}

std::vector<std::string> form_key_names() {
  std::vector<std::string> names;
  for (const FormKeys& form : kAll) names.emplace_back(form.key());
  return names;
}

Form read_fields_form(Reader& reader, const yaml::Node& map) {
  Form form;
  form.kind = Form::Kind::fields;
  form.span = map.span;
  const OwnMistakes mistakes(reader);
  read_lines(reader, map, form);
  form.broken = mistakes.any();
  return form;
}

void read_copy(Reader& reader, const yaml::Entry& entry, std::optional<Copy>& into) {
  auto from = read_expression(reader, entry.value, Pipes::allowed);
  if (!from) return;
  if (!into) into.emplace();
  into->from = std::move(*from);
  into->span = entry.value.span;
}

void read_except(Reader& reader, const yaml::Entry& entry, std::optional<Copy>& into) {
  if (!into) into.emplace();
  Ids names(reader, "names under `except`");
  for (const yaml::Node& item : entry.value.items) {
    if (!has_shape(reader, item, Shape::text, "the name of a member")) continue;
    Word name = word_of(item);
    if (names.add(name)) into->except.push_back(std::move(name));
  }
}

void check_copy(Reader& reader, const yaml::Node& map) {
  const yaml::Entry* except = map.find_entry("except");
  if (!except || map.find("copy")) return;
  reader.diagnostics.add(
      make_error(Code::missing_key, "`except` needs a `copy` to take from", except->key.span));
}

}  // namespace smx::spec
