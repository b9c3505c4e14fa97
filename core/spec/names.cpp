#include "spec/names.h"

#include <algorithm>

namespace smx::spec {

namespace {

bool is_target_part(std::string_view part) {
  if (is_digits(part)) return true;
  if (part.starts_with('@')) part.remove_prefix(1);
  return is_name(part);
}

}  // namespace

bool is_name(std::string_view text) {
  return !text.empty() && starts_name(text.front()) &&
         std::all_of(text.begin(), text.end(), continues_name);
}

bool is_kebab_name(std::string_view text) {
  if (text.empty() || !is_letter(text.front()) || text.back() == '-') return false;
  if (text.find("--") != std::string_view::npos) return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-'; });
}

bool is_version(std::string_view text) {
  std::size_t numbers = 1;
  for (std::size_t dot = text.find('.'); dot != std::string_view::npos; dot = text.find('.')) {
    if (!is_digits(text.substr(0, dot)) || dot > 9) return false;
    text.remove_prefix(dot + 1);
    ++numbers;
  }
  return is_digits(text) && text.size() <= 9 && (numbers == 2 || numbers == 3);
}

bool is_target(std::string_view text) {
  while (true) {
    const std::size_t dot = text.find('.');
    if (!is_target_part(text.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    text.remove_prefix(dot + 1);
  }
}

std::string ticked(std::string_view text) {
  std::string out = "`";
  out.append(text);
  out += '`';
  return out;
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

bool is_integer(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return is_digits(text);
}

}  // namespace smx::spec
