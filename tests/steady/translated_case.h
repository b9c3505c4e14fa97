// One of the two translations of the benchmark over documents drawn from a seed.
#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "smx/rule_set.h"
#include "smx/translate.h"

#include "documents.h"

namespace smx::testing {

struct Translated {
  const char* case_name;
  const char* mapping;
  const char* input;
};

inline constexpr Translated kCases[] = {
    {"atom", "atom-to-message", "entry"},
    {"comm", "message-to-communication", "message"},
};

inline constexpr std::uint64_t kSeed = 7;

class NoNeeds final : public NeedSource {
 public:
  std::vector<NeedAnswer> answer(std::span<const NeedRequest> questions) override {
    return std::vector<NeedAnswer>(questions.size());
  }
};

inline std::string whole_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return std::move(content).str();
}

/// The rules of the benchmark, with the rows of the tables that were drawn.
inline MemoryFileSystem rule_files(const bench::LookUps& look_ups) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(SMX_SOURCE_DIR) / "tests/bench/rules";
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    files["rules/" + fs::relative(entry.path(), folder).generic_string()] =
        whole_file(entry.path());
  }
  for (auto& [name, csv] : look_ups.csv_files()) files["rules/tables/" + name] = csv;
  return MemoryFileSystem(std::move(files));
}

class Case {
 public:
  Case(const Translated& of, std::size_t documents)
      : documents_(bench::draw_documents(of.case_name, documents, kSeed, look_ups_)),
        request_{.mapping = of.mapping, .inputs = {{of.input, {}}}, .now = "2024-03-05T16:00:00Z"} {
    const LoadedRules loaded = load_rules(rule_files(look_ups_), "rules");
    for (const Diagnostic& diagnostic : loaded.diagnostics.items()) {
      ADD_FAILURE() << render_text(diagnostic, Colour::never);
    }
    if (loaded.rules) translator_ = std::make_unique<Translator>(loaded.rules);
  }

  bool is_loaded() const { return translator_ != nullptr; }
  const std::vector<bench::Document>& documents() const { return documents_; }

  const Translation& translate(std::string_view document) {
    request_.inputs[0].text = document;
    translator_->translate(request_, needs_, result_);
    return result_;
  }

 private:
  bench::LookUps look_ups_ = bench::LookUps::draw(kSeed);
  std::vector<bench::Document> documents_;
  Request request_;
  NoNeeds needs_;
  Translation result_;
  std::unique_ptr<Translator> translator_;
};

}  // namespace smx::testing
