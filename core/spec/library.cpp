#include <algorithm>
#include <utility>

#include "spec/declarations.h"
#include "spec/documentation.h"
#include "spec/map_kinds.h"
#include "spec/names.h"
#include "spec/scalars.h"
#include "spec/things.h"

namespace smx::spec {

namespace {

bool is_snake_name(std::string_view text) {
  return !text.empty() && text[0] >= 'a' && text[0] <= 'z' &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '_'; });
}

/// Functions and libraries are written `message_text.drop_header`, as built-in functions are.
Word read_snake_name(Reader& reader, const yaml::Node& scalar, std::string_view what) {
  Word name = read_name(reader, scalar, what);
  if (name.empty() || is_snake_name(name.text)) return name;
  reader.diagnostics.add(make_error(
      Code::wrong_shape, ticked(name.text) + " cannot be the name of " + std::string(what),
      name.span, "small letters, digits and `_`, a letter first"));
  return {};
}

// ---- examples

void read_of(Reader&, const yaml::Entry& entry, Library::Example& example) {
  example.input = &entry.value;
}

void read_with(Reader& reader, const yaml::Entry& entry, Library::Example& example) {
  for (const yaml::Entry& argument : entry.value.entries) {
    Word name = read_name(reader, argument.key, "an argument");
    if (!name.empty()) example.arguments.emplace_back(std::move(name), &argument.value);
  }
}

void read_example_gives(Reader&, const yaml::Entry& entry, Library::Example& example) {
  example.gives = &entry.value;
}

void read_example_fault(Reader&, const yaml::Entry& entry, Library::Example& example) {
  example.fault = word_of(entry.value);
}

void read_example_missing(Reader& reader, const yaml::Entry& entry, Library::Example& example) {
  if (entry.value.text == "true") {
    example.missing = true;
  } else {
    refuse_shape(reader, entry.value, "`true`", "leave the line out where there is a result");
  }
}

constexpr Field<Library::Example> kExample[] = {
    {"of", Presence::required, Shape::any, read_of, "What comes in.", "value"},
    {"with", Presence::optional, Shape::map, read_with, "Arguments by name.", "map of value"},
    {"gives", Presence::optional, Shape::any, read_example_gives, "What comes out.", "value"},
    {"fault", Presence::optional, Shape::text, read_example_fault, "The fault it ends in."},
    {"missing", Presence::optional, Shape::text, read_example_missing,
     "`true` where nothing comes out.", "true"},
};

void read_examples(Reader& reader, const yaml::Entry& entry, Library::Function& function) {
  if (!has_items(reader, entry.value, "an example")) return;
  for (const yaml::Node& item : entry.value.items) {
    if (!has_shape(reader, item, Shape::map)) continue;
    Library::Example example;
    example.span = item.span;
    const Mistakes mistakes(reader);
    read_map(reader, item, "an example", part(kExample, example));
    std::vector<const yaml::Entry*> endings;
    for (const std::string_view key : {"gives", "fault", "missing"}) {
      if (const yaml::Entry* ending = item.find_entry(key)) endings.push_back(ending);
    }
    if (endings.size() > 1)
      refuse_together(reader, endings, "an example ends in one way: `gives`, `fault` or `missing`");
    if (endings.empty() && !mistakes.any())
      refuse_missing_key(reader, item, "an example", "gives", "What comes out; or `fault: name`.");
    if (!mistakes.any()) function.examples.push_back(std::move(example));
  }
}

// ---- functions

void read_takes(Reader& reader, const yaml::Entry& entry, Library::Function& function) {
  function.takes.type = read_type(reader, entry.value);
}

void read_gives(Reader& reader, const yaml::Entry& entry, Library::Function& function) {
  function.gives = read_output(reader, entry.value);
}

void read_arguments(Reader& reader, const yaml::Entry& entry, Library::Function& function) {
  function.arguments = read_inputs(reader, entry.value);
  const Declaration* optional = nullptr;
  for (const Declaration& argument : function.arguments) {
    if (argument.optional) optional = &argument;
    if (argument.optional || !optional) continue;
    Diagnostic diagnostic = make_error(Code::wrong_shape,
                                       "the argument " + ticked(argument.name.text) +
                                           " must be given, and stands behind one that need not be",
                                       argument.name.span);
    diagnostic.labels.push_back(make_label(optional->name.span, "this one may be left out"));
    reader.diagnostics.add(std::move(diagnostic));
  }
}

void read_loses(Reader& reader, const yaml::Entry& entry, Library::Function& function) {
  function.loses = entry.value.text == "true";
  if (entry.value.text != "true" && entry.value.text != "false")
    refuse_shape(reader, entry.value, "`true` or `false`");
}

void read_function_faults(Reader& reader, const yaml::Entry& entry, Library::Function& function) {
  function.faults = read_texts(reader, entry.value, "a fault");
}

template <std::string Library::Function::*Member>
void read_function_text(Reader&, const yaml::Entry& entry, Library::Function& function) {
  function.*Member = entry.value.text;
}

constexpr Field<Library::Function> kFunction[] = {
    {"summary", Presence::required, Shape::text, read_function_text<&Library::Function::summary>,
     "One sentence that says what the function does."},
    {"takes", Presence::required, Shape::any, read_takes, "The type of what comes in.", "type"},
    {"gives", Presence::required, Shape::any, read_gives,
     "The type of the result; with `?` at the end there may be none.", "type"},
    {"args", Presence::optional, Shape::map, read_arguments,
     "The arguments in their order, with a type each; `name?` may be left out.", "declarations"},
    {"loses", Presence::optional, Shape::text, read_loses,
     "`true` where something can get lost: lines then need `on_loss`.", "boolean"},
    {"faults", Presence::optional, Shape::map, read_function_faults,
     "The faults the function raises, with the sentence people read.", "map of text"},
    {"examples", Presence::optional, Shape::list, read_examples,
     "What comes out of what; checked whenever the rules are loaded.", "list of example"},
};

void read_functions(Reader& reader, const yaml::Entry& entry, Library& library) {
  for (const yaml::Entry& one : entry.value.entries) {
    Library::Function function;
    function.name = read_snake_name(reader, one.key, "a function");
    if (!has_shape(reader, one.value, Shape::map)) continue;
    const Mistakes mistakes(reader);
    Documentation documentation;
    read_map(reader, one.value, "a function", part(kFunction, function),
             part(kLineDocumentation, documentation));
    function.broken = mistakes.any();
    if (!function.name.empty()) library.functions.push_back(std::move(function));
  }
}

void read_library_name(Reader& reader, const yaml::Entry& entry, Library& library) {
  library.name = read_snake_name(reader, entry.value, "a library");
}

void read_script(Reader&, const yaml::Entry& entry, Library& library) {
  library.script = word_of(entry.value);
}

constexpr Field<Library> kLibrary[] = {
    {"library", Presence::required, Shape::text, read_library_name, "The name of the library.",
     "snake name"},
    {"script", Presence::required, Shape::text, read_script,
     "The file with the Lua code, relative to this one.", "path"},
    {"functions", Presence::required, Shape::map, read_functions,
     "The functions of the script, with their types.", "map of function"},
};

}  // namespace

Library read_library(Reader& reader, const yaml::Node& map) {
  Library library;
  read_map(reader, map, "a library", part(kLibrary, library),
           part(kThingDocumentation, library.documentation),
           part(kLineDocumentation, library.documentation));
  return library;
}

std::vector<Key> library_keys() {
  return keys_of(kLibrary, kThingDocumentation, kLineDocumentation);
}

std::vector<Key> function_keys() {
  return keys_of(kFunction, kLineDocumentation);
}

std::vector<Key> example_keys() {
  return keys_of(kExample);
}

}  // namespace smx::spec
