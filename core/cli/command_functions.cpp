// smx functions: what can stand behind a `|`.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "smx/catalogue.h"

#include "commands.h"
#include "json_object.h"
#include "rule_folder.h"
#include "terminal.h"
#include "wording.h"

namespace smx::cli {

namespace {

constexpr std::string_view kLesson = R"(Examples:
  smx functions                 all functions, by group
  smx functions time            one group
  smx functions after           one function, with its arguments, faults and examples
  smx functions --rules rules   with the functions of the packs' libraries
  smx functions --markdown      all functions with their examples, as a page
  smx functions --json          one function on each line, for tools

Exit codes:
  0  listed
  2  no such function or group)";

struct Options {
  std::string name;
  std::string group;
  std::string rules;
  bool as_json = false;
  bool as_markdown = false;
};

std::string json_of(const FunctionInfo& function) {
  std::vector<std::string> arguments;
  for (const FunctionArgumentInfo& argument : function.arguments) {
    arguments.push_back(JsonObject()
                            .text("name", argument.name)
                            .text("type", argument.type)
                            .text("presence", argument.presence)
                            .str());
  }
  std::vector<std::string> examples;
  for (const FunctionExampleInfo& example : function.examples) {
    examples.push_back(JsonObject()
                           .text("input", example.input)
                           .text("arguments", example.arguments)
                           .text("output", example.output)
                           .text("fault", example.fault)
                           .str());
  }
  return JsonObject()
      .text("name", function.name)
      .text("group", function.group)
      .text("pack", function.pack)
      .text("summary", function.summary)
      .text("takes", function.takes)
      .text("gives", function.gives)
      .text("loss", function.loss)
      .json("arguments", json_list(arguments))
      .json("faults", json_texts(function.faults))
      .json("examples", json_list(examples))
      .str();
}

/// "after SEPARATOR [COUNT]"
std::string call_of(const FunctionInfo& function) {
  std::string call = function.name;
  for (const FunctionArgumentInfo& argument : function.arguments) {
    call += argument.presence == "required" ? " " + argument.name : " [" + argument.name + "]";
  }
  return call;
}

std::string groups_text(const std::vector<FunctionInfo>& functions, Colour colour) {
  std::string text;
  for (std::size_t at = 0; at < functions.size();) {
    const std::string& group = functions[at].group;
    Columns columns(2);
    for (; at < functions.size() && functions[at].group == group; ++at) {
      const FunctionInfo& function = functions[at];
      columns.add({call_of(function), function.takes + " -> " + function.gives, function.summary});
    }
    const std::string& pack = functions[at - 1].pack;
    const std::string title = pack.empty() ? group : group + " (" + pack + ")";
    text +=
        (text.empty() ? "" : "\n") + painted(title, Style::bold, colour) + "\n" + columns.text();
  }
  return text;
}

std::string result_of(const FunctionExampleInfo& example) {
  if (!example.fault.empty()) return "is the fault " + example.fault;
  return example.output.empty() ? "is missing" : "is " + printable(example.output);
}

std::string examples_text(const FunctionInfo& function) {
  Columns columns(4);
  for (const FunctionExampleInfo& example : function.examples) {
    const std::string arguments = example.arguments.empty() ? "" : " " + example.arguments;
    columns.add({printable(example.input), "| " + function.name + printable(arguments),
                 result_of(example)});
  }
  return columns.empty() ? "" : "  examples\n" + columns.text();
}

std::string function_text(const FunctionInfo& function, Colour colour) {
  std::string text = painted(call_of(function), Style::bold, colour) + "  (" +
                     (function.pack.empty() ? function.group : "library of " + function.pack) +
                     ")\n";
  text += "  " + function.summary + "\n\n";
  text += "  takes " + function.takes + ", gives " + function.gives + "\n";
  if (!function.loss.empty()) text += "  " + function.loss + "\n";
  Columns arguments(4);
  for (const FunctionArgumentInfo& argument : function.arguments) {
    arguments.add({argument.name, argument.type, argument.presence});
  }
  if (!arguments.empty()) text += "  arguments\n" + arguments.text();
  if (!function.faults.empty()) text += "  faults\n";
  for (const std::string& fault : function.faults) text += "    " + fault + "\n";
  return text + examples_text(function);
}

/// A cell of a Markdown table: a bar would end it.
std::string cell(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c;
  }
  return out;
}

std::string code_cell(const std::string& text) {
  return text.empty() ? "" : "`" + cell(text) + "`";
}

std::string markdown_of(const FunctionInfo& function) {
  std::string text = "### " + function.name + "\n\n`" + call_of(function) + "` — " +
                     function.takes + " → " + function.gives + "\n\n" + function.summary;
  if (!function.loss.empty()) text += " It " + function.loss + ".";
  text += "\n\n";
  for (const FunctionArgumentInfo& argument : function.arguments) {
    text += "- `" + argument.name + "`: " + argument.type + ", " + argument.presence + "\n";
  }
  for (const std::string& fault : function.faults) {
    const std::size_t colon = fault.find(':');
    text += "- fault `" + fault.substr(0, colon) + "`" + fault.substr(colon) + "\n";
  }
  if (!function.arguments.empty() || !function.faults.empty()) text += "\n";
  text += "| in | call | out |\n|---|---|---|\n";
  for (const FunctionExampleInfo& example : function.examples) {
    const std::string call =
        function.name + (example.arguments.empty() ? "" : " " + example.arguments);
    std::string out = code_cell(example.output);
    if (out.empty()) out = example.fault.empty() ? "missing" : "fault `" + example.fault + "`";
    text += "| " + code_cell(example.input) + " | " + code_cell(call) + " | " + out + " |\n";
  }
  return text + "\n";
}

/// The page docs/functions.md.
std::string markdown_page(const std::vector<FunctionInfo>& functions) {
  std::string text =
      "# Functions\n\nWhat can stand behind a `|`. This page is what `smx functions --markdown` "
      "prints; do not edit it.\nA function is not called on a missing or null value. An argument "
      "is a "
      "bare word, or a value in parentheses.\n\n";
  std::string group;
  for (const FunctionInfo& function : functions) {
    if (function.group != group) text += "## " + function.group + "\n\n";
    group = function.group;
    text += markdown_of(function);
  }
  text.pop_back();
  return text;
}

bool is_group(const std::string& name, const std::vector<FunctionInfo>& known) {
  return std::any_of(known.begin(), known.end(),
                     [&](const FunctionInfo& function) { return function.group == name; });
}

/// A word is the name of a function or else of a group.
Options understood(Options options, const std::vector<FunctionInfo>& known) {
  for (const FunctionInfo& function : known) {
    if (function.name == options.name) return options;
  }
  if (options.group.empty() && is_group(options.name, known)) {
    std::swap(options.name, options.group);
  }
  return options;
}

std::vector<FunctionInfo> chosen(const Options& options, const std::vector<FunctionInfo>& known) {
  std::vector<FunctionInfo> functions;
  for (const FunctionInfo& function : known) {
    const bool has_name = options.name.empty() || function.name == options.name;
    const bool has_group = options.group.empty() || function.group == options.group;
    if (has_name && has_group) functions.push_back(function);
  }
  return functions;
}

Exit not_found(const Options& options, const std::vector<FunctionInfo>& known, Terminal& terminal) {
  std::vector<std::string> names;
  for (const FunctionInfo& function : known) {
    if (!options.name.empty()) names.push_back(function.name);
    if (options.group.empty() || options.name.empty()) names.push_back(function.group);
  }
  const std::string& wanted = options.name.empty() ? options.group : options.name;
  const std::string hint = suggest(wanted, names);
  terminal.say("error: there is no " +
               std::string(options.name.empty() ? "group" : "function or group") + " `" +
               printable(wanted) + "`" + (hint.empty() ? "" : ": " + hint));
  terminal.say("help: `smx functions` lists them all");
  return Exit::unusable;
}

Exit list_functions(const Options& given, Terminal& terminal) {
  std::vector<FunctionInfo> known = function_catalogue();
  if (!given.rules.empty()) {
    const auto rules = rules_to_use(given.rules, {}, terminal);
    if (!rules) return Exit::unusable;
    for (FunctionInfo& function : library_catalogue(*rules)) known.push_back(std::move(function));
  }
  const Options options = understood(given, known);
  const std::vector<FunctionInfo> functions = chosen(options, known);
  if (functions.empty()) return not_found(options, known, terminal);
  std::string text;
  if (options.as_json) {
    for (const FunctionInfo& function : functions) text += json_of(function) + "\n";
  } else if (options.as_markdown) {
    text = markdown_page(functions);
  } else if (options.name.empty()) {
    text = groups_text(functions, terminal.result_colour());
  } else {
    text = function_text(functions.front(), terminal.result_colour());
  }
  terminal.print(text);
  return Exit::done;
}

Action declare(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("NAME", options->name, "the name of a function, or of a group");
  app.add_option("--group", options->group, "only the functions of a group")->option_text("NAME");
  app.add_option("--rules", options->rules, "also the functions of the libraries in a folder")
      ->option_text("FOLDER");
  app.add_flag("--json", options->as_json, "as JSON, one function on each line");
  app.add_flag("--markdown", options->as_markdown, "as a page in Markdown");
  return [options](Terminal& terminal) { return list_functions(*options, terminal); };
}

}  // namespace

Command functions_command() {
  return {"functions", "lists the functions rules can use", kLesson, declare};
}

}  // namespace smx::cli
