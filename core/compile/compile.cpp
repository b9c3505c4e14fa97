// The pack: what things there are, its context, faults and patterns.
#include "compile/compile.h"

#include "compile/compiler.h"
#include "types/validate.h"

namespace smx {

std::shared_ptr<const Program> compile(const PackSpec& pack, const FunctionRegistry& functions,
                                       const Limits& limits, Diagnostics& diagnostics) {
  return Compiler(pack, functions, limits, diagnostics).run();
}

Compiler::Compiler(const PackSpec& pack, const FunctionRegistry& functions, const Limits& limits,
                   Diagnostics& diagnostics)
    : pack_(pack),
      functions_(functions),
      limits_(limits),
      diagnostics_(diagnostics),
      program_(std::make_shared<Program>()) {
  program_->types = std::make_unique<TypeStore>();
  program_->rules.emplace_back();
  schemas_ = std::make_unique<Schemas>(*program_->types, pack.schema_source, limits, diagnostics);
}

std::shared_ptr<const Program> Compiler::run() {
  index_things();
  if (!pack_spec_) return nullptr;
  compile_pack(*pack_spec_);
  for (const auto& [name, table] : tables_) compile_table(*table);
  for (const auto& [name, decision] : decisions_) compile_decision(*decision);
  for (const auto& [name, mapping] : mappings_) declare_signature(*mapping);
  for (const auto& [name, mapping] : mappings_) compile_mapping(name);
  warn_unused_things();
  return diagnostics_.has_errors() ? nullptr : program_;
}

/// Mappings are called from outside; everything else in a pack is there to be used by it.
void Compiler::warn_unused_things() {
  if (diagnostics_.has_errors()) return;
  auto check = [&](const std::string& what, const spec::Word& name) {
    if (used_things_.contains(what + " " + name.text)) return;
    warn(Code::unused_name, "the " + what + " `" + name.text + "` is not used by this pack",
         name.span, "", "remove it, or use it");
  };
  for (const auto& [name, sentence] : pack_spec_->faults) check("fault", name);
  for (const auto& [name, expression] : pack_spec_->patterns) check("pattern", name);
  for (const auto& [name, table] : tables_) check("table", table->name);
  for (const auto& [name, decision] : decisions_) check("decision", decision->name);
}

void Compiler::index_things() {
  for (const spec::File& file : pack_.files) {
    if (const auto* pack = std::get_if<spec::Pack>(&file.thing)) {
      if (pack_spec_) {
        error(Code::duplicate_name, "a folder holds one pack, and this is a second one",
              pack->name.span);
      } else {
        pack_spec_ = pack;
      }
    }
    if (const auto* mapping = std::get_if<spec::Mapping>(&file.thing);
        mapping && claim(mapping->name)) {
      mappings_.emplace(mapping->name.text, mapping);
    }
    if (const auto* table = std::get_if<spec::Table>(&file.thing); table && claim(table->name)) {
      tables_.emplace(table->name.text, table);
    }
    if (const auto* decision = std::get_if<spec::Decision>(&file.thing);
        decision && claim(decision->name)) {
      decisions_.emplace(decision->name.text, decision);
    }
  }
}

bool Compiler::claim(const spec::Word& name) {
  if (name.empty()) return false;
  auto [found, is_new] = things_.emplace(name.text, name.span);
  if (is_new) return true;
  Diagnostic diagnostic =
      make_error(Code::duplicate_name, "`" + name.text + "` is the name of two things of this pack",
                 name.span);
  diagnostic.labels.push_back(make_label(found->second, "the other one"));
  diagnostic.fix = "mappings, tables and decisions share one namespace: rename one of them";
  diagnostics_.add(std::move(diagnostic));
  return false;
}

void Compiler::compile_pack(const spec::Pack& pack) {
  program_->pack = pack.name.text;
  program_->version = pack.version;
  for (const auto& [alias, file] : pack.schemas)
    schemas_->declare(alias.text, file.text, file.span);
  for (const auto& [name, sentence] : pack.faults)
    program_->faults.emplace(name.text, sentence.text);
  for (const auto& [name, expression] : pack.patterns) {
    std::string why;
    std::size_t where = 0;
    auto pattern = Pattern::compile(expression.text, why, where);
    if (!pattern) {
      error(Code::bad_pattern, "the pattern `" + name.text + "` is not a valid expression",
            expression.span, why);
    }
    // A bad one stays known, so that its users are not called wrong as well.
    patterns_.emplace(name.text, std::move(pattern));
  }
  compile_context(pack);
}

void Compiler::compile_context(const spec::Pack& pack) {
  TypeStore& types = *program_->types;
  Type* type = types.make(TypeKind::object);
  type->closed = true;
  type->properties.push_back({"now", types.instant(), true});
  program_->context.push_back({"now", types.instant(), std::nullopt, Basis::fact});
  for (const spec::ContextEntry& entry : pack.context) {
    const Type* entry_type = entry.type ? schemas_->inline_type(*entry.type) : nullptr;
    if (!entry_type) continue;
    ContextInfo info{entry.name.text, entry_type, std::nullopt, entry.documentation.basis};
    if (entry.default_value) info.default_value = literal(*entry.default_value, *entry_type);
    program_->context.push_back(info);
    type->properties.push_back({entry.name.text, entry_type, true});
  }
  context_type_ = type;
}

const Type* Compiler::type_of(const spec::Declaration& declaration) {
  return declaration.type ? schemas_->inline_type(*declaration.type) : nullptr;
}

RuleId Compiler::add_rule(RuleKind kind, std::string address, Span span,
                          const spec::Documentation& documentation) {
  Rule rule;
  rule.kind = kind;
  rule.address = std::move(address);
  rule.span = span;
  rule.basis = documentation.basis;
  rule.note = documentation.note;
  rule.source = documentation.source;
  program_->rules.push_back(std::move(rule));
  return static_cast<RuleId>(program_->rules.size() - 1);
}

/// A literal of a rule file as a value that lives as long as the program.
std::optional<Node> Compiler::literal(const spec::Word& word, const Type& type) {
  const std::string_view text = program_->literals.copy(std::string_view(word.text));
  Literal read = read_literal(text, word.quoted ? Quoting::quoted : Quoting::plain, type);
  if (read.ok) return read.node;
  error(Code::bad_literal, read.why, word.span);
  return std::nullopt;
}

void Compiler::error(Code code, std::string message, Span span, std::string label,
                     std::string fix) {
  Diagnostic diagnostic = make_error(code, std::move(message), span, std::move(label));
  diagnostic.fix = std::move(fix);
  diagnostics_.add(std::move(diagnostic));
}

void Compiler::warn(Code code, std::string message, Span span, std::string label, std::string fix) {
  Diagnostic diagnostic = make_warning(code, std::move(message), span, std::move(label));
  diagnostic.fix = std::move(fix);
  diagnostics_.add(std::move(diagnostic));
}

}  // namespace smx
