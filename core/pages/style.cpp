// The looks and the one script of all pages. Neither holds `<` or `&`, so that they can stand in a
// page as they are.
#include "pages/page.h"

namespace smx::pages {

std::string_view common_style() {
  return R"css(
:root { color-scheme: light dark; --ink: #1b2330; --quiet: #56606f; --paper: #fff; --panel: #f4f6f9;
  --line: #d5dbe3; --link: #0b57a4; --good: #12652f; --good-back: #dff3e4; --warn: #7a4a00;
  --warn-back: #fdeecb; --bad: #97201c; --bad-back: #fbe0de; --phi: #5c2d91; --phi-back: #eee3f8; --mark: #fff7d1; }
@media (prefers-color-scheme: dark) { :root { --ink: #e3e8ef; --quiet: #a3aebd; --paper: #12161c; --panel: #1b2129;
  --line: #364150; --link: #84bdf6; --good: #94ddac; --good-back: #173a24; --warn: #f3cb7a; --warn-back: #43330f;
  --bad: #f5a9a4; --bad-back: #4b1f1d; --phi: #d3b6f3; --phi-back: #3a2455; --mark: #4a4110; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 4.5rem; }
body { margin: 0 auto; max-width: 100rem; padding: 1.25rem 2rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: .5rem 0; }
h2 { font-size: 1.4rem; line-height: 1.25; margin: 2.75rem 0 .5rem; padding-top: .6rem; border-top: 3px solid var(--line); }
h3 { font-size: 1.15rem; line-height: 1.3; margin: 2rem 0 .4rem; }
h4 { font-size: 1rem; margin: 1.3rem 0 .3rem; }
p, ul, ol, dl { margin: .4rem 0; }
ul, ol { padding-left: 1.4rem; }
a { color: var(--link); text-underline-offset: .15em; }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; font-size: .88em;
  overflow-wrap: anywhere; }
code { background: var(--panel); padding: .06em .3em; border-radius: .25em; }
a code { color: inherit; }
.quiet, .absent { color: var(--quiet); }
.quiet { font-size: .92em; }
.count { text-align: right; font-variant-numeric: tabular-nums; }
.badge { display: inline-block; padding: 0 .45em; border-radius: .3em; font-size: .8em; line-height: 1.55; font-weight: 600;
  white-space: nowrap; background: var(--panel); color: var(--quiet); border: 1px solid currentColor; }
.badge.good { background: var(--good-back); color: var(--good); }
.badge.warn { background: var(--warn-back); color: var(--warn); }
.badge.bad { background: var(--bad-back); color: var(--bad); }
.badge.phi { background: var(--phi-back); color: var(--phi); }
.scroll { overflow-x: auto; margin: .5rem 0 1rem; }
table.grid { border-collapse: collapse; width: 100%; font-size: .93em; }
.grid caption { text-align: left; color: var(--quiet); padding: .2rem 0; }
.grid th, .grid td { text-align: left; vertical-align: top; padding: .4rem .6rem; border: 1px solid var(--line); }
.grid thead th { background: var(--panel); font-weight: 600; }
.grid th.count, .grid td.count { text-align: right; }
.grid tbody th { font-weight: 400; }
.grid td p, .grid th p { margin: .15rem 0; }
:target { background: var(--mark); outline: 2px solid var(--warn); outline-offset: 2px; }
.filter { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .5rem; align-items: center;
  background: var(--paper); border-bottom: 1px solid var(--line); padding: .6rem 0; margin: 1rem 0; }
.filter input { font: inherit; color: inherit; background: var(--panel); border: 1px solid var(--quiet); border-radius: .35em;
  padding: .3rem .6rem; min-width: 14rem; flex: 0 1 24rem; }
.filter button { font: inherit; font-size: .9em; color: inherit; background: var(--panel); border: 1px solid var(--quiet);
  border-radius: 1em; padding: .2rem .8rem; cursor: pointer; }
.filter button[aria-pressed=true] { background: var(--ink); color: var(--paper); }
[hidden] { display: none !important; }
@media print {
  :root { color-scheme: light; --ink: #000; --quiet: #444; --paper: #fff; --panel: #f2f2f2; --line: #999; --link: #000;
    --good: #000; --good-back: #fff; --warn: #000; --warn-back: #fff; --bad: #000; --bad-back: #fff; --phi: #000;
    --phi-back: #fff; --mark: #fff; }
  @page { size: A4 landscape; margin: 12mm; }
  body { max-width: none; padding: 0; font-size: 8.5pt; }
  .filter { display: none; }
  .scroll { overflow: visible; }
  h2, h3, h4 { break-after: avoid; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  a { text-decoration: none; }
  :target { outline: none; }
}
)css";
}

std::string_view filter_script() {
  return R"js(
"use strict";
for (const bar of document.querySelectorAll(".filter")) {
  const field = bar.querySelector("input");
  const said = bar.querySelector("output");
  const buttons = Array.from(bar.querySelectorAll("button"));
  const rows = Array.from(document.querySelectorAll("[data-tags]"));
  const texts = rows.map(row => (row.textContent + " " + row.id).toLowerCase());
  const groups = Array.from(document.querySelectorAll("[data-group]"));
  const filter = () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(word => word);
    const tags = buttons.filter(one => one.ariaPressed === "true").map(one => one.dataset.tag);
    const asked = words.length + tags.length !== 0;
    let left = 0;
    rows.forEach((row, i) => {
      const has = row.dataset.tags.split(" ");
      row.hidden = !(words.every(word => texts[i].includes(word)) ? tags.every(tag => has.includes(tag)) : false);
      if (!row.hidden) left += 1;
    });
    for (const group of groups) group.hidden = asked ? !group.querySelector("[data-tags]:not([hidden])") : false;
    said.textContent = asked ? left + " of " + rows.length + " rows" : "";
  };
  field.addEventListener("input", filter);
  for (const button of buttons) button.addEventListener("click", () => {
    button.ariaPressed = button.ariaPressed === "true" ? "false" : "true";
    filter();
  });
  // A link to a row that the filter hides shows everything again.
  window.addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target?.closest("[hidden]")) return;
    field.value = "";
    for (const button of buttons) button.ariaPressed = "false";
    filter();
    target.scrollIntoView();
  });
  bar.hidden = false;
}
)js";
}

}  // namespace smx::pages
