// Pipes: functions and look-ups, their inputs, arguments and results type-checked.
#include <algorithm>

#include "compile/compiler.h"
#include "times/form.h"
#include "times/zones.h"
#include "types/number_text.h"

namespace smx {

namespace {

std::string_view words_for(Takes takes) {
  switch (takes) {
    case Takes::text: return "a text";
    case Takes::instant: return "an instant";
    case Takes::date: return "a date";
    case Takes::time: return "an instant or a date";
    case Takes::integer: return "an integer";
    case Takes::number: return "a number";
    case Takes::boolean: return "a boolean";
    case Takes::scalar: return "a text, number or boolean";
    case Takes::list: return "a list";
    case Takes::list_of_text: return "a list of texts";
    case Takes::list_of_number: return "a list of numbers";
    case Takes::list_of_boolean: return "a list of booleans";
    case Takes::list_of_scalar: return "a list of texts, numbers or booleans";
    case Takes::list_of_lists: return "a list of lists";
    case Takes::object: return "an object";
    case Takes::map: return "an object whose members are all of one type";
    case Takes::anything: return "anything";
    case Takes::declared: break;
  }
  return "";
}

bool is_number(const Type& type) {
  return type.kind == TypeKind::integer || type.kind == TypeKind::number;
}

bool is_scalar(const Type& type) {
  return type.kind != TypeKind::list && type.kind != TypeKind::object;
}

/// Whether the items of a list are known to be of a kind, or nothing is known of them.
template <typename Test>
bool items_are(const Type& list, Test test) {
  if (list.kind != TypeKind::list) return false;
  return !list.item || list.item->kind == TypeKind::any || test(*list.item);
}

bool takes_type(Takes takes, const Type& type) {
  if (type.kind == TypeKind::any) return true;
  if (type.kind == TypeKind::mixed) {
    // What does not fit is a fault while running.
    const auto& all = type.choices.front().alternatives;
    return std::any_of(all.begin(), all.end(), [takes](const Type* alternative) {
      return takes_type(takes, *alternative);
    });
  }
  switch (takes) {
    case Takes::text: return type.kind == TypeKind::text;
    case Takes::instant: return type.kind == TypeKind::text && type.format == Format::instant;
    case Takes::integer: return type.kind == TypeKind::integer;
    case Takes::date: return type.kind == TypeKind::text && type.format == Format::date;
    case Takes::time: return type.kind == TypeKind::text && type.format != Format::none;
    case Takes::number: return is_number(type);
    case Takes::boolean: return type.kind == TypeKind::boolean;
    case Takes::scalar: return is_scalar(type);
    case Takes::list: return type.kind == TypeKind::list;
    case Takes::list_of_text:
      return type.kind == TypeKind::list && (!type.item || type.item->kind == TypeKind::text);
    case Takes::list_of_number: return items_are(type, is_number);
    case Takes::list_of_boolean:
      return items_are(type, [](const Type& item) { return item.kind == TypeKind::boolean; });
    case Takes::list_of_scalar: return items_are(type, is_scalar);
    case Takes::list_of_lists:
      return items_are(type, [](const Type& item) { return item.kind == TypeKind::list; });
    case Takes::object: return type.kind == TypeKind::object;
    case Takes::map:
      return type.kind == TypeKind::object && type.properties.empty() && type.additional;
    case Takes::anything: return true;
    case Takes::declared: break;  // see check_declared()
  }
  return false;
}

/// The function that turns what is there into what is wanted, where there is one.
std::string conversion(Takes takes, const Type& type) {
  if (takes == Takes::text && (is_number(type) || type.kind == TypeKind::boolean))
    return "put `| text` before it";
  if (takes == Takes::instant && type.kind == TypeKind::text) return "put `| instant` before it";
  if (takes == Takes::date && type.kind == TypeKind::text) return "put `| date` before it";
  if (takes == Takes::time && type.kind == TypeKind::text) {
    return "put `| instant` or `| date` before it";
  }
  if (takes == Takes::integer && type.kind == TypeKind::text) return "put `| integer` before it";
  if (takes == Takes::number && type.kind == TypeKind::text) return "put `| number` before it";
  if (takes == Takes::map && type.kind == TypeKind::object) {
    return "its members have types of their own: name each under `fields`";
  }
  if (type.kind == TypeKind::list) return "pick one item with `| only` or `.0`, or use `each`";
  return "";
}

bool is_digits(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

/// The text that an argument always comes to although it is computed: `(newline)`, or a `const`.
const Node* constant_text(const CallArgument& argument, std::span<const SlotInfo> slots) {
  const Expr& expr = *argument.computed;
  const bool is_name = !expr.group && expr.steps.empty() && expr.calls.empty();
  if (!is_name || argument.kind != ArgumentKind::text || argument.check) return nullptr;
  const SlotInfo& slot = slots[expr.slot];
  return slot.kind == SlotInfo::Kind::constant ? &slot.constant : nullptr;
}

/// What the evaluator hands to the function where nothing is left to be computed.
void prepare_literals(FunctionCall& call, std::span<const SlotInfo> slots) {
  std::vector<Argument> literals;
  for (const CallArgument& one : call.arguments) {
    literals.push_back(one.literal);
    if (!one.computed) continue;
    const Node* constant = constant_text(one, slots);
    if (!constant) return;
    literals.back().given = true;
    literals.back().value = *constant;
  }
  call.literals = std::move(literals);
}

}  // namespace

bool Compiler::call(const spec::Call& spec, Walk& walk, Uses& uses, const Place& place) {
  if (spec.function.text == "lookup") return call_lookup(spec, walk, uses, place);
  if (spec.function.text == "lookup_reverse") return call_lookup_reverse(spec, walk, uses);
  const FunctionSpec* function = find_function(spec.function.text);
  if (!function) {
    if (is_broken_function(spec.function.text)) return false;
    const std::vector<std::string> names = function_names();
    const std::string near = suggest(spec.function.text, names);
    std::string fix = near.empty() ? "`smx functions` lists them all" : "";
    if (tables_.contains(resolve(spec.function))) {
      fix = "a table is asked with `lookup " + spec.function.text + "`";
    }
    error(Code::unknown_function, "there is no function `" + spec.function.text + "`",
          spec.function.span, near, fix);
    return false;
  }
  if (!check_input(*function, spec, walk)) return false;
  if (spec.arguments.size() > function->arguments.size()) {
    error(Code::wrong_arguments,
          "`" + spec.function.text + "` takes " + std::to_string(function->arguments.size()) +
              " argument" + (function->arguments.size() == 1 ? "" : "s"),
          spec.arguments[function->arguments.size()].span, "one too many",
          "text with blanks is a `const`, written `(name)`");
    return false;
  }
  FunctionCall made;
  made.function = function;
  made.span = spec.span;
  if (function->takes == Takes::declared)
    made.check = left_to_check(*walk.now.type, *function->takes_type);
  Static input = walk.now;
  for (std::size_t i = 0; i < function->arguments.size(); ++i) {
    const ArgumentSpec& wanted = function->arguments[i];
    CallArgument& argument_code = made.arguments.emplace_back();
    if (i < spec.arguments.size()) {
      if (!argument(spec.arguments[i], wanted, argument_code, input, uses, place)) return false;
    } else if (wanted.required) {
      error(Code::wrong_arguments,
            "`" + spec.function.text + "` lacks its argument `" + std::string(wanted.name) + "`",
            spec.span);
      return false;
    }
  }
  if (!check_arguments(*function, spec, made.arguments)) return false;
  if (function->loss == Loss::possible) {
    uses.lossy = true;
    if (!place.handled[static_cast<std::size_t>(Trigger::loss)]) {
      error(Code::loss_needs_policy,
            "`" + spec.function.text + "` can lose something, and no policy says what then",
            spec.span, "",
            "add `on_loss: report` (keep the result and say so), `fail` or `keep` to the line");
      return false;
    }
  }
  walk.now = result_of(*function, made.arguments, input);
  prepare_literals(made, *scope_->slots);
  walk.expr->calls.emplace_back(std::move(made));
  return true;
}

bool Compiler::check_input(const FunctionSpec& function, const spec::Call& spec, const Walk& walk) {
  if (function.takes == Takes::declared) return check_declared(function, spec, walk);
  const Type& type = *walk.now.type;
  if (takes_type(function.takes, type)) return true;
  const std::string what = walk.so_far.empty() ? "what comes in" : "`" + walk.so_far + "`";
  error(Code::type_mismatch,
        "`" + spec.function.text + "` takes " + std::string(words_for(function.takes)) + ", and " +
            what + " is " + describe(type),
        spec.function.span, "", conversion(function.takes, type));
  return false;
}

/// What the function itself finds wrong with arguments as they are written.
bool Compiler::check_arguments(const FunctionSpec& function, const spec::Call& spec,
                               const std::vector<CallArgument>& made) {
  if (!function.check) return true;
  std::vector<Argument> written;
  for (const CallArgument& argument : made) {
    written.push_back(argument.literal);
    written.back().given = argument.computed || argument.literal.given;
  }
  const std::string wrong = function.check(written);
  if (wrong.empty()) return true;
  error(Code::wrong_arguments, wrong,
        spec.arguments.empty() ? spec.span : spec.arguments.front().span);
  return false;
}

bool Compiler::literal_argument(const spec::Argument& spec, const ArgumentSpec& wanted,
                                const Type& input, CallArgument& out) {
  const std::string& word = spec.word.text;
  out.literal.given = true;
  const std::size_t dot = word.find('.');
  if (!spec.word.quoted && dot != std::string::npos && dot > 0 && dot + 1 < word.size() &&
      find(word.substr(0, dot))) {
    error(Code::wrong_arguments, "`" + word + "` is taken as that very text", spec.span,
          "did you mean `(" + word + ")`?", "a value is written in parentheses");
    return false;
  }
  const std::string name(wanted.name);
  switch (wanted.kind) {
    case ArgumentKind::text: out.literal.value = text_literal(word); return true;
    case ArgumentKind::integer:
      if (is_digits(word) && word.size() < 10) {
        out.literal.value = Node::number(program_->literals.copy(std::string_view(word)));
        return true;
      }
      error(Code::wrong_arguments, "the argument `" + name + "` is a whole number", spec.span);
      return false;
    case ArgumentKind::number:
      if (types::is_number(word)) {
        out.literal.value = Node::number(program_->literals.copy(std::string_view(word)));
        return true;
      }
      error(Code::wrong_arguments, "the argument `" + name + "` is a number", spec.span);
      return false;
    case ArgumentKind::same:
    case ArgumentKind::list:
      error(Code::wrong_arguments, "the argument `" + name + "` is a value in parentheses",
            spec.span, "", "a list of texts can stand under `let`, as `name: { list: [ ... ] }`");
      return false;
    case ArgumentKind::zone: return zone_argument(spec, out);
    case ArgumentKind::form: form_argument(word, out.literal); return true;
    case ArgumentKind::member: return member_argument(spec, input, out);
    case ArgumentKind::choice: return choice_argument(spec, wanted, out);
    case ArgumentKind::declared: return declared_word(spec, *wanted.type, out);
    case ArgumentKind::pattern: {
      auto pattern = find_pattern(spec.word);
      if (!pattern) return false;
      out.literal.pattern = pattern.get();
      program_->patterns.push_back(std::move(pattern));
      return true;
    }
    case ArgumentKind::schema:
    case ArgumentKind::xml_schema: return schema_argument(spec.word, wanted.kind, out.literal);
  }
  return false;
}

bool Compiler::declared_word(const spec::Argument& spec, const Type& type, CallArgument& out) {
  const auto value = literal(spec.word, type);
  if (value) out.literal.value = *value;
  return value.has_value();
}

bool Compiler::choice_argument(const spec::Argument& spec, const ArgumentSpec& wanted,
                               CallArgument& out) {
  const std::string& word = spec.word.text;
  const std::vector<std::string> choices(wanted.choices.begin(), wanted.choices.end());
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (choices[i] != word) continue;
    out.literal.choice = static_cast<std::uint32_t>(i);
    return true;
  }
  error(Code::wrong_arguments, "`" + word + "` is no `" + std::string(wanted.name) + "`", spec.span,
        suggest(word, choices));
  return false;
}

bool Compiler::zone_argument(const spec::Argument& spec, CallArgument& out) {
  if (!has_zones(spec.span)) return false;
  out.literal.value = Node::text(program_->literals.copy(std::string_view(spec.word.text)));
  out.literal.zone = program_->zones->find(spec.word.text);
  if (out.literal.zone) return true;
  error(Code::wrong_arguments, "there is no time zone `" + spec.word.text + "`", spec.span,
        suggest(spec.word.text, program_->zones->names()),
        "zones have the names of the IANA database, as `America/Chicago`");
  return false;
}

/// Made once, for all calls. What is wrong with a form its function says, which knows what for.
void Compiler::form_argument(const std::string& word, Argument& out) {
  out.value = Node::text(program_->literals.copy(std::string_view(word)));
  auto form = times::CompiledForm::of(word);
  if (!form) return;
  program_->time_forms.push_back(std::make_shared<times::CompiledForm>(*std::move(form)));
  out.form = program_->time_forms.back().get();
}

/// The time zones become the program's when the first rule asks for one.
bool Compiler::has_zones(Span span) {
  if (program_->zones) return true;
  const auto& zones = functions_.zones();
  if (!zones || zones->names().empty()) {
    error(Code::no_time_zones,
          "there is no time zone database" + (zones ? " in `" + zones->folder() + "`" : ""), span,
          "", "install it (on Debian the package `tzdata`), or set TZDIR to its folder");
    return false;
  }
  program_->zones = zones;
  return true;
}

bool Compiler::member_argument(const spec::Argument& spec, const Type& input, CallArgument& out) {
  const std::string& word = spec.word.text;
  out.literal.value = Node::text(program_->literals.copy(std::string_view(word)));
  if (!input.closed && input.properties.empty()) return true;
  if (input.find(word) || input.additional) return true;
  std::vector<std::string> names;
  for (const Property& property : input.properties) names.push_back(property.name);
  error(Code::wrong_arguments, "`" + describe(input) + "` has no member `" + word + "`", spec.span,
        suggest(word, names));
  return false;
}

}  // namespace smx
