// Every case of the tests beside the shipped rules, explained with values hidden: no text of a
// document, an answer or the context may be in any form, unless it stands in the rules.
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "authoring/run_case.h"
#include "explained.h"
#include "json/read_json.h"
#include "xml/events.h"

namespace smx::testing {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kShortest = 6;  // shorter texts are words of ours by chance

std::map<std::string, std::string> files_below(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ostringstream text;
    text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    files[fs::relative(entry.path(), folder.parent_path()).string()] = text.str();
  }
  return files;
}

/// Texts of JSON and XML.
class Texts final : public xml::Handler {
 public:
  explicit Texts(std::set<std::string>& out) : out_(out) {}

  void start_element(std::string_view, std::string_view,
                     std::span<const xml::Attribute> attributes) override {
    flush();
    for (const xml::Attribute& one : attributes) add(one.value);
  }
  void end_element(std::string_view, std::string_view) override { flush(); }
  void text(std::string_view characters) override { held_ += characters; }

  void take(const std::string& document) {
    if (document.starts_with('<')) {
      xml::parse(document, {}, *this);
      return;
    }
    Arena arena;
    JsonReader reader;
    const JsonDocument read = reader.read(document, 0, arena, Limits{});
    if (read.root) take(*read.root);
  }
  void take(const Node& node) {
    if (node.is(Kind::text)) add(node.text());
    if (node.is(Kind::list)) {
      for (const Node& item : node.items()) take(item);
    }
    if (node.is(Kind::object)) {
      for (const Member& member : node.members()) take(member.value);
    }
  }
  void add(std::string_view text) {
    if (text.size() >= kShortest) out_.emplace(text);
  }

 private:
  void flush() {
    add(held_);
    held_.clear();
  }

  std::set<std::string>& out_;
  std::string held_;
};

/// Answers as the case says, and keeps what it gave.
class KeptNeeds final : public NeedSource {
 public:
  KeptNeeds(const std::vector<authoring::NeedEntry>& entries, Texts& texts)
      : entries_(entries), texts_(texts) {}

  std::vector<NeedAnswer> answer(std::span<const NeedRequest> questions) override {
    std::vector<NeedAnswer> answers;
    for (const NeedRequest& question : questions) {
      answers.push_back(authoring::answer_of(authoring::find_entry(entries_, question), question));
      texts_.take(answers.back().document);
    }
    return answers;
  }

 private:
  const std::vector<authoring::NeedEntry>& entries_;
  Texts& texts_;
};

std::string forms_of(const Explanation& why) {
  return text_of(why) + why_json(why) + why_page(why);
}

class ShippedCases {
 public:
  ShippedCases() : files_(files_below(fs::path(SMX_SOURCE_DIR) / "rules")) {
    for (auto& [path, text] : files_below(fs::path(SMX_SOURCE_DIR) / "scripts"))
      files_[path] = text;
    for (const auto& [path, text] : files_) {
      const bool is_documents =
          path.find("/samples/") != std::string::npos || path.find("/tests/") != std::string::npos;
      if (!is_documents) rules_text_ += text + "\n";
    }
    loaded_ = load_rules(MemoryFileSystem(files_), "rules");
  }

  /// How many were explained.
  std::size_t check() {
    if (!loaded_.rules) return 0;
    Diagnostics diagnostics;
    const auto suites = authoring::read_suites(MemoryFileSystem(files_), "rules", *loaded_.rules,
                                               Limits{}, diagnostics);
    Translator translator(loaded_.rules);
    std::size_t count = 0;
    for (const auto& suite : suites) {
      for (const authoring::TestCase& test : suite->file.cases) {
        check(*suite, test, translator);
        ++count;
      }
    }
    return count;
  }

 private:
  void check(const authoring::Suite& suite, const authoring::TestCase& test,
             Translator& translator) {
    std::vector<TestFailure> failures;
    const authoring::Prepared prepared =
        authoring::prepare(suite.file, test, suite.values->arena(), failures);
    std::set<std::string> secrets;
    Texts texts(secrets);
    Request request{suite.file.mapping, {}, prepared.now, prepared.context};
    for (const authoring::GivenDocument& given : prepared.inputs) {
      request.inputs.push_back({given.name, given.text});
      texts.take(given.text);
    }
    for (const ContextValue& value : prepared.context) texts.add(value.text);
    KeptNeeds needs(prepared.needs, texts);
    const std::string forms = forms_of(explain(translator, request, needs));
    for (const std::string& secret : secrets) {
      if (rules_text_.find(secret) != std::string::npos) continue;
      const std::size_t found = forms.find(secret);
      EXPECT_EQ(found, std::string::npos)
          << suite.file.path << ", " << test.name << ": `" << secret << "` in ..."
          << (found == std::string::npos ? "" : forms.substr(found > 80 ? found - 80 : 0, 200));
    }
  }

  std::map<std::string, std::string> files_;
  std::string rules_text_;
  LoadedRules loaded_;
};

TEST(HiddenValues, are_in_no_form_of_any_case_of_the_shipped_rules) {
  ShippedCases cases;
  EXPECT_GT(cases.check(), 300u);
}

}  // namespace
}  // namespace smx::testing
