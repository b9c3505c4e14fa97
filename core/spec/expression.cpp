// A recursive descent over the grammar of docs/language.md, section 4: one function for each rule.
#include "spec/expression.h"

#include <charconv>
#include <utility>

#include "spec/expression_hints.h"
#include "spec/expression_text.h"
#include "spec/names.h"

namespace smx::spec {

namespace {

constexpr int kDeepest = 64;  // parentheses inside each other

/// Characters that YAML or the grammar would eat, as they are written in arguments.
struct NamedCharacter {
  std::string_view name;
  std::string_view text;
};
constexpr NamedCharacter kNamedCharacters[] = {
    {"colon", ":"},    {"hash", "#"}, {"comma", ","}, {"space", " "},
    {"newline", "\n"}, {"bar", "|"},  {"empty", ""},
};

/// Every parsing function leaves `at_` behind what it took; false means that a mistake was
/// reported.
class Parser : ExpressionText {
 public:
  Parser(const yaml::Node& scalar, Pipes pipes, Diagnostics& diagnostics)
      : ExpressionText(scalar, diagnostics), pipes_(pipes) {}

  std::optional<Expression> parse() {
    skip_blanks();
    if (at_end()) {
      refuse_at(0, at_, {"an expression is missing here", "a path such as `message.id`"});
      return std::nullopt;
    }
    Expression expression;
    if (!pipeline(expression)) return std::nullopt;
    if (!at_end()) {
      refuse(hint_behind(text_, at_));
      return std::nullopt;
    }
    return expression;
  }

 private:
  // expression = start , { "|" , call }
  bool pipeline(Expression& out) {
    if (++depth_ > kDeepest) {
      return refuse({"these parentheses are too deep", "give the inner part a name under `let`"});
    }
    const std::size_t begin = at_;
    if (!start(out) || !steps(out.steps)) return false;
    std::size_t end = at_;
    for (skip_blanks(); peek() == '|'; skip_blanks()) {
      Call next;
      if (!pipe(next)) return false;
      out.calls.push_back(std::move(next));
      end = end_;
    }
    out.span = place(begin, end);
    --depth_;
    return true;
  }

  // start = ( named | item | "(" , expression , ")" )
  bool start(Expression& out) {
    if (peek() == '(') {
      out.start = Expression::Start::group;
      return group(out.group);
    }
    if (peek() == '.') return item(out);
    if (!starts_name(peek())) return refuse_start();
    out.start = Expression::Start::name;
    out.name = name();
    return predicates(out.predicates);
  }

  // item = "." , [ name , { predicate } ]. What else may follow a dot is left to the steps: `.0`
  // and
  // `.*` are the item's.
  bool item(Expression& out) {
    out.start = Expression::Start::item;
    const char next = peek(1);
    if (next == '*' || next == '(' || is_digit(next)) return true;
    ++at_;
    out.name.span = place(at_, at_);
    if (next == '.' || next == '-' || next == '[') return refuse_behind_dot();
    if (!starts_name(next) && next != '@') return true;
    return member(out.name) && predicates(out.predicates);
  }

  // step = "." , ( "*" | digits | name | computed ) , { predicate }
  bool steps(std::vector<Step>& out) {
    while (peek() == '.') {
      const std::size_t begin = at_++;
      Step step;
      if (!step_behind_dot(step) || !predicates(step.predicates)) return false;
      step.span = place(begin + 1, at_);
      out.push_back(std::move(step));
    }
    return true;
  }

  bool step_behind_dot(Step& step) {
    const char c = peek();
    if (c == '*') {
      step.kind = Step::Kind::every;
      ++at_;
      return true;
    }
    if (is_digit(c)) {
      step.kind = Step::Kind::position;
      return position(step.position);
    }
    if (c == '(') {
      step.kind = Step::Kind::computed;
      return group(step.key);
    }
    if (!starts_name(c) && c != '@') return refuse_behind_dot();
    step.kind = Step::Kind::member;
    return member(step.name);
  }

  bool position(std::uint32_t& out) {
    const std::size_t begin = at_;
    while (is_digit(peek())) ++at_;
    const char* first = text_.data() + begin;
    const auto [last, error] = std::from_chars(first, text_.data() + at_, out);
    if (starts_name(peek())) {
      return refuse_at(begin, at_, {"a member's name begins with a letter", {}});
    }
    if (error == std::errc{}) return true;
    return refuse_at(begin, at_, {"a position is a number below 4294967296", {}});
  }

  /// A name, or `@name` for the attribute of an element.
  bool member(Word& out) {
    const std::size_t begin = at_;
    if (peek() == '@') ++at_;
    if (!starts_name(peek())) return refuse_behind_dot();
    name();
    out = word(begin, at_);
    return true;
  }

  bool predicates(std::vector<Predicate>& out) {
    while (peek() == '(') {
      Predicate next;
      if (!predicate(next)) return false;
      out.push_back(std::move(next));
    }
    return true;
  }

  // predicate = "(" , name , { "." , name } , "=" , ( computed | plain ) , ")"
  bool predicate(Predicate& out) {
    const std::size_t open = at_++;
    if (!predicate_path(out.path, open)) return false;
    if (peek() == '(') {
      if (!group(out.computed)) return false;
    } else if (!predicate_literal(out.literal, open)) {
      return false;
    }
    if (!close(open)) return false;
    out.span = place(open, at_);
    return true;
  }

  bool predicate_path(std::vector<Word>& out, std::size_t open) {
    while (true) {
      const std::size_t begin = at_;
      if (is_digit(peek()) && !out.empty()) {
        while (is_digit(peek())) ++at_;
      } else {
        if (peek() == '@') ++at_;
        if (!starts_name(peek())) return refuse_predicate(open);
        name();
      }
      out.push_back(word(begin, at_));
      if (peek() == '=') break;
      if (peek() != '.') return refuse_predicate(open);
      ++at_;
    }
    ++at_;
    return true;
  }

  bool predicate_literal(Word& out, std::size_t open) {
    const std::size_t begin = at_;
    while (!at_end() && peek() != '(' && peek() != ')' && peek() != '|') ++at_;
    out = word(begin, at_);
    if (at_end()) return refuse_unclosed(open);
    if (peek() != ')') {
      return refuse_at(
          at_, at_ + 1,
          {"a choice is made by a literal or a value in parentheses", "`(key=(path | function))`"});
    }
    if (out.empty()) return refuse({"the value of the choice is missing", "`(key=value)`"});
    const std::string_view literal = out.text;
    if (literal.front() == '=') {
      return refuse_at(begin, at_, {"there are no operators", "`(key=value)` with one `=`"});
    }
    if (is_blank(literal.front()) || is_blank(literal.back())) {
      return refuse_at(
          begin, at_, {"blanks around the value of a choice would be part of it", "`(key=value)`"});
    }
    return is_bare(out, begin);
  }

  // computed = "(" , expression , ")"
  bool group(std::shared_ptr<const Expression>& out) {
    const std::size_t open = at_++;
    skip_blanks();
    if (at_end()) return refuse_unclosed(open);
    Expression inside;
    if (!pipeline(inside)) return false;
    if (!close(open)) return false;
    out = std::make_shared<const Expression>(std::move(inside));
    return true;
  }

  bool close(std::size_t open) {
    skip_blanks();
    if (at_end()) return refuse_unclosed(open);
    if (peek() != ')') return refuse(hint_behind(text_, at_));
    ++at_;
    return true;
  }

  /// `|` and the call behind it.
  bool pipe(Call& out) {
    const std::size_t bar = at_++;
    if (pipes_ == Pipes::refused) {
      diagnostics_.add(make_error(Code::bad_condition, "a condition has no pipes",
                                  place(bar, bar + 1), "give it a name under `let` first"));
      return false;
    }
    skip_blanks();
    if (peek() == '|') {
      return refuse(
          {"there are no operators", "what to take instead is written `first: [ a, b ]`"});
    }
    if (at_end() || peek() == ')') {
      return refuse_at(bar, bar + 1, {"a function is missing behind the `|`", {}});
    }
    return call(out);
  }

  // call = function , { argument }
  bool call(Call& out) {
    const std::size_t begin = at_;
    if (!function(out.function)) return false;
    end_ = at_;
    for (skip_blanks(); !at_end() && peek() != '|' && peek() != ')'; skip_blanks()) {
      Argument next;
      if (!argument(next)) return false;
      out.arguments.push_back(std::move(next));
      end_ = at_;
    }
    out.span = place(begin, end_);
    return true;
  }

  // function = name , { "." , name }
  bool function(Word& out) {
    const std::size_t begin = at_;
    while (true) {
      if (!starts_name(peek())) {
        return refuse({"a function is missing behind the `|`", "its name, then its arguments"});
      }
      name();
      if (peek() != '.') break;
      ++at_;
    }
    out = word(begin, at_);
    if (peek() == '(') return refuse_at(at_, at_ + 1, hint_at_call(text_, begin, at_));
    if (at_end() || is_blank(peek()) || peek() == '|' || peek() == ')') return true;
    return refuse({"this cannot be part of a function's name", "arguments follow after a blank"});
  }

  // argument = word | computed
  bool argument(Argument& out) {
    const std::size_t begin = at_;
    if (peek() == '(') {
      if (!group(out.computed)) return false;
      out.span = place(begin, at_);
      replace_named_character(out);
    } else {
      while (!at_end() && !is_blank(peek()) && !is_grammar(peek())) ++at_;
      out.word = word(begin, at_);
      out.span = out.word.span;
      if (!is_bare(out.word, begin)) return false;
    }
    if (peek() != '(') return true;
    return refuse({"a blank must stand between arguments", {}});
  }

  static bool is_grammar(char c) { return c == '(' || c == ')' || c == '|'; }

  static void replace_named_character(Argument& argument) {
    const Expression& inside = *argument.computed;
    if (inside.start != Expression::Start::name || !inside.predicates.empty() ||
        !inside.steps.empty() || !inside.calls.empty()) {
      return;
    }
    for (const NamedCharacter& character : kNamedCharacters) {
      if (character.name != inside.name.text) continue;
      argument.word = {std::string(character.text), argument.span, true};
      argument.computed = nullptr;
      return;
    }
  }

  /// Quotes around a word are a habit; one alone may be meant.
  bool is_bare(const Word& literal, std::size_t begin) {
    const char first = literal.text.front();
    if (literal.text.size() < 2 || (first != '"' && first != '\'')) return true;
    return refuse_at(begin, begin + literal.text.size(),
                     {"quotes would be part of the word", "literal words are bare"});
  }

  // ---- mistakes; all give false

  bool refuse_start() {
    if (at_end()) return refuse({"an expression is missing here", {}});
    return refuse(hint_at_start(text_, at_));
  }
  bool refuse_behind_dot() {
    if (peek() == '[') return refuse(hint_behind(text_, at_));
    return refuse_at(at_ - 1, at_ + 1, hint_behind_dot(text_, at_));
  }
  bool refuse_predicate(std::size_t open) {
    const std::size_t close = text_.find(')', open);
    if (close == std::string_view::npos) return refuse_unclosed(open);
    return refuse_at(open, close + 1, hint_in_predicate(text_, open));
  }
  bool refuse_unclosed(std::size_t open) {
    return refuse_at(open, open + 1, {"this parenthesis is not closed", {}});
  }

  Pipes pipes_;
  std::size_t end_ = 0;  // of the call that was read last, without the blanks behind it
  int depth_ = 0;
};

}  // namespace

std::optional<Expression> parse_expression(const yaml::Node& scalar, Pipes pipes,
                                           Diagnostics& diagnostics) {
  return Parser(scalar, pipes, diagnostics).parse();
}

}  // namespace smx::spec
