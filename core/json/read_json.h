// Strict JSON (RFC 8259) into nodes. Our own reader, because what it must keep and say is what this
// engine is for: the text of each number, the byte of each value, members in order, duplicate names
// refused, and for every refusal the place and the reason. Differentially tested against
// nlohmann/json.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "smx/diagnostic.h"
#include "smx/limits.h"

#include "value/arena.h"
#include "value/node.h"

namespace smx {

/// Why a document could not be read. The message never quotes the document.
struct DocumentFault {
  Code code{};
  std::size_t offset = 0;  // bytes from the start
  std::string pointer;     // JSON Pointer of the value it happened in
  std::string message;     // one sentence
};

/// Either `root` or `fault` is set.
struct JsonDocument {
  const Node* root = nullptr;
  std::optional<DocumentFault> fault;
};

/// Reads documents one after the other and keeps its working memory in between: together with an
/// arena that is reset, reading comes to need no heap. Not thread-safe; one belongs to one thread.
class JsonReader {
 public:
  JsonReader();
  ~JsonReader();
  JsonReader(JsonReader&&) noexcept;
  JsonReader& operator=(JsonReader&&) noexcept;

  /// See read_json.
  JsonDocument read(std::string_view text, DocumentId document, Arena& arena, const Limits& limits);

 private:
  struct Scratch;
  std::unique_ptr<Scratch> scratch_;
};

/// Reads one whole document; a UTF-8 byte order mark at the start is skipped, anything after the
/// value but white space is refused. Texts without escapes and numbers are views into `text`, which
/// must outlive the nodes; the rest is in `arena`. Offsets count from the start of `text`.
JsonDocument read_json(std::string_view text, DocumentId document, Arena& arena,
                       const Limits& limits);

/// The offset behind the value that begins at `begin`, in a text that has been read without fault.
std::size_t value_end(std::string_view text, std::size_t begin);

}  // namespace smx
