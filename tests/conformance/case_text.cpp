// Texts: YAML as JSON, parts of a case file as rule files, quotations from the specification.
#include <algorithm>
#include <cctype>

#include "conformance_case.h"

namespace smx::conformance {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t digits_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

/// A number by the grammar of JSON, which `012`, `.5` and `1_000` are not.
bool is_number(std::string_view text) {
  std::size_t at = text.starts_with('-') ? 1 : 0;
  std::size_t end = digits_end(text, at);
  if (end == at || (text[at] == '0' && end > at + 1)) return false;
  if (end < text.size() && text[end] == '.') {
    at = end + 1;
    end = digits_end(text, at);
    if (end == at) return false;
  }
  if (end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
    at = end + 1;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    end = digits_end(text, at);
    if (end == at) return false;
  }
  return end == text.size();
}

std::string scalar_json(const yaml::Node& node) {
  const std::string& text = node.text;
  const bool word = text == "null" || text == "true" || text == "false";
  return node.is_plain() && (word || is_number(text)) ? text : json_quoted(text);
}

/// One blank for any white space; marks of Markdown and quotes do not count.
std::string plain_words(std::string_view text) {
  std::string words;
  for (char c : text) {
    if (c == '`' || c == '*' || c == '\\') continue;
    const bool blank = std::isspace(static_cast<unsigned char>(c)) != 0;
    if (blank && (words.empty() || words.back() == ' ')) continue;
    words += blank ? ' ' : c;
  }
  return words;
}

std::string_view section_of(std::string_view language, std::string_view number) {
  const std::string heading = "\n## " + std::string(number) + ". ";
  const std::size_t begin = language.find(heading);
  if (begin == std::string_view::npos) return {};
  const std::size_t end = language.find("\n## ", begin + heading.size());
  return language.substr(begin, end == std::string_view::npos ? end : end - begin);
}

}  // namespace

std::string json_of(const yaml::Node& node) {
  if (node.is_scalar()) return scalar_json(node);
  std::string json = node.is_list() ? "[" : "{";
  const char* between = "";
  for (const yaml::Node& item : node.items) {
    json += std::exchange(between, ",") + json_of(item);
  }
  for (const yaml::Entry& entry : node.entries) {
    json += std::exchange(between, ",") + json_quoted(entry.key.text) + ":" + json_of(entry.value);
  }
  return json + (node.is_list() ? "]" : "}");
}

std::string text_of(const yaml::Entry& entry) {
  const std::string_view whole = entry.key.span.source->text();
  const std::size_t begin = entry.key.span.begin;
  const std::size_t end = entry.value.span.end;
  if (end <= entry.key.span.end) return entry.key.text + ":\n";
  const std::size_t line = whole.substr(0, begin).rfind('\n');
  const std::size_t column = begin - (line == std::string_view::npos ? 0 : line + 1);
  std::string text;
  for (std::size_t at = begin; at < end; ++at) {
    text += whole[at];
    if (whole[at] != '\n') continue;
    for (std::size_t left = column; left > 0 && at + 1 < end && whole[at + 1] == ' '; --left) ++at;
  }
  return text + "\n";
}

bool stands_in(std::string_view language, std::string_view spec) {
  const std::size_t colon = std::min(spec.find(':'), spec.size());
  const std::string_view section = section_of(language, spec.substr(0, colon));
  if (section.empty()) return false;
  const std::string words = plain_words(spec.substr(std::min(colon + 1, spec.size())));
  return plain_words(section).find(words.starts_with(' ') ? words.substr(1) : words) !=
         std::string::npos;
}

}  // namespace smx::conformance
