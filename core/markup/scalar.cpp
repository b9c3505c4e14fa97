#include "markup/scalar.h"

#include <algorithm>
#include <string>

#include "types/number_text.h"
#include "xml/characters.h"

namespace smx::markup {

namespace {

/// XML Schema also writes `+5`, `007`, `.5` and `5.`; JSON, and with it every number of ours, does
/// not. Empty when the text is no number either way.
std::string canonical_number(std::string_view text) {
  std::string number;
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
    if (text.front() == '-') number = "-";
    text.remove_prefix(1);
  }
  const std::size_t end = std::min(text.find_first_of(".eE"), text.size());
  std::string_view whole = text.substr(0, end);
  std::string_view rest = text.substr(end);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!std::all_of(whole.begin(), whole.end(), is_digit)) return {};
  if (whole.empty() && (rest.size() < 2 || !is_digit(rest[1]))) return {};
  while (whole.size() > 1 && whole.front() == '0') whole.remove_prefix(1);
  number += whole.empty() ? "0" : whole;
  if (rest.starts_with('.') && (rest.size() == 1 || rest[1] == 'e' || rest[1] == 'E')) {
    rest.remove_prefix(1);
  }
  number += rest;
  return types::is_number(number) ? number : std::string();
}

/// Whether it is a number as nearly all are: digits, and no zero before others.
bool is_whole_number(std::string_view text) {
  if (text.empty() || text.front() == '0') return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && xml::is_xml_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && xml::is_xml_space(text.back())) text.remove_suffix(1);
  return text;
}

bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), xml::is_xml_space);
}

Node scalar_of(std::string_view text, Content content, Origin origin, Arena& arena) {
  if (content == Content::text || content == Content::unknown) return Node::text(text, origin);
  const std::string_view value = trimmed(text);
  if (content == Content::integer || content == Content::number) {
    if (is_whole_number(value) || types::is_number(value)) return Node::number(value, origin);
    const std::string number = canonical_number(value);
    if (!number.empty()) return Node::number(arena.copy(std::string_view(number)), origin);
  }
  if (content == Content::boolean) {
    if (value == "true" || value == "1") return Node::boolean(true, origin);
    if (value == "false" || value == "0") return Node::boolean(false, origin);
  }
  return Node::text(value, origin);
}

}  // namespace smx::markup
