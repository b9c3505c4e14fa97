#include "yaml/characters.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/utf8.h"
#include "yaml/refusal.h"

namespace smx::yaml {

namespace {

constexpr char32_t kNextLine = 0x85;
constexpr char32_t kByteOrderMark = 0xFEFF;

struct Name {
  char32_t code_point;
  std::string_view name;
};

constexpr std::array kNames = {
    Name{0x00, "NUL"},
    Name{0x08, "backspace"},
    Name{0x0D, "carriage return"},
    Name{0x1B, "escape"},
    Name{kNextLine, "next line"},
    Name{0xA0, "no-break space"},
    Name{0x2007, "figure space"},
    Name{0x200B, "zero width space"},
    Name{0x2018, "left single quotation mark"},
    Name{0x2019, "right single quotation mark"},
    Name{0x201A, "low single quotation mark"},
    Name{0x201B, "reversed single quotation mark"},
    Name{0x201C, "left double quotation mark"},
    Name{0x201D, "right double quotation mark"},
    Name{0x201E, "low double quotation mark"},
    Name{0x201F, "reversed double quotation mark"},
    Name{0x2028, "line separator"},
    Name{0x2029, "paragraph separator"},
    Name{0x202F, "narrow no-break space"},
    Name{0x3000, "ideographic space"},
    Name{kByteOrderMark, "byte order mark"},
};

/// Control characters, which no YAML text may hold, and line breaks of old, which split a line in
/// some readers and not in others.
bool is_forbidden(char32_t c) {
  if (c < 0x20) return c != '\t' && c != '\n' && c != '\r';
  if (c >= 0x7F && c <= 0x9F) return true;
  return c == 0x2028 || c == 0x2029 || c == kByteOrderMark || c == 0xFFFE || c == 0xFFFF;
}

[[noreturn]] void refuse_character(char32_t c, std::size_t at, std::size_t length) {
  throw Refusal{Code::yaml_encoding,
                "the character " + character_name(c) + " may not stand in a YAML file",
                {at, at + length, "here"},
                "delete it, or write it as an escape between double quotes, such as \"\\u2028\""};
}

/// ASCII, where nearly all of a file goes through: true when the byte needs no closer look.
bool is_ordinary(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte >= 0x20) return byte < 0x7F;
  return byte == '\n' || byte == '\t' || (byte == '\r' && byte_at(text, at + 1) == '\n');
}

}  // namespace

bool is_document_marker(std::string_view text, std::size_t at) {
  const std::string_view marker = text.substr(std::min(at, text.size()), 3);
  return (marker == "---" || marker == "...") && is_gap(byte_at(text, at + 3));
}

std::string character_name(char32_t code_point) {
  std::array<char, 16> number{};
  std::snprintf(number.data(), number.size(), "U+%04X", static_cast<unsigned>(code_point));
  for (const Name& known : kNames) {
    if (known.code_point == code_point) {
      return std::string(number.data()) + " (" + std::string(known.name) + ")";
    }
  }
  return number.data();
}

bool is_false_blank(char32_t c) {
  return c == 0xA0 || c == 0x2007 || c == 0x200B || c == 0x202F || c == 0x3000;
}

bool is_false_quote(char32_t c) {
  return c >= 0x2018 && c <= 0x201F;
}

void check_characters(std::string_view text) {
  std::size_t at = text.starts_with(utf8::kByteOrderMark) ? utf8::kByteOrderMark.size() : 0;
  while (at < text.size()) {
    if (is_ordinary(text, at)) {
      ++at;
      continue;
    }
    const utf8::Step step = utf8::step_at(text, at);
    if (!step.valid) {
      throw Refusal{Code::yaml_encoding,
                    "the file is not UTF-8",
                    {at, at + 1, "this byte is not part of a character"},
                    "save the file as UTF-8"};
    }
    // A carriage return in front of a line feed is ordinary; on its own it is an old line break.
    if (is_forbidden(step.code_point) || step.code_point == '\r') {
      refuse_character(step.code_point, at, step.length);
    }
    at += step.length;
  }
}

}  // namespace smx::yaml
