// The packs that take part in a program: the one being compiled and those it imports, however far.
// Things of the pack itself are known by their names, those of the others by `pack.name`; so they
// are in diagnostics, addresses and reports, whoever imports them.
#include <algorithm>

#include "compile/compiler.h"

namespace smx {

namespace {

std::string_view before_dot(std::string_view name) {
  const std::size_t dot = name.find('.');
  return dot == std::string_view::npos ? std::string_view{} : name.substr(0, dot);
}

}  // namespace

/// The one thing of kind `pack` among the files; null when there is none.
const spec::Pack* Compiler::pack_of(const PackSpec& files) {
  const spec::Pack* found = nullptr;
  for (const spec::File& file : files.files) {
    const auto* pack = std::get_if<spec::Pack>(&file.thing);
    if (!pack) continue;
    if (found) {
      error(Code::duplicate_name, "a folder holds one pack, and this is a second one",
            pack->name.span);
    } else {
      found = pack;
    }
  }
  return found;
}

void Compiler::collect_units(const PackSpec& files, const std::string& prefix) {
  const spec::Pack* pack = pack_of(files);
  if (!pack) return;
  auto unit = std::make_unique<Unit>();
  unit->files = &files;
  unit->pack = pack;
  unit->prefix = prefix;
  Unit& made = *unit;
  units_.push_back(std::move(unit));
  for (const PackSpec* imported : files.imports) {
    const spec::Pack* other = pack_of(*imported);
    if (!other) continue;
    made.imports.push_back(other->name.text);
    const bool known = std::any_of(units_.begin(), units_.end(),
                                   [&](const auto& earlier) { return earlier->files == imported; });
    if (!known) collect_units(*imported, other->name.text + ".");
  }
}

/// From here on names are the unit's.
void Compiler::enter(const Unit& unit) {
  unit_ = &unit;
  schemas_->look_from(unit.prefix, unit.imports);
}

void Compiler::enter_owner(const std::string& thing) {
  enter(*owners_.find(thing)->second);
}

/// What a name of the unit at hand is called in the program.
std::string Compiler::own_name(const spec::Word& name) const {
  return unit_->prefix + name.text;
}

/// What a name used in the unit at hand is called in the program: its own, or that of a pack it
/// imports. A pack it does not import gives a name that nothing has.
std::string Compiler::resolve(const spec::Word& name) {
  const std::string_view pack = before_dot(name.text);
  if (pack.empty()) return own_name(name);
  const auto& imports = unit_->imports;
  if (std::find(imports.begin(), imports.end(), pack) == imports.end()) return {};
  used_things_.insert("import " + std::string(pack));
  return name.text;
}

/// Whether the unit at hand can use a name of the program.
bool Compiler::is_visible(std::string_view name) const {
  const std::string_view pack = before_dot(name);
  const std::string_view own = std::string_view(unit_->prefix);
  if (own.empty() ? pack.empty() : name.starts_with(own)) return true;
  const auto& imports = unit_->imports;
  return std::find(imports.begin(), imports.end(), pack) != imports.end();
}

/// Those of the program's names that the unit at hand can use, as it would write them.
std::vector<std::string> Compiler::visible(std::vector<std::string> names) const {
  std::vector<std::string> out;
  for (std::string& name : names) {
    if (!is_visible(name)) continue;
    const bool own = !unit_->prefix.empty() && name.starts_with(unit_->prefix);
    out.push_back(own ? name.substr(unit_->prefix.size()) : std::move(name));
  }
  return out;
}

void Compiler::warn_unused_imports() {
  for (const spec::Import& import : units_.front()->pack->imports) {
    if (used_things_.contains("import " + import.name.text)) continue;
    if (schemas_->used_from(import.name.text)) continue;
    warn(Code::unused_name, "nothing of the pack `" + import.name.text + "` is used",
         import.name.span, "", "remove the import, or use something of it");
  }
}

}  // namespace smx
