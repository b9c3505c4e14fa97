#include "bodies/xhtml_style.h"

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

void apply(std::string_view property, std::string_view value, Style& style) {
  if (property == "white-space") {
    if (!value.starts_with("inherit")) style.white_space = white_space_of(value);
  } else if (property == "display" && value.starts_with("none")) {
    style.refused = "an element is hidden by its style";
  } else if (property == "visibility" && (holds(value, "hidden") || holds(value, "collapse"))) {
    style.refused = "an element is hidden by its style";
  } else if (property.starts_with("text-decoration") && holds(value, "line-through")) {
    style.refused = "an element is struck out by its style";
  } else if (property == "list-style" || property == "list-style-type") {
    const bool letters = holds(value, "alpha") || holds(value, "latin") || holds(value, "roman") ||
                         holds(value, "greek");
    if (letters) style.refused = "a list is not numbered with digits";
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

}  // namespace smx::bodies
