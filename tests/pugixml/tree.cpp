#include "pugixml/tree.h"

#include <algorithm>
#include <cstring>

#include "base/utf8.h"
#include "xml/characters.h"
#include "xml/names.h"
#include "xml/prolog.h"
#include "xml/references.h"

namespace smx::xml::by_pugixml {
namespace {

constexpr const char* kOutsideOfRoot = "there is text outside of the root element";

// Everything becomes a node, and nothing is resolved: what pugixml skips, nobody can refuse.
// parse_fragment is what makes text outside of the root visible.
constexpr unsigned kParseOptions = pugi::parse_pi | pugi::parse_comments | pugi::parse_cdata |
                                   pugi::parse_ws_pcdata | pugi::parse_declaration |
                                   pugi::parse_doctype | pugi::parse_fragment;

const char* sentence_for(pugi::xml_parse_status status) {
  switch (status) {
    case pugi::status_out_of_memory: return "there is not enough memory for the document";
    case pugi::status_bad_pi: return "a processing instruction is not well-formed";
    case pugi::status_bad_comment: return "a comment is not closed";
    case pugi::status_bad_cdata: return "a CDATA section is not closed";
    case pugi::status_bad_doctype: return "the DOCTYPE is not well-formed or not in its place";
    case pugi::status_bad_start_element: return "a start tag is not well-formed";
    case pugi::status_bad_attribute: return "an attribute is not well-formed";
    case pugi::status_bad_end_element: return "an end tag is not well-formed";
    case pugi::status_end_element_mismatch: return "a start tag and an end tag do not match";
    default: return "a `<` begins no tag, comment or section";
  }
}

bool is_blank(const pugi::xml_node& node) {
  const std::string_view value = node.value();
  return node.type() == pugi::node_pcdata && std::all_of(value.begin(), value.end(), is_xml_space);
}

}  // namespace

std::optional<Fault> Tree::load(const Options& options) {
  if (text_.size() > options.bytes) {
    return Fault{options.bytes, "the document is too large", Fault::Kind::too_large};
  }
  if (text_.starts_with(utf8::kByteOrderMark)) begin_ = utf8::kByteOrderMark.size();
  Declaration declaration;
  if (const char* why = read_declaration(text_.substr(begin_), declaration)) {
    return Fault{begin_, why};
  }
  has_declaration_ = declaration.length > 0;
  is_ascii_ = declaration.ascii;
  if (auto fault = check_characters()) return fault;
  if (auto fault = build()) return fault;
  return check_top_level(options);
}

std::optional<Fault> Tree::check_characters() const {
  // pugixml skips a byte order mark of its own; a second one is text.
  if (text_.substr(begin_).starts_with(utf8::kByteOrderMark)) return Fault{begin_, kOutsideOfRoot};
  for (std::size_t at = begin_; at < text_.size();) {
    const auto byte = static_cast<unsigned char>(text_[at]);
    if (byte >= 0x20 && byte < 0x80) {
      ++at;
      continue;
    }
    const utf8::Step step = utf8::step_at(text_, at);
    if (!step.valid) return Fault{at, "the text is not valid UTF-8"};
    if (!is_xml_char(step.code_point)) return Fault{at, "a character that XML does not allow"};
    if (is_ascii_ && step.length > 1) {
      return Fault{at, "a character that is not of the declared encoding US-ASCII"};
    }
    at += step.length;
  }
  return std::nullopt;
}

std::optional<Fault> Tree::build() {
  // pugixml overwrites the last byte with its own end mark, guesses later what stood there, and
  // takes a `<` right before it. Line breaks are as good as nothing behind a document: the first
  // leaves nothing to take, the second nothing to guess.
  buffer_.reserve(text_.size() - begin_ + 2);
  buffer_.assign(text_.substr(begin_));
  buffer_.append("\n\n");
  const pugi::xml_parse_result result = document_.load_buffer_inplace(
      buffer_.data(), buffer_.size(), kParseOptions, pugi::encoding_utf8);
  if (result) return std::nullopt;
  const std::size_t offset = begin_ + static_cast<std::size_t>(result.offset);
  return Fault{std::min(offset, text_.size()), sentence_for(result.status)};
}

std::size_t Tree::offset_of(const pugi::xml_node& node) const {
  const std::ptrdiff_t offset = node.offset_debug();
  return begin_ + (offset > 0 ? static_cast<std::size_t>(offset) : 0);
}

pugi::xml_node Tree::root() const {
  pugi::xml_node node = document_.first_child();
  while (node && node.type() != pugi::node_element) node = node.next_sibling();
  return node;
}

std::optional<Fault> Tree::check_top_level(const Options& options) const {
  const pugi::xml_node only = root();
  for (const pugi::xml_node node : document_.children()) {
    const char* why = nullptr;
    switch (node.type()) {
      case pugi::node_element:
        if (node != only) why = "there is more than one root element";
        break;
      case pugi::node_declaration:
        // In its place it has been read already. Elsewhere, or with `>` for `?>`, it is wrong.
        if (!has_declaration_ || node.previous_sibling() || node.first_child()) {
          why = "an XML declaration is not well-formed or not in its place";
        }
        break;
      case pugi::node_doctype: why = why_not_doctype(node, options); break;
      case pugi::node_comment: why = why_not_comment(node); break;
      case pugi::node_pi: why = why_not_instruction(node); break;
      default:
        if (!is_blank(node)) why = kOutsideOfRoot;
    }
    if (why != nullptr) return Fault{offset_of(node), why};
  }
  if (!only) return Fault{text_.size(), "there is no root element"};
  return std::nullopt;
}

const char* Tree::why_not_doctype(const pugi::xml_node& node, const Options& options) const {
  if (options.doctype == Doctype::refuse) return "a DOCTYPE is not allowed here";
  for (auto before = node.previous_sibling(); before; before = before.previous_sibling()) {
    if (before.type() == pugi::node_element || before.type() == pugi::node_doctype) {
      return "a DOCTYPE stands behind the root element or another one";
    }
  }
  const std::string doctype = std::string(doctype_of(node)) + ">";
  if (plain_doctype_length(doctype) == doctype.size()) return nullptr;
  return "the DOCTYPE has an internal subset or is not well-formed";
}

// From the text itself: pugixml does not tell whether a blank stands behind `<!DOCTYPE`.
std::string_view Tree::doctype_of(const pugi::xml_node& node) const {
  const std::string_view value = node.value();
  const std::string_view before = text_.substr(0, offset_of(node));
  const std::size_t begin = before.rfind("<!DOCTYPE") + std::strlen("<!DOCTYPE");
  return text_.substr(begin, before.size() - begin + value.size());
}

// In place: what a reference becomes is never longer than the reference.
std::optional<Fault> Tree::resolve(const char* value, Literal literal, Entities entities,
                                   std::string_view& resolved) {
  const std::size_t length = std::strlen(value);
  resolved = {};
  if (length == 0) return std::nullopt;  // may be a text of pugixml's own
  char* const raw = buffer_.data() + (value - buffer_.data());
  std::string out;
  for (std::size_t at = 0; at < length;) {
    char c = raw[at];
    if (c == '&' && literal != Literal::cdata) {
      Reference reference;
      const char* why = read_reference({raw + at, length - at}, entities, reference);
      if (why) return Fault{offset_of(value) + at, why};
      utf8::append(out, reference.point);
      at += reference.length;
      continue;
    }
    if (c == '\r') {
      if (raw[at + 1] == '\n') ++at;
      c = '\n';
    }
    if (literal == Literal::attribute && (c == '\n' || c == '\t')) c = ' ';
    out += c;
    ++at;
  }
  std::copy(out.begin(), out.end(), raw);
  resolved = {raw, out.size()};
  return std::nullopt;
}

const char* why_not_comment(const pugi::xml_node& node) {
  const std::string_view value = node.value();
  const bool fits = value.find("--") == std::string_view::npos && !value.ends_with('-');
  return fits ? nullptr : "a comment holds `--`";
}

const char* why_not_instruction(const pugi::xml_node& node) {
  const std::string_view target = node.name();
  const bool reserved = target.size() == 3 && (target[0] | 0x20) == 'x' &&
                        (target[1] | 0x20) == 'm' && (target[2] | 0x20) == 'l';
  if (is_ncname(target) && !reserved) return nullptr;
  return "a processing instruction has a name that is not allowed";
}

}  // namespace smx::xml::by_pugixml
