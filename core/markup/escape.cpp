#include "markup/escape.h"

#include "base/utf8.h"
#include "xml/characters.h"

namespace smx::markup {

namespace {

/// What stands for a character, or nothing where it can stand for itself.
std::string_view reference_in_text(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '\r': return "&#13;";
    default: return {};
  }
}

std::string_view reference_in_attribute(char c) {
  switch (c) {
    case '"': return "&quot;";
    case '\t': return "&#9;";
    case '\n': return "&#10;";
    default: return reference_in_text(c);
  }
}

template <typename ReferenceOf>
void append(std::string_view text, ReferenceOf reference_of, std::string& out) {
  std::size_t plain = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view reference = reference_of(text[at]);
    if (reference.empty()) continue;
    out.append(text.substr(plain, at - plain)).append(reference);
    plain = at + 1;
  }
  out.append(text.substr(plain));
}

}  // namespace

std::size_t find_forbidden(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x20 && byte < 0x80) {
      ++at;
      continue;
    }
    const utf8::Step step = utf8::step_at(text, at);
    if (!step.valid || !xml::is_xml_char(step.code_point)) return at;
    at += step.length;
  }
  return std::string_view::npos;
}

void append_text(std::string_view text, std::string& out) {
  append(text, reference_in_text, out);
}

void append_attribute(std::string_view text, std::string& out) {
  append(text, reference_in_attribute, out);
}

}  // namespace smx::markup
