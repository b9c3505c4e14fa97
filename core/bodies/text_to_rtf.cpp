#include "base/utf8.h"
#include "bodies/bodies.h"
#include "xml/characters.h"

namespace smx::bodies {
namespace {

// \uN has 16 bits with a sign.
void append_unit(std::uint32_t unit, std::string& out) {
  out += "\\u";
  out += std::to_string(static_cast<std::int16_t>(unit));
  out += '?';
}

void append_character(char32_t point, std::string& out) {
  if (point == U'\t') {
    out += "\\tab ";
  } else if (point == U'\\' || point == U'{' || point == U'}') {
    out += '\\';
    out += static_cast<char>(point);
  } else if (point < 0x7F) {
    out += static_cast<char>(point);
  } else if (point < 0x10000) {
    append_unit(point, out);
  } else {
    append_unit(0xD7C0 + (point >> 10), out);
    append_unit(0xDC00 + (point & 0x3FF), out);
  }
}

}  // namespace

std::string text_to_rtf(std::string_view text) {
  std::string out =
      "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}}\n"
      "\\pard\\uc1\\f0\\fs20 ";
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Step step = utf8::step_at(text, at);
    at += step.length;
    const bool two = step.code_point == U'\r' && text.substr(at).starts_with('\n');
    if (two) continue;
    if (step.code_point == U'\n' || step.code_point == U'\r') {
      out += "\\par\n";
      continue;
    }
    const bool fits = step.valid && xml::is_xml_char(step.code_point);
    append_character(fits ? step.code_point : utf8::kReplacement, out);
  }
  out += "}";
  return out;
}

}  // namespace smx::bodies
