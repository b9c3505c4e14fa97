// Where translations go.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "smx/result.h"
#include "smx/translate.h"

#include "input_files.h"

namespace smx::cli {

class Terminal;

/// Takes each translation as it is done. Every document is written whole or not at all.
class RunOutput {
 public:
  virtual ~RunOutput() = default;

  /// A diagnostic when it could not be written; the run ends then.
  virtual std::optional<Diagnostic> take(const Document& document, const Translation& result) = 0;
  /// The fault with which a stream ended, in place of its further entries.
  virtual std::optional<Diagnostic> take_end(const std::string&, const Diagnostic&) {
    return std::nullopt;
  }
  /// After the last one.
  virtual std::optional<Diagnostic> finish() { return std::nullopt; }
};

enum class Layout : std::uint8_t { indented, compact };

/// Outputs on standard output, one after the other.
std::unique_ptr<RunOutput> print_outputs(Terminal& terminal, Layout layout);
/// One record for each document on standard output, whatever became of it.
std::unique_ptr<RunOutput> print_records(Terminal& terminal);
/// All outputs in one file, which appears when all are done.
std::unique_ptr<RunOutput> write_file(const std::string& path, Layout layout);
/// One file for each output, named like its document. Makes the folder.
Result<std::unique_ptr<RunOutput>> write_folder(const std::string& folder, Layout layout);

}  // namespace smx::cli
