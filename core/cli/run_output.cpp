#include "run_output.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "atomic_file.h"
#include "json_object.h"
#include "run_outcome.h"
#include "terminal.h"

namespace smx::cli {

namespace fs = std::filesystem;

namespace {

/// The output as it is written, with its line break; nothing when there is none.
std::optional<std::string> text_of(const Translation& result, Layout layout) {
  if (result.outcome != Outcome::translated || !result.has_output) return std::nullopt;
  const bool as_it_is = layout == Layout::compact || result.format == DocumentFormat::xml;
  std::string text = as_it_is ? result.output : indented_json(result.output);
  if (!text.ends_with('\n')) text += '\n';
  return text;
}

class PrintedOutputs final : public RunOutput {
 public:
  PrintedOutputs(Terminal& terminal, Layout layout) : terminal_(terminal), layout_(layout) {}

  std::optional<Diagnostic> take(const Document&, const Translation& result) override {
    if (const auto text = text_of(result, layout_)) terminal_.print(*text);
    return std::nullopt;
  }

 private:
  Terminal& terminal_;
  Layout layout_;
};

class PrintedRecords final : public RunOutput {
 public:
  explicit PrintedRecords(Terminal& terminal) : terminal_(terminal) {}

  std::optional<Diagnostic> take(const Document& document, const Translation& result) override {
    const bool has_output = result.outcome == Outcome::translated && result.has_output;
    std::string output = has_output ? result.output : "null";
    if (has_output && result.format == DocumentFormat::xml) output = json_quoted(output);
    terminal_.print(JsonObject()
                        .text("document", document.name)
                        .text("outcome", outcome_word(result.outcome))
                        .json("output", output)
                        .json("diagnostics", json_diagnostics(result.diagnostics))
                        .str() +
                    "\n");
    return std::nullopt;
  }

  std::optional<Diagnostic> take_end(const std::string& stream, const Diagnostic& fault) override {
    terminal_.print(JsonObject()
                        .text("document", stream)
                        .text("outcome", "broken")
                        .json("output", "null")
                        .json("diagnostics", json_diagnostics({fault}))
                        .str() +
                    "\n");
    return std::nullopt;
  }

 private:
  Terminal& terminal_;
};

class OneFile final : public RunOutput {
 public:
  OneFile(std::string path, Layout layout) : file_(std::move(path)), layout_(layout) {}

  std::optional<Diagnostic> take(const Document&, const Translation& result) override {
    const auto text = text_of(result, layout_);
    if (!text) return std::nullopt;
    has_output_ = true;
    return file_.write(*text);
  }

  std::optional<Diagnostic> finish() override {
    // Without an output the file is left as it was: nothing is not the same as an empty document.
    return has_output_ ? file_.commit() : std::nullopt;
  }

 private:
  AtomicFile file_;
  Layout layout_;
  bool has_output_ = false;
};

class FileForEach final : public RunOutput {
 public:
  FileForEach(fs::path folder, Layout layout) : folder_(std::move(folder)), layout_(layout) {}

  std::optional<Diagnostic> take(const Document& document, const Translation& result) override {
    const auto text = text_of(result, layout_);
    if (!text) return std::nullopt;
    AtomicFile file(
        (folder_ / (document.stem + (result.format == DocumentFormat::xml ? ".xml" : ".json")))
            .string());
    if (auto problem = file.write(*text)) return problem;
    return file.commit();
  }

 private:
  fs::path folder_;
  Layout layout_;
};

}  // namespace

std::unique_ptr<RunOutput> print_outputs(Terminal& terminal, Layout layout) {
  return std::make_unique<PrintedOutputs>(terminal, layout);
}

std::unique_ptr<RunOutput> print_records(Terminal& terminal) {
  return std::make_unique<PrintedRecords>(terminal);
}

std::unique_ptr<RunOutput> write_file(const std::string& path, Layout layout) {
  return std::make_unique<OneFile>(path, layout);
}

Result<std::unique_ptr<RunOutput>> write_folder(const std::string& folder, Layout layout) {
  std::error_code problem;
  fs::create_directories(folder, problem);
  if (problem) {
    return make_error(Code::file_unreadable,
                      "the folder `" + folder + "` cannot be made: " + problem.message(), {});
  }
  return Result<std::unique_ptr<RunOutput>>(std::make_unique<FileForEach>(folder, layout));
}

}  // namespace smx::cli
