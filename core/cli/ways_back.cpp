#include "ways_back.h"

#include <algorithm>

#include "wording.h"

namespace smx::cli {

std::string short_address(const MappingInfo& mapping, const std::string& address) {
  if (address == mapping.name) return "result";
  const std::string prefix = mapping.name + "/";
  return address.starts_with(prefix) ? address.substr(prefix.size()) : address;
}

std::string ways_back_text(const MappingInfo& mapping, const std::vector<RuleLine>& lines) {
  Columns columns(4);
  for (const RuleLine& line : lines) {
    if (line.way_back.empty()) continue;
    columns.add(
        {printable(short_address(mapping, line.address)), line.way_back, printable(line.because)});
  }
  return columns.empty() ? "" : "  the way back\n" + columns.text();
}

std::string ways_back_summary(const std::vector<MappingInfo>& mappings) {
  std::vector<std::string> parts;
  std::size_t all = 0;
  for (const std::string_view kind : {"exact", "lossy", "one-way"}) {
    std::size_t count = 0;
    for (const MappingInfo& mapping : mappings) {
      count += static_cast<std::size_t>(
          std::count_if(mapping.lines.begin(), mapping.lines.end(),
                        [&](const RuleLine& line) { return line.way_back == kind; }));
    }
    all += count;
    if (count > 0) parts.push_back(std::to_string(count) + " " + std::string(kind));
  }
  return all == 0 ? "" : "the way back of " + counted(all, "line") + ": " + enumerated(parts);
}

}  // namespace smx::cli
