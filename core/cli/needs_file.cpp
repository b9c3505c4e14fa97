#include "needs_file.h"

#include <string_view>
#include <vector>

#include "smx/needs.h"

#include "disk_file_system.h"
#include "wording.h"

namespace smx::cli {

namespace {

/// Answers nothing. A value of a document never gets into the reason: it would end up in a log.
class NoAnswers final : public NeedSource {
 public:
  std::vector<NeedAnswer> answer(std::span<const NeedRequest> questions) override {
    std::vector<NeedAnswer> answers;
    for (const NeedRequest& question : questions) {
      NeedAnswer answer;
      answer.state = NeedAnswer::State::unavailable;
      answer.reason = "nobody answers `" + question.fetch + "` by " + key_names(question.by) +
                      "; give the answers in a file, with --needs FILE";
      answers.push_back(std::move(answer));
    }
    return answers;
  }
};

/// The place without the line that stands there: unlike a rule file, a file of answers holds
/// documents.
Diagnostic without_excerpts(Diagnostic diagnostic) {
  for (Label& label : diagnostic.labels) label.line_text.clear();
  return diagnostic;
}

/// The index behind the JSON string that begins at `at`.
std::size_t end_of_string(std::string_view json, std::size_t at) {
  for (++at; at < json.size() && json[at] != '"'; ++at) {
    if (json[at] == '\\') ++at;
  }
  return at + 1;
}

}  // namespace

std::string key_names(std::string_view by) {
  std::vector<std::string> names;
  int depth = 0;
  for (std::size_t at = 0; at < by.size();) {
    if (by[at] == '"') {
      const std::size_t end = end_of_string(by, at);
      const bool is_name = depth == 1 && end < by.size() && by[end] == ':';
      if (is_name) names.push_back("`" + std::string(by.substr(at + 1, end - at - 2)) + "`");
      at = end;
      continue;
    }
    if (by[at] == '{' || by[at] == '[') ++depth;
    if (by[at] == '}' || by[at] == ']') --depth;
    ++at;
  }
  return names.empty() ? "no key" : enumerated(names);
}

Result<std::unique_ptr<NeedSource>> open_needs(const std::string& path, const Limits& limits) {
  using Opened = Result<std::unique_ptr<NeedSource>>;
  if (path.empty()) return Opened(std::make_unique<NoAnswers>());
  Opened needs = load_needs(DiskFileSystem(limits.document_bytes), path, limits);
  if (needs) return needs;
  return without_excerpts(needs.error());
}

}  // namespace smx::cli
