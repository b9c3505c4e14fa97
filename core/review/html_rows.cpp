// Tables and decisions on the page, with every row.
#include <algorithm>

#include "review/html_parts.h"
#include "review/html_writer.h"
#include "review/words.h"

namespace smx::review {

void HtmlWriter::open_rows(std::vector<std::string> columns, const std::vector<RowReview>& rows) {
  shows_remarks_ = std::ranges::any_of(rows, [](const RowReview& r) { return !r.remark.empty(); });
  shows_standing_ = std::ranges::any_of(rows, [](const RowReview& row) {
    return !row.standing.basis.empty() || !row.standing.note.empty() ||
           !row.standing.source.empty() || !row.changes.empty() || row.effect.any();
  });
  if (shows_remarks_) columns.emplace_back("Remark");
  if (shows_standing_) columns.emplace_back("Basis, note, source, dates");
  shows_reached_ =
      std::ranges::any_of(rows, [](const RowReview& row) { return row.reached.has_value(); });
  if (shows_reached_) columns.emplace_back("Reached");
  html_.open("div", {{"class", "scroll"}}).open("table", {{"class", "grid"}});
  put_head(html_, columns);
  html_.open("tbody");
}

void HtmlWriter::open_row(const ThingReview& thing, const RowReview& row) {
  html_.open("tr", {{"id", pages::anchor_of(full_address(thing.pack, row.address))},
                    {"data-tags", tags_of(row)}});
}

void HtmlWriter::close_row(const ThingReview& thing, const RowReview& row) {
  if (shows_remarks_) html_.element("td", row.remark);
  if (shows_standing_) {
    html_.open("td");
    put_standing(html_, row.standing);
    put_effect(html_, row.effect);
    put_changes(html_, thing.pack, row.changes);
    html_.close();
  }
  if (shows_reached_) {
    html_.open("td", {{"class", "count"}});
    put_reached(html_, row.reached);
    html_.close();
  }
  html_.close();
}

void HtmlWriter::put_table(const TableReview& table) {
  open_thing(table, "Table");
  html_.open("dl", {{"class", "facts"}});
  put_signature(html_, "From", table.keys);
  put_signature(html_, "To", table.values);
  html_.element("dt", "Another code");
  html_.open("dd");
  put_words(html_,
            table.unmapped.empty() ? "the line that asks decides; else refuse" : table.unmapped);
  html_.close();
  if (!table.compared.empty()) html_.element("dt", "Compared").element("dd", table.compared);
  if (!table.reverse.empty()) html_.element("dt", "Way back").element("dd", table.reverse);
  put_users(table);
  html_.element("dt", "Tests").element("dd", tests_in_words(table, reach_of(table.rows)));
  put_file(table);
  html_.close();
  put_changes_inside(html_, table);
  std::vector<std::string> columns;
  for (const SignatureEntry& key : table.keys) columns.push_back(key.name);
  for (const SignatureEntry& value : table.values) columns.push_back("→ " + value.name);
  open_rows(columns, table.rows);
  for (const RowReview& row : table.rows) {
    open_row(table, row);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const bool is_key = i < table.keys.size();
      html_.element(is_key ? "th" : "td", row.cells[i], {{"scope", is_key ? "row" : ""}});
    }
    close_row(table, row);
  }
  close_rows();
  put_cases(table);
  html_.close();
}

void HtmlWriter::put_decision(const DecisionReview& decision) {
  open_thing(decision, "Decision");
  html_.open("dl", {{"class", "facts"}});
  put_signature(html_, "Looks at", decision.inputs);
  put_signature(html_, "Answers", decision.outputs);
  html_.element("dt", "Of several rows").element("dd", decision.hit);
  html_.element("dt", "Covers").element("dd", decision.covers);
  if (!decision.unmatched.empty()) {
    html_.element("dt", "Where no row holds").open("dd");
    put_words(html_, decision.unmatched);
    html_.close();
  }
  put_users(decision);
  html_.element("dt", "Tests").element("dd", tests_in_words(decision, reach_of(decision.rows)));
  put_file(decision);
  html_.close();
  put_changes_inside(html_, decision);
  std::vector<std::string> columns{"Row", "When"};
  for (const SignatureEntry& output : decision.outputs)
    columns.push_back("→ " + (output.name.empty() ? "answer" : output.name));
  open_rows(columns, decision.rows);
  for (const RowReview& row : decision.rows) {
    open_row(decision, row);
    html_.open("th", {{"scope", "row"}}).element("code", row.id).close();
    html_.open("td", {{"class", "from"}});
    if (row.when.empty()) html_.element("span", "always", {{"class", "absent"}});
    if (!row.when.empty()) html_.element("code", row.when);
    html_.close();
    for (const std::string& cell : row.cells) html_.element("td", cell);
    close_row(decision, row);
  }
  close_rows();
  put_cases(decision);
  html_.close();
}

}  // namespace smx::review
