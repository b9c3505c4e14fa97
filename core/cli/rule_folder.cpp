#include "rule_folder.h"

#include <filesystem>
#include <system_error>

#include "terminal.h"
#include "wording.h"

namespace smx::cli {

namespace fs = std::filesystem;

namespace {

/// `./rules/` is `rules`, so that places read the same however the folder was written.
std::string tidy(const fs::path& folder) {
  std::string text = folder.lexically_normal().generic_string();
  while (text.size() > 1 && text.ends_with('/')) text.pop_back();
  return text.empty() ? "." : text;
}

void warn_of_warnings(const std::string& folder, const Diagnostics& diagnostics,
                      Terminal& terminal) {
  if (diagnostics.warnings() == 0) return;
  terminal.say("note: the rules have " + counted(diagnostics.warnings(), "warning") +
               "; `smx check " + printable(folder) + "` shows them");
}

}  // namespace

Result<std::string> rule_folder(const std::string& path) {
  std::error_code problem;
  const fs::file_status status = fs::status(path, problem);
  if (fs::is_directory(status)) return tidy(path);
  if (!fs::exists(status)) {
    return make_error(Code::file_not_found, "there is no file or folder `" + path + "`", {});
  }
  for (fs::path folder = fs::absolute(path).parent_path();; folder = folder.parent_path()) {
    if (fs::is_regular_file(folder / "pack.yaml", problem)) {
      return tidy(fs::path(path).is_absolute() ? folder : fs::proximate(folder));
    }
    if (folder == folder.parent_path()) break;
  }
  return make_error(Code::not_a_rule_set,
                    "`" + path + "` is not in a pack: no folder above it has a pack.yaml", {});
}

void add_unlisted(const DiskFileSystem& files, Diagnostics& diagnostics) {
  for (const std::string& folder : files.unlisted()) {
    diagnostics.add(make_error(Code::file_unreadable,
                               "the folder `" + folder +
                                   "` cannot be looked into, and what is in it "
                                   "was not read",
                               {}));
  }
}

void say_left_out(const Diagnostics& diagnostics, Terminal& terminal) {
  if (diagnostics.left_out() == 0) return;
  terminal.say("... and " + std::to_string(diagnostics.left_out()) + " more, not shown");
}

std::shared_ptr<const RuleSet> rules_to_use(const std::string& path, const Limits& limits,
                                            Terminal& terminal) {
  const Result<std::string> folder = rule_folder(path);
  if (!folder) {
    terminal.report(folder.error());
    return nullptr;
  }
  const DiskFileSystem files(limits.rule_file_bytes);
  LoadedRules loaded = load_rules(files, *folder, limits);
  add_unlisted(files, loaded.diagnostics);
  if (loaded.rules && !loaded.diagnostics.has_errors()) {
    warn_of_warnings(*folder, loaded.diagnostics, terminal);
    return loaded.rules;
  }
  loaded.diagnostics.sort();
  for (const Diagnostic& diagnostic : loaded.diagnostics.items()) terminal.report(diagnostic);
  say_left_out(loaded.diagnostics, terminal);
  terminal.say("the rules in " + printable(*folder) +
               " do not load: " + counted(loaded.diagnostics.errors(), "error"));
  return nullptr;
}

}  // namespace smx::cli
