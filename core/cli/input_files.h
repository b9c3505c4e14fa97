// From what stands behind --input to documents: a file, a folder, lines, or parts of a file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "smx/limits.h"
#include "smx/result.h"

namespace smx::cli {

/// One document to translate.
struct Document {
  std::string name;  // how people find it: "in/3.json", "all.ndjson:12"
  std::string stem;  // what its output is called in a folder: "3", "all-12"
  std::string text;
  Position start = {};                // of its first byte, in the file it is a part of
  std::optional<Diagnostic> failure;  // it could not be read; the others may be fine
};

enum class Amount : std::uint8_t { one, many };

/// Documents, one after the other.
class DocumentSource {
 public:
  virtual ~DocumentSource() = default;

  /// Nothing at the end.
  virtual std::optional<Document> next() = 0;
  /// What the way of naming it says, not how many there happen to be.
  virtual Amount amount() const = 0;
  /// How many there are, where that is known beforehand.
  virtual std::optional<std::size_t> total() const { return std::nullopt; }
};

enum class StandardInput : std::uint8_t { one_document, lines };

struct InputOptions {
  StandardInput standard_input = StandardInput::one_document;
  Limits limits;
};

/// `file.json`, `-`, a folder, `lines.ndjson`, `file.json#/pointer`.
Result<std::unique_ptr<DocumentSource>> open_documents(const std::string& argument,
                                                       const InputOptions& options);

}  // namespace smx::cli
