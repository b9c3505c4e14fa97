// smx fmt: brings rule files into the one layout.
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "smx/format_rules.h"

#include "atomic_file.h"
#include "commands.h"
#include "disk_file_system.h"
#include "json_object.h"
#include "rule_folder.h"
#include "terminal.h"
#include "wording.h"

namespace smx::cli {

namespace {

constexpr std::string_view kLesson = R"(Examples:
  smx fmt                              lays out the rule files of the packs in the folder `rules`
  smx fmt rules/billing                those of one pack
  smx fmt rules/billing/pack.yaml      one file, whatever it holds
  smx fmt --check rules                lists the files that are not laid out, for CI; writes nothing
  smx fmt --diff rules                 shows what would change; writes nothing
  smx fmt - < mapping.yaml             from standard input to standard output, for editors

Indentation, blanks and empty lines change, and nothing else: no word, no quote, no line break, no
order. Comments stay with what they stand at. Each text is read again before it is written; a file
that would not say the same is left as it is, with an error. Schemas and samples are laid out only
where they are named.

Exit codes:
  0  done; with --check or --diff, every file is laid out
  1  with --check or --diff, some file is not; or a file cannot be read as YAML
  2  nothing to lay out: a path that is not there or cannot be written, or no rule file in it)";

struct Options {
  std::vector<std::string> paths;
  bool check = false;
  bool diff = false;
  bool as_json = false;

  bool writes() const { return !check && !diff; }
};

struct Totals {
  std::size_t files = 0;
  std::size_t changed = 0;
  std::size_t refused = 0;
};

class Formatting {
 public:
  Formatting(const Options& options, Terminal& terminal) : options_(options), terminal_(terminal) {}

  Exit path(const std::string& path) {
    if (path == "-") return standard_input();
    std::error_code problem;
    const std::filesystem::file_status status = std::filesystem::status(path, problem);
    if (std::filesystem::is_directory(status)) return folder(path);
    if (std::filesystem::exists(status)) return file(path);
    return report(
        make_error(Code::file_not_found, "there is no file or folder `" + path + "`", {}));
  }

  void say_totals() const {
    if (totals_.files == 0) return;
    std::string said = counted(totals_.files, "file") + ": " + std::to_string(totals_.changed);
    said += options_.writes() ? " laid out anew" : " not laid out";
    if (totals_.refused > 0) said += ", " + std::to_string(totals_.refused) + " left as they are";
    terminal_.say(said);
  }

 private:
  Exit report(const Diagnostic& diagnostic) {
    options_.as_json ? terminal_.print(render_json(diagnostic) + "\n")
                     : terminal_.report(diagnostic);
    return Exit::unusable;
  }

  Exit folder(const std::string& path) {
    const Result<std::string> tidy = rule_folder(path);
    if (!tidy) return report(tidy.error());
    const std::vector<std::string> paths = rule_files(files_, *tidy);
    Diagnostics unlisted;
    add_unlisted(files_, unlisted);
    for (const Diagnostic& diagnostic : unlisted.items()) report(diagnostic);
    if (unlisted.has_errors()) return Exit::unusable;
    if (paths.empty()) {
      return report(
          make_error(Code::not_a_rule_set, "there are no rule files in `" + path + "`", {}, {}));
    }
    Exit exit = Exit::done;
    for (const std::string& one : paths) exit = worst(exit, file(one));
    return exit;
  }

  Exit file(const std::string& path) {
    const Result<std::string> text = files_.read(path);
    if (!text) return report(text.error());
    ++totals_.files;
    const FormattedRules formatted = format_rules(path, *text, limits_);
    if (!formatted.text) return refused(formatted.diagnostics);
    if (*formatted.text == *text) return Exit::done;
    ++totals_.changed;
    show_change(path, *text, *formatted.text);
    if (!options_.writes()) return Exit::findings;
    AtomicFile out(path);
    if (const auto problem = out.write(*formatted.text)) return report(*problem);
    if (const auto problem = out.commit()) return report(*problem);
    return Exit::done;
  }

  void show_change(const std::string& path, const std::string& before, const std::string& after) {
    if (options_.as_json) {
      JsonObject object;
      object.text("file", path).text("state", options_.writes() ? "laid-out" : "not-laid-out");
      if (options_.diff) object.text("difference", layout_difference(path, before, after));
      terminal_.print(object.str() + "\n");
    } else if (options_.diff) {
      terminal_.print(layout_difference(printable(path), before, after));
    } else {
      terminal_.print(printable(path) + "\n");
    }
  }

  Exit refused(const Diagnostics& diagnostics) {
    ++totals_.refused;
    for (const Diagnostic& diagnostic : diagnostics.items()) report(diagnostic);
    return Exit::findings;
  }

  /// Standard output gets the text and nothing else, and nothing at all where there is none.
  Exit standard_input() {
    const Result<std::string> text = read_whole("-", limits_.rule_file_bytes);
    if (!text) return report(text.error());
    const FormattedRules formatted = format_rules("standard input", *text, limits_);
    if (!formatted.text) {
      for (const Diagnostic& diagnostic : formatted.diagnostics.items())
        terminal_.report(diagnostic);
      return Exit::findings;
    }
    const bool is_changed = *formatted.text != *text;
    if (options_.diff) terminal_.print(layout_difference("-", *text, *formatted.text));
    if (options_.writes()) terminal_.print(*formatted.text);
    return is_changed && !options_.writes() ? Exit::findings : Exit::done;
  }

  const Options& options_;
  Terminal& terminal_;
  Limits limits_;
  DiskFileSystem files_{limits_.rule_file_bytes};
  Totals totals_;
};

Action declare(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("PATH", options->paths, "folders with packs, packs, files, or `-`");
  app.add_flag("--check", options->check, "only list the files that are not laid out");
  app.add_flag("--diff", options->diff, "only show what would change");
  app.add_flag("--json", options->as_json, "one file or error on each line, for tools");
  return [options](Terminal& terminal) {
    if (options->paths.empty()) options->paths.emplace_back("rules");
    Formatting formatting(*options, terminal);
    Exit exit = Exit::done;
    for (const std::string& path : options->paths) exit = worst(exit, formatting.path(path));
    formatting.say_totals();
    return exit;
  };
}

}  // namespace

Command fmt_command() {
  return {"fmt", "lays out rule files: one layout, the same meaning", kLesson, declare};
}

}  // namespace smx::cli
