// The page: the values of the output, each a link to its way back. Which way is shown is a matter
// of style (`:target`), so that the page works without its script, and shows all of them on paper.
// The script only keeps the list from jumping, and lets the arrow keys walk through it.
#include <algorithm>
#include <string>

#include "smx/why.h"

#include "pages/page.h"
#include "why/sentences.h"
#include "why/way_text.h"

namespace smx {

namespace {

constexpr std::string_view kStyle = R"css(
.two { display: grid; grid-template-columns: minmax(20rem, 5fr) minmax(24rem, 7fr); gap: 2rem; align-items: start; }
.ways { position: sticky; top: 4rem; max-height: calc(100vh - 5rem); overflow: auto; }
.ways section { display: none; padding: 0 1rem 1rem; border-left: 3px solid var(--line); }
.ways section:target, .ways section.shown { display: block; background: none; outline: none; }
.scripted .ways section:target:not(.shown) { display: none; }
.ways section:target ~ .hint, .ways section.shown ~ .hint { display: none; }
.ways h2 { border: 0; margin: 0 0 .4rem; padding: 0; font-size: 1.15rem; overflow-wrap: anywhere; }
.out td, .out th { overflow-wrap: anywhere; }
.out tr:has(a[aria-current]) { background: var(--mark); }
.step { overflow-wrap: anywhere; padding: .08rem 0; }
.step .place { color: var(--quiet); font-size: .82em; }
.values { padding: .6rem 1rem; border: 2px solid var(--bad); color: var(--bad); background: var(--bad-back); font-weight: 600; }
@media (max-width: 70rem) { .two { display: block; } .ways { position: static; max-height: none; } }
@media print { .two { display: block; } .ways { position: static; max-height: none; overflow: visible; }
  .ways section { display: block; break-inside: avoid-page; } .hint { display: none; } }
)css";

constexpr std::string_view kScript = R"js(
const links = Array.from(document.querySelectorAll(".out a"));
const ways = document.querySelector(".ways");
const show = hash => {
  for (const link of links) {
    if (link.getAttribute("href") === hash) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  for (const way of ways.querySelectorAll("section")) way.classList.toggle("shown", "#" + way.id === hash);
  ways.scrollTop = 0;
};
for (const link of links) link.addEventListener("click", event => {
  event.preventDefault();
  const hash = link.getAttribute("href");
  history.replaceState(null, "", hash);
  show(hash);
});
document.body.classList.add("scripted");
window.addEventListener("hashchange", () => show(location.hash));
document.querySelector("main")?.addEventListener("keydown", event => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const shown = links.filter(link => !link.closest("[hidden]"));
  const next = shown[shown.indexOf(document.activeElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.click();
});
show(location.hash);
)js";

using pages::Html;

/// A sentence with what stands between back quotes as code.
void add_words(std::string_view words, Html& out) {
  for (bool is_code = false;; is_code = !is_code) {
    const std::size_t quote = words.find('`');
    const std::string_view part = words.substr(0, quote);
    if (is_code && !part.empty()) out.element("code", part);
    if (!is_code) out.text(part);
    if (quote == std::string_view::npos) return;
    words.remove_prefix(quote + 1);
  }
}

void add_paragraph(std::string_view words, std::string_view look, Html& out) {
  out.open("p", {{"class", look}});
  add_words(words, out);
  out.close();
}

/// Each deeper by what stands before it.
void add_lines(const std::vector<WhyLine>& lines, Html& out) {
  for (const WhyLine& line : lines) {
    const std::size_t indent = std::min(line.text.find_first_not_of(' '), line.text.size());
    const std::string style = "margin-left:" + std::to_string(indent * 6) + "px";
    const bool is_quiet = line.weight == WhyLine::Weight::quiet;
    out.open("div", {{"class", is_quiet ? "step quiet" : "step"}, {"style", style}});
    add_words(std::string_view(line.text).substr(indent), out);
    if (!line.place.empty()) {
      const std::string_view file = std::string_view(line.place).substr(line.place.rfind('/') + 1);
      out.text(" ").element("span", file, {{"class", "place"}, {"title", line.place}});
    }
    out.close();
  }
}

std::string value_anchor(std::string_view pointer) {
  return "value" + std::string(pointer);
}

std::string absent_anchor(std::string_view pointer) {
  return "absent" + std::string(pointer);
}

std::string left_out_anchor(std::size_t number) {
  return "left-out/" + std::to_string(number + 1);
}

class PageWriter {
 public:
  explicit PageWriter(const Explanation& explanation) : why_(explanation) {}

  std::string page() {
    head();
    const bool has_output = !why_.values.empty();
    if (has_output) {
      body_.add(pages::filter_bar("Find a value", {}));
      body_.open("div", {{"class", "two"}});
      body_.open("main");
      values();
      not_there();
      body_.close();
      ways();
      body_.close();
    }
    endings();
    reports();
    unread();
    pages::Page frame;
    frame.title = "Why: " + why_.mapping;
    frame.style = kStyle;
    if (has_output) frame.script = kScript;
    return pages::page_text(frame, std::move(body_));
  }

 private:
  void head() {
    body_.open("h1").text("Why: ").element("code", why_.mapping).close();
    const bool is_well = why_.result.outcome == Outcome::translated;
    body_.open("p");
    body_.element("span", why::outcome_name(why_.result.outcome),
                  {{"class", is_well ? "badge good" : "badge bad"}});
    if (!why_.pack.empty()) body_.text(" pack ").element("code", why_.pack);
    body_.close();
    if (why_.shows_values) {
      body_.element("p",
                    "This page holds values of the documents, also what names and describes "
                    "patients. Keep it as you keep the documents.",
                    {{"class", "values"}, {"role", "note"}});
    } else {
      body_.element("p", "Values of documents are hidden: shown is their shape.",
                    {{"class", "quiet"}});
    }
    for (const WhyOverlay& one : why_.overlays)
      add_paragraph("overlay `" + one.name + "` counted on `" + one.mapping + "`", "", body_);
  }

  void table_head(std::string_view caption, std::initializer_list<std::string_view> names) {
    body_.open("table", {{"class", "grid out"}}).element("caption", caption);
    body_.open("thead").open("tr");
    for (const std::string_view name : names) body_.element("th", name, {{"scope", "col"}});
    body_.close().close().open("tbody");
  }

  void values() {
    table_head("The output", {"value at", "is", "from"});
    for (const WhyValue& value : why_.values) {
      const std::string pointer = value.pointer.empty() ? "the output" : value.pointer;
      body_.open("tr", {{"data-tags", "row"}}).open("th", {{"scope", "row"}});
      body_.link(value_anchor(value.pointer), pointer);
      if (value.describes_patient) body_.text(" ").element("span", "PHI", {{"class", "badge phi"}});
      body_.close().element("td", value.value).open("td");
      add_words(value.answer, body_);
      body_.close().close();
    }
    body_.close().close();
  }

  void not_there() {
    if (!why_.absent.empty()) {
      table_head("Not in the output", {"value at", "because"});
      for (const WhyAbsent& one : why_.absent) {
        body_.open("tr", {{"data-tags", "row"}}).open("th", {{"scope", "row"}});
        body_.link(absent_anchor(one.pointer), one.pointer).close().open("td");
        add_words(one.because, body_);
        body_.close().close();
      }
      body_.close().close();
    }
    if (why_.left_out.empty()) return;
    table_head("Left out of lists", {"list", "item", "because"});
    for (const WhyLeftOut& one : why_.left_out) {
      const std::size_t number = static_cast<std::size_t>(&one - why_.left_out.data());
      body_.open("tr", {{"data-tags", "row"}}).open("th", {{"scope", "row"}});
      body_.link(left_out_anchor(number), one.pointer.empty() ? "the output" : one.pointer).close();
      body_.element("td", one.item.document.empty() ? "an item that was made"
                                                    : one.item.document + " " + one.item.pointer);
      body_.open("td");
      add_words(one.because, body_);
      body_.close().close();
    }
    body_.close().close();
  }

  void ways() {
    body_.open("div", {{"class", "ways"}, {"aria-live", "polite"}});
    for (const WhyValue& value : why_.values) {
      open_way(value_anchor(value.pointer), value.pointer.empty() ? "the output" : value.pointer,
               value.value);
      add_paragraph(value.answer, "", body_);
      for (const InputPlace& place : value.inputs)
        add_paragraph("from " + why::input_text(place), "quiet", body_);
      if (value.step) add_lines(why::WayText(why_).way(*value.step), body_);
      body_.close();
    }
    for (const WhyAbsent& one : why_.absent) {
      open_way(absent_anchor(one.pointer), one.pointer, "not in the output");
      add_paragraph(one.because, "", body_);
      add_lines(why::WayText(why_).way(one.step), body_);
      body_.close();
    }
    for (std::size_t i = 0; i < why_.left_out.size(); ++i) {
      const WhyLeftOut& one = why_.left_out[i];
      open_way(left_out_anchor(i), one.pointer, "has not this item");
      add_paragraph(one.because, "", body_);
      add_lines(why::WayText(why_).way(one.step), body_);
      body_.close();
    }
    body_.element("p", "Choose a value to see its way back.", {{"class", "quiet hint"}});
    body_.close();
  }

  void open_way(const std::string& anchor, const std::string& name, const std::string& what) {
    body_.open("section", {{"id", pages::anchor_of(anchor)}});
    body_.open("h2").element("code", name).text(" ").text(what).close();
  }

  void endings() {
    if (why_.endings.empty()) return;
    body_.element("h2", "What ended it");
    why::WayText told(why_);
    for (const std::size_t step : why_.endings) add_lines(told.way(step), body_);
  }

  void reports() {
    if (why_.result.diagnostics.empty()) return;
    const bool is_well = why_.result.outcome == Outcome::translated;
    body_.element("h2", is_well ? "Reported" : "Because").open("ul");
    for (const Diagnostic& one : why_.result.diagnostics) {
      body_.open("li").element("code", code_id(one.code)).text(" ");
      add_words(one.message, body_);
      if (!one.rule.empty()) body_.text(" ").element("code", one.rule);
      for (const InputPlace& place : one.inputs)
        body_.text(" ").element("span", why::input_text(place), {{"class", "quiet"}});
      body_.close();
    }
    body_.close();
  }

  void unread() {
    if (why_.unread.empty()) return;
    body_.element("h2", "In the documents, and no rule looked at it");
    body_.open("table", {{"class", "grid"}}).open("thead").open("tr");
    for (const std::string_view name : {"document", "at", "is", "places"})
      body_.element("th", name, {{"scope", "col"}});
    body_.close().close().open("tbody");
    for (const WhyUnread& one : why_.unread) {
      body_.open("tr").element("td", one.document + (one.is_answer ? " (answer)" : ""));
      body_.element("td", one.pointer).element("td", one.shape);
      const std::string of = one.of > 1 ? " of " + std::to_string(one.of) : "";
      body_.element("td", std::to_string(one.count) + of, {{"class", "count"}}).close();
    }
    body_.close().close();
  }

  const Explanation& why_;
  Html body_;
};

}  // namespace

std::string why_page(const Explanation& why) {
  return PageWriter(why).page();
}

}  // namespace smx
