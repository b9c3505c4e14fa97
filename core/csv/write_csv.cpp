#include "csv/write_csv.h"

namespace smx::csv {

namespace {

bool begins_formula(std::string_view text) {
  static constexpr std::string_view kStarts = "=+-@\t\r";
  return !text.empty() && kStarts.find(text.front()) != std::string_view::npos;
}

}  // namespace

std::string cell_text(std::string_view text) {
  std::string out = begins_formula(text) ? "'" : "";
  out += text;
  if (out.find_first_of(",\"\r\n") == std::string::npos) return out;
  for (std::size_t at = 0; (at = out.find('"', at)) != std::string::npos; at += 2)
    out.insert(at, "\"");
  return "\"" + out + "\"";
}

std::string row_text(const std::vector<std::string>& cells) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += ',';
    out += cell_text(cells[i]);
  }
  return out + "\r\n";
}

}  // namespace smx::csv
