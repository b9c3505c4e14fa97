// A walk through the script by Lua's grammar, without making a tree: scopes and their variables are
// all that is kept. Lua itself has accepted the text, so that nothing here checks syntax; a text
// that is none only ends the walk early.
#include "lua/scan.h"

#include <algorithm>
#include <cstdint>

#include "lua/document_path.h"
#include "lua/session.h"
#include "lua/tokens.h"

namespace smx::lua {

namespace {

constexpr int kDeepest = 250;  // Lua's own limit is 200

struct Variable {
  std::string_view name;
  int function = 0;  // how many functions it stands in: 0 is the script itself
  const Type* type = nullptr;
  const Type* item_type = nullptr;
};

/// What an expression is known to give.
struct Known {
  const Type* type = nullptr;
  const Type* item_type = nullptr;
};

/// A function being walked through.
struct Level {
  int line = 0;
  bool assigns_outside = false;
};

struct Advice {
  std::string_view name;
  std::string_view advice;
};
constexpr Advice kAdvice[] = {
    {"error", "raise a fault that the library declares: `smx.fault(\"name\")`"},
    {"assert", "raise a fault that the library declares: `smx.fault(\"name\")`"},
    {"pcall", "an error ends the call; what may happen in a document is a declared fault"},
    {"xpcall", "an error ends the call; what may happen in a document is a declared fault"},
    {"require", "a script stands alone: give the library several functions"},
    {"os", "the only clock is `context.now`: hand it to the function as an argument"},
    {"io", "a script reads and writes nothing but what it is given"},
    {"print", "a script says nothing but its result"},
    {"next", "use `pairs`, which goes through a table in a fixed order"},
    {"load", "a script is text, checked as a whole before it runs"},
    {"coroutine", "use a function that gives the next value"},
    {"setmetatable", "tables are plain here"},
};

class Scanner {
 public:
  Scanner(const Source& source, const std::vector<Signature>& signatures)
      : source_(source),
        signatures_(signatures),
        tokens_(tokens_of(source.text())),
        offered_(offered_names()) {}

  Scan run() {
    levels_.push_back({0, false});
    block();
    return std::move(result_);
  }

 private:
  // ---- tokens

  const Token& now() const { return tokens_[at_]; }
  const Token& ahead(std::size_t count) const {
    return tokens_[std::min(at_ + count, tokens_.size() - 1)];
  }
  bool at_end() const { return now().kind == Token::Kind::end; }
  void skip() {
    if (!at_end()) ++at_;
  }
  bool take(std::string_view mark) {
    if (!now().is(mark)) return false;
    skip();
    return true;
  }
  Span place(const Token& token) const {
    return {&source_, static_cast<std::uint32_t>(token.begin),
            static_cast<std::uint32_t>(token.end)};
  }

  // ---- variables

  Variable* find(std::string_view name) {
    for (auto variable = variables_.rbegin(); variable != variables_.rend(); ++variable) {
      if (variable->name == name) return &*variable;
    }
    return nullptr;
  }
  void declare(std::string_view name, Known known = {}) {
    variables_.push_back({name, depth(), known.type, known.item_type});
  }
  int depth() const { return static_cast<int>(levels_.size()) - 1; }

  void mistake(Code code, std::string message, Span span, std::string label, std::string fix) {
    result_.mistakes.push_back({code, std::move(message), span, std::move(label), std::move(fix)});
  }

  void use(const Token& name) {
    if (find(name.text)) return;
    const std::string text(name.text);
    if (text == "_ENV") {
      mistake(Code::script_not_allowed, "a script cannot reach for `_ENV`", place(name), "",
              "names are `local`, or offered to every script");
      return;
    }
    if (std::find(offered_.begin(), offered_.end(), text) != offered_.end()) return;
    std::string fix = "declare it with `local`";
    for (const Advice& advice : kAdvice) {
      if (advice.name == text) fix = advice.advice;
    }
    std::vector<std::string> names = offered_;
    for (const Variable& variable : variables_) names.emplace_back(variable.name);
    const std::vector<std::string> near = nearest_names(text, names);
    mistake(Code::script_not_allowed, "there is no `" + text + "` for a script", place(name),
            near.empty() ? "" : "did you mean `" + near.front() + "`?", fix);
  }

  void assign(const Token& name) {
    Variable* variable = find(name.text);
    const std::string text = "`" + std::string(name.text) + "`";
    if (!variable) {
      const bool known = std::find(offered_.begin(), offered_.end(), name.text) != offered_.end();
      mistake(Code::script_not_allowed,
              known ? text + " is offered to every script and cannot be set"
                    : "a script has no globals, and " + text + " would be one",
              place(name), "", "write `local " + std::string(name.text) + "`");
      return;
    }
    variable->type = nullptr;
    variable->item_type = nullptr;
    if (variable->function == depth()) return;
    for (std::size_t i = static_cast<std::size_t>(variable->function) + 1; i < levels_.size(); ++i)
      levels_[i].assigns_outside = true;
    if (variable->function > 0) return;
    mistake(Code::script_not_allowed,
            text +
                " belongs to the script, and a function sets it: a script keeps nothing "
                "between calls",
            place(name), "", "make it a `local` of the function, or a parameter");
  }

  // ---- blocks and statements

  bool block_ends() const {
    return at_end() || now().is("end") || now().is("else") || now().is("elseif") ||
           now().is("until");
  }

  void block() {
    const std::size_t mark = variables_.size();
    statements();
    variables_.resize(mark);
  }

  void statements() {
    if (++nesting_ <= kDeepest) {
      while (!block_ends()) {
        const std::size_t before = at_;
        statement();
        if (at_ == before) skip();
      }
    } else {
      at_ = tokens_.size() - 1;
    }
    --nesting_;
  }

  void block_to_end() {
    block();
    take("end");
  }

  void statement() {
    if (take(";")) return;
    if (take("do")) return block_to_end();
    if (take("while")) {
      expression();
      take("do");
      return block_to_end();
    }
    if (take("repeat")) {
      const std::size_t mark = variables_.size();
      statements();
      take("until");
      expression();  // still sees what the block declared
      variables_.resize(mark);
      return;
    }
    if (take("if")) return if_statement();
    if (take("for")) return for_statement();
    if (take("function")) return function_statement();
    if (take("local")) return local_statement();
    if (take("return")) {
      if (!block_ends() && !now().is(";")) expressions();
      take(";");
      return;
    }
    if (take("::")) {
      skip();
      take("::");
      return;
    }
    if (take("goto")) return skip();
    if (take("break")) return;
    expression_statement();
  }

  void if_statement() {
    expression();
    take("then");
    block();
    while (take("elseif")) {
      expression();
      take("then");
      block();
    }
    if (take("else")) block();
    take("end");
  }

  void for_statement() {
    std::vector<Token> names;
    do {
      names.push_back(now());
      skip();
    } while (take(","));
    Known item;
    if (take("=")) {
      expressions();
    } else {
      take("in");
      item = each_item();
      expressions();
    }
    take("do");
    const std::size_t mark = variables_.size();
    for (std::size_t i = 0; i < names.size(); ++i) declare(names[i].text, i == 0 ? item : Known{});
    statements();
    take("end");
    variables_.resize(mark);
  }

  /// `x:each("given")` where the loop begins, and nothing behind it: what an item is.
  Known each_item() {
    const std::size_t before = at_;
    const std::size_t said = result_.mistakes.size();
    Known item;
    const Variable* variable = now().kind == Token::Kind::name ? find(now().text) : nullptr;
    if (variable && ahead(1).is(":") && ahead(2).text == "each") {
      const Known list =
          ahead(4).is(")") ? Known{variable->type, variable->item_type} : expression();
      item.type = list.item_type                                   ? list.item_type
                  : list.type && list.type->kind == TypeKind::list ? list.type->item
                                                                   : nullptr;
    }
    at_ = before;
    result_.mistakes.resize(said);
    return item;
  }

  void local_statement() {
    if (take("function")) {
      const Token name = now();
      declare(name.text);
      skip();
      function_body(name.text, false);
      return;
    }
    std::vector<Token> names;
    do {
      names.push_back(now());
      skip();
      if (take("<")) {
        skip();
        take(">");
      }
    } while (take(","));
    std::vector<Known> known;
    if (take("=")) known = expressions();
    for (std::size_t i = 0; i < names.size(); ++i)
      declare(names[i].text, i < known.size() ? known[i] : Known{});
  }

  void function_statement() {
    const Token first = now();
    skip();
    std::string_view last = first.text;
    bool method = false;
    bool member = false;
    while (now().is(".") || now().is(":")) {
      method = now().is(":");
      member = true;
      skip();
      last = now().text;
      skip();
    }
    if (member) {
      use(first);
    } else {
      assign(first);
    }
    function_body(last, method);
  }

  /// `name` finds the signature of a function the library declares.
  void function_body(std::string_view name, bool method) {
    const auto signature = std::find_if(signatures_.begin(), signatures_.end(),
                                        [&](const Signature& one) { return one.name == name; });
    const bool declared = signature != signatures_.end() && depth() == 0;
    levels_.push_back({now().line, false});
    const std::size_t mark = variables_.size();
    if (method) declare("self");
    take("(");
    for (std::size_t i = 0; !at_end() && !take(")"); ++i) {
      const bool typed = declared && i < signature->parameters.size();
      if (now().kind == Token::Kind::name)
        declare(now().text, {typed ? signature->parameters[i] : nullptr, nullptr});
      skip();
      take(",");
    }
    statements();
    take("end");
    variables_.resize(mark);
    const Level level = levels_.back();
    levels_.pop_back();
    if (level.assigns_outside) result_.assigning_lines.push_back(level.line);
  }

  void expression_statement() {
    std::vector<Token> targets;  // plain names only
    for (;;) {
      const bool plain = now().kind == Token::Kind::name && (ahead(1).is("=") || ahead(1).is(","));
      if (plain) {
        targets.push_back(now());
        skip();
      } else {
        suffixed();
      }
      if (!take(",")) break;
    }
    if (take("=")) expressions();
    for (const Token& target : targets) assign(target);
  }

  // ---- expressions

  std::vector<Known> expressions() {
    std::vector<Known> known;
    do {
      known.push_back(expression());
    } while (take(","));
    return known;
  }

  static bool is_binary(const Token& token) {
    static constexpr std::string_view kOperators[] = {
        "+", "-",  "*",  "/", "//", "%", "^",  "..", "==",  "~=", "<",
        ">", "<=", ">=", "&", "|",  "~", "<<", ">>", "and", "or"};
    return (token.kind == Token::Kind::mark || token.kind == Token::Kind::word) &&
           std::find(std::begin(kOperators), std::end(kOperators), token.text) !=
               std::end(kOperators);
  }

  /// Precedence makes no difference to names.
  Known expression() {
    if (++nesting_ > kDeepest) {
      at_ = tokens_.size() - 1;
      --nesting_;
      return {};
    }
    Known known = operand();
    while (is_binary(now())) {
      skip();
      operand();
      known = {};
    }
    --nesting_;
    return known;
  }

  Known operand() {
    bool changed = false;
    while (now().is("-") || now().is("not") || now().is("#") || now().is("~")) {
      skip();
      changed = true;
    }
    const Known known = simple();
    return changed ? Known{} : known;
  }

  Known simple() {
    switch (now().kind) {
      case Token::Kind::text:
      case Token::Kind::number: skip(); return {};
      case Token::Kind::end: return {};
      default: break;
    }
    if (now().is("nil") || now().is("true") || now().is("false") || now().is("...")) {
      skip();
      return {};
    }
    if (take("function")) {
      function_body(assigned_name(), false);
      return {};
    }
    if (now().is("{")) {
      table();
      return {};
    }
    return suffixed();
  }

  /// Of `library.f = function`, `f = function`: the name before the `=`. The word is behind us.
  std::string_view assigned_name() const {
    return at_ >= 3 && tokens_[at_ - 2].is("=") && tokens_[at_ - 3].kind == Token::Kind::name
               ? tokens_[at_ - 3].text
               : std::string_view{};
  }

  void table() {
    take("{");
    while (!at_end() && !take("}")) {
      const std::size_t before = at_;
      if (take("[")) {
        expression();
        take("]");
        take("=");
        expression();
      } else if (now().kind == Token::Kind::name && ahead(1).is("=")) {
        skip();
        skip();
        expression();
      } else {
        expression();
      }
      if (!take(",")) take(";");
      if (at_ == before) skip();
    }
  }

  Known suffixed() {
    Known known;
    if (take("(")) {
      known = expression();
      take(")");
    } else if (now().kind == Token::Kind::name) {
      use(now());
      if (const Variable* variable = find(now().text))
        known = {variable->type, variable->item_type};
      skip();
    } else {
      return {};
    }
    for (;;) {
      if (take(".")) {
        skip();
        known = {};
      } else if (take("[")) {
        expression();
        take("]");
        known = {};
      } else if (take(":")) {
        known = method_call(known);
      } else if (now().is("(") || now().is("{") || now().kind == Token::Kind::text) {
        arguments();
        known = {};
      } else {
        return known;
      }
    }
  }

  void arguments() {
    if (take("(")) {
      if (!now().is(")")) expressions();
      take(")");
    } else if (now().is("{")) {
      table();
    } else {
      skip();
    }
  }

  /// `x:get("given.0")`: the path is proved where the type of x is known.
  Known method_call(const Known& value) {
    const std::string_view method = now().text;
    skip();
    const bool call = now().is("(");
    const Token& path = call ? ahead(1) : now();
    const bool alone = path.is_literal_text && (!call || ahead(2).is(")"));
    const bool reads = (method == "get" || method == "each") && alone && value.type;
    const Known known = reads ? prove_path(*value.type, path) : Known{};
    arguments();
    return known;
  }

  Known prove_path(const Type& type, const Token& written) {
    const Proved proved = prove(type, read_path(written.text));
    if (proved.problem.empty()) return {proved.type, proved.item_type};
    const auto begin = static_cast<std::uint32_t>(written.begin + 1 + proved.offset);
    const auto end = static_cast<std::uint32_t>(written.end - 1);
    mistake(Code::unknown_member, proved.problem, {&source_, begin, std::max(begin, end)},
            proved.hint, "");
    return {};
  }

  const Source& source_;
  const std::vector<Signature>& signatures_;
  std::vector<Token> tokens_;
  std::vector<std::string> offered_;
  std::size_t at_ = 0;
  int nesting_ = 0;
  std::vector<Variable> variables_;
  std::vector<Level> levels_;
  Scan result_;
};

}  // namespace

Scan scan(const Source& source, const std::vector<Signature>& signatures) {
  return Scanner(source, signatures).run();
}

}  // namespace smx::lua
