// Calling functions as an example or a test writes them: input as JSON, arguments as behind a `|`.
#pragma once

#include <algorithm>
#include <deque>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "functions/function.h"
#include "json/read_json.h"
#include "json/write_json.h"
#include "times/form.h"
#include "times/zones.h"
#include "unit/functions/example_schemas.h"

namespace smx::functions_test {

/// How a call ended, in words: the output as JSON, `missing`, or `fault NAME`; and ` (lost)`.
struct Outcome {
  std::string text;
  std::string detail;
};

/// One registry, one arena: results live as long as this.
class Caller {
 public:
  Caller() { add_builtins(registry_); }

  const FunctionRegistry& registry() const { return registry_; }

  const Node& read(std::string_view json) {
    const JsonDocument document = read_json(arena_.copy(json), kNoDocument, arena_, Limits{});
    if (!document.root) throw std::invalid_argument("no JSON: " + std::string(json));
    return *document.root;
  }

  CallResult call(std::string_view name, const Node& input, std::string_view arguments = {}) {
    const FunctionSpec* spec = registry_.find(name);
    if (!spec) throw std::invalid_argument("no function " + std::string(name));
    return call_with(*spec, input, read_arguments(*spec, arguments));
  }

  CallResult call_with(const FunctionSpec& spec, const Node& input,
                       std::vector<Argument> arguments) {
    arguments.resize(spec.arguments.size());
    scratch_.clear();
    CallContext context{arena_, scratch_};
    return spec.body(input, arguments, context);
  }

  Outcome outcome(std::string_view name, std::string_view json, std::string_view arguments = {}) {
    return describe(call(name, read(json), arguments));
  }

  /// The result as JSON, `missing` or `fault NAME`.
  std::string run(std::string_view name, std::string_view json, std::string_view arguments = {}) {
    return outcome(name, json, arguments).text;
  }

  /// A text through a function whose result must be a text.
  std::string text(std::string_view name, std::string_view input, std::string_view arguments = {}) {
    const CallResult result = call(name, Node::text(input), arguments);
    if (!result.value.is(Kind::text)) throw std::logic_error("no text from " + std::string(name));
    return std::string(result.value.text());
  }

  static std::string as_json(const Node& node) {
    std::string out;
    write_json(node, JsonLayout::compact, out);
    return out;
  }

  static Argument given(Node value) {
    Argument argument;
    argument.given = true;
    argument.value = value;
    return argument;
  }

 private:
  static Outcome describe(const CallResult& result) {
    Outcome outcome;
    switch (result.state) {
      case CallResult::State::value: outcome.text = as_json(result.value); break;
      case CallResult::State::missing: outcome.text = "missing"; break;
      case CallResult::State::fault: outcome.text = "fault " + std::string(result.fault); break;
      case CallResult::State::broken:
      case CallResult::State::spent: throw std::logic_error("a built-in has no script");
    }
    if (result.lost) outcome.text += " (lost)";
    outcome.detail = result.detail;
    return outcome;
  }

  /// `(empty)` stands for the empty text; the rest are the language's own words.
  static std::string_view resolved(std::string_view word) {
    constexpr std::pair<std::string_view, std::string_view> kWords[] = {
        {"(colon)", ":"}, {"(hash)", "#"},     {"(comma)", ","}, {"(space)", " "},
        {"(bar)", "|"},   {"(newline)", "\n"}, {"(empty)", ""}};
    for (const auto& [written, meant] : kWords) {
      if (word == written) return meant;
    }
    return word;
  }

  Argument read_argument(const ArgumentSpec& spec, std::string_view word) {
    switch (spec.kind) {
      case ArgumentKind::text: return given(Node::text(arena_.copy(resolved(word))));
      case ArgumentKind::integer:
      case ArgumentKind::number: return given(Node::number(arena_.copy(word)));
      case ArgumentKind::member: return given(Node::text(arena_.copy(word)));
      case ArgumentKind::same:
      case ArgumentKind::list: return given(read(resolved(word)));
      case ArgumentKind::zone: {
        Argument argument = given(Node::text(arena_.copy(word)));
        argument.zone = registry_.zones()->find(word);
        return argument;
      }
      case ArgumentKind::form: {
        Argument argument = given(Node::text(arena_.copy(word)));
        forms_.push_back(times::CompiledForm::of(word));
        if (forms_.back()) argument.form = &*forms_.back();
        return argument;
      }
      case ArgumentKind::choice: {
        const auto choice = std::find(spec.choices.begin(), spec.choices.end(), word);
        if (choice == spec.choices.end()) throw std::invalid_argument("no such choice");
        Argument argument = given({});
        argument.choice = static_cast<std::uint32_t>(choice - spec.choices.begin());
        return argument;
      }
      case ArgumentKind::declared: throw std::logic_error("a built-in declares no type");
      case ArgumentKind::schema:
      case ArgumentKind::xml_schema: {
        Argument argument = given({});
        argument.type = schemas_.type(word);
        argument.plan = schemas_.plan(*argument.type);
        return argument;
      }
      case ArgumentKind::pattern: break;
    }
    std::string why;
    std::size_t where = 0;
    patterns_.push_back(Pattern::compile(word, why, where));
    if (!patterns_.back()) throw std::invalid_argument(why);
    Argument argument = given({});
    argument.pattern = patterns_.back().get();
    return argument;
  }

  std::vector<Argument> read_arguments(const FunctionSpec& spec, std::string_view words) {
    std::vector<Argument> arguments;
    while (!words.empty()) {
      const std::size_t blank = words.find(' ');
      if (arguments.size() == spec.arguments.size())
        throw std::invalid_argument("too many arguments");
      arguments.push_back(read_argument(spec.arguments[arguments.size()], words.substr(0, blank)));
      words = blank == std::string_view::npos ? std::string_view{} : words.substr(blank + 1);
    }
    for (std::size_t i = arguments.size(); i < spec.arguments.size(); ++i) {
      if (spec.arguments[i].required) throw std::invalid_argument("an argument is not given");
    }
    return arguments;
  }

  FunctionRegistry registry_;
  ExampleSchemas schemas_;
  Arena arena_;
  std::string scratch_;
  std::vector<std::shared_ptr<const Pattern>> patterns_;
  std::deque<std::optional<times::CompiledForm>> forms_;
};

}  // namespace smx::functions_test
