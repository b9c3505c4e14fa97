#include "chosen_inputs.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <string_view>
#include <system_error>

namespace smx::cli {

namespace {

Diagnostic input_mistake(std::string message, std::string fix) {
  Diagnostic diagnostic = make_error(Code::missing_input, std::move(message), {});
  diagnostic.fix = std::move(fix);
  return diagnostic;
}

std::vector<std::string> names_of(const MappingInfo& mapping) {
  std::vector<std::string> names;
  for (const SignatureEntry& input : mapping.inputs) names.push_back(input.name);
  return names;
}

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char letter) {
    return std::isalnum(letter) || letter == '_' || letter == '-';
  });
}

/// The input an argument without a name is for, or empty when that is not clear.
std::string unnamed_input(const MappingInfo& mapping) {
  if (mapping.inputs.size() == 1) return mapping.inputs.front().name;
  std::string only;
  for (const SignatureEntry& input : mapping.inputs) {
    if (input.presence != "required") continue;
    if (!only.empty()) return {};
    only = input.name;
  }
  return only;
}

Result<ChosenInput> choose(const MappingInfo& mapping, const std::string& argument) {
  const std::vector<std::string> names = names_of(mapping);
  const std::size_t equals = argument.find('=');
  const std::string name = argument.substr(0, equals);
  if (equals != std::string::npos) {
    if (std::find(names.begin(), names.end(), name) != names.end()) {
      return ChosenInput{name, argument.substr(equals + 1)};
    }
    std::error_code unknown;  // a file may have a `=` in its name
    if (is_name(name) && !std::filesystem::exists(argument, unknown)) {
      return input_mistake("`" + mapping.name + "` has no input `" + name + "`",
                           suggest(name, names));
    }
  }
  const std::string meant = unnamed_input(mapping);
  if (!meant.empty()) return ChosenInput{meant, argument};
  return input_mistake("`" + mapping.name +
                           "` has several inputs, and it is not clear which one `" + argument +
                           "` is for",
                       "write --input NAME=FILE, with " + suggest("", names));
}

std::optional<Diagnostic> find_gap(const MappingInfo& mapping,
                                   const std::vector<ChosenInput>& chosen) {
  for (const SignatureEntry& input : mapping.inputs) {
    const auto count = std::count_if(chosen.begin(), chosen.end(), [&](const ChosenInput& one) {
      return one.name == input.name;
    });
    if (count > 1) {
      return input_mistake("the input `" + input.name + "` is given more than once",
                           "put many documents into one folder or one .ndjson file");
    }
    if (count == 0 && input.presence == "required") {
      return input_mistake("`" + mapping.name + "` needs the input `" + input.name + "`",
                           "add --input " + input.name + "=FILE");
    }
  }
  return std::nullopt;
}

std::optional<Diagnostic> find_shared_stdin(const std::vector<ChosenInput>& chosen) {
  const auto count = std::count_if(chosen.begin(), chosen.end(), [](const ChosenInput& one) {
    return one.argument == "-" || one.argument.starts_with("-#/");
  });
  if (count < 2) return std::nullopt;
  return input_mistake("two inputs cannot both be read from standard input",
                       "give a file for one of them");
}

}  // namespace

Result<std::vector<ChosenInput>> choose_inputs(const MappingInfo& mapping,
                                               const std::vector<std::string>& arguments) {
  std::vector<ChosenInput> chosen;
  for (const std::string& argument : arguments) {
    Result<ChosenInput> one = choose(mapping, argument);
    if (!one) return one.error();
    chosen.push_back(std::move(*one));
  }
  if (auto gap = find_gap(mapping, chosen)) return *gap;
  if (auto shared = find_shared_stdin(chosen)) return *shared;
  return chosen;
}

}  // namespace smx::cli
