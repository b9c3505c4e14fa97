#include <algorithm>
#include <limits>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"
#include "csv/csv.h"

namespace smx::csv {

namespace {

/// Spans hold 32 bits.
constexpr std::size_t kLargestText = std::numeric_limits<std::uint32_t>::max();

using Row = std::vector<Cell>;

/// Reads line by line and cell by cell; a fault does not stop it, so that an author sees them all.
class Reader {
 public:
  Reader(const Source& source, Diagnostics& diagnostics)
      : source_(source), text_(source.text()), diagnostics_(diagnostics) {
    if (text_.starts_with(utf8::kByteOrderMark)) at_ = utf8::kByteOrderMark.size();
  }

  Table read() {
    Table table;
    check_encoding();
    while (skip_empty_lines()) {
      if (table.header.empty()) {
        table.header = read_row();
        check_header(table.header);
        continue;
      }
      Row row = read_row();
      check_width(row, table.header);
      table.rows.push_back(std::move(row));
    }
    if (table.header.empty()) report("the file has no header line", at_, at_);
    return table;
  }

 private:
  Span span(std::size_t begin, std::size_t end) const {
    return {&source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  Diagnostic fault(std::string message, std::size_t begin, std::size_t end,
                   std::string fix = {}) const {
    Diagnostic diagnostic = make_error(Code::csv_syntax, std::move(message), span(begin, end));
    diagnostic.fix = std::move(fix);
    return diagnostic;
  }

  void report(std::string message, std::size_t begin, std::size_t end, std::string fix = {}) {
    diagnostics_.add(fault(std::move(message), begin, end, std::move(fix)));
  }

  /// Broken bytes come from a wrong encoding, and then there are many: the first says it all.
  void check_encoding() {
    const std::size_t broken = utf8::find_broken(text_);
    if (broken == std::string_view::npos) return;
    report("the file is not UTF-8", broken, broken + 1, "save the file as UTF-8");
  }

  char here() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool at_end() const { return at_ >= text_.size(); }
  bool at_break() const { return text_.substr(at_, 1) == "\n" || text_.substr(at_, 2) == "\r\n"; }
  bool at_cell_end() const { return at_end() || here() == ',' || at_break(); }
  void take_break() { at_ += here() == '\r' ? 2 : 1; }

  /// False at the end of the file.
  bool skip_empty_lines() {
    while (!at_end() && at_break()) take_break();
    return !at_end();
  }

  Row read_row() {
    Row row;
    while (true) {
      row.push_back(read_cell());
      if (here() != ',' || at_end()) break;
      ++at_;
    }
    if (!at_end()) take_break();
    return row;
  }

  Cell read_cell() {
    const std::size_t begin = at_;
    Cell cell;
    if (here() == '"') {
      read_quoted(cell.text);
    } else {
      read_plain(cell.text);
    }
    cell.span = span(begin, at_);
    return cell;
  }

  void read_plain(std::string& text) {
    const std::size_t begin = at_;
    bool is_reported = false;  // one fault a cell is enough
    for (; !at_cell_end(); ++at_) {
      if (is_reported || (here() != '"' && here() != '\r')) continue;
      is_reported = true;
      if (here() == '\r') {
        report("a carriage return stands alone", at_, at_ + 1, "end lines with LF or CRLF");
      } else {
        report_stray_quote(begin);
      }
    }
    text = text_.substr(begin, at_ - begin);
  }

  void report_stray_quote(std::size_t cell) {
    const std::string_view before = text_.substr(cell, at_ - cell);
    if (before.find_first_not_of(' ') == std::string_view::npos) {
      report("a quote must be the first character of its cell", at_, at_ + 1,
             "delete the spaces in front of it");
    } else {
      report("a quote stands inside of a cell without quotes", at_, at_ + 1,
             "put the whole cell in quotes and write \"\" for each quote in it");
    }
  }

  void read_quoted(std::string& text) {
    const std::size_t begin = at_++;
    while (true) {
      if (at_end()) {
        report("this quote is never closed", begin, begin + 1, "add the closing \"");
        return;
      }
      if (here() == '"') {
        ++at_;
        if (here() != '"' || at_end()) break;
      }
      // A line break is the same character whatever the file's line ends are.
      if (at_break() && here() == '\r') ++at_;
      text += text_[at_++];
    }
    if (at_cell_end()) return;
    report("something stands behind the closing quote", at_, at_ + 1,
           "write \"\" for a quote inside of the cell, or delete this");
    while (!at_cell_end()) ++at_;
  }

  void check_header(const Row& header) {
    std::unordered_map<std::string_view, const Cell*> seen;
    for (const Cell& cell : header) {
      if (cell.text.find_first_not_of(" \t") == std::string::npos) {
        report("a column has no name", cell.span.begin, cell.span.end,
               "name it in the header line, or delete the comma too many");
        continue;
      }
      const auto [first, is_new] = seen.try_emplace(cell.text, &cell);
      if (is_new) continue;
      Diagnostic diagnostic = fault("two columns are called `" + cell.text + "`", cell.span.begin,
                                    cell.span.end, "rename one of them");
      diagnostic.labels.push_back(make_label(first->second->span, "first here"));
      diagnostics_.add(std::move(diagnostic));
    }
  }

  void check_width(const Row& row, const Row& header) {
    if (row.size() == header.size()) return;
    Diagnostic diagnostic = fault(
        "this row has " + count_of_cells(row) + ", the header has " + std::to_string(header.size()),
        row.front().span.begin, row.back().span.end,
        row.size() < header.size()
            ? "add the cells that are missing; an empty one needs its comma too"
            : "put a cell that holds a comma in quotes");
    diagnostic.labels.push_back(
        make_label(span(header.front().span.begin, header.back().span.end), "the header"));
    diagnostics_.add(std::move(diagnostic));
  }

  static std::string count_of_cells(const Row& row) {
    return std::to_string(row.size()) + (row.size() == 1 ? " cell" : " cells");
  }

  const Source& source_;
  std::string_view text_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<Table> read_csv(const Source& source, const Limits& limits,
                              Diagnostics& diagnostics) {
  const std::size_t limit = std::min(limits.rule_file_bytes, kLargestText);
  if (source.text().size() > limit) {
    diagnostics.add(make_error(Code::document_too_large,
                               "the file has " + std::to_string(source.text().size()) +
                                   " bytes; at most " + std::to_string(limit) + " are read",
                               {&source, 0, 0}));
    return std::nullopt;
  }
  const std::size_t errors_before = diagnostics.errors();
  Table table = Reader(source, diagnostics).read();
  if (diagnostics.errors() > errors_before) return std::nullopt;
  return table;
}

}  // namespace smx::csv
