#include "review/write_html.h"

#include <algorithm>
#include <array>

#include "pages/page.h"
#include "review/html_parts.h"
#include "review/html_writer.h"
#include "review/words.h"

namespace smx::review {

namespace {

constexpr std::string_view kStyle = R"css(
article { border-top: 2px solid var(--line); margin-top: 2.5rem; }
article > h3 { font-size: 1.3rem; margin: 1rem 0 .3rem; }
.summary { font-size: 1.08rem; max-width: 60rem; }
.note { max-width: 60rem; }
dl.facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .15rem 1.2rem; }
dl.facts dt { color: var(--quiet); grid-column: 1; }
dl.facts dd { margin: 0; grid-column: 2; }
pre { margin: .15rem 0; white-space: pre-wrap; }
td.rule { min-width: 18rem; }
td.from { min-width: 15rem; }
th.target { min-width: 11rem; }
ul.cases { columns: 24rem 3; font-size: .93em; }
.contents td.count { min-width: 4rem; }
)css";

}  // namespace

std::string HtmlWriter::write() && {
  put_front();
  html_.open("main");
  put_contents();
  put_assumptions();
  for (const PackReview& pack : document_.packs) put_pack(pack);
  put_legend();
  return pages::page_text({"Mappings for review", std::string(kStyle), ""}, std::move(html_));
}

void HtmlWriter::put_front() {
  std::vector<std::string> names;
  for (const PackReview& pack : document_.packs) names.push_back(title_of(pack));
  html_.open("header");
  html_.element("h1", "Mappings for review");
  html_.element("p", "Packs: " + listed(names), {{"class", "quiet"}});
  html_.close();
  std::vector<pages::FilterButton> buttons{{"assumed", "Assumed"},
                                           {"inferred", "Inferred"},
                                           {"phi", "Patient data"},
                                           {"dated", "Dated"}};
  if (document_.is_counted) buttons.push_back({"never", "Never reached"});
  html_.add(pages::filter_bar("Find a field, code or word", buttons));
}

void HtmlWriter::put_contents_row(const ThingReview& thing, std::string_view kind, std::size_t rows,
                                  std::size_t assumed, const Reach& reach) {
  html_.open("tr").open("th", {{"scope", "row"}});
  html_.link(full_address(thing.pack, thing.name), thing.name).close();
  html_.element("td", kind).element("td", thing.summary);
  html_.element("td", std::to_string(rows), {{"class", "count"}});
  html_.element("td", assumed == 0 ? "" : std::to_string(assumed), {{"class", "count"}});
  html_.element("td", std::to_string(thing.cases.size()), {{"class", "count"}});
  if (document_.is_counted) html_.element("td", in_words(reach), {{"class", "count"}});
  html_.close();
}

namespace {

std::size_t assumed_in(const ThingReview& thing, const std::vector<RowReview>& rows) {
  const auto assumed = std::ranges::count_if(
      rows, [](const RowReview& row) { return row.standing.basis == "assumed"; });
  return static_cast<std::size_t>(assumed) + (thing.standing.basis == "assumed" ? 1 : 0);
}

}  // namespace

void HtmlWriter::put_contents() {
  html_.open("nav", {{"aria-label", "Contents"}}).element("h2", "Contents", {{"id", "contents"}});
  html_.open("ul");
  html_.open("li").link("assumptions", "Assumptions");
  html_.text(": " + counted(document_.assumptions.size(), "place") + " to confirm").close();
  html_.open("li").link("legend", "How to read this").close().close();
  for (const PackReview& pack : document_.packs) {
    html_.open("h3").link(pack.name, title_of(pack)).close();
    html_.open("div", {{"class", "scroll"}}).open("table", {{"class", "grid contents"}});
    std::vector<std::string> head{"Name", "Kind", "What it does", "Rows", "Assumed", "Tests"};
    if (document_.is_counted) head.emplace_back("Reached");
    put_head(html_, head);
    html_.open("tbody");
    for (const MappingReview& one : pack.mappings)
      put_contents_row(one, "mapping", one.lines.size(), assumed_in(one), reach_of(one.lines));
    for (const TableReview& one : pack.tables)
      put_contents_row(one, "table", one.rows.size(), assumed_in(one, one.rows),
                       reach_of(one.rows));
    for (const DecisionReview& one : pack.decisions)
      put_contents_row(one, "decision", one.rows.size(), assumed_in(one, one.rows),
                       reach_of(one.rows));
    html_.close().close().close();
  }
  html_.close();
}

void HtmlWriter::put_assumptions() {
  html_.open("section", {{"data-group", "assumptions"}});
  html_.element("h2", "Assumptions", {{"id", "assumptions"}});
  html_.element("p", "What nobody has confirmed yet. Each of these is a question to somebody.");
  html_.open("div", {{"class", "scroll"}}).open("table", {{"class", "grid"}});
  put_head(html_, {"Where", "Note", "Source", "File"});
  html_.open("tbody");
  for (const Assumption& one : document_.assumptions) {
    const std::string address = full_address(one.pack, one.line.address);
    html_.open("tr", {{"data-tags", "row assumed"}}).open("th", {{"scope", "row"}});
    html_.link(address, address).close();
    html_.element("td", one.line.note).element("td", one.line.source);
    html_.open("td").element("code", one.line.file).close().close();
  }
  html_.close().close().close().close();
}

void HtmlWriter::put_legend() {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kWords{{
      {"fact", "somebody has shown that it is so; the source says who, or where"},
      {"inferred", "it follows from something known, and nobody has said it"},
      {"assumed", "nobody knows; somebody has to confirm it"},
      {"patient data", "the value names or describes a patient"},
      {"default, leave out, refuse",
       "what happens where there is no value, or none that can be used. Where nothing is said, an "
       "optional target is left out, and everything else refuses the whole document"},
      {"exact, lossy, one-way",
       "whether the target leads back to what it was made from: always, not always, never"},
      {"overlay",
       "a change for some sites, or for a time; it says for whom, from when, until when"},
      {"known by tests", "the cases that exist for a mapping, table or decision"},
      {"…", "lines that have rows of their own, below"},
  }};
  html_.open("section").element("h2", "How to read this", {{"id", "legend"}});
  html_.open("dl", {{"class", "facts"}});
  for (const auto& [word, meaning] : kWords) html_.element("dt", word).element("dd", meaning);
  html_.close().close();
}

void HtmlWriter::put_pack(const PackReview& pack) {
  html_.open("section", {{"id", pages::anchor_of(pack.name)}, {"data-group", "pack"}});
  html_.element("h2", title_of(pack));
  html_.element("p", pack.summary, {{"class", "summary"}});
  put_standing(html_, pack.standing);
  put_context(pack);
  for (const OverlayReview& overlay : pack.overlays) put_overlay(pack, overlay);
  for (const MappingReview& mapping : pack.mappings) put_mapping(mapping);
  for (const TableReview& table : pack.tables) put_table(table);
  for (const DecisionReview& decision : pack.decisions) put_decision(decision);
  html_.close();
}

void HtmlWriter::put_context(const PackReview& pack) {
  html_.open("section", {{"data-group", "settings"}}).element("h3", "Settings");
  html_.open("div", {{"class", "scroll"}}).open("table", {{"class", "grid"}});
  put_head(html_, {"Setting", "Type", "Default", "Basis, note, source"});
  html_.open("tbody");
  for (std::size_t i = 0; i < pack.context.size(); ++i) {
    const SignatureEntry& entry = pack.context[i];
    const Standing& standing = pack.context_standing[i];
    html_.open("tr", {{"id", pages::anchor_of(full_address(pack.name, "context/" + entry.name))},
                      {"data-tags", tags_of(standing, {}, {})}});
    html_.open("th", {{"scope", "row"}}).element("code", entry.name).close();
    html_.element("td", entry.type).element("td", entry.presence).open("td");
    put_standing(html_, standing);
    html_.close().close();
  }
  html_.close().close().close().close();
}

void HtmlWriter::put_overlay(const PackReview& pack, const OverlayReview& overlay) {
  html_.open("article", {{"id", pages::anchor_of(full_address(pack.name, overlay.name))},
                         {"data-group", "overlay"}});
  html_.open("h3").text("Overlay ").element("code", overlay.name).close();
  html_.element("p", overlay.summary, {{"class", "summary"}});
  put_effect(html_, overlay.effect);
  put_standing(html_, overlay.standing);
  html_.open("div", {{"class", "scroll"}}).open("table", {{"class", "grid"}});
  put_head(html_, {"Line or row", "What it does there", "What it puts there"});
  html_.open("tbody");
  for (const Change& change : overlay.changes) {
    html_.open("tr", {{"data-tags", tags_of(overlay.standing, {}, overlay.effect)}});
    html_.open("th", {{"scope", "row"}});
    html_.link(full_address(pack.name, change.address), change.address).close();
    html_.element("td", verb_in_words(change.verb, "it"));
    html_.open("td").element("pre", change.text).close().close();
  }
  html_.close().close().close().close();
}

void HtmlWriter::open_thing(const ThingReview& thing, std::string_view kind) {
  html_.open("article", {{"id", pages::anchor_of(full_address(thing.pack, thing.name))},
                         {"data-group", kind}});
  html_.open("h3").text(std::string(kind) + " ").element("code", thing.name).close();
  html_.element("p", thing.summary, {{"class", "summary"}});
  html_.open("div", {{"class", "note"}});
  put_standing(html_, thing.standing);
  html_.close();
}

void HtmlWriter::put_users(const ThingReview& thing) {
  if (thing.used_by.empty()) return;
  html_.element("dt", "Used by");
  for (const Reference& user : thing.used_by) {
    html_.open("dd").link(full_address(user.pack, user.name), user.name).close();
  }
}

void HtmlWriter::put_file(const ThingReview& thing) {
  html_.element("dt", "File").open("dd").element("code", thing.file).close();
}

void HtmlWriter::put_cases(const ThingReview& thing) {
  if (thing.cases.empty()) return;
  html_.element("h4", "Tests");
  for (const SuiteCases& suite : by_suites(thing.cases)) {
    html_.open("p").element("code", suite.suite).close().open("ul", {{"class", "cases"}});
    for (const std::string& one : suite.cases) html_.element("li", one);
    html_.close();
  }
}

std::string html_of(const ReviewDocument& document) {
  return HtmlWriter(document).write();
}

}  // namespace smx::review
