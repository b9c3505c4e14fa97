// Many documents in one stream of bytes, in memory for one of them at a time: one JSON document on
// each line, or the entries of one long XML document.
//
//   smx::StreamTranslator stream(rules, {.mapping = "entry-to-message", .now = "..."}, needs,
//                                receiver);
//   while (more bytes && stream.feed(bytes)) {}
//   const smx::StreamEnd& end = stream.finish();
//
// The entry is the unit of refusal: one that is refused does not stop the others.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "smx/diagnostic.h"
#include "smx/limits.h"
#include "smx/rule_set.h"
#include "smx/translate.h"

namespace smx {

enum class StreamFormat : std::uint8_t {
  by_first_byte,  // XML where the first character is `<`, else lines
  lines,          // NDJSON: each line that is not blank is a document; for every mapping
  elements,       // XML: for mappings that can, see MappingInfo::streams
};

struct StreamRequest {
  std::string mapping;
  std::string input = {};  // the one that comes as a stream; empty: the first of the mapping
  StreamFormat format = StreamFormat::by_first_byte;
  std::string now = {};  // RFC 3339
  std::vector<ContextValue> context = {};
  std::vector<InputDocument> inputs = {};  // the same for every entry; they must stay to the end
};

/// Where an entry stands in the stream. Places in its diagnostics are in the stream, too.
struct StreamEntry {
  std::uint64_t index = 0;                    // from 0
  std::uint64_t offset = 0;                   // of its first byte
  Position start;                             // line and column of that
  StreamFormat format = StreamFormat::lines;  // or elements: what the stream turned out to be
};

/// Takes what became of each entry, in the order of the stream.
class StreamReceiver {
 public:
  enum class Next : std::uint8_t { more, stop };

  virtual ~StreamReceiver() = default;
  /// Both live as long as the call. The output is what the mapping gives for the entry; where it
  /// gives a list, the entry's item of it.
  virtual Next take(const StreamEntry& entry, const Translation& result) = 0;
};

/// How a stream ended.
struct StreamEnd {
  std::uint64_t entries = 0;
  std::uint64_t bytes = 0;           // that were fed
  std::uint64_t other_elements = 0;  // children of the XML root that are no entries
  bool is_stopped = false;           // the receiver wanted no more
  /// Why there may have been more entries than were taken: the stream breaks off or is no XML at
  /// this place, or it cannot be read by this mapping at all. Nothing: it was whole.
  std::optional<Diagnostic> fault;
};

/// Translates a stream that comes in chunks, however it is cut. One thread at a time; make one for
/// each stream. Never throws on account of rules or documents.
///
/// An entry larger than `limits.document_bytes` is refused, and the stream goes on behind it. Of
/// such an element it is only known that its tags match. Anything else that is not well-formed, and
/// anything that is no entry and larger than an entry may be, ends an XML stream.
class StreamTranslator {
 public:
  /// `needs` and `receiver` must outlive it.
  StreamTranslator(std::shared_ptr<const RuleSet> rules, StreamRequest request, NeedSource& needs,
                   StreamReceiver& receiver, const Limits& limits = {});
  ~StreamTranslator();
  StreamTranslator(const StreamTranslator&) = delete;
  StreamTranslator& operator=(const StreamTranslator&) = delete;

  /// The next bytes. False: no more are wanted, because of a fault or of the receiver.
  bool feed(std::string_view bytes);
  /// There are no more bytes. Once, at the end.
  const StreamEnd& finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace smx
