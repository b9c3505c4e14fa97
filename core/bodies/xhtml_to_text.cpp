// XHTML: well-formed, and elements only where XHTML has them. What they mean is in markup_text.
#include <algorithm>
#include <utility>
#include <vector>

#include "bodies/bodies.h"
#include "bodies/markup_text.h"
#include "xml/events.h"

namespace smx::bodies {
namespace {

constexpr std::string_view kXhtml = "http://www.w3.org/1999/xhtml";

bool is_list(ElementKind kind) {
  return kind == ElementKind::list || kind == ElementKind::ordered_list;
}

bool holds_cells(ElementKind kind) {
  return kind == ElementKind::table || kind == ElementKind::row_group || kind == ElementKind::row;
}

/// Whether text may stand in an element; white space may everywhere.
bool holds_text(ElementKind kind) {
  using enum ElementKind;
  return kind != html && kind != head && kind != definitions && kind != rule &&
         kind != line_break && kind != image && kind != column && !is_list(kind) &&
         !holds_cells(kind);
}

bool fits(ElementKind kind, ElementKind parent) {
  using enum ElementKind;
  switch (kind) {
    case html: return false;
    case head: return parent == html;
    case body: return parent == html;
    case head_part: return parent == head;
    case item: return is_list(parent);
    case term:
    case definition: return parent == definitions;
    case caption:
    case row_group: return parent == table;
    case column: return parent == table || parent == column;
    case row: return parent == table || parent == row_group;
    case cell: return parent == row;
    case dropped: return parent != rule && parent != line_break && parent != head_part;
    default:
      if (is_list(parent)) return is_list(kind);  // a habit of editors
      return parent != head_part && holds_text(parent);
  }
}

/// Pictures and formulas come in namespaces of their own, and are dropped as a whole.
bool is_foreign(ElementKind kind) {
  return kind == ElementKind::lost_drawing || kind == ElementKind::lost_formula;
}

/// The parser has no way to stop: behind the first fault, the events are let pass.
class XhtmlReader final : public xml::Handler {
 public:
  void place(std::size_t offset) override { offset_ = offset; }
  void start_element(std::string_view uri, std::string_view local,
                     std::span<const xml::Attribute> attributes) override;
  void end_element(std::string_view uri, std::string_view local) override;
  void text(std::string_view characters) override;

  const std::optional<Fault>& fault() const { return fault_; }
  const Losses& losses() { return text_.losses(); }
  std::string take() && { return std::move(text_).take(); }

 private:
  void refuse(std::string message) { fault_ = Fault{offset_, std::move(message)}; }
  bool is_known(std::string_view uri, ElementKind kind);
  bool is_in_place(ElementKind kind);
  bool is_numbered_well(ElementKind kind);

  std::optional<Fault> fault_;
  std::size_t offset_ = 0;
  std::vector<ElementKind> open_;
  std::vector<MarkupAttribute> attributes_;
  std::size_t links_ = 0;
  std::size_t foreign_ = 0;  // open elements of a picture or a formula
  bool behind_pre_ = false;  // nothing was read since <pre>
  MarkupText text_;
};

void XhtmlReader::start_element(std::string_view uri, std::string_view local,
                                std::span<const xml::Attribute> attributes) {
  if (fault_) return;
  const ElementKind kind = element_kind(local);
  attributes_.clear();
  for (const xml::Attribute& attribute : attributes) {
    if (attribute.uri.empty()) attributes_.push_back({attribute.local, attribute.value});
  }
  const bool inside = foreign_ > 0 || is_foreign(kind);
  if (foreign_ == 0 && (!is_known(uri, kind) || !is_in_place(kind) || !is_numbered_well(kind))) {
    return;
  }
  if (inside) ++foreign_;
  behind_pre_ = kind == ElementKind::pre;
  if (kind == ElementKind::link) ++links_;
  open_.push_back(kind);
  if (!text_.open(kind, attributes_)) refuse("the tables are nested too deeply");
}

bool XhtmlReader::is_known(std::string_view uri, ElementKind kind) {
  const bool foreign = !uri.empty() && uri != kXhtml;
  if (foreign && !is_foreign(kind)) {
    refuse("an element is in another namespace than XHTML");
  } else if (kind == ElementKind::unknown) {
    refuse("there is an element that XHTML does not have");
  }
  return !fault_;
}

bool XhtmlReader::is_in_place(ElementKind kind) {
  if (open_.empty()) return true;
  const bool twice = kind == ElementKind::link && links_ > 0;
  if (twice || !fits(kind, open_.back())) {
    refuse("an element stands where XHTML does not allow it");
  }
  return !fault_;
}

bool XhtmlReader::is_numbered_well(ElementKind kind) {
  const bool ordered = kind == ElementKind::ordered_list;
  if (!ordered && kind != ElementKind::item) return true;
  const auto given = find(attributes_, ordered ? "start" : "value");
  if (given && !whole_number(*given)) refuse("the number of a list is not a whole number");
  return !fault_;
}

void XhtmlReader::end_element(std::string_view, std::string_view) {
  if (fault_) return;
  behind_pre_ = false;
  if (foreign_ > 0) --foreign_;
  if (open_.back() == ElementKind::link) --links_;
  open_.pop_back();
  text_.close();
}

void XhtmlReader::text(std::string_view characters) {
  if (fault_) return;
  // HTML takes the first line end in <pre> as part of the markup.
  if (std::exchange(behind_pre_, false) && characters.starts_with('\n')) {
    characters.remove_prefix(1);
  }
  if (foreign_ > 0 || holds_text(open_.back())) {
    text_.text(characters);
  } else if (characters.find_first_not_of(" \t\n\r") != std::string_view::npos) {
    refuse("there is text where XHTML does not allow it");
  }
}

}  // namespace

std::optional<Fault> xhtml_to_text(std::string_view xhtml, std::string& out, Losses& losses) {
  XhtmlReader reader;
  const xml::Options options{.doctype = xml::Doctype::skip_xhtml,
                             .entities = xml::Entities::xhtml,
                             .bytes = kMostBodyBytes};
  const auto malformed = xml::parse(xhtml, options, reader);
  if (reader.fault()) return reader.fault();
  if (malformed) return Fault{malformed->offset, malformed->message};
  losses.add(reader.losses());
  out += std::move(reader).take();
  return std::nullopt;
}

}  // namespace smx::bodies
