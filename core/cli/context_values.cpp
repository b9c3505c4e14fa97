#include "context_values.h"

namespace smx::cli {

std::string context_mistake(const std::vector<std::string>& arguments) {
  for (const std::string& value : arguments) {
    const std::size_t equals = value.find('=');
    if (equals == 0 || equals == std::string::npos) return "--context takes NAME=VALUE";
  }
  return {};
}

std::vector<ContextValue> context_values(const std::vector<std::string>& arguments) {
  std::vector<ContextValue> values;
  for (const std::string& value : arguments) {
    const std::size_t equals = value.find('=');
    values.push_back({value.substr(0, equals), value.substr(equals + 1)});
  }
  return values;
}

}  // namespace smx::cli
