#include "bodies/xhtml_elements.h"

#include <algorithm>
#include <iterator>

namespace smx::bodies {
namespace {

struct Element {
  std::string_view name;
  ElementKind kind;
};

// Sorted by name. The refused ones are listed to be named in the reason.
constexpr Element kElements[] = {
    {"a", ElementKind::link},
    {"abbr", ElementKind::inline_text},
    {"acronym", ElementKind::inline_text},
    {"address", ElementKind::block},
    {"applet", ElementKind::refused},
    {"area", ElementKind::refused},
    {"article", ElementKind::refused},
    {"aside", ElementKind::refused},
    {"audio", ElementKind::refused},
    {"b", ElementKind::inline_text},
    {"base", ElementKind::head_part},
    {"basefont", ElementKind::refused},
    {"bdo", ElementKind::refused},
    {"big", ElementKind::inline_text},
    {"blockquote", ElementKind::paragraph},
    {"body", ElementKind::body},
    {"br", ElementKind::line_break},
    {"button", ElementKind::refused},
    {"canvas", ElementKind::refused},
    {"caption", ElementKind::refused},
    {"center", ElementKind::block},
    {"cite", ElementKind::inline_text},
    {"code", ElementKind::inline_text},
    {"col", ElementKind::refused},
    {"colgroup", ElementKind::refused},
    {"dd", ElementKind::refused},
    {"del", ElementKind::refused},
    {"details", ElementKind::refused},
    {"dfn", ElementKind::inline_text},
    {"dialog", ElementKind::refused},
    {"dir", ElementKind::refused},
    {"div", ElementKind::block},
    {"dl", ElementKind::refused},
    {"dt", ElementKind::refused},
    {"em", ElementKind::inline_text},
    {"embed", ElementKind::refused},
    {"fieldset", ElementKind::refused},
    {"figcaption", ElementKind::refused},
    {"figure", ElementKind::refused},
    {"font", ElementKind::inline_text},
    {"footer", ElementKind::refused},
    {"form", ElementKind::refused},
    {"frame", ElementKind::refused},
    {"frameset", ElementKind::refused},
    {"h1", ElementKind::paragraph},
    {"h2", ElementKind::paragraph},
    {"h3", ElementKind::paragraph},
    {"h4", ElementKind::paragraph},
    {"h5", ElementKind::paragraph},
    {"h6", ElementKind::paragraph},
    {"head", ElementKind::head},
    {"header", ElementKind::refused},
    {"hr", ElementKind::rule},
    {"html", ElementKind::html},
    {"i", ElementKind::inline_text},
    {"iframe", ElementKind::refused},
    {"image", ElementKind::refused},
    {"img", ElementKind::refused},
    {"input", ElementKind::refused},
    {"ins", ElementKind::refused},
    {"isindex", ElementKind::refused},
    {"kbd", ElementKind::inline_text},
    {"label", ElementKind::refused},
    {"legend", ElementKind::refused},
    {"li", ElementKind::item},
    {"link", ElementKind::head_part},
    {"main", ElementKind::refused},
    {"map", ElementKind::refused},
    {"mark", ElementKind::refused},
    {"math", ElementKind::refused},
    {"menu", ElementKind::refused},
    {"meta", ElementKind::head_part},
    {"meter", ElementKind::refused},
    {"nav", ElementKind::refused},
    {"noframes", ElementKind::refused},
    {"noscript", ElementKind::refused},
    {"object", ElementKind::refused},
    {"ol", ElementKind::ordered_list},
    {"optgroup", ElementKind::refused},
    {"option", ElementKind::refused},
    {"output", ElementKind::refused},
    {"p", ElementKind::paragraph},
    {"param", ElementKind::refused},
    {"picture", ElementKind::refused},
    {"pre", ElementKind::pre},
    {"progress", ElementKind::refused},
    {"q", ElementKind::refused},
    {"s", ElementKind::refused},
    {"samp", ElementKind::inline_text},
    {"script", ElementKind::refused},
    {"section", ElementKind::refused},
    {"select", ElementKind::refused},
    {"small", ElementKind::inline_text},
    {"source", ElementKind::refused},
    {"span", ElementKind::inline_text},
    {"strike", ElementKind::refused},
    {"strong", ElementKind::inline_text},
    {"style", ElementKind::head_part},
    {"sub", ElementKind::inline_text},
    {"summary", ElementKind::refused},
    {"sup", ElementKind::inline_text},
    {"svg", ElementKind::refused},
    {"table", ElementKind::refused},
    {"tbody", ElementKind::refused},
    {"td", ElementKind::refused},
    {"textarea", ElementKind::refused},
    {"tfoot", ElementKind::refused},
    {"th", ElementKind::refused},
    {"thead", ElementKind::refused},
    {"time", ElementKind::refused},
    {"title", ElementKind::head_part},
    {"tr", ElementKind::refused},
    {"track", ElementKind::refused},
    {"tt", ElementKind::inline_text},
    {"u", ElementKind::inline_text},
    {"ul", ElementKind::list},
    {"var", ElementKind::inline_text},
    {"video", ElementKind::refused},
    {"wbr", ElementKind::refused},
};

constexpr bool before(const Element& left, const Element& right) {
  return left.name < right.name;
}
static_assert(std::is_sorted(std::begin(kElements), std::end(kElements), before));

}  // namespace

ElementKind element_kind(std::string_view local) {
  const Element wanted{local, ElementKind::unknown};
  const auto found = std::lower_bound(std::begin(kElements), std::end(kElements), wanted, before);
  return found != std::end(kElements) && found->name == local ? found->kind : ElementKind::unknown;
}

}  // namespace smx::bodies
