// Pipes: functions and look-ups, their inputs, arguments and results type-checked.
#include "compile/compiler.h"

namespace smx {

namespace {

std::string_view words_for(Takes takes) {
  switch (takes) {
    case Takes::text: return "a text";
    case Takes::instant: return "an instant";
    case Takes::integer: return "an integer";
    case Takes::number: return "a number";
    case Takes::boolean: return "a boolean";
    case Takes::scalar: return "a text, number or boolean";
    case Takes::list: return "a list";
    case Takes::list_of_text: return "a list of texts";
    case Takes::anything: return "anything";
  }
  return "";
}

bool takes_type(Takes takes, const Type& type) {
  if (type.kind == TypeKind::any) return true;
  switch (takes) {
    case Takes::text: return type.kind == TypeKind::text;
    case Takes::instant: return type.kind == TypeKind::text && type.format == Format::instant;
    case Takes::integer: return type.kind == TypeKind::integer;
    case Takes::number: return type.kind == TypeKind::integer || type.kind == TypeKind::number;
    case Takes::boolean: return type.kind == TypeKind::boolean;
    case Takes::scalar: return type.kind != TypeKind::list && type.kind != TypeKind::object;
    case Takes::list: return type.kind == TypeKind::list;
    case Takes::list_of_text:
      return type.kind == TypeKind::list && (!type.item || type.item->kind == TypeKind::text);
    case Takes::anything: return true;
  }
  return false;
}

/// The function that turns what is there into what is wanted, where there is one.
std::string conversion(Takes takes, const Type& type) {
  const bool number = type.kind == TypeKind::integer || type.kind == TypeKind::number;
  if (takes == Takes::text && (number || type.kind == TypeKind::boolean))
    return "put `| text` before it";
  if (takes == Takes::instant && type.kind == TypeKind::text) return "put `| instant` before it";
  if (takes == Takes::integer && type.kind == TypeKind::text) return "put `| integer` before it";
  if (takes == Takes::number && type.kind == TypeKind::text) return "put `| number` before it";
  if (type.kind == TypeKind::list) return "pick one item with `| only` or `.0`, or use `each`";
  return "";
}

bool is_digits(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

bool Compiler::call(const spec::Call& spec, Walk& walk, Uses& uses, const Place& place) {
  if (spec.function.text == "lookup") return call_lookup(spec, walk, uses, place);
  const FunctionSpec* function = functions_.find(spec.function.text);
  if (!function) {
    std::vector<std::string> names = functions_.names();
    names.push_back("lookup");
    const std::string near = suggest(spec.function.text, names);
    std::string fix = near.empty() ? "`smx functions` lists them all" : "";
    if (tables_.contains(spec.function.text)) {
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
  walk.expr->calls.emplace_back(std::move(made));
  return true;
}

bool Compiler::check_input(const FunctionSpec& function, const spec::Call& spec, const Walk& walk) {
  const Type& type = *walk.now.type;
  if (takes_type(function.takes, type)) return true;
  const std::string what = walk.so_far.empty() ? "what comes in" : "`" + walk.so_far + "`";
  error(Code::type_mismatch,
        "`" + spec.function.text + "` takes " + std::string(words_for(function.takes)) + ", and " +
            what + " is " + describe(type),
        spec.function.span, "", conversion(function.takes, type));
  return false;
}

bool Compiler::argument(const spec::Argument& spec, const ArgumentSpec& wanted, CallArgument& out,
                        Static& result, Uses& uses, const Place& place) {
  if (!spec.computed) return literal_argument(spec, wanted, out);
  const bool word_only =
      wanted.kind == ArgumentKind::choice || wanted.kind == ArgumentKind::pattern;
  if (word_only) {
    error(Code::wrong_arguments,
          "the argument `" + std::string(wanted.name) + "` is a word, not a value", spec.span);
    return false;
  }
  Static known;
  out.computed = expression(*spec.computed, known, uses, place);
  if (!out.computed || !known.known()) return false;
  const TypeKind kind = wanted.kind == ArgumentKind::integer ? TypeKind::integer : TypeKind::text;
  if (known.type->kind != kind && known.type->kind != TypeKind::any) {
    error(Code::type_mismatch,
          "the argument `" + std::string(wanted.name) + "` is " +
              (kind == TypeKind::integer ? "an integer" : "a text") + ", and this is " +
              describe(*known.type),
          spec.span);
    return false;
  }
  result.may_be_missing = result.may_be_missing || known.may_be_missing || known.may_be_null;
  if (known.type->phi == Phi::yes) result.type = program_->types->with_phi(result.type);
  return true;
}

bool Compiler::literal_argument(const spec::Argument& spec, const ArgumentSpec& wanted,
                                CallArgument& out) {
  const std::string& word = spec.word.text;
  out.literal.given = true;
  const std::size_t dot = word.find('.');
  if (!spec.word.quoted && dot != std::string::npos && dot > 0 && dot + 1 < word.size() &&
      find(word.substr(0, dot))) {
    error(Code::wrong_arguments, "`" + word + "` is taken as that very text", spec.span,
          "did you mean `(" + word + ")`?", "a value is written in parentheses");
    return false;
  }
  switch (wanted.kind) {
    case ArgumentKind::text:
      out.literal.value = Node::text(program_->literals.copy(std::string_view(word)));
      return true;
    case ArgumentKind::integer:
      if (is_digits(word) && word.size() < 10) {
        out.literal.value = Node::number(program_->literals.copy(std::string_view(word)));
        return true;
      }
      error(Code::wrong_arguments,
            "the argument `" + std::string(wanted.name) + "` is a whole number", spec.span);
      return false;
    case ArgumentKind::choice: {
      std::vector<std::string> choices(wanted.choices.begin(), wanted.choices.end());
      for (std::size_t i = 0; i < choices.size(); ++i) {
        if (choices[i] != word) continue;
        out.literal.choice = static_cast<std::uint32_t>(i);
        return true;
      }
      error(Code::wrong_arguments, "`" + word + "` is no `" + std::string(wanted.name) + "`",
            spec.span, suggest(word, choices));
      return false;
    }
    case ArgumentKind::pattern: {
      auto pattern = find_pattern(spec.word);
      if (!pattern) return false;
      out.literal.pattern = pattern.get();
      program_->patterns.push_back(std::move(pattern));
      return true;
    }
  }
  return false;
}

Static Compiler::result_of(const FunctionSpec& function, const std::vector<CallArgument>& arguments,
                           const Static& input) {
  TypeStore& types = *program_->types;
  const Type* type = types.any();
  switch (function.gives) {
    case Gives::text: type = types.text(); break;
    case Gives::instant: type = types.instant(); break;
    case Gives::date: type = types.date(); break;
    case Gives::integer: type = types.integer(); break;
    case Gives::number: type = types.number(); break;
    case Gives::boolean: type = types.boolean(); break;
    case Gives::list_of_text: type = types.list_of(types.text()); break;
    case Gives::same: type = input.type; break;
    case Gives::item: type = input.type->item ? input.type->item : types.any(); break;
    case Gives::groups: {
      Type* groups = types.make(TypeKind::object);
      groups->closed = true;
      for (const CallArgument& argument : arguments) {
        if (!argument.literal.pattern) continue;
        for (const std::string& group : argument.literal.pattern->groups()) {
          groups->properties.push_back({group, types.text(), false});
        }
      }
      type = groups;
      break;
    }
  }
  if (input.type->phi == Phi::yes && function.gives != Gives::boolean) type = types.with_phi(type);
  Static result;
  result.type = types.without_null(type);
  result.may_be_missing = input.may_be_missing || function.presence == Presence::maybe;
  result.may_be_null = input.may_be_null;
  return result;
}

}  // namespace smx
