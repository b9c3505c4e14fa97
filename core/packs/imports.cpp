#include "packs/imports.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <optional>
#include <set>

namespace smx {

namespace {

using Packs = std::vector<std::unique_ptr<Pack>>;
using Numbers = std::array<std::uint32_t, 3>;

/// `1.4` as 1, 4, 0; nothing for anything else than two or three numbers.
std::optional<Numbers> numbers_of(std::string_view version) {
  Numbers numbers{};
  const char* at = version.data();
  const char* const end = at + version.size();
  std::size_t count = 0;
  while (count < numbers.size()) {
    const auto [next, problem] = std::from_chars(at, end, numbers[count]);
    if (problem != std::errc{}) return std::nullopt;
    ++count;
    at = next;
    if (at == end) break;
    if (*at++ != '.') return std::nullopt;
  }
  return at == end && count >= 2 ? std::optional(numbers) : std::nullopt;
}

class Resolver {
 public:
  Resolver(const Packs& packs, Diagnostics& diagnostics)
      : packs_(packs), diagnostics_(diagnostics) {}

  Imports run() {
    for (const auto& pack : packs_) visit(*pack);
    return std::move(imports_);
  }

 private:
  /// Depth first, so that a circle is met at the import that closes it.
  void visit(const Pack& pack) {
    if (!visited_.insert(&pack).second) return;
    way_.push_back(&pack);
    std::vector<const Pack*> imported;
    const spec::Pack* declaration = pack.declaration();
    for (const spec::Import& import : declaration ? declaration->imports : none_) {
      const Pack* found = find(pack, import);
      if (found) check_version(*found, import);
      if (!found || closes_circle(*found, import)) {
        imports_.broken.insert(&pack);
        continue;
      }
      imported.push_back(found);
      visit(*found);
    }
    way_.pop_back();
    imports_.of.emplace(&pack, std::move(imported));
  }

  const Pack* find(const Pack& importing, const spec::Import& import) {
    std::vector<std::string> names;
    for (const auto& pack : packs_) {
      const spec::Pack* declaration = pack->declaration();
      if (!declaration) continue;
      const bool here = import.from.empty() || pack->folder == import_folder(importing, import);
      if (here && declaration->name.text == import.name.text) return pack.get();
      if (here) names.push_back(declaration->name.text);
    }
    Diagnostic unknown =
        make_error(Code::unknown_pack, "there is no pack `" + import.name.text + "` to import",
                   import.from.empty() ? import.name.span : import.from.span,
                   suggest(import.name.text, names));
    unknown.fix = import.from.empty()
                      ? "say where it is, with `from: <folder>`, or load the folder that holds both"
                      : "`from` is the folder with its pack.yaml, relative to this pack's folder";
    diagnostics_.add(std::move(unknown));
    return nullptr;
  }

  void check_version(const Pack& found, const spec::Import& import) {
    const spec::Word& version = found.declaration()->version;
    if (import.version.empty() || serves(version.text, import.version)) return;
    Diagnostic wrong = make_error(
        Code::incompatible_version,
        "this pack needs `" + import.name.text + "` in version " + import.version + ", and it is " +
            (version.empty() ? "one without a version" : "version " + version.text),
        import.name.span);
    wrong.labels.push_back(version.empty() ? make_label(found.declaration()->name.span, "the pack")
                                           : make_label(version.span, "its version"));
    wrong.fix = "see what changed in the pack, then write the version that was tested here";
    diagnostics_.add(std::move(wrong));
  }

  bool closes_circle(const Pack& found, const spec::Import& import) {
    const auto begin = std::find(way_.begin(), way_.end(), &found);
    if (begin == way_.end()) return false;
    std::string circle;
    for (auto pack = begin; pack != way_.end(); ++pack) {
      circle += "`" + (*pack)->declaration()->name.text + "` -> ";
    }
    Diagnostic cycle =
        make_error(Code::import_cycle, "the pack `" + import.name.text + "` would import itself",
                   import.name.span, circle + "`" + import.name.text + "`");
    cycle.fix = "move what both need into a pack of its own";
    diagnostics_.add(std::move(cycle));
    return true;
  }

  const Packs& packs_;
  Diagnostics& diagnostics_;
  Imports imports_;
  std::set<const Pack*> visited_;
  std::vector<const Pack*> way_;
  const std::vector<spec::Import> none_;
};

}  // namespace

std::string import_folder(const Pack& importing, const spec::Import& import) {
  std::string folder = (std::filesystem::path(importing.folder) / import.from.text)
                           .lexically_normal()
                           .generic_string();
  while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
  return folder == "." ? std::string() : folder;
}

bool serves(std::string_view version, std::string_view wanted) {
  const auto has = numbers_of(version);
  const auto wants = numbers_of(wanted);
  if (!has || !wants || (*has)[0] != (*wants)[0]) return false;
  if ((*has)[0] == 0 && (*has)[1] != (*wants)[1]) return false;
  return *has >= *wants;
}

Imports resolve_imports(const Packs& packs, Diagnostics& diagnostics) {
  return Resolver(packs, diagnostics).run();
}

}  // namespace smx
