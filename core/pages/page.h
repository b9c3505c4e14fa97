// The frame of a page that people read: one file that needs nothing else, no network above all; in
// light and dark, on paper, and with a field that leaves only the rows somebody looks for.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "pages/html.h"

namespace smx::pages {

struct Page {
  std::string title;
  std::string style;   // rules behind the common ones; without `<` and `&`
  std::string script;  // behind that of the filter; without `<` and `&`
};

/// The whole document around what is to be in its `body`. It tells the browser to load nothing.
std::string page_text(const Page& page, Html body);

/// A button of a filter: it leaves the rows that have `tag` among the words of their `data-tags`.
struct FilterButton {
  std::string_view tag;
  std::string_view label;
};

/// A field that leaves only rows with all of its words, and buttons beside it; not on paper, nor
/// where scripts do not run. What it filters are the elements with `data-tags`, which may be
/// empty-handed (`data-tags="row"`); one with `data-group` is hidden while all rows in it are.
Html filter_bar(std::string_view label, std::span<const FilterButton> buttons);

/// Classes that the common style knows: `badge` with `good`, `warn`, `bad` or `phi`; `quiet` for
/// what is said beside; `grid` for tables, `scroll` for a box around one that may be wide;
/// `count` for numbers, `absent` for what is not there.
std::string_view common_style();
std::string_view filter_script();

}  // namespace smx::pages
