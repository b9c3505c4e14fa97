#include "review/write_markdown.h"

#include <algorithm>

#include "pages/markdown.h"
#include "review/markdown_parts.h"
#include "review/words.h"

namespace smx::review {

namespace {

using pages::escaped_markdown;
using pages::markdown_cell_code;
using pages::markdown_code;
using pages::markdown_head;
using pages::markdown_row;

class MarkdownWriter {
 public:
  explicit MarkdownWriter(DocsLayout layout) : links_{layout} {}

  std::string front(const ReviewDocument& document);
  std::string pack(const PackReview& pack);

 private:
  void put_contents(const PackReview& pack);
  void put_assumptions(const ReviewDocument& document);
  void put_context(const PackReview& pack);
  void put_overlay(const PackReview& pack, const OverlayReview& overlay);
  void put_thing(const ThingReview& thing, std::string_view kind);
  void put_cases(const ThingReview& thing, const Reach& reach);
  void put_mapping(const MappingReview& mapping);
  void put_lines(const MappingReview& mapping, LineReview::Kind kind, std::string_view heading);
  std::vector<std::string> cells_of(const LineReview& line) const;
  void put_table(const TableReview& table);
  void put_decision(const DecisionReview& decision);
  void put_rows(std::vector<std::string> head,
                const std::vector<std::vector<std::string>>& first_cells,
                const std::vector<RowReview>& rows);
  void put_fact(std::string_view name, const std::string& markdown);

  MarkdownLinks links_;
  std::string here_;  // the pack whose file is written; empty: the first one
  std::string out_;
};

void MarkdownWriter::put_fact(std::string_view name, const std::string& markdown) {
  if (!markdown.empty()) out_.append("- ").append(name).append(": ").append(markdown).append("\n");
}

std::string MarkdownWriter::front(const ReviewDocument& document) {
  here_.clear();
  out_ = "# Mappings for review\n\n";
  for (const PackReview& pack : document.packs) put_contents(pack);
  put_assumptions(document);
  return std::exchange(out_, {});
}

void MarkdownWriter::put_contents(const PackReview& pack) {
  out_ += "## Contents of " + escaped_markdown(title_of(pack)) + "\n\n";
  out_ += escaped_markdown(pack.summary) + "\n\n";
  std::vector<std::vector<std::string>> rows;
  const auto put = [&](const ThingReview& thing, std::string_view kind, const auto& lines) {
    rows.push_back({links_.to_thing(here_, kind, thing.pack, thing.name), std::string(kind),
                    escaped_markdown(thing.summary), std::to_string(lines.size()),
                    std::to_string(thing.cases.size()), in_words(reach_of(lines))});
  };
  for (const MappingReview& one : pack.mappings) put(one, "mapping", one.lines);
  for (const TableReview& one : pack.tables) put(one, "table", one.rows);
  for (const DecisionReview& one : pack.decisions) put(one, "decision", one.rows);
  out_ += table_text({"Name", "Kind", "What it does", "Rows", "Tests", "Reached"}, rows) + "\n";
}

void MarkdownWriter::put_assumptions(const ReviewDocument& document) {
  out_ +=
      "## Assumptions\n\nWhat nobody has confirmed yet. Each of these is a question to "
      "somebody.\n\n";
  out_ += markdown_head({"Where", "Note", "Source", "File"});
  for (const Assumption& one : document.assumptions) {
    out_ += markdown_row({markdown_cell_code(full_address(one.pack, one.line.address)),
                          escaped_markdown(one.line.note), escaped_markdown(one.line.source),
                          markdown_cell_code(one.line.file)});
  }
  out_ += "\n";
}

std::string MarkdownWriter::pack(const PackReview& pack) {
  here_ = links_.layout == DocsLayout::folder ? pack.name : "";
  const bool is_file = !here_.empty();
  out_ = (is_file ? "# Pack " : "## Pack ") + escaped_markdown(title_of(pack)) + "\n\n";
  out_ += escaped_markdown(pack.summary) + "\n\n";
  put_context(pack);
  for (const OverlayReview& overlay : pack.overlays) put_overlay(pack, overlay);
  for (const MappingReview& mapping : pack.mappings) put_mapping(mapping);
  for (const TableReview& table : pack.tables) put_table(table);
  for (const DecisionReview& decision : pack.decisions) put_decision(decision);
  return std::exchange(out_, {});
}

void MarkdownWriter::put_context(const PackReview& pack) {
  out_ += "### " + settings_heading(pack.name) + "\n\n";
  out_ += markdown_head({"Setting", "Type", "Default", "Basis, note, source"});
  for (std::size_t i = 0; i < pack.context.size(); ++i) {
    const SignatureEntry& entry = pack.context[i];
    out_ +=
        markdown_row({markdown_cell_code(entry.name), escaped_markdown(entry.type),
                      escaped_markdown(entry.presence), standing_cell(pack.context_standing[i])});
  }
  out_ += "\n";
}

void MarkdownWriter::put_overlay(const PackReview& pack, const OverlayReview& overlay) {
  out_ += "### " + heading_of("overlay", pack.name, overlay.name) + "\n\n";
  out_ += escaped_markdown(overlay.summary) + "\n\n";
  put_fact("Counts", escaped_markdown(in_words(overlay.effect)));
  put_fact("Standing", standing_cell(overlay.standing));
  out_ += "\n" + markdown_head({"Line or row", "What it does there", "What it puts there"});
  for (const Change& change : overlay.changes) {
    out_ += markdown_row({markdown_cell_code(change.address), verb_in_words(change.verb, "it"),
                          markdown_cell_code(change.text)});
  }
  out_ += "\n";
}

void MarkdownWriter::put_thing(const ThingReview& thing, std::string_view kind) {
  out_ += "### " + heading_of(kind, thing.pack, thing.name) + "\n\n";
  out_ += escaped_markdown(thing.summary) + "\n\n";
  put_fact("File", markdown_code(thing.file));
  put_fact("Standing", standing_cell(thing.standing));
  std::vector<std::string> users;
  for (const Reference& user : thing.used_by) users.push_back(links_.to(here_, user));
  put_fact("Used by", listed(users));
  put_fact("Changed by overlays", changes_inside(thing));
}

void MarkdownWriter::put_cases(const ThingReview& thing, const Reach& reach) {
  put_fact("Tests", tests_in_words(thing, reach));
  for (const SuiteCases& suite : by_suites(thing.cases))
    put_fact("Tests in " + markdown_code(suite.suite), escaped_markdown(listed(suite.cases, "; ")));
}

void MarkdownWriter::put_mapping(const MappingReview& mapping) {
  put_thing(mapping, "mapping");
  put_fact("Takes", signature_text(mapping.inputs));
  put_fact("Gives", escaped_markdown(mapping.output));
  put_fact("Settings it reads", signature_text(mapping.context));
  put_fact("Only when", markdown_code(mapping.condition));
  put_fact("Turns round", markdown_code(mapping.inverse_of));
  for (const CopyListing& copy : mapping.copies) {
    std::string text = markdown_code(copy.from) + ": takes " + escaped_markdown(listed(copy.taken));
    if (!copy.excepted.empty())
      text += "; leaves, as told, " + escaped_markdown(listed(copy.excepted));
    if (!copy.without_target.empty())
      text += "; leaves, for want of a target, " + escaped_markdown(listed(copy.without_target));
    put_fact("Copies", text);
  }
  std::vector<std::string> scope;
  for (const std::string& one : mapping.scope) scope.push_back(markdown_code(one));
  put_fact("Overlays go by", listed(scope));
  put_fact("Never written", escaped_markdown(listed(mapping.unwritten)));
  put_cases(mapping, reach_of(mapping.lines));
  out_ += "\n";
  put_lines(mapping, LineReview::Kind::guard, "Guards: asked first, in this order");
  put_lines(mapping, LineReview::Kind::need, "What is fetched");
  put_lines(mapping, LineReview::Kind::value, "Values with a name");
  put_lines(mapping, LineReview::Kind::target, "Targets");
}

std::vector<std::string> MarkdownWriter::cells_of(const LineReview& line) const {
  std::string rule = markdown_cell_code(line.rule);
  if (!line.effect.empty()) rule += " → " + escaped_markdown(line.effect);
  std::vector<std::string> uses;
  for (const Reference& one : line.uses)
    uses.push_back(std::string(word_for(one.kind)) + " " + links_.to(here_, one));
  std::vector<std::string> cells{
      name_cell(line),
      sources_cell(line),
      rule,
      listed(uses),
      policies_cell(line),
      joined_cell({standing_cell(line.standing), changes_cell(line.changes)}),
      way_back_cell(line),
      reached_cell(line.reached)};
  return cells;
}

void MarkdownWriter::put_lines(const MappingReview& mapping, LineReview::Kind kind,
                               std::string_view heading) {
  const bool any = std::ranges::any_of(
      mapping.lines, [kind](const LineReview& line) { return line.kind == kind; });
  if (!any) return;
  out_.append("#### ").append(heading).append("\n\n");
  std::vector<std::string> head{kind == LineReview::Kind::guard ? "Guard" : "Target",
                                "From",
                                "Rule",
                                "Uses",
                                "Without a usable value",
                                "Basis, note, source, dates",
                                "Way back",
                                "Reached"};
  if (kind == LineReview::Kind::value || kind == LineReview::Kind::need) head.front() = "Name";
  std::vector<std::vector<std::string>> rows;
  for (const LineReview& line : mapping.lines) {
    if (line.kind == kind) rows.push_back(cells_of(line));
  }
  out_ += table_text(head, rows) + "\n";
}

void MarkdownWriter::put_rows(std::vector<std::string> head,
                              const std::vector<std::vector<std::string>>& first_cells,
                              const std::vector<RowReview>& rows) {
  head.insert(head.end(), {"Remark", "Basis, note, source, dates", "Reached"});
  std::vector<std::vector<std::string>> all;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::vector<std::string>& cells = all.emplace_back(first_cells[i]);
    cells.push_back(escaped_markdown(rows[i].remark));
    cells.push_back(
        joined_cell({standing_cell(rows[i].standing), escaped_markdown(in_words(rows[i].effect)),
                     changes_cell(rows[i].changes)}));
    cells.push_back(reached_cell(rows[i].reached));
  }
  out_ += "\n" + table_text(head, all) + "\n";
}

void MarkdownWriter::put_table(const TableReview& table) {
  put_thing(table, "table");
  put_fact("Another code",
           escaped_markdown(table.unmapped.empty() ? "the line that asks decides; else refuse"
                                                   : table.unmapped));
  put_fact("Compared", table.compared);
  put_fact("Way back", table.reverse);
  put_cases(table, reach_of(table.rows));
  std::vector<std::string> head;
  for (const SignatureEntry& key : table.keys) head.push_back(escaped_markdown(key.name));
  for (const SignatureEntry& value : table.values)
    head.push_back("→ " + escaped_markdown(value.name));
  std::vector<std::vector<std::string>> cells;
  for (const RowReview& row : table.rows) {
    std::vector<std::string>& line = cells.emplace_back();
    for (const std::string& cell : row.cells) line.push_back(escaped_markdown(cell));
  }
  put_rows(std::move(head), cells, table.rows);
}

void MarkdownWriter::put_decision(const DecisionReview& decision) {
  put_thing(decision, "decision");
  put_fact("Looks at", signature_text(decision.inputs));
  put_fact("Answers", signature_text(decision.outputs));
  put_fact("Of several rows", decision.hit);
  put_fact("Covers", escaped_markdown(decision.covers));
  put_fact("Where no row holds", escaped_markdown(decision.unmatched));
  put_cases(decision, reach_of(decision.rows));
  std::vector<std::string> head{"Row", "When"};
  for (const SignatureEntry& output : decision.outputs)
    head.push_back("→ " + escaped_markdown(output.name.empty() ? "answer" : output.name));
  std::vector<std::vector<std::string>> cells;
  for (const RowReview& row : decision.rows) {
    std::vector<std::string>& line = cells.emplace_back();
    line.push_back(markdown_cell_code(row.id));
    line.push_back(row.when.empty() ? "always" : markdown_cell_code(row.when));
    for (const std::string& cell : row.cells) line.push_back(escaped_markdown(cell));
  }
  put_rows(std::move(head), cells, decision.rows);
}

}  // namespace

std::vector<DocsFile> markdown_of(const ReviewDocument& document, DocsLayout layout) {
  MarkdownWriter writer(layout);
  std::vector<DocsFile> files{{"README.md", writer.front(document)}};
  for (const PackReview& pack : document.packs) {
    if (layout == DocsLayout::folder) {
      files.push_back({pack.name + ".md", writer.pack(pack)});
    } else {
      files.front().text += writer.pack(pack);
    }
  }
  return files;
}

}  // namespace smx::review
