// What a verb of the command is made of.
#pragma once

#include <functional>
#include <string_view>

namespace CLI {
class App;
}

namespace smx::cli {

class Terminal;

/// What the shell sees.
enum class Exit : int {
  done = 0,      // all is well
  findings = 1,  // it ran, and documents were refused, rules have errors or tests failed
  unusable = 2,  // it could not run: bad usage, rules that do not load, a file that is not there
};

/// The worse of two.
inline Exit worst(Exit a, Exit b) {
  return a < b ? b : a;
}

/// Does the work once the options are parsed.
using Action = std::function<Exit(Terminal&)>;

struct Command {
  std::string_view name;
  std::string_view purpose;          // one line
  std::string_view lesson;           // examples and exit codes; printed below the options
  Action (*declare)(CLI::App& app);  // adds the options; the action runs after parsing
};

}  // namespace smx::cli
