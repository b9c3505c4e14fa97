// HTML as browsers take it: Gumbo makes a tree of whatever it is given, markup_text reads it.
#include <algorithm>
#include <cstddef>
#include <deque>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gumbo.h>

#include "base/utf8.h"
#include "bodies/bodies.h"
#include "bodies/html_cost.h"
#include "bodies/markup_text.h"
#include "xml/characters.h"

namespace smx::bodies {
namespace {

class HtmlReader {
 public:
  std::optional<Fault> read(std::string_view html);
  MarkupText& result() { return text_; }

 private:
  struct Place {
    const GumboNode* node;
    unsigned int next;  // of its children
  };

  bool visit(const GumboNode& node);
  bool open(const GumboNode& node);
  void show(std::string_view characters);
  std::string_view clean(std::string_view characters);

  std::vector<Place> path_;
  std::vector<MarkupAttribute> attributes_;
  std::deque<std::string> cleaned_;  // what the attributes point to, where it had to be made
  MarkupText text_;
};

/// The memory of one tree, given back at once: Gumbo would take a tree apart by recursion, as deep
/// as the tree is.
class TreeMemory {
 public:
  static void* take(void* self, std::size_t size) {
    return static_cast<TreeMemory*>(self)->next(size);
  }
  static void give_back(void*, void*) {}

 private:
  static constexpr std::size_t kBlock = 256u << 10;
  static constexpr std::size_t kAlign = alignof(std::max_align_t);

  void* next(std::size_t size) {
    size = (size + kAlign - 1) / kAlign * kAlign;
    if (size > left_) {
      left_ = std::max(size, kBlock);
      blocks_.push_back(std::make_unique_for_overwrite<char[]>(left_));
      at_ = blocks_.back().get();
    }
    left_ -= size;
    return std::exchange(at_, at_ + size);
  }

  std::vector<std::unique_ptr<char[]>> blocks_;
  char* at_ = nullptr;
  std::size_t left_ = 0;
};

ElementKind kind_of(const GumboElement& element) {
  if (element.tag_namespace == GUMBO_NAMESPACE_SVG) return ElementKind::lost_drawing;
  if (element.tag_namespace == GUMBO_NAMESPACE_MATHML) return ElementKind::lost_formula;
  const ElementKind kind = element_kind(gumbo_normalized_tagname(element.tag));
  return kind == ElementKind::unknown ? ElementKind::inline_text : kind;
}

// Not recursive: the body decides how deep it is, and the stack is the host's.
std::optional<Fault> HtmlReader::read(std::string_view html) {
  TreeMemory memory;
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = TreeMemory::take;
  options.deallocator = TreeMemory::give_back;
  options.userdata = &memory;
  options.max_errors = 0;  // browsers forgive all of them
  const GumboOutput* output = gumbo_parse_with_options(&options, html.data(), html.size());
  path_.push_back({output->root, 0});
  bool fine = open(*output->root);
  while (fine && !path_.empty()) {
    Place& place = path_.back();
    const GumboVector& children = place.node->v.element.children;
    if (place.next == children.length) {
      text_.close();
      path_.pop_back();
      continue;
    }
    fine = visit(*static_cast<const GumboNode*>(children.data[place.next++]));
  }
  if (fine) return std::nullopt;
  return Fault{path_.back().node->v.element.start_pos.offset, "the tables are nested too deeply"};
}

bool HtmlReader::visit(const GumboNode& node) {
  switch (node.type) {
    case GUMBO_NODE_ELEMENT:
    case GUMBO_NODE_TEMPLATE: path_.push_back({&node, 0}); return open(node);
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_CDATA:
    case GUMBO_NODE_WHITESPACE: show(node.v.text.text); return true;
    default: return true;
  }
}

bool HtmlReader::open(const GumboNode& node) {
  const GumboVector& attributes = node.v.element.attributes;
  attributes_.clear();
  cleaned_.clear();
  for (unsigned int i = 0; i < attributes.length; ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(attributes.data[i]);
    const std::string_view value = attribute->value;
    attributes_.push_back({attribute->name, check_xml_text(value) ? clean(value) : value});
  }
  return text_.open(kind_of(node.v.element), attributes_);
}

void HtmlReader::show(std::string_view characters) {
  cleaned_.clear();
  text_.text(check_xml_text(characters) ? clean(characters) : characters);
}

/// References can name characters that no text should hold.
std::string_view HtmlReader::clean(std::string_view characters) {
  std::string& out = cleaned_.emplace_back();
  for (std::size_t at = 0; at < characters.size();) {
    const utf8::Step step = utf8::step_at(characters, at);
    const bool fits = step.valid && xml::is_xml_char(step.code_point);
    if (!fits) text_.losses().add(Lost::symbol);
    utf8::append(out, fits ? step.code_point : utf8::kReplacement);
    at += step.length;
  }
  return out;
}

/// What Gumbo puts U+FFFD for without a word: control characters, also those of Latin-1, and code
/// points that are no characters.
bool is_replaced(char32_t point) {
  if (point < 0x20) return point != '\t' && point != '\n' && point != '\f' && point != '\r';
  if (point < 0xA0) return point >= 0x7F;
  return (point >= 0xFDD0 && point <= 0xFDEF) || (point & 0xFFFE) == 0xFFFE;
}

std::size_t count_replaced(std::string_view html) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < html.size();) {
    const utf8::Step step = utf8::step_at(html, at);
    count += is_replaced(step.code_point) ? 1 : 0;
    at += step.length;
  }
  return count;
}

}  // namespace

std::optional<Fault> html_to_text(std::string_view html, std::string& out, Losses& losses) {
  if (html.size() > kMostHtmlBytes) return Fault{kMostHtmlBytes, "the body is too large"};
  const std::size_t broken = utf8::find_broken(html);
  if (broken != std::string_view::npos) return Fault{broken, "the text is not valid UTF-8"};
  if (auto fault = check_html_cost(html)) return fault;
  HtmlReader reader;
  if (auto fault = reader.read(html)) return fault;
  losses.add(reader.result().losses());
  losses.add(Lost::symbol, count_replaced(html));
  out += std::move(reader.result()).take();
  return std::nullopt;
}

}  // namespace smx::bodies
