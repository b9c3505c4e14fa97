#include "pages/page.h"

namespace smx::pages {

namespace {

/// What a page may load: nothing but what stands in it.
constexpr std::string_view kPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

}  // namespace

std::string page_text(const Page& page, Html body) {
  Html head;
  head.open("head");
  head.lone("meta", {{"charset", "utf-8"}});
  head.lone("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", kPolicy}});
  head.lone("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  head.element("title", page.title);
  std::string out = "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n";
  std::string start = std::move(head).take();
  start.resize(start.rfind("</head>"));
  out.append(start);
  out.append("<style>").append(common_style()).append(page.style).append("</style>\n</head>\n");
  out.append("<body>\n").append(std::move(body).take());
  out.append("<script>").append(filter_script()).append(page.script).append("</script>\n");
  return out + "</body>\n</html>\n";
}

Html filter_bar(std::string_view label, std::span<const FilterButton> buttons) {
  Html bar;
  bar.open("div", {{"class", "filter"}, {"role", "search"}, {"hidden", "hidden"}});
  bar.lone("input", {{"type", "search"}, {"aria-label", label}, {"placeholder", label}});
  for (const FilterButton& button : buttons) {
    bar.element("button", button.label,
                {{"type", "button"}, {"data-tag", button.tag}, {"aria-pressed", "false"}});
  }
  bar.element("output", "", {{"class", "quiet"}});
  return bar;
}

}  // namespace smx::pages
