#include "input_files.h"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "smx/translate.h"

#include "disk_file_system.h"

namespace smx::cli {

namespace fs = std::filesystem;

namespace {

using Opened = Result<std::unique_ptr<DocumentSource>>;

std::string stem_of(const std::string& path) {
  return path == "-" ? "stdin" : fs::path(path).stem().string();
}

std::string name_of(const std::string& path) {
  return path == "-" ? "stdin" : path;
}

/// A document that is a file of its own.
class WholeFile final : public DocumentSource {
 public:
  explicit WholeFile(Document document) : document_(std::move(document)) {}

  std::optional<Document> next() override { return std::exchange(document_, std::nullopt); }
  Amount amount() const override { return Amount::one; }
  std::optional<std::size_t> total() const override { return 1; }

 private:
  std::optional<Document> document_;
};

/// Each *.json and *.xml directly in a folder, by name.
class FolderOfFiles final : public DocumentSource {
 public:
  FolderOfFiles(std::vector<std::string> paths, std::size_t most_bytes)
      : paths_(std::move(paths)), most_bytes_(most_bytes) {}

  std::optional<Document> next() override {
    if (at_ == paths_.size()) return std::nullopt;
    const std::string& path = paths_[at_++];
    Result<std::string> text = read_whole(path, most_bytes_);
    if (!text) return Document{path, stem_of(path), {}, {}, text.error()};
    return Document{path, stem_of(path), std::move(*text), {}, std::nullopt};
  }
  Amount amount() const override { return Amount::many; }
  std::optional<std::size_t> total() const override { return paths_.size(); }

 private:
  std::vector<std::string> paths_;
  std::size_t most_bytes_;
  std::size_t at_ = 0;
};

/// The parts of one file that a pointer selects.
class Parts final : public DocumentSource {
 public:
  Parts(std::string path, std::unique_ptr<const std::string> text,
        std::vector<SelectedDocument> parts, Amount amount)
      : path_(std::move(path)), text_(std::move(text)), parts_(std::move(parts)), amount_(amount) {}

  std::optional<Document> next() override {
    if (at_ == parts_.size()) return std::nullopt;
    const SelectedDocument& part = parts_[at_++];
    Document document;
    document.text = part.text;
    document.start = part.start;
    document.name = name_of(path_) + "#" + part.pointer;
    document.stem = stem_of(path_);
    if (amount_ == Amount::many) document.stem += "-" + std::to_string(at_);
    return document;
  }
  Amount amount() const override { return amount_; }
  std::optional<std::size_t> total() const override { return parts_.size(); }

 private:
  std::string path_;
  std::unique_ptr<const std::string> text_;  // the parts point into it
  std::vector<SelectedDocument> parts_;
  Amount amount_;
  std::size_t at_ = 0;
};

Opened open_file(const std::string& path, const InputOptions& options) {
  Result<std::string> text = read_whole(path, options.limits.document_bytes);
  if (!text) return text.error();
  Document document{name_of(path), stem_of(path), std::move(*text), {}, std::nullopt};
  return Opened(std::make_unique<WholeFile>(std::move(document)));
}

Opened open_folder(const std::string& folder, const InputOptions& options) {
  std::vector<std::string> paths;
  std::error_code problem;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, problem)) {
    const bool is_hidden = entry.path().filename().string().starts_with('.');
    const fs::path extension = entry.path().extension();
    const bool is_document = extension == ".json" || extension == ".xml";
    if (is_document && !is_hidden) paths.push_back(entry.path().string());
  }
  if (problem) return file_failure(folder, problem.value());
  if (paths.empty()) {
    return make_error(Code::file_not_found,
                      "the folder `" + folder + "` has no *.json or *.xml file", {});
  }
  std::sort(paths.begin(), paths.end());
  return Opened(std::make_unique<FolderOfFiles>(std::move(paths), options.limits.document_bytes));
}

bool selects_many(std::string_view pointer) {
  return pointer.ends_with("/*") || pointer.find("/*/") != std::string_view::npos;
}

Opened open_parts(const std::string& path, const std::string& pointer,
                  const InputOptions& options) {
  Result<std::string> whole = read_whole(path, options.limits.document_bytes);
  if (!whole) return whole.error();
  auto text = std::make_unique<const std::string>(std::move(*whole));
  Result<std::vector<SelectedDocument>> parts =
      select_documents(*text, name_of(path), pointer, options.limits);
  if (!parts) return parts.error();
  const Amount amount = selects_many(pointer) ? Amount::many : Amount::one;
  return Opened(std::make_unique<Parts>(path, std::move(text), std::move(*parts), amount));
}

bool is_lines_file(std::string_view path) {
  return path.ends_with(".ndjson") || path.ends_with(".jsonl");
}

}  // namespace

bool is_stream(const std::string& argument, const InputOptions& options) {
  std::error_code unknown;
  if (is_lines_file(argument)) return !fs::is_directory(argument, unknown);
  return argument == "-" && options.standard_input == StandardInput::lines;
}

Result<InputStream> open_stream(const std::string& argument, const InputOptions& options) {
  Result<ByteFile> file = ByteFile::open(argument);
  if (!file) return file.error();
  const StreamFormat format =
      is_stream(argument, options) ? StreamFormat::lines : StreamFormat::by_first_byte;
  return InputStream{name_of(argument), stem_of(argument), format, std::move(*file)};
}

Opened open_documents(const std::string& argument, const InputOptions& options) {
  std::error_code unknown;
  if (fs::is_directory(argument, unknown)) return open_folder(argument, options);
  const std::size_t hash = argument.find("#/");
  // A name may have a `#` of its own: the file that is there comes first.
  if (hash == std::string::npos || fs::exists(argument, unknown)) {
    return open_file(argument, options);
  }
  return open_parts(argument.substr(0, hash), argument.substr(hash + 1), options);
}

}  // namespace smx::cli
