#include "streams_text.h"

namespace smx::cli {

std::string stream_text(const StreamListing& stream) {
  const std::string input = "`" + stream.input + "`";
  if (stream.entries.starts_with('/')) return "streams " + input + " by " + stream.entries;
  if (!stream.entries.empty()) {
    return "streams " + input + ": each <" + stream.entries + "> in one root is a document";
  }
  return "does not stream " + input + ": " + stream.why_not + " (" + stream.file + ":" +
         std::to_string(stream.position.line) + ":" + std::to_string(stream.position.column) + ")";
}

}  // namespace smx::cli
