#include "bodies/markup_style.h"

#include <algorithm>
#include <string>

namespace smx::bodies {
namespace {

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\n\r\f";
  const std::size_t begin = std::min(text.find_first_not_of(kBlanks), text.size());
  const std::size_t end = text.find_last_not_of(kBlanks);
  return end == std::string_view::npos ? std::string_view{} : text.substr(begin, end + 1 - begin);
}

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

WhiteSpace white_space_of(std::string_view value) {
  if (value.starts_with("pre-line")) return WhiteSpace::keep_lines;
  if (value.starts_with("pre") || value.starts_with("break-spaces")) return WhiteSpace::keep;
  return WhiteSpace::collapse;
}

Numbering numbering_of(std::string_view value) {
  struct Row {
    std::string_view name;
    Numbering numbering;
  };
  constexpr Row kRows[] = {
      {"none", Numbering::nothing},
      {"lower-alpha", Numbering::small_letters},
      {"lower-latin", Numbering::small_letters},
      {"upper-alpha", Numbering::large_letters},
      {"upper-latin", Numbering::large_letters},
      {"lower-roman", Numbering::small_roman},
      {"upper-roman", Numbering::large_roman},
      {"decimal", Numbering::digits},
      {"disc", Numbering::bullet},
      {"circle", Numbering::bullet},
      {"square", Numbering::bullet},
  };
  for (const Row& row : kRows) {
    if (holds(value, row.name)) return row.numbering;
  }
  return Numbering::unknown;
}

void apply(std::string_view property, std::string_view value, Style& style) {
  if (property == "white-space") {
    if (!value.starts_with("inherit")) style.white_space = white_space_of(value);
  } else if (property == "display" && value.starts_with("none")) {
    style.hidden = true;
  } else if (property == "visibility" && (holds(value, "hidden") || holds(value, "collapse"))) {
    style.hidden = true;
  } else if (property == "mso-hide" && value.starts_with("all")) {
    style.hidden = true;
  } else if (property.starts_with("text-decoration") && holds(value, "line-through")) {
    style.struck = true;
  } else if (property == "list-style" || property == "list-style-type") {
    style.numbering = numbering_of(value);
  }
}

/// a to z, then aa: as spreadsheets name columns.
std::string in_letters(std::int64_t number, char first) {
  std::string out;
  for (; number > 0; number = (number - 1) / 26) {
    out.insert(out.begin(), static_cast<char>(first + (number - 1) % 26));
  }
  return out;
}

std::string in_roman(std::int64_t number, std::string_view digits) {
  // Each decimal place uses three signs: one, five and ten of it.
  constexpr std::string_view kShapes[] = {"",  "0",  "00",  "000",  "01",
                                          "1", "10", "100", "1000", "02"};
  std::string out;
  std::int64_t unit = 1000;
  for (std::size_t place = 6;; place -= 2, unit /= 10) {
    for (const char sign : kShapes[number / unit % 10]) {
      out += digits[place + static_cast<std::size_t>(sign - '0')];
    }
    if (place == 0) return out;
  }
}

}  // namespace

Style read_style(std::string_view declarations) {
  std::string lower(declarations);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  Style style;
  std::string_view rest = lower;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    const std::string_view declaration = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t colon = declaration.find(':');
    if (colon == std::string_view::npos) continue;
    apply(trim(declaration.substr(0, colon)), trim(declaration.substr(colon + 1)), style);
  }
  return style;
}

std::optional<Numbering> numbering_of_type(std::string_view type) {
  if (type == "1") return Numbering::digits;
  if (type == "a") return Numbering::small_letters;
  if (type == "A") return Numbering::large_letters;
  if (type == "i") return Numbering::small_roman;
  if (type == "I") return Numbering::large_roman;
  if (type == "disc" || type == "circle" || type == "square") return Numbering::bullet;
  return std::nullopt;
}

std::string list_marker(Numbering numbering, std::int64_t number) {
  constexpr std::int64_t kRomanEnd = 4000;
  const bool small = number > 0 && number < kRomanEnd;
  switch (numbering) {
    case Numbering::bullet: return "-";
    case Numbering::nothing: return "";
    case Numbering::small_letters:
      if (small) return in_letters(number, 'a') + ".";
      break;
    case Numbering::large_letters:
      if (small) return in_letters(number, 'A') + ".";
      break;
    case Numbering::small_roman:
      if (small) return in_roman(number, "ivxlcdm") + ".";
      break;
    case Numbering::large_roman:
      if (small) return in_roman(number, "IVXLCDM") + ".";
      break;
    default: break;
  }
  return std::to_string(number) + ".";
}

}  // namespace smx::bodies
