// Folders to packs: which files belong to which pack, and what each of them is.
#include <algorithm>
#include <set>

#include "compile/compile.h"
#include "packs/imports.h"
#include "packs/rule_set_state.h"
#include "spec/read_spec.h"

namespace smx {

namespace {

constexpr std::string_view kPackFile = "pack.yaml";
constexpr std::string_view kRuleFolders[] = {"mappings", "decisions", "tables", "libraries",
                                             "overlays"};
constexpr std::string_view kOtherFolders[] = {"schemas", "samples", "tests"};

bool is_yaml(std::string_view path) {
  return path.ends_with(".yaml") || path.ends_with(".yml");
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

std::string joined(const std::string& folder, const std::string& path) {
  return folder.empty() ? path : folder + "/" + path;
}

/// `a/b/../c` is `a/c`; what leads out of where it starts stays.
std::string shortened(const std::string& path) {
  std::vector<std::string> steps;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t slash = std::min(path.find('/', at), path.size());
    std::string step = path.substr(at, slash - at);
    at = slash + 1;
    if (step == "." || (step.empty() && !steps.empty())) continue;
    const bool back =
        step == ".." && !steps.empty() && steps.back() != ".." && !steps.back().empty();
    if (back) {
      steps.pop_back();
    } else {
      steps.push_back(std::move(step));
    }
  }
  std::string out;
  for (std::size_t i = 0; i < steps.size(); ++i) out += (i > 0 ? "/" : "") + steps[i];
  return out;
}

/// The first folder of a path below the pack's folder; empty for a file right in it.
std::string_view first_folder(std::string_view path, const std::string& pack_folder) {
  if (!pack_folder.empty()) path.remove_prefix(pack_folder.size() + 1);
  const std::size_t slash = path.find('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

template <std::size_t N>
bool is_one_of(std::string_view name, const std::string_view (&names)[N]) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

class PackLoader {
 public:
  PackLoader(const FileSystem& files, const Limits& limits, Diagnostics& diagnostics)
      : files_(files), limits_(limits), diagnostics_(diagnostics) {}

  /// Reads the files of a pack.
  std::unique_ptr<Pack> read(const std::string& folder, const std::vector<std::string>& paths) {
    auto pack = std::make_unique<Pack>();
    pack->folder = folder;
    for (const std::string& path : paths) take(path, *pack);
    for (const spec::File& file : pack->files) check_name(file);
    check_declaration(*pack);
    for (spec::File& file : pack->files) {
      if (auto* table = std::get_if<spec::Table>(&file.thing))
        add_csv(*table, file.source->name(), *pack);
      if (auto* decision = std::get_if<spec::Decision>(&file.thing))
        add_csv(*decision, file.source->name(), *pack);
      if (auto* library = std::get_if<spec::Library>(&file.thing))
        add_script(*library, file.source->name(), *pack);
    }
    return pack;
  }

  /// What the compiler needs to know of a pack; its imports are still to be added.
  PackSpec spec_of(Pack& pack) {
    return {pack.folder, pack.files, [this, &pack](const std::string& path, Span used_at) {
              return source(path, used_at, pack);
            }};
  }

 private:
  void take(const std::string& path, Pack& pack) {
    const std::string_view top = first_folder(path, pack.folder);
    if (!is_yaml(path) || is_one_of(top, kOtherFolders)) return;
    if (path == joined(pack.folder, std::string(kPackFile)) || is_one_of(top, kRuleFolders)) {
      Result<std::string> text = files_.read(path);
      if (!text) {
        diagnostics_.add(text.error());
        // Known as broken, so that those who use it are not told there is no such thing.
        pack.files.emplace_back().source = std::make_unique<const Source>(path, "");
        return;
      }
      auto source = std::make_unique<const Source>(path, std::move(*text));
      pack.files.push_back(spec::read_rule_file(std::move(source), limits_, diagnostics_));
      return;
    }
    Diagnostic stray;
    stray.code = Code::file_not_loaded;
    stray.severity = Severity::warning;
    stray.message = "`" + path + "` is not loaded: it lies in none of the folders of a pack";
    stray.fix =
        "move it to mappings/, decisions/, tables/, libraries/, overlays/, tests/, schemas/ or "
        "samples/";
    diagnostics_.add(std::move(stray));
  }

  /// One can guess the file from the thing, and the thing from the file.
  void check_name(const spec::File& file) {
    const spec::Word* name = nullptr;
    if (const auto* mapping = std::get_if<spec::Mapping>(&file.thing)) name = &mapping->name;
    if (const auto* table = std::get_if<spec::Table>(&file.thing)) name = &table->name;
    if (const auto* decision = std::get_if<spec::Decision>(&file.thing)) name = &decision->name;
    if (const auto* library = std::get_if<spec::Library>(&file.thing)) name = &library->name;
    if (const auto* overlay = std::get_if<spec::Overlay>(&file.thing)) name = &overlay->name;
    if (!name || name->empty()) return;
    const std::string& path = file.source->name();
    const std::size_t slash = path.rfind('/') + 1;
    const std::string stem = path.substr(slash, path.rfind('.') - slash);
    if (stem == name->text) return;
    Diagnostic misnamed = make_warning(
        Code::misnamed_file,
        "the file is called `" + stem + "`, and what it holds `" + name->text + "`", name->span);
    misnamed.fix = "call the file `" + name->text + ".yaml`";
    diagnostics_.add(std::move(misnamed));
  }

  /// `pack.yaml` holds the pack. What cannot be read at all has been reported.
  void check_declaration(const Pack& pack) {
    if (pack.declaration()) return;
    const std::string path = joined(pack.folder, std::string(kPackFile));
    for (const spec::File& file : pack.files) {
      if (file.source->name() != path || !file.tree || !file.tree->is_map()) continue;
      const Span first =
          file.tree->entries.empty() ? file.tree->span : file.tree->entries[0].key.span;
      Diagnostic diagnostic =
          make_error(Code::unknown_kind, "`pack.yaml` does not hold a pack", first);
      diagnostic.fix =
          "begin the file with `pack: name`, and move what it holds to a file of its own";
      diagnostics_.add(std::move(diagnostic));
    }
  }

  /// The rows of a table or a decision that lie in a CSV file beside it.
  template <typename Thing>
  void add_csv(Thing& thing, const std::string& file, Pack& pack) {
    if (thing.csv.empty()) return;
    const Source* csv = source(joined(folder_of(file), thing.csv.text), thing.csv.span, pack);
    if (csv) spec::add_csv_rows(thing, *csv, limits_, diagnostics_);
  }

  /// A script may stand outside of the pack: `../../../scripts/names/names.lua`.
  void add_script(spec::Library& library, const std::string& library_file, Pack& pack) {
    if (library.script.empty()) return;
    library.script_text = source(shortened(joined(folder_of(library_file), library.script.text)),
                                 library.script.span, pack);
  }

  /// A further file of the pack, read once; null after saying why it cannot be had.
  const Source* source(const std::string& path, Span used_at, Pack& pack) {
    auto known = pack.other_sources.find(path);
    if (known != pack.other_sources.end()) return known->second.get();
    Result<std::string> text = files_.read(path);
    if (!text) {
      Diagnostic problem = text.error();
      problem.labels.insert(problem.labels.begin(), make_label(used_at, "named here"));
      diagnostics_.add(std::move(problem));
      return nullptr;
    }
    auto made = std::make_unique<const Source>(path, std::move(*text));
    return pack.other_sources.emplace(path, std::move(made)).first->second.get();
  }

  const FileSystem& files_;
  const Limits& limits_;
  Diagnostics& diagnostics_;
};

/// Pack folders, each with its files: a file belongs to the nearest pack above it.
std::map<std::string, std::vector<std::string>> files_by_pack(
    const std::vector<std::string>& paths) {
  std::map<std::string, std::vector<std::string>> packs;
  for (const std::string& path : paths) {
    const std::string folder = folder_of(path);
    if (joined(folder, std::string(kPackFile)) == path) packs[folder];
  }
  for (const std::string& path : paths) {
    for (std::string folder = folder_of(path);; folder = folder_of(folder)) {
      auto pack = packs.find(folder);
      if (pack != packs.end()) {
        pack->second.push_back(path);
        break;
      }
      if (folder.empty()) break;
    }
  }
  return packs;
}

Diagnostic no_pack(const std::string& folder) {
  Diagnostic diagnostic;
  diagnostic.code = Code::not_a_rule_set;
  diagnostic.message = "there is no pack in `" + folder + "`";
  diagnostic.fix = "a pack is a folder with a file `pack.yaml`; name that folder or one above it";
  return diagnostic;
}

/// Packs that lie elsewhere and are imported with `from`, and what those import.
void read_imported(const FileSystem& files, PackLoader& loader,
                   std::vector<std::unique_ptr<Pack>>& packs) {
  std::set<std::string> folders;
  for (const auto& pack : packs) folders.insert(pack->folder);
  for (std::size_t i = 0; i < packs.size(); ++i) {
    const spec::Pack* declaration = packs[i]->declaration();
    if (!declaration) continue;
    for (const spec::Import& import : declaration->imports) {
      if (import.from.empty()) continue;
      const std::string folder = import_folder(*packs[i], import);
      const auto found = files_by_pack(files.list(folder));
      const auto paths = found.find(folder);
      if (paths == found.end() || !folders.insert(folder).second) continue;
      packs.push_back(loader.read(folder, paths->second));
    }
  }
}

void compile_packs(PackLoader& loader, const Limits& limits, RuleSetState& state,
                   Diagnostics& diagnostics) {
  const Imports imports = resolve_imports(state.packs, diagnostics);
  std::map<const Pack*, PackSpec> specs;
  for (const auto& pack : state.packs) specs.emplace(pack.get(), loader.spec_of(*pack));
  for (auto& [pack, spec] : specs) {
    for (const Pack* imported : imports.of.at(pack)) {
      spec.imports.push_back(&specs.at(imported));
      specs.at(imported).audience = Audience::importers;
    }
  }
  for (const auto& pack : state.packs) {
    if (imports.broken.contains(pack.get())) continue;
    pack->program = compile(specs.at(pack.get()), state.functions, limits, diagnostics);
  }
}

}  // namespace

LoadedRules load_rules(const FileSystem& files, const std::string& folder, const Limits& limits) {
  LoadedRules loaded;
  auto state = std::make_unique<RuleSetState>();
  add_builtins(state->functions);
  std::string root = folder;
  while (root.size() > 1 && root.ends_with('/')) root.pop_back();
  const auto packs = files_by_pack(files.list(root));
  if (packs.empty()) loaded.diagnostics.add(no_pack(folder));
  PackLoader loader(files, limits, loaded.diagnostics);
  for (const auto& [pack_folder, paths] : packs) {
    state->packs.push_back(loader.read(pack_folder, paths));
  }
  read_imported(files, loader, state->packs);
  compile_packs(loader, limits, *state, loaded.diagnostics);
  loaded.diagnostics.sort();
  const bool whole = std::all_of(state->packs.begin(), state->packs.end(),
                                 [](const auto& pack) { return pack->program != nullptr; });
  if (whole && !loaded.diagnostics.has_errors())
    loaded.rules = std::make_shared<const RuleSet>(std::move(state));
  return loaded;
}

}  // namespace smx
