// What pack.yaml says, the libraries, and the types that signatures lead to.
#include <functional>
#include <map>

#include "comparison/inventory.h"
#include "comparison/rule_text.h"
#include "comparison/type_text.h"
#include "types/further.h"

namespace smx::comparison {

namespace {

void document(const spec::Documentation& said, Entry& entry) {
  add_documentation(entry, "summary", said.summary);
  add_documentation(entry, "note", said.note);
  add_documentation(entry, "source", said.source);
  add_documentation(entry, "owner", said.owner);
}

Entry at(std::string what, std::string address, Span span) {
  Entry entry;
  entry.what = std::move(what);
  entry.address = std::move(address);
  entry.span = span;
  entry.place = place_of(span);
  return entry;
}

Entry declared(const spec::Pack& pack) {
  Entry entry = at("pack", pack.name.text, pack.name.span);
  document(pack.documentation, entry);
  entry.add("version", pack.version.text);
  entry.add("zone", pack.zone.text);
  for (const spec::Import& import : pack.imports) {
    entry.add("import " + import.name.text,
              import.version + (import.from.empty() ? "" : " from " + import.from.text));
  }
  return entry;
}

void add_context(const Program& program, Thing& thing) {
  for (const ContextInfo& context : program.context) {
    const Rule& rule = program.rules[context.rule];
    if (context.rule == 0 || is_imported(context.name)) continue;
    Entry entry = entry_of(rule, "context");
    entry.add("type", type_text(*context.type));
    entry.add("default", context.default_value ? json_text(*context.default_value) : "");
    thing.entries.push_back(std::move(entry));
  }
}

/// One of the first items of a type that is met; the others of that name are the same but for
/// marks.
using Types = std::map<std::string, const Type*>;

// NOLINTNEXTLINE(misc-no-recursion): ends where a name was met before
void collect(const Type* type, int unnamed, Types& types) {
  constexpr int kMostUnnamed = 64;  // one inside the other
  if (!type || unnamed > kMostUnnamed) return;
  const bool is_new = type->name.empty() || types.emplace(type->name, type).second;
  if (!is_new) return;
  const int depth = type->name.empty() ? unnamed + 1 : 0;
  for_each_part(*type, [&](const Type* part) { collect(part, depth, types); });
}

void collect_signatures(const Program& program, Types& types) {
  for (const auto& [name, mapping] : program.mappings) {
    if (is_imported(name)) continue;
    for (const InputInfo& input : mapping->inputs) collect(input.type, 0, types);
    collect(mapping->output, 0, types);
  }
  for (const Need& need : program.needs) collect(need.type, 0, types);
  for (const auto& [name, table] : program.tables) {
    if (is_imported(name)) continue;
    for (const Type* type : table->key_types) collect(type, 0, types);
    for (const Type* type : table->value_types) collect(type, 0, types);
  }
  for (const auto& [name, decision] : program.decisions) {
    if (is_imported(name)) continue;
    for (const InputInfo& input : decision->inputs) collect(input.type, 0, types);
    for (const OutputInfo& output : decision->outputs) collect(output.type, 0, types);
  }
}

Entry function_of(const spec::Library::Function& function, const FunctionSpec* made,
                  const std::string& library) {
  Entry entry = at("function", library + "/" + function.name.text, function.name.span);
  add_documentation(entry, "summary", function.summary);
  if (!made) return entry;
  if (made->takes_type) entry.add("takes", type_text(*made->takes_type));
  if (made->gives_type) {
    const bool maybe = made->presence == Presence::maybe;
    entry.add("gives", type_text(*made->gives_type) + (maybe ? ", or nothing" : ""));
  }
  for (const ArgumentSpec& argument : made->arguments) {
    entry.add(
        "argument " + std::string(argument.name),
        (argument.type ? type_text(*argument.type) : "") + (argument.required ? "" : ", optional"));
  }
  if (made->loss == Loss::possible) entry.add("loses", "yes");
  for (const FunctionFault& fault : made->faults)
    entry.add("fault " + std::string(fault.name), std::string(fault.sentence));
  return entry;
}

}  // namespace

Thing pack_thing(const Pack& pack) {
  const Program& program = *pack.program;
  Thing thing{"pack", program.pack, {}, {}};
  const spec::Pack* said = pack.declaration();
  thing.entries.push_back(said ? declared(*said) : Entry{"pack", program.pack});
  add_context(program, thing);
  if (!said) return thing;
  for (const auto& [name, sentence] : said->faults) {
    Entry& entry = thing.entries.emplace_back(at("fault", "faults/" + name.text, name.span));
    entry.add("sentence", sentence.text);
  }
  for (const auto& [name, expression] : said->patterns) {
    Entry& entry = thing.entries.emplace_back(at("pattern", "patterns/" + name.text, name.span));
    entry.add("expression", expression.text);
  }
  return thing;
}

std::vector<Thing> library_things(const Pack& pack) {
  std::vector<Thing> things;
  for (const spec::File& file : pack.files) {
    const auto* library = std::get_if<spec::Library>(&file.thing);
    if (!library) continue;
    Thing thing{"library", library->name.text, {}, {}};
    Entry& entry =
        thing.entries.emplace_back(at("library", library->name.text, library->name.span));
    document(library->documentation, entry);
    if (library->script_text) {
      const std::string text(library->script_text->text());
      entry.parts.push_back({"script", text,
                             "Lua of " + std::to_string(text.size()) + " bytes, compared as a text",
                             ""});
    }
    for (const spec::Library::Function& function : library->functions) {
      const FunctionSpec* made = nullptr;
      for (const FunctionSpec& one : pack.program->functions) {
        if (one.name == library->name.text + "." + function.name.text) made = &one;
      }
      thing.entries.push_back(function_of(function, made, library->name.text));
    }
    things.push_back(std::move(thing));
  }
  return things;
}

std::vector<Thing> schema_things(const Program& program) {
  Types types;
  collect_signatures(program, types);
  std::vector<Thing> things;
  for (const auto& [name, type] : types) {
    if (is_imported(name)) continue;
    Thing& thing = things.emplace_back(Thing{"schema", name, {}, {}});
    Entry& entry = thing.entries.emplace_back();
    entry.what = "schema";
    entry.address = name;
    entry.add("demands", demands_text(*type));
    for (const Property& property : type->properties) {
      Entry& member = thing.entries.emplace_back();
      member.what = "member";
      member.address = name + "/" + property.name;
      const std::string text = property.type ? type_text(*property.type) : "anything";
      member.add("type", text);
      member.add("presence", property.required ? "required" : "optional");
    }
  }
  return things;
}

}  // namespace smx::comparison
