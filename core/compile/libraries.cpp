// Libraries: their functions become part of the program, with the types of their signatures; the
// script is looked through, loaded, and held against the examples.
#include <algorithm>

#include "base/utf8.h"
#include "compile/compiler.h"
#include "compile/literal_value.h"
#include "json/write_json.h"
#include "lua/machine.h"
#include "lua/scan.h"
#include "types/validate.h"
#include "value/pointer.h"

namespace smx {

namespace {

std::string shown(const Node& node) {
  std::string text;
  write_json(node, JsonLayout::compact, text);
  constexpr std::size_t kMost = 120;
  if (text.size() <= kMost) return "`" + text + "`";
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return "`" + text.substr(0, end) + "`...";
}

}  // namespace

/// A function by its name in the unit at hand: built in, of a library of its own, or of one of a
/// pack it imports.
const FunctionSpec* Compiler::find_function(const std::string& name) {
  if (const FunctionSpec* builtin = functions_.find(name)) return builtin;
  const std::string pack = name.substr(0, name.find('.'));
  const auto& imports = unit_->imports;
  const bool imported = std::find(imports.begin(), imports.end(), pack) != imports.end();
  const auto known = library_functions_.find(imported ? name : unit_->prefix + name);
  if (known == library_functions_.end()) return nullptr;
  if (imported) used_things_.insert("import " + pack);
  return known->second;
}

bool Compiler::is_broken_function(const std::string& name) const {
  return broken_functions_.contains(unit_->prefix + name) || broken_functions_.contains(name);
}

std::vector<std::string> Compiler::function_names() const {
  std::vector<std::string> names = functions_.names();
  names.push_back("lookup");
  names.push_back("lookup_reverse");
  for (const auto& [name, function] : library_functions_) {
    const bool own = name.starts_with(unit_->prefix);
    names.push_back(own ? name.substr(unit_->prefix.size()) : name);
  }
  return names;
}

void Compiler::compile_library(const spec::Library& spec) {
  if (!spec.script_text || utf8::find_broken(spec.script_text->text()) != std::string_view::npos) {
    if (spec.script_text) error(Code::script_syntax, "the script is not UTF-8", spec.script.span);
    for (const spec::Library::Function& function : spec.functions)
      broken_functions_.insert(own_name(spec.name) + "." + function.name.text);
    return;
  }
  auto script = std::make_shared<lua::Script>(*spec.script_text);
  std::vector<lua::Signature> signatures;
  std::vector<std::pair<const spec::Library::Function*, FunctionSpec*>> made;
  for (const spec::Library::Function& function : spec.functions) {
    FunctionSpec* compiled = compile_signature(spec, function, *script);
    if (!compiled) {
      broken_functions_.insert(own_name(spec.name) + "." + function.name.text);
      continue;
    }
    made.emplace_back(&function, compiled);
    lua::Signature& signature = signatures.emplace_back();
    signature.name = function.name.text;
    signature.parameters.push_back(compiled->takes_type);
    for (const ArgumentSpec& argument : compiled->arguments)
      signature.parameters.push_back(argument.type);
  }
  program_->scripts.push_back(script);
  if (!script_is_sound(spec, *script, signatures)) return;
  lua::Machine machine(limits_);
  for (const auto& [function, compiled] : made) {
    for (const spec::Library::Example& example : function->examples)
      check_example(*compiled, example, machine);
  }
}

/// The function as built-in ones describe themselves. Null after saying what is wrong.
FunctionSpec* Compiler::compile_signature(const spec::Library& library,
                                          const spec::Library::Function& function,
                                          lua::Script& script) {
  const auto kept = [&](const std::string& text) {
    return program_->literals.copy(std::string_view(text));
  };
  FunctionSpec made;
  const std::string name = own_name(library.name) + "." + function.name.text;
  made.name = kept(name);
  made.group = kept(library.name.text);
  made.summary = kept(function.summary);
  made.takes = Takes::declared;
  made.gives = Gives::declared;
  made.takes_type = type_of(function.takes);
  made.gives_type = type_of(function.gives);
  made.presence = function.gives.optional ? Presence::maybe : Presence::always;
  made.loss = function.loses ? Loss::possible : Loss::never;
  bool sound = made.takes_type && made.gives_type && !function.broken;
  for (const spec::Declaration& argument : function.arguments) {
    ArgumentSpec& one = made.arguments.emplace_back();
    one.name = kept(argument.name.text);
    one.kind = ArgumentKind::declared;
    one.required = !argument.optional;
    one.type = type_of(argument);
    sound = sound && one.type;
  }
  if (made.arguments.size() > kMostArguments) {
    error(Code::wrong_shape, "a function takes at most eight arguments", function.name.span);
    sound = false;
  }
  for (const auto& [fault, sentence] : function.faults)
    made.faults.push_back({kept(fault.text), kept(sentence.text)});
  if (!sound) return nullptr;
  made.script = script.add(function.name.text, 1 + static_cast<int>(made.arguments.size()));
  FunctionSpec* stored = &program_->functions.emplace_back(std::move(made));
  library_functions_.emplace(name, stored);
  return stored;
}

/// What can be said without running it, and then by loading it.
bool Compiler::script_is_sound(const spec::Library& library, lua::Script& script,
                               const std::vector<lua::Signature>& signatures) {
  lua::Machine machine(limits_);
  std::vector<lua::Problem> problems = machine.check(script);
  const bool is_lua = std::none_of(problems.begin(), problems.end(), [](const auto& problem) {
    return problem.code == Code::script_syntax;
  });
  if (is_lua) {
    lua::Scan scan = lua::scan(script.source(), signatures);
    script.set_assigning_lines(std::move(scan.assigning_lines));
    // What the scan says, it says with a better place than the run.
    if (!scan.mistakes.empty()) {
      std::erase_if(problems, [](const lua::Problem& problem) { return !problem.function; });
      for (lua::Mistake& mistake : scan.mistakes) {
        Diagnostic diagnostic = make_error(mistake.code, std::move(mistake.message), mistake.place,
                                           std::move(mistake.label));
        diagnostic.fix = std::move(mistake.fix);
        diagnostics_.add(std::move(diagnostic));
      }
    } else if (problems.empty()) {
      lua::Machine again(limits_);  // now that it is known what sets variables
      problems = again.check(script);
    }
    if (!scan.mistakes.empty() && problems.empty()) return false;
  }
  for (const lua::Problem& problem : problems) add_script_problem(library, problem);
  return problems.empty();
}

void Compiler::add_script_problem(const spec::Library& library, const lua::Problem& problem) {
  Diagnostic diagnostic = make_error(problem.code, problem.message, problem.place);
  if (problem.function) {
    for (const spec::Library::Function& function : library.functions) {
      if (function.name.text != problem.function->name) continue;
      diagnostic.labels.insert(diagnostic.labels.begin(),
                               make_label(function.name.span, "declared here"));
    }
  } else if (problem.code != Code::script_syntax) {
    diagnostic.labels.push_back(make_label(library.script.span, "named here"));
  }
  diagnostics_.add(std::move(diagnostic));
}

bool Compiler::example_arguments(const FunctionSpec& function,
                                 const spec::Library::Example& example, Arena& arena,
                                 std::vector<Argument>& arguments) {
  arguments.resize(function.arguments.size());
  std::vector<std::string> names;
  for (const ArgumentSpec& wanted : function.arguments) names.emplace_back(wanted.name);
  for (const auto& [name, written] : example.arguments) {
    const auto found = std::find(names.begin(), names.end(), name.text);
    if (found == names.end()) {
      error(Code::wrong_arguments, "the function has no argument `" + name.text + "`", name.span,
            suggest(name.text, names));
      return false;
    }
    const auto index = static_cast<std::size_t>(found - names.begin());
    const auto value =
        literal_value(*written, *function.arguments[index].type, arena, diagnostics_);
    if (!value) return false;
    arguments[index].given = true;
    arguments[index].value = *value;
  }
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i].given || !function.arguments[i].required) continue;
    error(Code::wrong_arguments, "the example lacks the argument `" + names[i] + "`", example.span);
    return false;
  }
  return true;
}

void Compiler::check_example(FunctionSpec& function, const spec::Library::Example& example,
                             lua::Machine& machine) {
  Arena arena;
  std::vector<Argument> arguments;
  const auto input = literal_value(*example.input, *function.takes_type, arena, diagnostics_);
  if (!input || !example_arguments(function, example, arena, arguments)) return;
  if (!fits(*input, *function.takes_type)) {
    const auto violations = validate(*input, *function.takes_type, 1);
    error(Code::wrong_example, "what comes in is not " + describe(*function.takes_type),
          example.input->span, violations.empty() ? "" : violations.front().message);
    return;
  }
  std::optional<Node> wanted;
  if (example.gives) {
    wanted = literal_value(*example.gives, *function.gives_type, arena, diagnostics_);
    if (!wanted) return;
  }
  std::string scratch;
  CallContext context{arena, scratch};
  machine.begin();
  const CallResult result = machine.call(function, *input, arguments, context);
  const std::string name = "`" + std::string(function.name) + "`";
  const std::string found = ending_of(result);
  bool right = false;
  switch (result.state) {
    case CallResult::State::value:
      right = wanted && differences(*wanted, result.value, Compare::whole).empty();
      break;
    case CallResult::State::missing: right = example.missing; break;
    case CallResult::State::fault: right = result.fault == example.fault.text; break;
    case CallResult::State::broken:
    case CallResult::State::spent: break;
  }
  if (right) {
    remember_example(function, *input, arguments, result);
    return;
  }
  const Span place = example.gives     ? example.gives->span
                     : example.missing ? example.span
                                       : example.fault.span;
  Diagnostic wrong =
      make_error(Code::wrong_example, name + " does not do what its example says", place, found);
  if (result.place.source)
    wrong.labels.push_back(make_label(result.place, "where the script ended"));
  wrong.fix = "correct the example, or the script";
  diagnostics_.add(std::move(wrong));
}

/// For listings: as built-in functions keep theirs.
void Compiler::remember_example(FunctionSpec& function, const Node& input,
                                const std::vector<Argument>& arguments, const CallResult& result) {
  const auto json = [&](const Node& node) {
    std::string text;
    write_json(node, JsonLayout::compact, text);
    return text;
  };
  std::string words;
  for (const Argument& argument : arguments) {
    if (!argument.given) continue;
    const bool text = argument.value.is(Kind::text);
    words += words.empty() ? "" : " ";
    words += text ? std::string(argument.value.text()) : json(argument.value);
  }
  const auto kept = [&](const std::string& text) {
    return program_->literals.copy(std::string_view(text));
  };
  FunctionExample& example = function.examples.emplace_back();
  example.input = kept(json(input));
  example.arguments = kept(words);
  if (result.state == CallResult::State::value) example.output = kept(json(result.value));
  if (result.state == CallResult::State::fault) example.fault = result.fault;
}

/// The values are those of an example, which its author wrote: they may be shown.
std::string Compiler::ending_of(const CallResult& result) {
  switch (result.state) {
    case CallResult::State::value: return "it gives " + shown(result.value);
    case CallResult::State::missing: return "it gives nothing";
    case CallResult::State::fault:
      return "it ends in the fault `" + std::string(result.fault) + "`";
    case CallResult::State::broken: return "the script breaks: " + result.detail;
    case CallResult::State::spent: return "it needs more steps or memory than it may";
  }
  return "";
}

}  // namespace smx
