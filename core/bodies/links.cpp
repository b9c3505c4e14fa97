#include "bodies/links.h"

#include <algorithm>

namespace smx::bodies {
namespace {

constexpr std::string_view kBlanks = " \t\r\n\f";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

bool begins_with(std::string_view text, std::string_view lower_case) {
  if (text.size() < lower_case.size()) return false;
  return std::equal(lower_case.begin(), lower_case.end(), text.begin(), [](char lower, char c) {
    return lower == (c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
  });
}

std::string_view bare(std::string_view address) {
  for (const std::string_view scheme : {"mailto:", "tel:", "http://", "https://"}) {
    if (!begins_with(address, scheme)) continue;
    address.remove_prefix(scheme.size());
    break;
  }
  if (address.ends_with('/')) address.remove_suffix(1);
  return address;
}

/// The next word of a field's instruction, without its quotes.
std::string_view take_word(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
  const bool quoted = text.starts_with('"');
  if (quoted) text.remove_prefix(1);
  const std::size_t end =
      std::min(quoted ? text.find('"') : text.find_first_of(kBlanks), text.size());
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return word;
}

}  // namespace

std::string link_suffix(std::string_view shown, std::string_view address) {
  shown = trimmed(shown);
  address = trimmed(address);
  if (address.empty() || address.starts_with('#') || begins_with(address, "javascript:")) return {};
  if (bare(shown) == bare(address)) return {};
  if (shown.empty()) return std::string(address);
  return " (" + std::string(address) + ")";
}

std::string hyperlink_of(std::string_view instruction) {
  if (!begins_with(take_word(instruction), "hyperlink")) return {};
  std::string address;
  std::string place;
  while (!instruction.empty()) {
    const std::string_view word = take_word(instruction);
    if (word == "\\l") {
      place = take_word(instruction);
    } else if (word == "\\o" || word == "\\t") {
      take_word(instruction);
    } else if (!word.starts_with('\\') && address.empty()) {
      address = word;
    }
  }
  if (!address.empty() && !place.empty()) address += "#" + place;
  return address;
}

}  // namespace smx::bodies
