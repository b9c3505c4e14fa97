// The characters of YAML: what they are called, which are refused wherever they stand.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace smx::yaml {

/// The byte at an offset, or NUL behind the end: a checked text holds no NUL of its own.
inline char byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? text[at] : '\0';
}

inline bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

inline bool is_break(char c) {
  return c == '\n' || c == '\r';
}

/// A blank, a line break or the end of the text: what must follow `- ` and `: `.
inline bool is_gap(char c) {
  return is_blank(c) || is_break(c) || c == '\0';
}

inline bool is_flow_indicator(char c) {
  return c == ',' || c == '[' || c == ']' || c == '{' || c == '}';
}

/// The offset behind the line break at `at`.
inline std::size_t after_break(std::string_view text, std::size_t at) {
  return at + (byte_at(text, at) == '\r' && byte_at(text, at + 1) == '\n' ? 2 : 1);
}

inline std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (is_blank(byte_at(text, at))) ++at;
  return at;
}

inline std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (byte_at(text, at) == ' ') ++at;
  return at;
}

/// The offset of the line break that ends the line, or the end of the text.
inline std::size_t end_of_line(std::string_view text, std::size_t at) {
  while (at < text.size() && !is_break(text[at])) ++at;
  return at;
}

/// `---` or `...` on its own; `at` must be the start of a line.
bool is_document_marker(std::string_view text, std::size_t at);

/// `U+00A0 (no-break space)`; the code point alone when it has no name here.
std::string character_name(char32_t code_point);

/// Spaces that look like a blank but are none: they do not separate, and nobody sees them.
bool is_false_blank(char32_t code_point);
/// Typographic quotes, which do not quote.
bool is_false_quote(char32_t code_point);

/// Throws a Refusal at the first byte that is not UTF-8 and at the first character that YAML
/// forbids or that its readers do not agree about.
void check_characters(std::string_view text);

}  // namespace smx::yaml
