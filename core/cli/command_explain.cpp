// smx explain: the page about a diagnostic.
#include <algorithm>
#include <cctype>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "smx/catalogue.h"

#include "commands.h"
#include "terminal.h"
#include "wording.h"

namespace smx::cli {

namespace {

constexpr std::string_view kLesson = R"(Examples:
  smx explain SMX0204          what the code in a message means, with a wrong and a right example
  smx explain 204              the same
  smx explain unmapped-code    the same
  smx explain --list           all codes

Exit codes:
  0  explained
  2  no such code)";

struct Options {
  std::string code;
  bool wants_list = false;
};

std::string list_of_codes() {
  Columns columns(0);
  for (const Code code : all_codes()) columns.add({code_id(code), std::string(code_slug(code))});
  return columns.text();
}

/// People type `204` and `Unmapped-Code`.
std::optional<Code> code_meant(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  if (text.starts_with("smx")) text.erase(0, 3);
  const bool is_number = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
  if (is_number && text.size() < 4) text.insert(0, 4 - text.size(), '0');
  return find_code(text);
}

Exit unknown_code(const std::string& wanted, Terminal& terminal) {
  std::vector<std::string> names;
  for (const Code code : all_codes()) {
    names.push_back(code_id(code));
    names.emplace_back(code_slug(code));
  }
  const std::string hint = suggest(wanted, names);
  terminal.say("error: there is no code `" + printable(wanted) + "`" +
               (hint.empty() ? "" : ": " + hint));
  terminal.say("help: `smx explain --list` lists all codes");
  return Exit::unusable;
}

/// Headings stand out on a terminal; the rest of a page reads well as it is.
std::string styled(const std::string& page, Colour colour) {
  std::string text;
  bool is_in_fence = false;
  for (std::size_t at = 0; at < page.size();) {
    const std::size_t end = std::min(page.find('\n', at), page.size());
    const std::string line = page.substr(at, end - at);
    if (line.starts_with("```")) is_in_fence = !is_in_fence;
    const bool is_heading = !is_in_fence && line.starts_with("#");
    text += (is_heading ? painted(line, Style::bold, colour) : line) + "\n";
    at = end + 1;
  }
  return text;
}

Exit explain(const Options& options, Terminal& terminal) {
  if (options.wants_list || options.code.empty()) {
    terminal.print(list_of_codes());
    return Exit::done;
  }
  const std::optional<Code> code = code_meant(options.code);
  if (!code) return unknown_code(options.code, terminal);
  const std::optional<std::string> page = explanation(*code);
  if (!page) {
    terminal.say("error: there is no page about " + code_id(*code) + " (" +
                 std::string(code_slug(*code)) + ")");
    return Exit::unusable;
  }
  terminal.print(styled(*page, terminal.result_colour()));
  return Exit::done;
}

Action declare(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("CODE", options->code, "a code such as SMX0204, its number or its name");
  app.add_flag("--list", options->wants_list, "list all codes");
  return [options](Terminal& terminal) { return explain(*options, terminal); };
}

}  // namespace

Command explain_command() {
  return {"explain", "says what a diagnostic means and how to mend it", kLesson, declare};
}

}  // namespace smx::cli
