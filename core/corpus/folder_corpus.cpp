// A folder of documents: which mapping each is for.
//
//   MAPPING/x.json          for the mapping's one required input
//   MAPPING/x.ndjson        the same, a document on each line
//   MAPPING/x/INPUT.json    for a mapping with several inputs, a folder for each document
//   x.json                  for every mapping with one required input whose schema it fits; where
//   files
//                           are called like its inputs, for a mapping with several
//   context.yaml, needs.yaml  beside a document, or in a folder above it: the nearest counts
#include <algorithm>
#include <map>
#include <set>

#include "smx/corpus.h"
#include "smx/needs.h"

#include "authoring/file_paths.h"
#include "authoring/values.h"
#include "engine/documents.h"
#include "packs/rule_set_state.h"
#include "spec/spec.h"

namespace smx {

namespace {

/// The time of documents that do not care; that of tests.
constexpr std::string_view kDefaultNow = "2000-01-01T00:00:00Z";

std::string name_of(const std::string& path) {
  return path.substr(path.rfind('/') + 1);
}

std::string stem_of(const std::string& path) {
  const std::string name = name_of(path);
  return name.substr(0, name.rfind('.'));
}

bool is_document(const std::string& path) {
  return path.ends_with(".json") || path.ends_with(".xml") || path.ends_with(".ndjson");
}

bool is_setting(const std::string& path) {
  const std::string stem = stem_of(path);
  return stem == "context" || stem == "needs";
}

struct Settings {
  std::vector<ContextValue> context;
  std::string now{kDefaultNow};
};

std::vector<const InputInfo*> required_inputs(const Mapping& mapping) {
  std::vector<const InputInfo*> required;
  for (const InputInfo& input : mapping.inputs) {
    if (!input.optional) required.push_back(&input);
  }
  return required;
}

class FolderReader {
 public:
  FolderReader(const FileSystem& files, const RuleSet& rules, const Limits& limits)
      : files_(files), rules_(rules), limits_(limits) {}

  Corpus read(const std::string& path) {
    if (is_document(path)) {
      root_ = authoring::folder_of(path);
      read_file(path);
    } else {
      root_ = path;
      for (std::string& one : files_.list(path)) paths_.insert(std::move(one));
      if (paths_.empty())
        corpus_.diagnostics.add(
            make_error(Code::file_not_found, "there is no file in a folder `" + path + "`", {}));
      read_folder();
    }
    return std::move(corpus_);
  }

 private:
  /// Whether a folder below the one that is read is called like a mapping.
  bool is_of_mapping(const std::string& folder) const {
    const bool is_below = root_.empty() ? !folder.empty() : folder.starts_with(root_ + "/");
    return is_below && rules_.state().find(name_of(folder)).has_value();
  }

  /// One file; beside it there may be settings.
  void read_file(const std::string& path) {
    const std::string folder = root_.empty() ? "" : root_ + "/";
    for (const char* setting : {"context.yaml", "needs.yaml", "needs.json"}) {
      if (files_.read(folder + setting)) paths_.insert(folder + setting);
    }
    const std::string mapping = name_of(authoring::folder_of(path));
    if (rules_.state().find(mapping)) {
      add_alone(path, mapping);
    } else {
      add_loose({path});
    }
  }

  void read_folder() {
    std::map<std::string, std::vector<std::string>> loose;  // by folder
    std::map<std::string, std::vector<std::string>> whole;  // files of one document, by folder
    for (const std::string& path : paths_) {
      if (!is_document(path) || is_setting(path)) continue;
      const std::string parent = authoring::folder_of(path);
      const std::string grandparent = authoring::folder_of(parent);
      if (is_of_mapping(parent)) {
        add_alone(path, name_of(parent));
      } else if (is_of_mapping(grandparent)) {
        whole[parent].push_back(path);
      } else {
        loose[parent].push_back(path);
      }
    }
    for (const auto& [parent, paths] : whole)
      add_whole(parent, paths, name_of(authoring::folder_of(parent)));
    for (const auto& [parent, paths] : loose) add_loose(paths);
  }

  /// What is read once is not read again.
  const std::string* text_of(const std::string& path) {
    const auto known = texts_.find(path);
    if (known != texts_.end()) return &known->second;
    Result<std::string> text = files_.read(path);
    if (!text) {
      corpus_.diagnostics.add(text.error());
      return nullptr;
    }
    return &texts_.emplace(path, std::move(*text)).first->second;
  }

  /// The nearest file of that stem, beside `path` or above it; empty: there is none.
  std::string nearest(const std::string& path, const std::string& stem) const {
    for (std::string folder = authoring::folder_of(path);; folder = authoring::folder_of(folder)) {
      for (const char* ending : {".yaml", ".yml", ".json"}) {
        std::string candidate = folder.empty() ? stem + ending : folder + "/" + stem + ending;
        if (paths_.contains(candidate)) return candidate;
      }
      if (folder.empty() || folder == root_) return {};
    }
  }

  Settings settings_of(const std::string& path) {
    Settings settings;
    const std::string file = nearest(path, "context");
    const std::string* text = file.empty() ? nullptr : text_of(file);
    if (!text) return settings;
    const Source source(file, *text);
    authoring::Values values(files_, limits_, corpus_.diagnostics);
    const auto tree = values.tree_of(source);
    if (!tree) return settings;
    for (const yaml::Entry& entry : tree->entries) {
      if (!entry.value.is_scalar()) continue;
      if (entry.key.text == "now") {
        settings.now = entry.value.text;
      } else {
        settings.context.push_back({entry.key.text, entry.value.text});
      }
    }
    return settings;
  }

  void add(std::string name, const std::string& mapping, const std::string& beside,
           std::vector<std::pair<std::string, std::string>> inputs) {
    CorpusDocument document;
    document.name = std::move(name);
    document.mapping = mapping;
    document.inputs = std::move(inputs);
    Settings settings = settings_of(beside);
    document.context = std::move(settings.context);
    document.now = std::move(settings.now);
    const std::string file = nearest(beside, "needs");
    Needs& needs = needs_[file];
    if (!needs.source) load(file, needs);
    document.needs = needs.source;
    document.needs_text = needs.text;
    corpus_.documents.push_back(std::move(document));
  }

  struct Needs {
    std::shared_ptr<NeedSource> source;
    std::string text;
  };

  void load(const std::string& file, Needs& needs) {
    needs.source = std::make_shared<Nobody>();
    if (file.empty()) return;
    Result<std::unique_ptr<NeedSource>> loaded = load_needs(files_, file, limits_);
    if (!loaded) {
      corpus_.diagnostics.add(loaded.error());
      return;
    }
    needs.source = std::move(*loaded);
    if (const std::string* text = text_of(file)) needs.text = *text;
  }

  /// Where no file answers.
  class Nobody final : public NeedSource {
   public:
    std::vector<NeedAnswer> answer(std::span<const NeedRequest> questions) override {
      NeedAnswer none;
      none.reason = "there is no needs.yaml beside the document";
      return std::vector<NeedAnswer>(questions.size(), none);
    }
  };

  /// A file that is a document, or has one on each line.
  void add_alone(const std::string& path, const std::string& mapping) {
    const auto inputs = required_inputs(*rules_.state().find(mapping)->mapping);
    const std::string* text = text_of(path);
    if (!text) return;
    if (inputs.size() != 1) {
      Diagnostic problem = make_warning(Code::file_not_loaded,
                                        "`" + path + "` is not used: `" + mapping + "` takes " +
                                            std::to_string(inputs.size()) + " inputs",
                                        {});
      problem.fix = "give each document a folder, with a file for each input, called like it";
      corpus_.diagnostics.add(std::move(problem));
      return;
    }
    for (auto& [name, document] : documents_in(path, *text))
      add(name, mapping, path, {{inputs.front()->name, std::move(document)}});
  }

  /// The one document of a file, or those on its lines, each with its name.
  static std::vector<std::pair<std::string, std::string>> documents_in(const std::string& path,
                                                                       const std::string& text) {
    if (!path.ends_with(".ndjson")) return {{path, text}};
    std::vector<std::pair<std::string, std::string>> documents;
    std::size_t number = 0;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      std::string line = text.substr(begin, end - begin);
      begin = end + 1;
      ++number;
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      documents.emplace_back(path + ":" + std::to_string(number), std::move(line));
    }
    return documents;
  }

  void add_whole(const std::string& folder, const std::vector<std::string>& paths,
                 const std::string& mapping) {
    std::vector<std::pair<std::string, std::string>> inputs;
    for (const std::string& path : paths) {
      if (const std::string* text = text_of(path)) inputs.emplace_back(stem_of(path), *text);
    }
    add(folder, mapping, paths.front(), std::move(inputs));
  }

  /// Files that do not say what they are for: whatever they fit.
  void add_loose(const std::vector<std::string>& paths) {
    for (const std::string& name : rules_.mapping_names()) {
      const auto found = rules_.state().find(name);
      if (!found) continue;  // two packs have one of that name
      const auto inputs = required_inputs(*found->mapping);
      if (inputs.size() == 1) {
        for (const std::string& path : paths) add_if_it_fits(path, name, *inputs.front(), *found);
      } else if (inputs.size() > 1) {
        add_by_names(paths, name, *found);
      }
    }
  }

  bool fits(const std::string& text, const InputInfo& input, const FoundMapping& found) {
    Arena arena;
    Documents documents(arena, limits_);
    std::vector<Diagnostic> faults;
    return documents.add(input.name, text, {}, *input.type, found.program->plan_of(*input.type),
                         faults) != nullptr &&
           faults.empty();
  }

  /// Whether a type tells its documents from others.
  static bool is_telling(const Type& type) {
    return std::ranges::any_of(type.properties, &Property::required) || !type.choices.empty();
  }

  void add_if_it_fits(const std::string& path, const std::string& mapping, const InputInfo& input,
                      const FoundMapping& found) {
    const std::string* text = is_telling(*input.type) ? text_of(path) : nullptr;
    if (!text) return;
    for (auto& [name, document] : documents_in(path, *text)) {
      if (fits(document, input, found))
        add(name, mapping, path, {{input.name, std::move(document)}});
    }
  }

  void add_by_names(const std::vector<std::string>& paths, const std::string& mapping,
                    const FoundMapping& found) {
    std::vector<std::pair<std::string, std::string>> inputs;
    for (const InputInfo& input : found.mapping->inputs) {
      const auto file = std::ranges::find(paths, input.name, stem_of);
      const std::string* text = file == paths.end() ? nullptr : text_of(*file);
      if (text && fits(*text, input, found)) {
        inputs.emplace_back(input.name, *text);
      } else if (!input.optional) {
        return;
      }
    }
    add(authoring::folder_of(paths.front()) + "/", mapping, paths.front(), std::move(inputs));
  }

  const FileSystem& files_;
  const RuleSet& rules_;
  const Limits& limits_;
  std::string root_;
  std::set<std::string> paths_;
  std::map<std::string, std::string> texts_;
  std::map<std::string, Needs> needs_;
  Corpus corpus_;
};

}  // namespace

Corpus corpus_of_folder(const FileSystem& files, const std::string& folder, const RuleSet& rules,
                        const Limits& limits) {
  std::string root = folder;
  while (root.size() > 1 && root.ends_with('/')) root.pop_back();
  return FolderReader(files, rules, limits).read(root);
}

Corpus corpus_of_samples(const FileSystem& files, const RuleSet& rules, const Limits& limits) {
  Corpus corpus;
  for (const auto& pack : rules.state().packs) {
    const std::string folder = pack->folder.empty() ? "samples" : pack->folder + "/samples";
    if (files.list(folder).empty()) continue;  // a pack need not have any
    add_to_corpus(corpus, corpus_of_folder(files, folder, rules, limits));
  }
  return corpus;
}

}  // namespace smx
