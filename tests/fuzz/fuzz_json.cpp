// Reads bytes as JSON. What is read must survive writing and reading again, in both layouts; what
// is refused must be refused inside of the document.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "json/read_json.h"
#include "json/write_json.h"
#include "value/pointer.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void require_round_trip(const smx::Node& root, smx::JsonLayout layout) {
  std::string written;
  smx::write_json(root, layout, written);
  smx::Arena arena;
  const smx::JsonDocument again = smx::read_json(written, 0, arena, {});
  require(again.root != nullptr);
  require(smx::differences(root, *again.root, smx::Compare::whole).empty());
  std::string rewritten;
  smx::write_json(*again.root, layout, rewritten);
  require(written == rewritten);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  smx::Arena arena;
  const smx::JsonDocument document = smx::read_json(text, 0, arena, {});
  require((document.root != nullptr) != document.fault.has_value());
  if (document.root) {
    require_round_trip(*document.root, smx::JsonLayout::compact);
    require_round_trip(*document.root, smx::JsonLayout::indented);
  } else {
    require(document.fault->offset <= size);
    require(!document.fault->message.empty());
  }
  return 0;
}
