#include "show_decision.h"

#include <vector>

#include "json_object.h"
#include "terminal.h"
#include "wording.h"

namespace smx::cli {

namespace {

std::string entries_text(std::string_view heading, const std::vector<SignatureEntry>& entries) {
  Columns columns(4);
  for (const SignatureEntry& entry : entries)
    columns.add({printable(entry.name), printable(entry.type), printable(entry.presence)});
  return "  " + std::string(heading) + "\n" + columns.text();
}

std::string window_text(const DecisionRowLine& row) {
  if (row.since.empty() && row.until.empty()) return {};
  return "from " + (row.since.empty() ? "ever" : row.since) + " to " +
         (row.until.empty() ? "ever" : row.until);
}

std::string entries_json(const std::vector<SignatureEntry>& entries) {
  std::vector<std::string> items;
  for (const SignatureEntry& entry : entries) {
    items.push_back(JsonObject()
                        .text("name", entry.name)
                        .text("type", entry.type)
                        .text("presence", entry.presence)
                        .str());
  }
  return json_list(items);
}

}  // namespace

std::string decision_text(const DecisionInfo& decision, const std::string& basis, Colour colour) {
  std::string text =
      painted(decision.name, Style::bold, colour) + "  (decision, pack " + decision.pack + ")\n";
  text += "  " + printable(decision.summary) + "\n\n";
  text += entries_text("looks at", decision.inputs) + entries_text("answers", decision.outputs);
  text += "  gives\n    " + printable(decision.gives) + "\n";
  text += "  hit\n    " + decision.hit + ", and covers " + decision.covers + "\n";
  Columns columns(4);
  for (const DecisionRowLine& row : decision.rows) {
    if (!basis.empty() && row.line.basis != basis) continue;
    std::string when = row.when.empty() ? "always" : printable(row.when);
    if (const std::string window = window_text(row); !window.empty()) when += ", " + window;
    columns.add({printable(row.id), std::move(when), "-> " + printable(row.then), row.line.basis,
                 printable(row.line.note)});
  }
  text += basis.empty() ? "  rows\n" : "  rows with basis " + basis + "\n";
  return text + (columns.empty() ? "    none\n" : columns.text());
}

std::string decision_json(const DecisionInfo& decision, const std::string& basis) {
  std::vector<std::string> rows;
  for (const DecisionRowLine& row : decision.rows) {
    if (!basis.empty() && row.line.basis != basis) continue;
    rows.push_back(JsonObject()
                       .text("id", row.id)
                       .text("address", row.line.address)
                       .text("when", row.when)
                       .text("since", row.since)
                       .text("until", row.until)
                       .text("then", row.then)
                       .text("file", row.line.file)
                       .number("line", row.line.position.line)
                       .number("column", row.line.position.column)
                       .text("basis", row.line.basis)
                       .text("note", row.line.note)
                       .text("source", row.line.source)
                       .str());
  }
  return JsonObject()
      .text("decision", decision.name)
      .text("pack", decision.pack)
      .text("summary", decision.summary)
      .text("hit", decision.hit)
      .text("covers", decision.covers)
      .json("inputs", entries_json(decision.inputs))
      .json("outputs", entries_json(decision.outputs))
      .text("gives", decision.gives)
      .json("rows", json_list(rows))
      .str();
}

}  // namespace smx::cli
