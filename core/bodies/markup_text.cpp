#include "bodies/markup_text.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "bodies/links.h"

namespace smx::bodies {
namespace {

// Each level copies the text of the one inside.
constexpr std::size_t kMaxTables = 32;
constexpr std::int64_t kMaxSpan = 32;
constexpr std::size_t kMaxColumns = 64;

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n\f") == std::string_view::npos;
}

std::uint32_t span_of(MarkupAttributes attributes, std::string_view name) {
  const auto number = whole_number(find(attributes, name).value_or("1"));
  return static_cast<std::uint32_t>(std::clamp<std::int64_t>(number.value_or(1), 1, kMaxSpan));
}

}  // namespace

std::optional<std::string_view> find(MarkupAttributes attributes, std::string_view name) {
  for (const MarkupAttribute& attribute : attributes) {
    if (attribute.name == name) return attribute.value;
  }
  return std::nullopt;
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
  text = text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
  std::int32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

bool MarkupText::open(ElementKind kind, MarkupAttributes attributes) {
  Element element{.kind = kind};
  if (!open_.empty()) {
    element.white_space = open_.back().white_space;
    element.hides = open_.back().hides;
    element.skips = open_.back().skips;
  }
  if (!element.skips) {
    read_look(attributes, element);
    hide(element);
  }
  const bool goes_on = element.skips || begin(element, attributes);
  open_.push_back(std::move(element));
  return goes_on;
}

void MarkupText::read_look(MarkupAttributes attributes, Element& element) {
  if (element.kind == ElementKind::pre) element.white_space = WhiteSpace::keep;
  if (element.kind == ElementKind::ordered_list) element.numbering = Numbering::digits;
  if (element.kind == ElementKind::link) element.link = find(attributes, "href").value_or("");
  const bool numbered = element.kind == ElementKind::ordered_list ||
                        element.kind == ElementKind::list || element.kind == ElementKind::item;
  if (numbered) read_numbering(attributes, element);
  if (find(attributes, "hidden")) element.hides = Lost::hidden_text;
  const auto declarations = find(attributes, "style");
  if (!declarations) return;
  const Style style = read_style(*declarations);
  if (style.struck) element.hides = Lost::struck_text;
  if (style.hidden) element.hides = Lost::hidden_text;
  if (style.white_space) element.white_space = *style.white_space;
  if (!style.numbering || !numbered) return;
  element.numbering = *style.numbering;
  if (*style.numbering == Numbering::unknown) losses_.add(Lost::list_marker);
}

void MarkupText::read_numbering(MarkupAttributes attributes, Element& element) {
  if (element.kind == ElementKind::item && !open_.empty()) {
    element.numbering = open_.back().numbering;
  }
  if (const auto type = find(attributes, "type")) {
    element.numbering = numbering_of_type(*type).value_or(element.numbering);
  }
  if (element.kind != ElementKind::ordered_list) return;
  if (const auto start = find(attributes, "start")) {
    element.next_number = whole_number(*start).value_or(1);
  }
}

/// What is not shown, and what of it is lost at once, whether there is text in it or not.
void MarkupText::hide(Element& element) {
  element.skips = element.hides.has_value();
  switch (element.kind) {
    case ElementKind::head_part:
    case ElementKind::dropped: element.skips = true; break;
    case ElementKind::struck:
      element.skips = true;
      if (!element.hides) element.hides = Lost::struck_text;
      break;
    case ElementKind::form_field: losses_.add(Lost::form_field); break;
    case ElementKind::lost_object: losses_.add(Lost::object); break;
    case ElementKind::lost_drawing: losses_.add(Lost::drawing); break;
    case ElementKind::lost_formula: losses_.add(Lost::formula); break;
    default: break;
  }
  if (element.kind > ElementKind::struck) element.skips = true;
}

std::string MarkupText::item_marker(MarkupAttributes attributes, const Element& element) {
  const bool ordered = !open_.empty() && open_.back().kind == ElementKind::ordered_list;
  if (!ordered) {
    return element.numbering == Numbering::nothing ? "" : "-";
  }
  std::int64_t& number = open_.back().next_number;
  if (const auto given = find(attributes, "value")) number = whole_number(*given).value_or(number);
  return list_marker(element.numbering, number++);
}

bool MarkupText::begin(const Element& element, MarkupAttributes attributes) {
  using enum ElementKind;
  switch (element.kind) {
    case pre:
    case paragraph: flow().edge(2); break;
    case body:
    case block:
    case caption: flow().edge(1); break;
    case term: flow().edge(1); break;
    case definition:
      flow().edge(1);
      flow().begin_indent("  ");
      break;
    case definitions: flow().edge(2); break;
    case quote:
      flow().edge(2);
      flow().begin_indent("> ");
      break;
    case list:
    case ordered_list:
      flow().edge(2);
      flow().begin_list();
      break;
    case item: flow().begin_item(item_marker(attributes, element)); break;
    case rule:
      flow().edge(2);
      flow().text("---", WhiteSpace::keep);
      break;
    case line_break: flow().line_break(); break;
    case raised: flow().raise(); break;
    case quotation: flow().text("\u201C", WhiteSpace::keep); break;
    case link: flow().begin_link(); break;
    case image: show_image(attributes); break;
    case table:
      if (tables_.size() == kMaxTables) return false;
      flow().edge(tables_.empty() ? 2 : 1);
      tables_.emplace_back();
      break;
    case cell: begin_cell(attributes); break;
    default: break;
  }
  return true;
}

void MarkupText::show_image(MarkupAttributes attributes) {
  const auto alternative = find(attributes, "alt");
  if (!alternative) {
    losses_.add(Lost::picture);
  } else {
    flow().text(*alternative, WhiteSpace::collapse);
  }
}

/// A cell that reaches over several rows or columns stands in the first; the others are empty.
void MarkupText::begin_cell(MarkupAttributes attributes) {
  Table& table = tables_.back();
  const auto reached = [&table] {
    const std::size_t column = table.row.size();
    return column < table.spans.size() && table.spans[column] > 0;
  };
  while (reached()) table.row.emplace_back();
  const std::uint32_t columns = span_of(attributes, "colspan");
  const std::uint32_t rows = span_of(attributes, "rowspan");
  const std::size_t column = table.row.size();
  if (rows > 1 && column + columns < kMaxColumns) {
    table.spans.resize(std::max(table.spans.size(), column + columns));
    for (std::size_t i = 0; i < columns; ++i) table.spans[column + i] = rows;
  }
  flows_.emplace_back();
  table.row.resize(column + columns);
  columns_.push_back(columns);
}

void MarkupText::close() {
  const Element element = std::move(open_.back());
  open_.pop_back();
  if (!element.skips) end(element);
}

void MarkupText::end(const Element& element) {
  using enum ElementKind;
  switch (element.kind) {
    case pre:
    case paragraph:
    case definitions:
    case rule: flow().edge(2); break;
    case body:
    case block:
    case term:
    case caption: flow().edge(1); break;
    case definition:
      flow().end_indent();
      flow().edge(1);
      break;
    case quote:
      flow().end_indent();
      flow().edge(2);
      break;
    case list:
    case ordered_list:
      flow().end_list();
      flow().edge(2);
      break;
    case item:
      flow().end_item();
      flow().edge(1);
      break;
    case quotation: flow().text("\u201D", WhiteSpace::keep); break;
    case raised: flow().lower(); break;
    case link: end_link(element.link); break;
    case cell: end_cell(); break;
    case row: end_row(); break;
    case table:
      end_row();
      tables_.pop_back();
      flow().edge(tables_.empty() ? 2 : 1);
      break;
    default: break;
  }
}

void MarkupText::end_cell() {
  TextFlow cell = std::move(flows_.back());
  flows_.pop_back();
  std::vector<Cell>& row = tables_.back().row;
  const bool has_blocks = cell.has_blocks();
  Cell& place = row[row.size() - columns_.back()];
  columns_.pop_back();
  place = {std::move(cell).take(), has_blocks};
}

void MarkupText::end_row() {
  Table& table = tables_.back();
  for (std::size_t column = 0; column < table.spans.size(); ++column) {
    if (table.spans[column] > 0) --table.spans[column];
  }
  const std::string line = row_text(table.row);
  table.row.clear();
  if (!line.empty()) flow().lines(line);
}

void MarkupText::end_link(const std::string& href) {
  const std::string suffix = link_suffix(flow().link_text(), href);
  if (suffix.empty()) return;
  const bool blank_behind = flow().owes_blank();
  const bool apart = suffix.starts_with(' ');
  if (apart) flow().text(" ", WhiteSpace::collapse);
  flow().text(std::string_view(suffix).substr(apart ? 1 : 0), WhiteSpace::keep);
  if (blank_behind) flow().text(" ", WhiteSpace::collapse);
}

void MarkupText::text(std::string_view characters) {
  if (open_.empty()) {
    flow().text(characters, WhiteSpace::collapse);
    return;
  }
  Element& parent = open_.back();
  if (!parent.skips) {
    flow().text(characters, parent.white_space);
  } else if (parent.hides && !is_blank(characters)) {
    losses_.add(*parent.hides);
    // Once for the whole passage.
    for (auto element = open_.rbegin(); element != open_.rend() && element->hides; ++element) {
      element->hides.reset();
    }
  }
}

}  // namespace smx::bodies
