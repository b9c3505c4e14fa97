#include "snapshot_writer.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "atomic_file.h"
#include "test_report.h"
#include "wording.h"

namespace smx::cli {

namespace {

/// More differences of one snapshot than these are counted only: what is left is in the file's
/// diff.
constexpr std::size_t kMostDifferences = 20;

std::optional<Diagnostic> write_file(const SnapshotChange& change) {
  std::error_code unmade;  // the file then says why
  std::filesystem::create_directories(std::filesystem::path(change.file).parent_path(), unmade);
  AtomicFile file(change.file);
  auto problem = file.write(change.text);
  return problem ? problem : file.commit();
}

}  // namespace

void SnapshotWriter::write(const TestCaseResult& result) {
  if (!result.snapshot) return;
  show(result);
  if (const auto problem = write_file(*result.snapshot)) {
    terminal_.report(*problem);
    has_failed_ = true;
    return;
  }
  (result.snapshot->is_new ? new_ : changed_) += 1;
}

void SnapshotWriter::show(const TestCaseResult& result) {
  const SnapshotChange& change = *result.snapshot;
  const std::string what = change.is_new ? "new" : "changed";
  if (review_ == Review::named) {
    return terminal_.say(what + " snapshot " + printable(change.file));
  }
  std::string text = painted(what, Style::bold, terminal_.result_colour()) + " snapshot " +
                     printable(change.file) + "  (" + full_name(result) + ")\n";
  if (change.is_new) {
    for (std::string_view rest = change.text; !rest.empty();) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      text += "    " + printable(line) + "\n";
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    }
  } else {
    const std::size_t shown = std::min(change.differences.size(), kMostDifferences);
    for (std::size_t i = 0; i < shown; ++i) text += words_.about(change.differences[i]);
    text += more_words(change.differences.size(), shown, "difference");
  }
  terminal_.print(text + "\n");
}

std::string SnapshotWriter::summary() const {
  std::string text;
  if (changed_ > 0) text += "; " + counted(changed_, "snapshot") + " changed";
  if (new_ > 0) text += "; " + counted(new_, "new snapshot");
  return text;
}

}  // namespace smx::cli
