// A mapping on the page: its facts, and a table for each kind of line.
#include <algorithm>

#include "review/html_parts.h"
#include "review/html_writer.h"
#include "review/words.h"

namespace smx::review {

namespace {

bool always(const LineReview&) {
  return true;
}

void put_name(Html& html, const LineReview& line) {
  html.element(line.name.empty() ? "span" : "code", name_of(line));
  const std::string between = line.type.empty() || line.of.empty() ? "" : ", ";
  const std::string to = line.of.empty() ? "" : "handed to " + line.of;
  if (!to.empty() || !line.type.empty())
    html.element("p", line.type + between + to, {{"class", "quiet"}});
  html.open("p");
  if (!line.presence.empty()) html.element("span", line.presence, {{"class", "badge"}}).text(" ");
  if (!line.phi.empty()) html.element("span", "patient data", {{"class", "badge phi"}});
  html.close();
}

void put_sources(Html& html, const LineReview& line) {
  put_codes(html, line.sources);
  const std::vector<std::string> origins = further_origins(line);
  if (origins.empty()) return;
  html.open("p", {{"class", "quiet"}}).text("which come from ");
  put_codes(html, origins);
  html.close();
}

void put_rule(Html& html, const LineReview& line) {
  html.element("pre", line.rule);
  if (!line.effect.empty() && line.kind == LineReview::Kind::value) html.element("p", line.effect);
  put_references(html, line.uses);
}

bool has_policies(const LineReview& line) {
  return !line.policies.empty();
}

bool has_standing(const LineReview& line) {
  const Standing& said = line.standing;
  return !said.basis.empty() || !said.note.empty() || !said.source.empty() || !line.changes.empty();
}

}  // namespace

void HtmlWriter::put_copies(const MappingReview& mapping) {
  for (const CopyListing& copy : mapping.copies) {
    html_.element("dt", "Copies").open("dd").element("code", copy.from);
    html_.text(": takes " + listed(copy.taken));
    if (!copy.excepted.empty()) html_.text("; leaves, as told, " + listed(copy.excepted));
    if (!copy.without_target.empty())
      html_.text("; leaves, for want of a target, " + listed(copy.without_target));
    html_.close();
  }
}

void HtmlWriter::put_mapping(const MappingReview& mapping) {
  open_thing(mapping, "Mapping");
  html_.open("dl", {{"class", "facts"}});
  put_signature(html_, "Takes", mapping.inputs);
  html_.element("dt", "Gives").element("dd", mapping.output);
  put_signature(html_, "Settings it reads", mapping.context);
  if (!mapping.condition.empty()) {
    html_.element("dt", "Only when").open("dd").element("code", mapping.condition).close();
  }
  if (!mapping.inverse_of.empty()) {
    html_.element("dt", "Turns round").open("dd");
    html_.link(full_address(mapping.pack, mapping.inverse_of), mapping.inverse_of).close();
  }
  put_copies(mapping);
  if (!mapping.scope.empty()) {
    html_.element("dt", "Overlays go by").open("dd");
    put_codes(html_, mapping.scope);
    html_.close();
  }
  if (!mapping.unwritten.empty())
    html_.element("dt", "Never written").element("dd", listed(mapping.unwritten));
  put_users(mapping);
  html_.element("dt", "Tests").element("dd", tests_in_words(mapping, reach_of(mapping.lines)));
  put_file(mapping);
  html_.close();
  put_changes_inside(html_, mapping);
  put_lines(mapping, LineReview::Kind::guard, "Guards: asked first, in this order");
  put_lines(mapping, LineReview::Kind::need, "What is fetched");
  put_lines(mapping, LineReview::Kind::value, "Values with a name");
  put_lines(mapping, LineReview::Kind::target, "Targets");
  put_cases(mapping);
  html_.close();
}

std::vector<Column> HtmlWriter::columns_for(const MappingReview& mapping,
                                            LineReview::Kind kind) const {
  using Kind = LineReview::Kind;
  const bool is_guard = kind == Kind::guard;
  const std::string name = is_guard ? "Guard" : kind == Kind::target ? "Target" : "Name";
  std::vector<Column> columns;
  columns.push_back({name, "target", always, put_name});
  if (is_guard || kind == Kind::need) {
    columns.push_back({"What it does", "", always,
                       [](Html& html, const LineReview& line) { html.text(line.effect); }});
  }
  if (!is_guard)
    columns.push_back({"From", "from", [](const LineReview& line) { return !line.sources.empty(); },
                       put_sources});
  columns.push_back({is_guard ? "When" : "Rule", "rule", always, put_rule});
  columns.push_back({"Without a usable value", "", has_policies, put_policies});
  columns.push_back({"Basis, note, source, dates", "", has_standing,
                     [&mapping](Html& html, const LineReview& line) {
                       put_standing(html, line.standing);
                       put_changes(html, mapping.pack, line.changes);
                     }});
  columns.push_back({"Way back", "", [](const LineReview& line) { return !line.way_back.empty(); },
                     put_way_back});
  columns.push_back({"Reached", "count",
                     [](const LineReview& line) { return line.reached.has_value(); },
                     [](Html& html, const LineReview& line) { put_reached(html, line.reached); }});
  return columns;
}

void HtmlWriter::put_lines(const MappingReview& mapping, LineReview::Kind kind,
                           std::string_view heading) {
  std::vector<const LineReview*> lines;
  for (const LineReview& line : mapping.lines) {
    if (line.kind == kind) lines.push_back(&line);
  }
  if (lines.empty()) return;
  std::vector<Column> columns = columns_for(mapping, kind);
  std::erase_if(columns, [&](const Column& column) {
    return std::ranges::none_of(lines, [&](const LineReview* line) { return column.has(*line); });
  });
  html_.open("section", {{"data-group", "lines"}}).element("h4", heading);
  html_.open("div", {{"class", "scroll"}}).open("table", {{"class", "grid"}});
  std::vector<std::string> names;
  for (const Column& column : columns) names.push_back(column.name);
  put_head(html_, names);
  html_.open("tbody");
  for (const LineReview* line : lines) {
    html_.open("tr", {{"id", pages::anchor_of(line_address(mapping, *line))},
                      {"data-tags", tags_of(*line)}});
    for (const Column& column : columns) {
      const bool is_first = &column == &columns.front();
      html_.open(is_first ? "th" : "td",
                 {{"scope", is_first ? "row" : ""}, {"class", column.classes}});
      column.put(html_, *line);
      html_.close();
    }
    html_.close();
  }
  html_.close().close().close().close();
}

}  // namespace smx::review
