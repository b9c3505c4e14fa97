// The command: finds the verb, parses its options, runs it.
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "command.h"
#include "commands.h"
#include "terminal.h"
#include "wording.h"

namespace smx::cli {

namespace {

std::vector<std::string> verbs() {
  std::vector<std::string> names;
  for (const Command& command : commands()) names.emplace_back(command.name);
  return names;
}

const Command* find_command(std::string_view name) {
  for (const Command& command : commands()) {
    if (command.name == name) return &command;
  }
  return nullptr;
}

std::string overview() {
  Columns list(2);
  for (const Command& command : commands()) {
    list.add({std::string(command.name), std::string(command.purpose)});
  }
  list.add({"help [VERB]", "this page, or the page of a verb"});
  return "smx: translates documents by rules that people can read\n\n"
         "usage: smx VERB [options]\n\n" +
         list.text() +
         "\nA first round:\n"
         "  smx check rules                      are the rules sound?\n"
         "  smx test rules                       do they do what their tests say?\n"
         "  smx show order-to-invoice            what does a mapping do, line by line?\n"
         "  smx run order-to-invoice --input order.json\n"
         "\nExit codes: 0 done, 1 something was refused or failed, 2 it could not run.\n"
         "`smx help VERB` has the options of a verb, examples and its exit codes.\n";
}

Exit unknown_verb(std::string_view verb, Terminal& terminal) {
  const std::string hint = suggest(verb, verbs());
  terminal.say("error: there is no verb `" + printable(verb) + "`" +
               (hint.empty() ? "" : ": " + hint));
  terminal.say("help: `smx help` lists them");
  return Exit::unusable;
}

/// Long and short names of every option, for suggestions.
std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

Exit bad_usage(const CLI::App& app, const CLI::ParseError& problem, Terminal& terminal) {
  // A misspelt option first: what seems to be missing is most often what was misspelt.
  const std::vector<std::string> extras = app.remaining();
  if (extras.empty()) {
    terminal.say("error: " + printable(problem.what()));
  } else {
    const std::string name = extras.front().substr(0, extras.front().find('='));
    const bool is_option = name.starts_with("-");
    const std::string hint = is_option ? suggest(name, option_names(app)) : std::string();
    terminal.say("error: " + app.get_name() +
                 (is_option ? " has no option `" : " has no use for `") + printable(name) + "`" +
                 (hint.empty() ? "" : ": " + hint));
  }
  terminal.say("help: `" + app.get_name() + " --help`");
  return Exit::unusable;
}

ColourChoice colour_choice(std::string_view word) {
  if (word == "always") return ColourChoice::always;
  return word == "never" ? ColourChoice::never : ColourChoice::automatic;
}

Exit run_verb(const Command& command, int argc, const char* const* argv, Terminal& terminal) {
  CLI::App app(std::string(command.purpose), "smx " + std::string(command.name));
  const Action action = command.declare(app);
  std::string colour = "auto";
  app.add_option("--color", colour, "when to use colours: auto (the default), always or never")
      ->option_text("WHEN")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  app.set_help_flag("-h,--help", "print this page");
  app.get_formatter()->column_width(28);
  app.footer(std::string(command.lesson));
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    terminal.print(app.help());
    return Exit::done;
  } catch (const CLI::ParseError& problem) {
    return bad_usage(app, problem, terminal);
  }
  terminal.choose_colours(colour_choice(colour));
  return action(terminal);
}

Exit help_on(int argc, const char* const* argv, Terminal& terminal) {
  if (argc < 2) {
    terminal.print(overview());
    return Exit::done;
  }
  const Command* command = find_command(argv[1]);
  if (!command) return unknown_verb(argv[1], terminal);
  const char* const asked[] = {argv[1], "--help"};
  return run_verb(*command, 2, asked, terminal);
}

/// `argv[0]` is the verb.
Exit answer(int argc, const char* const* argv, Terminal& terminal) {
  if (argc == 0) {
    terminal.print(overview());
    return Exit::done;
  }
  const std::string_view verb = argv[0];
  if (verb == "--version" || verb == "version") {
    terminal.print("smx " SMX_VERSION "\n");
    return Exit::done;
  }
  if (verb == "help" || verb == "--help" || verb == "-h") return help_on(argc, argv, terminal);
  const Command* command = find_command(verb);
  return command ? run_verb(*command, argc, argv, terminal) : unknown_verb(verb, terminal);
}

}  // namespace

}  // namespace smx::cli

int main(int argc, char** argv) {
  using smx::cli::Exit;
  smx::cli::Terminal terminal;
  Exit exit = Exit::unusable;
  try {
    exit = smx::cli::answer(argc - 1, argv + 1, terminal);
  } catch (const std::exception& problem) {
    terminal.say(std::string("error: the command itself failed: ") + problem.what());
  }
  if (!terminal.output_failure().empty()) {
    terminal.say("error: standard output cannot be written: " + terminal.output_failure());
    exit = Exit::unusable;
  }
  return static_cast<int>(exit);
}
