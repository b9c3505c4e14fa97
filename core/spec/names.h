// What names may look like. The grammar is in docs/language.md, section 4.
#pragma once

#include <string>
#include <string_view>

namespace smx::spec {

inline bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
inline bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
inline bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
inline bool starts_name(char c) {
  return is_letter(c) || c == '_';
}
inline bool continues_name(char c) {
  return starts_name(c) || is_digit(c) || c == '-';
}

/// `number`, `icn_system`, `merged-twice`
bool is_name(std::string_view text);
/// `read-receipt-of-status`: how mappings, tables, decisions and packs are called
bool is_kebab_name(std::string_view text);
/// `1.4` or `1.4.0`: what packs carry
bool is_version(std::string_view text);
/// `texts.0.body`, `link.@href`: where a line writes to
bool is_target(std::string_view text);
/// A name as messages show it, between backticks.
std::string ticked(std::string_view text);

/// Digits only, at least one.
bool is_digits(std::string_view text);
/// Digits with an optional `-` before them.
bool is_integer(std::string_view text);

}  // namespace smx::spec
