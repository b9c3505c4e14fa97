// The functions as their own descriptions say, and the page of a code.
#include "smx/catalogue.h"

#include <algorithm>

#include "authoring/pages.h"
#include "functions/function.h"
#include "packs/rule_set_state.h"

namespace smx {

namespace {

std::string_view word_for(Takes takes) {
  switch (takes) {
    case Takes::text: return "text";
    case Takes::instant: return "instant";
    case Takes::date: return "date";
    case Takes::time: return "instant or date";
    case Takes::integer: return "integer";
    case Takes::number: return "number";
    case Takes::boolean: return "boolean";
    case Takes::scalar: return "text, number or boolean";
    case Takes::list: return "list";
    case Takes::list_of_text: return "list of texts";
    case Takes::list_of_number: return "list of numbers";
    case Takes::list_of_boolean: return "list of booleans";
    case Takes::list_of_scalar: return "list of texts, numbers or booleans";
    case Takes::list_of_lists: return "list of lists";
    case Takes::object: return "object";
    case Takes::map: return "map";
    case Takes::anything: return "anything";
    case Takes::declared: break;
  }
  return "";
}

std::string_view word_for(Gives gives) {
  switch (gives) {
    case Gives::text: return "text";
    case Gives::instant: return "instant";
    case Gives::date: return "date";
    case Gives::integer: return "integer";
    case Gives::number: return "number";
    case Gives::boolean: return "boolean";
    case Gives::list_of_text: return "list of texts";
    case Gives::same: return "what came in";
    case Gives::declared: break;
    case Gives::item: return "an item of the list";
    case Gives::items: return "a list of such items";
    case Gives::inner: return "a list of the inner items";
    case Gives::arithmetic: return "integer, or number";
    case Gives::groups: return "a text for each named group of the pattern";
    case Gives::members: return "list of the values";
    case Gives::entries: return "list of key and value";
    case Gives::without: return "what came in without that member";
    case Gives::named: return "a value of the schema";
  }
  return "";
}

std::string type_of(const ArgumentSpec& argument) {
  switch (argument.kind) {
    case ArgumentKind::text:
    case ArgumentKind::form: return "text";
    case ArgumentKind::integer: return "integer";
    case ArgumentKind::number: return "number";
    case ArgumentKind::pattern: return "pattern";
    case ArgumentKind::zone: return "time zone";
    case ArgumentKind::member: return "member";
    case ArgumentKind::declared: return smx::describe(*argument.type);
    case ArgumentKind::same: return "a value as what comes in";
    case ArgumentKind::list: return "list of texts, numbers or booleans";
    case ArgumentKind::schema: return "schema";
    case ArgumentKind::xml_schema: return "schema with an `xml` mark";
    case ArgumentKind::choice: break;
  }
  std::string words;
  for (const std::string_view choice : argument.choices) {
    words += words.empty() ? "one of " : ", ";
    words += choice;
  }
  return words;
}

FunctionInfo describe(const FunctionSpec& spec) {
  FunctionInfo info;
  info.name = spec.name;
  info.group = spec.group;
  info.summary = spec.summary;
  info.takes = spec.takes_type ? smx::describe(*spec.takes_type) : word_for(spec.takes);
  info.gives = spec.gives_type ? smx::describe(*spec.gives_type) : word_for(spec.gives);
  if (spec.presence == Presence::maybe) info.gives += ", or nothing";
  if (spec.loss == Loss::possible) info.loss = "can lose something: needs `on_loss`";
  for (const ArgumentSpec& argument : spec.arguments) {
    info.arguments.push_back({std::string(argument.name), type_of(argument),
                              argument.required ? "required" : "optional"});
  }
  for (const FunctionFault& fault : spec.faults) {
    info.faults.push_back(std::string(fault.name) + ": " + std::string(fault.sentence));
  }
  for (const FunctionExample& example : spec.examples) {
    info.examples.push_back({std::string(example.input), std::string(example.arguments),
                             std::string(example.output), std::string(example.fault)});
  }
  return info;
}

}  // namespace

std::vector<FunctionInfo> function_catalogue() {
  FunctionRegistry registry;
  add_builtins(registry);
  std::vector<FunctionInfo> catalogue;
  for (const auto& spec : registry.all()) catalogue.push_back(describe(*spec));
  // The registry is in the order of names already.
  std::stable_sort(catalogue.begin(), catalogue.end(),
                   [](const FunctionInfo& a, const FunctionInfo& b) { return a.group < b.group; });
  return catalogue;
}

std::vector<FunctionInfo> library_catalogue(const RuleSet& rules) {
  std::vector<FunctionInfo> catalogue;
  for (const auto& pack : rules.state().packs) {
    const std::size_t first = catalogue.size();
    for (const FunctionSpec& spec : pack->program->functions) {
      // Those of imported packs are listed with their own pack; their names begin with it.
      if (std::count(spec.name.begin(), spec.name.end(), '.') > 1) continue;
      catalogue.push_back(describe(spec));
      catalogue.back().pack = pack->program->pack;
    }
    std::sort(catalogue.begin() + static_cast<std::ptrdiff_t>(first), catalogue.end(),
              [](const FunctionInfo& a, const FunctionInfo& b) { return a.name < b.name; });
  }
  return catalogue;
}

std::optional<std::string> explanation(Code code) {
  const std::string id = code_id(code);
  for (const authoring::Page& page : authoring::pages()) {
    if (page.name == id) return std::string(page.text);
  }
  return std::nullopt;
}

}  // namespace smx
