// The pack: what things there are, its context, faults and patterns.
#include "compile/compile.h"

#include <set>

#include "compile/compiler.h"

namespace smx {

namespace {

void add_file_names(const PackSpec& pack, std::set<std::string>& names) {
  for (const spec::File& file : pack.files) {
    names.insert(file.source->name());
    const auto* library = std::get_if<spec::Library>(&file.thing);
    if (library && library->script_text) names.insert(library->script_text->name());
  }
  for (const PackSpec* imported : pack.imports) add_file_names(*imported, names);
}

/// A file is called after the thing it holds.
std::string stem_of(std::string_view path) {
  path.remove_prefix(path.rfind('/') + 1);
  return std::string(path.substr(0, path.rfind('.')));
}

}  // namespace

std::shared_ptr<const Program> compile(const PackSpec& pack, const FunctionRegistry& functions,
                                       const Limits& limits, Diagnostics& diagnostics) {
  Diagnostics found;
  auto program = Compiler(pack, functions, limits, found).run();
  // What is wrong inside an imported pack is said when that pack is compiled for itself.
  std::set<std::string> imported;
  for (const PackSpec* other : pack.imports) add_file_names(*other, imported);
  // What a broken line, or one in a file that cannot be read, would have used is not unused.
  const bool broken = diagnostics.has_errors() || found.has_errors();
  for (const Diagnostic& diagnostic : found.items()) {
    if (broken && diagnostic.code == Code::unused_name) continue;
    if (diagnostic.labels.empty() || !imported.contains(diagnostic.labels.front().file)) {
      diagnostics.add(diagnostic);
    }
  }
  return program;
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
  // Whoever hands out the sources says why one is missing, and not into our diagnostics.
  SchemaSource source = [this](const std::string& path, Span used_at) {
    const Source* found = pack_.schema_source(path, used_at);
    source_missing_ = source_missing_ || !found;
    return found;
  };
  schemas_ = std::make_unique<Schemas>(*program_->types, std::move(source), limits, diagnostics);
}

std::shared_ptr<const Program> Compiler::run() {
  collect_units(pack_, "");
  if (units_.empty()) return nullptr;
  program_->pack = units_.front()->pack->name.text;
  program_->version = units_.front()->pack->version.text;
  index_things();
  for (const auto& unit : units_) compile_pack(*unit);
  schemas_->check_tightenings();
  compile_context();
  for (const auto& [name, library] : libraries_) {
    enter_owner(name);
    compile_library(*library);
  }
  for (const auto& [name, table] : tables_) {
    enter_owner(name);
    program_->tables.emplace(name, make_table(*table));
  }
  for (const auto& [name, decision] : decisions_) {
    enter_owner(name);
    program_->decisions.emplace(name, make_decision(*decision));
  }
  plan_overlays();
  for (const auto& [name, mapping] : mappings_) {
    enter_owner(name);
    declare_signature(*mapping);
  }
  for (const auto& [name, mapping] : mappings_) {
    if (Mapping* made = compile_variant(name, {})) choose_for(name, *made);
  }
  enter(*units_.front());
  run_alone();
  report_open_decisions();
  if (has_errors()) return nullptr;
  classify_all();
  warn_unused_things();
  return has_errors() ? nullptr : program_;
}

/// Mappings are called from outside, and libraries are made to be imported; everything else in a
/// pack is there to be used by it, or by those that import it.
void Compiler::warn_unused_things() {
  if (pack_.audience == Audience::importers) return warn_unused_imports();
  auto check = [&](const std::string& what, const spec::Word& name) {
    if (used_things_.contains(what + " " + name.text)) return;
    warn(Code::unused_name, "the " + what + " `" + name.text + "` is not used by this pack",
         name.span, "", "remove it, or use it");
  };
  for (const auto& [name, sentence] : unit_->pack->faults) check("fault", name);
  for (const auto& [name, expression] : unit_->pack->patterns) check("pattern", name);
  for (const auto& [name, table] : tables_) {
    if (owners_[name] == unit_) check("table", table->name);
  }
  for (const auto& [name, decision] : decisions_) {
    if (owners_[name] == unit_) check("decision", decision->name);
  }
  warn_unused_imports();
}

void Compiler::index_things() {
  for (const auto& unit : units_) {
    unit_ = unit.get();
    for (const spec::File& file : unit->files->files) index(file);
  }
}

void Compiler::index(const spec::File& file) {
  if (const auto* mapping = std::get_if<spec::Mapping>(&file.thing);
      mapping && claim(mapping->name)) {
    mappings_.emplace(own_name(mapping->name), mapping);
    rule_files_.emplace(own_name(mapping->name), &file);
  }
  if (const auto* table = std::get_if<spec::Table>(&file.thing); table && claim(table->name)) {
    tables_.emplace(own_name(table->name), table);
    rule_files_.emplace(own_name(table->name), &file);
  }
  if (const auto* decision = std::get_if<spec::Decision>(&file.thing);
      decision && claim(decision->name)) {
    decisions_.emplace(own_name(decision->name), decision);
    rule_files_.emplace(own_name(decision->name), &file);
  }
  if (const auto* library = std::get_if<spec::Library>(&file.thing);
      library && claim(library->name)) {
    libraries_.emplace(own_name(library->name), library);
  }
  if (std::holds_alternative<std::monostate>(file.thing)) {
    broken_things_.insert(unit_->prefix + stem_of(file.source->name()));
  }
}

bool Compiler::claim(const spec::Word& name) {
  if (name.empty()) return false;
  auto [found, is_new] = things_.emplace(own_name(name), name.span);
  if (is_new) {
    owners_.emplace(own_name(name), unit_);
    return true;
  }
  Diagnostic diagnostic =
      make_error(Code::duplicate_name, "`" + name.text + "` is the name of two things of this pack",
                 name.span);
  diagnostic.labels.push_back(make_label(found->second, "the other one"));
  diagnostic.fix = "mappings, tables and decisions share one namespace: rename one of them";
  diagnostics_.add(std::move(diagnostic));
  return false;
}

void Compiler::compile_pack(const Unit& unit) {
  const std::string& folder = unit.files->folder;
  const auto below = [&](const std::string& file) {
    return file.empty() || folder.empty() ? file : folder + "/" + file;
  };
  for (const spec::SchemaEntry& schema : unit.pack->schemas) {
    schemas_->declare(unit.prefix + schema.alias.text,
                      {below(schema.file.text), below(schema.tighten.text)}, schema.file.span);
  }
  for (const auto& [name, sentence] : unit.pack->faults)
    program_->faults.emplace(unit.prefix + name.text, sentence.text);
  for (const auto& [name, expression] : unit.pack->patterns) {
    std::string why;
    std::size_t where = 0;
    auto pattern = Pattern::compile(expression.text, why, where);
    if (!pattern) {
      error(Code::bad_pattern, "the pattern `" + name.text + "` is not a valid expression",
            expression.span, why);
    }
    // A bad one stays known, so that its users are not called wrong as well.
    patterns_.emplace(unit.prefix + name.text, std::move(pattern));
  }
  const times::Zone* zone = unit.pack->zone.empty() ? nullptr : zone_named(unit.pack->zone);
  if (&unit == units_.front().get()) program_->zone = zone;
}

/// The context of a program is that of all its packs. Where two declare a value of one name, the
/// importing pack's word counts.
void Compiler::compile_context() {
  TypeStore& types = *program_->types;
  Type* type = types.make(TypeKind::object);
  type->closed = true;
  type->properties.push_back({"now", types.instant(), true});
  program_->context.push_back({"now", types.instant(), std::nullopt, Basis::fact});
  for (const auto& unit : units_) {
    enter(*unit);
    for (const spec::ContextEntry& entry : unit->pack->context) add_context(entry, *type);
  }
  context_type_ = type;
}

void Compiler::add_context(const spec::ContextEntry& entry, Type& type) {
  const Type* entry_type = entry.type ? schemas_->inline_type(*entry.type) : nullptr;
  if (!entry_type) return;
  if (const Property* earlier = type.find(entry.name.text)) {
    std::string why;
    if (assignable(*earlier->type, *entry_type, why)) return;
    refuse_context(entry, why);
    return;
  }
  ContextInfo info{entry.name.text, entry_type, std::nullopt, entry.documentation.basis};
  info.rule = add_rule(RuleKind::context, unit_->prefix + "context/" + entry.name.text,
                       entry.name.span, entry.documentation);
  if (entry.default_value) info.default_value = literal(*entry.default_value, *entry_type);
  program_->context.push_back(info);
  type.properties.push_back({entry.name.text, entry_type, true});
}

/// The primary place is where the pack is imported, since each of the two packs is right.
void Compiler::refuse_context(const spec::ContextEntry& entry, const std::string& why) {
  const std::string pack = unit_->pack->name.text;
  Span at = entry.name.span;
  for (const spec::Import& import : units_.front()->pack->imports) {
    if (import.name.text == pack) at = import.name.span;
  }
  Diagnostic diagnostic = make_error(Code::type_mismatch,
                                     "the context value `" + entry.name.text +
                                         "` has another type in the pack `" + pack + "`: " + why,
                                     at);
  diagnostic.labels.push_back(make_label(entry.name.span, "declared here"));
  diagnostic.fix = "rename one of the two, or give both one type";
  diagnostics_.add(std::move(diagnostic));
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
  rule.variant = variant_;
  program_->rules.push_back(std::move(rule));
  return static_cast<RuleId>(program_->rules.size() - 1);
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
