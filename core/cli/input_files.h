// From what stands behind --input and --stream to documents: a file, a folder, parts of a file, or
// a stream with many of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "smx/limits.h"
#include "smx/result.h"
#include "smx/stream.h"

#include "byte_file.h"

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

/// Many documents in one file or on standard input, read as they come.
struct InputStream {
  std::string name;  // how people find it
  std::string stem;  // what outputs in a folder begin with
  StreamFormat format = StreamFormat::by_first_byte;
  ByteFile bytes;
};

/// Whether what stands behind --input is a stream: `lines.ndjson`, or `-` with lines.
bool is_stream(const std::string& argument, const InputOptions& options);
/// Of that, or of what stands behind --stream.
Result<InputStream> open_stream(const std::string& argument, const InputOptions& options);

/// `file.json`, `-`, a folder, `file.json#/pointer`.
Result<std::unique_ptr<DocumentSource>> open_documents(const std::string& argument,
                                                       const InputOptions& options);

}  // namespace smx::cli
