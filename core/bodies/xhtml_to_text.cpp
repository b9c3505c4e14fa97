#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "bodies/bodies.h"
#include "bodies/text_flow.h"
#include "bodies/xhtml_elements.h"
#include "bodies/xhtml_style.h"
#include "xml/events.h"

namespace smx::bodies {
namespace {

constexpr std::string_view kXhtml = "http://www.w3.org/1999/xhtml";

using Attributes = std::span<const xml::Attribute>;

struct Element {
  ElementKind kind = ElementKind::unknown;
  WhiteSpace white_space = WhiteSpace::collapse;
  std::int64_t next_number = 1;  // of an ordered list
  std::string link{};            // of an <a>
};

bool is_list(ElementKind kind) {
  return kind == ElementKind::list || kind == ElementKind::ordered_list;
}

std::optional<std::string_view> find(Attributes attributes, std::string_view name) {
  for (const xml::Attribute& attribute : attributes) {
    if (attribute.uri.empty() && attribute.local == name) return attribute.value;
  }
  return std::nullopt;
}

std::string_view trim(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
  const std::size_t end = text.find_last_not_of(' ');
  return end == std::string_view::npos ? std::string_view{} : text.substr(begin, end + 1 - begin);
}

std::optional<std::int64_t> list_number(std::string_view text) {
  std::int32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// The parser has no way to stop: behind the first fault, the events are let pass.
class XhtmlReader final : public xml::Handler {
 public:
  void place(std::size_t offset) override { offset_ = offset; }
  void start_element(std::string_view uri, std::string_view local, Attributes attributes) override;
  void end_element(std::string_view uri, std::string_view local) override;
  void text(std::string_view characters) override;

  const std::optional<Fault>& fault() const { return fault_; }
  std::string take() && { return std::move(flow_).take(); }

 private:
  void refuse(std::string message) { fault_ = Fault{offset_, std::move(message)}; }
  bool is_known(std::string_view uri, std::string_view local, ElementKind kind);
  bool is_in_place(ElementKind kind);
  bool read_look(Attributes attributes, Element& element);
  bool read_numbering(Attributes attributes, Element& element);
  void open(const Element& element);
  void close(const Element& element);
  void close_link(const std::string& href);

  std::optional<Fault> fault_;
  std::size_t offset_ = 0;
  std::vector<Element> open_;
  std::string marker_;       // of the item being opened
  bool behind_pre_ = false;  // nothing was read since <pre>
  TextFlow flow_;
};

void XhtmlReader::start_element(std::string_view uri, std::string_view local,
                                Attributes attributes) {
  if (fault_) return;
  behind_pre_ = false;
  Element element{.kind = element_kind(local)};
  if (!is_known(uri, local, element.kind) || !is_in_place(element.kind)) return;
  if (!read_look(attributes, element) || !read_numbering(attributes, element)) return;
  if (element.kind == ElementKind::link) element.link = trim(find(attributes, "href").value_or(""));
  open(element);
  open_.push_back(std::move(element));
}

bool XhtmlReader::is_known(std::string_view uri, std::string_view local, ElementKind kind) {
  if (!uri.empty() && uri != kXhtml) {
    refuse("an element is in another namespace than XHTML");
  } else if (kind == ElementKind::unknown) {
    refuse("there is an element that XHTML does not have");
  } else if (kind == ElementKind::refused) {
    refuse("the element `" + std::string(local) + "` cannot be turned into plain text");
  }
  return !fault_;
}

bool XhtmlReader::is_in_place(ElementKind kind) {
  using enum ElementKind;
  const bool root = open_.empty();
  const ElementKind parent = root ? unknown : open_.back().kind;
  bool fits = true;
  switch (kind) {
    case html: fits = root; break;
    case head: fits = parent == html; break;
    case body: fits = root || parent == html; break;
    case head_part: fits = parent == head; break;
    case item: fits = is_list(parent); break;
    default:
      fits = parent != html && parent != head && parent != head_part && parent != line_break &&
             parent != rule && (!is_list(parent) || is_list(kind));
  }
  const auto is_link = [](const Element& element) { return element.kind == link; };
  if (kind == link && std::any_of(open_.begin(), open_.end(), is_link)) fits = false;
  if (!fits) refuse("an element stands where XHTML does not allow it");
  return fits;
}

bool XhtmlReader::read_look(Attributes attributes, Element& element) {
  if (!open_.empty()) element.white_space = open_.back().white_space;
  if (element.kind == ElementKind::pre) element.white_space = WhiteSpace::keep;
  if (find(attributes, "hidden")) refuse("an element is hidden");
  if (const auto declarations = find(attributes, "style")) {
    const Style style = read_style(*declarations);
    if (style.refused != nullptr) refuse(style.refused);
    if (style.white_space) element.white_space = *style.white_space;
  }
  return !fault_;
}

bool XhtmlReader::read_numbering(Attributes attributes, Element& element) {
  const bool ordered = element.kind == ElementKind::ordered_list;
  const bool item = element.kind == ElementKind::item;
  marker_.assign(item ? 1 : 0, '-');
  const bool numbered = item && open_.back().kind == ElementKind::ordered_list;
  if (!ordered && !numbered) return true;
  if (find(attributes, "type").value_or("1") != "1") refuse("a list is not numbered with digits");
  std::int64_t& number = ordered ? element.next_number : open_.back().next_number;
  if (const auto given = find(attributes, ordered ? "start" : "value")) {
    const auto read = list_number(trim(*given));
    if (!read) {
      refuse("the number of a list is not a whole number");
      return false;
    }
    number = *read;
  }
  if (numbered) {
    marker_ = std::to_string(number++);
    marker_ += '.';
  }
  return !fault_;
}

void XhtmlReader::open(const Element& element) {
  using enum ElementKind;
  switch (element.kind) {
    case pre: behind_pre_ = true; [[fallthrough]];
    case paragraph: flow_.edge(2); break;
    case body:
    case block: flow_.edge(1); break;
    case list:
    case ordered_list:
      flow_.edge(2);
      flow_.begin_list();
      break;
    case item: flow_.begin_item(std::exchange(marker_, {})); break;
    case rule:
      flow_.edge(2);
      flow_.text("---", WhiteSpace::keep);
      break;
    case line_break: flow_.line_break(); break;
    case link: flow_.begin_link(); break;
    default: break;
  }
}

void XhtmlReader::end_element(std::string_view, std::string_view) {
  if (fault_) return;
  behind_pre_ = false;
  const Element element = std::move(open_.back());
  open_.pop_back();
  close(element);
}

void XhtmlReader::close(const Element& element) {
  using enum ElementKind;
  switch (element.kind) {
    case pre:
    case paragraph:
    case rule: flow_.edge(2); break;
    case body:
    case block: flow_.edge(1); break;
    case list:
    case ordered_list:
      flow_.end_list();
      flow_.edge(2);
      break;
    case item:
      flow_.end_item();
      flow_.edge(1);
      break;
    case link: close_link(element.link); break;
    default: break;
  }
}

void XhtmlReader::close_link(const std::string& href) {
  const std::string shown(trim(flow_.link_text()));
  if (href.empty() || shown == href) return;
  if (shown.empty()) {
    flow_.text(href, WhiteSpace::keep);
    return;
  }
  const bool blank_behind = flow_.owes_blank();
  flow_.text(" ", WhiteSpace::collapse);
  flow_.text("(" + href + ")", WhiteSpace::keep);
  if (blank_behind) flow_.text(" ", WhiteSpace::collapse);
}

void XhtmlReader::text(std::string_view characters) {
  if (fault_) return;
  // HTML takes the first line end in <pre> as part of the markup.
  if (std::exchange(behind_pre_, false) && characters.starts_with('\n')) {
    characters.remove_prefix(1);
  }
  using enum ElementKind;
  const ElementKind parent = open_.back().kind;
  if (parent == head_part) return;
  const bool no_place =
      parent == html || parent == head || is_list(parent) || parent == rule || parent == line_break;
  if (!no_place) {
    flow_.text(characters, open_.back().white_space);
  } else if (characters.find_first_not_of(" \t\n\r") != std::string_view::npos) {
    refuse("there is text where XHTML does not allow it");
  }
}

}  // namespace

std::optional<Fault> xhtml_to_text(std::string_view xhtml, std::string& out) {
  XhtmlReader reader;
  const xml::Options options{.doctype = xml::Doctype::skip_xhtml, .entities = xml::Entities::xhtml};
  const auto malformed = xml::parse(xhtml, options, reader);
  if (reader.fault()) return reader.fault();
  if (malformed) return Fault{malformed->offset, malformed->message};
  out += std::move(reader).take();
  return std::nullopt;
}

}  // namespace smx::bodies
