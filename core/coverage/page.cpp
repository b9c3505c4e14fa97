// One page: totals, what is missing, and every rule file with its counts beside its lines.
#include "pages/page.h"

#include <algorithm>
#include <cstdio>
#include <map>

#include "smx/coverage.h"

#include "coverage/line_counts.h"

namespace smx {

namespace {

using pages::Html;

constexpr std::string_view kStyle = R"css(
.source { border-collapse: collapse; width: 100%; font-size: .93em; }
.source td { padding: .05rem .6rem; vertical-align: top; border: 0; }
.source .number { color: var(--quiet); text-align: right; user-select: none; width: 1%; white-space: nowrap; }
.source .count { width: 1%; white-space: nowrap; border-right: 3px solid var(--line); }
.source pre { margin: 0; white-space: pre-wrap; }
.source .hit .count { border-right-color: var(--good); }
.source .part .count { border-right-color: var(--warn); background: var(--warn-back); }
.source .missed .count { border-right-color: var(--bad); background: var(--bad-back); }
.source .part pre, .source .missed pre { font-weight: 600; }
.source .said { color: var(--bad); font-size: .9em; margin: 0 0 .3rem 1.5rem; }
.bar { display: inline-block; width: 8rem; height: .7rem; background: var(--bad-back); border: 1px solid var(--line); vertical-align: middle; }
.bar span { display: block; height: 100%; background: var(--good); }
)css";

std::string percent_text(const CoverageTotal& total) {
  char text[16];
  std::snprintf(text, sizeof text, "%.1f %%", total.percent());
  return text;
}

void add_bar(const CoverageTotal& total, Html& out) {
  char width[32];
  std::snprintf(width, sizeof width, "width: %.1f%%", total.percent());
  out.open("span", {{"class", "bar"}, {"aria-hidden", "true"}});
  out.element("span", "", {{"style", width}}).close();
}

void add_total_row(std::string_view name, std::string_view what, const CoverageTotal& total,
                   Html& out) {
  out.open("tr").element("th", name, {{"scope", "row"}}).element("td", what, {{"class", "quiet"}});
  out.element("td", std::to_string(total.reached) + " of " + std::to_string(total.of),
              {{"class", "count"}});
  out.element("td", percent_text(total), {{"class", "count"}});
  out.open("td");
  add_bar(total, out);
  out.close().close();
}

std::string_view description_of(CoverageKind kind) {
  switch (kind) {
    case CoverageKind::line: return "targets, lets, needs and guards that gave something";
    case CoverageKind::part: return "alternatives, items and arguments that were taken";
    case CoverageKind::condition: return "sides of conditions and of their parts";
    case CoverageKind::policy: return "policies that acted";
    case CoverageKind::row: return "rows of tables that were looked up";
    case CoverageKind::decision: return "rows of decisions that answered";
    case CoverageKind::overlay: return "overlays that counted";
    case CoverageKind::path: return "paths in the documents of the tests that a rule reads";
    case CoverageKind::value: return "values the schemas of inputs list that a test sends";
  }
  return "";
}

void add_totals(const CoverageReport& report, Html& out) {
  out.open("table", {{"class", "grid"}}).open("tbody");
  add_total_row("all rules", "what a minimum without a kind is about", coverage_total(report), out);
  for (std::size_t i = 0; i < kCoverageKinds; ++i) {
    const auto kind = static_cast<CoverageKind>(i);
    const CoverageTotal total = coverage_total(report, kind);
    if (total.of > 0) add_total_row(coverage_name(kind), description_of(kind), total, out);
  }
  out.close().close();
}

/// Files by their names, with what is missing in each.
void add_file_table(const CoverageReport& report, Html& out) {
  out.open("table", {{"class", "grid"}}).open("tbody");
  for (const CoverageFile& file : report.files) {
    const CoverageTotal total = coverage_total(file);
    out.open("tr").open("th", {{"scope", "row"}}).link(file.name, file.name).close();
    out.element("td", std::to_string(total.of - total.reached) + " missing", {{"class", "count"}});
    out.element("td", percent_text(total), {{"class", "count"}});
    out.open("td");
    add_bar(total, out);
    out.close().close();
  }
  out.close().close();
}

/// What is to be said beside each line of a file: how often, and what is missing there.
struct Remarks {
  bool has_points = false;
  std::uint64_t count = 0;
  std::vector<std::string> missing;
};

std::map<std::uint32_t, Remarks> remarks_on(const CoverageFile& file) {
  std::map<std::uint32_t, Remarks> remarks;
  for (const coverage::LineCount& line : coverage::line_counts(file))
    remarks[line.number] = {true, line.count, {}};
  const CoverageReport alone{{file}, {}};
  std::vector<CoverageKind> kinds;
  for (std::size_t i = 0; i < kRuleKinds; ++i) kinds.push_back(static_cast<CoverageKind>(i));
  for (const CoverageGap& gap : coverage_gaps(alone, kinds))
    remarks[gap.position.line].missing.push_back(gap.address + " " + gap.what);
  return remarks;
}

void add_source_line(std::uint32_t number, std::string_view text, const Remarks& remarks,
                     Html& out) {
  const bool missed = remarks.has_points && remarks.count == 0;
  const bool lacks = !remarks.missing.empty();
  const std::string_view state = missed               ? "missed"
                                 : lacks              ? "part"
                                 : remarks.has_points ? "hit"
                                                      : "";
  out.open("tr", {{"class", state}, {"data-tags", lacks ? "row missing" : "row"}});
  out.element("td", std::to_string(number), {{"class", "number"}});
  out.element("td", remarks.has_points ? std::to_string(remarks.count) : "", {{"class", "count"}});
  out.open("td").element("pre", text);
  for (const std::string& sentence : remarks.missing)
    out.element("p", sentence, {{"class", "said"}});
  out.close().close();
}

void add_source(const CoverageFile& file, Html& out) {
  const CoverageTotal total = coverage_total(file);
  std::map<std::uint32_t, Remarks> remarks = remarks_on(file);
  const std::string anchor = pages::anchor_of(file.name);
  out.open("section", {{"id", anchor}, {"data-group", "file"}});
  out.open("h3").text(file.name + " ");
  out.element("span", percent_text(total),
              {{"class", total.is_whole() ? "badge good" : "badge warn"}});
  out.close();
  out.open("table", {{"class", "source"}}).open("tbody");
  std::uint32_t number = 0;
  for (std::string_view left = file.text; !left.empty();) {
    const std::size_t end = std::min(left.find('\n'), left.size());
    std::string_view line = left.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    left.remove_prefix(std::min(end + 1, left.size()));
    ++number;
    add_source_line(number, line, remarks[number], out);
  }
  out.close().close().close();
}

void add_input(const InputCoverage& input, Html& out) {
  std::vector<std::string> unread;
  for (const InputPath& path : input.paths) {
    if (!path.is_read) unread.push_back(path.path);
  }
  std::map<std::string, std::vector<std::string>> unsent;
  for (const InputValue& value : input.values) {
    if (value.count == 0) unsent[value.path].push_back(value.value);
  }
  if (unread.empty() && unsent.empty()) return;
  out.open("section", {{"data-group", "input"}});
  out.element("h3", input.mapping + ", input " + input.input);
  out.open("table", {{"class", "grid"}}).open("tbody");
  for (const std::string& path : unread) {
    out.open("tr", {{"data-tags", "row missing"}}).open("th").element("code", path).close();
    out.element("td", "is read by no rule").close();
  }
  for (const auto& [path, values] : unsent) {
    out.open("tr", {{"data-tags", "row missing"}}).open("th").element("code", path).close();
    out.open("td").text("is never ");
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (i > 0) out.text(", ");
      out.element("code", values[i]);
    }
    out.close().close();
  }
  out.close().close().close();
}

}  // namespace

std::string coverage_html(const CoverageReport& report) {
  Html body;
  body.element("h1", "Coverage of the rules");
  body.element("p",
               "What the tests of the rules reach. The number beside a line says how often; below "
               "a line stands what "
               "no test has reached there.",
               {{"class", "quiet"}});
  add_totals(report, body);
  if (!report.files.empty()) {
    body.element("h2", "Files");
    add_file_table(report, body);
  }
  constexpr pages::FilterButton kButtons[] = {{"missing", "only what is missing"}};
  body.add(pages::filter_bar("Find in inputs and rules", kButtons));
  body.element("h2", "Inputs");
  body.element(
      "p",
      "Parts of the documents that no rule reads, and values of their schemas that no test sends.",
      {{"class", "quiet"}});
  for (const InputCoverage& input : report.inputs) add_input(input, body);
  body.element("h2", "Rules");
  for (const CoverageFile& file : report.files) add_source(file, body);
  return pages::page_text({"Coverage of the rules", std::string(kStyle), ""}, std::move(body));
}

}  // namespace smx
