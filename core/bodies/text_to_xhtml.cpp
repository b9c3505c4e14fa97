#include <algorithm>

#include "base/utf8.h"
#include "bodies/bodies.h"
#include "xml/characters.h"

namespace smx::bodies {
namespace {

constexpr std::string_view kBeforeTitle =
    "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" "
    "\"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">\n"
    "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>";
constexpr std::string_view kBehindTitle = "</title></head><body>";
constexpr std::string_view kBehindBody = "</body></html>";

void append_escaped(std::string_view text, std::string& out) {
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Step step = utf8::step_at(text, at);
    const bool allowed = step.valid && xml::is_xml_char(step.code_point);
    switch (allowed ? step.code_point : utf8::kReplacement) {
      case U'&': out += "&amp;"; break;
      case U'<': out += "&lt;"; break;
      case U'>': out += "&gt;"; break;
      case utf8::kReplacement: utf8::append(out, utf8::kReplacement); break;
      default: out.append(text.substr(at, step.length));
    }
    at += step.length;
  }
}

/// Takes the next line, without its end: LF, CR LF or CR.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
  const std::string_view line = text.substr(0, end);
  const bool two = text.substr(end).starts_with("\r\n");
  text.remove_prefix(std::min(end + (two ? 2u : 1u), text.size()));
  return line;
}

bool is_empty_line(std::string_view line) {
  return line.find_first_not_of(" \t") == std::string_view::npos;
}

}  // namespace

std::optional<Fault> check_xml_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Step step = utf8::step_at(text, at);
    if (!step.valid) return Fault{at, "the text is not valid UTF-8"};
    if (!xml::is_xml_char(step.code_point)) return Fault{at, "a character that XML does not allow"};
    at += step.length;
  }
  return std::nullopt;
}

namespace {

/// Whether a reader would change the blanks of a line.
bool has_odd_blanks(std::string_view line) {
  return line.starts_with(' ') || line.ends_with(' ') ||
         line.find("  ") != std::string_view::npos || line.find('\t') != std::string_view::npos;
}

/// The lines up to the next empty one.
std::string_view take_paragraph(std::string_view& text, bool& odd_blanks) {
  const std::string_view all = text;
  odd_blanks = false;
  while (!text.empty()) {
    std::string_view rest = text;
    const std::string_view line = take_line(rest);
    if (is_empty_line(line)) break;
    odd_blanks = odd_blanks || has_odd_blanks(line);
    text = rest;
  }
  return all.substr(0, all.size() - text.size());
}

}  // namespace

std::string text_to_xhtml(std::string_view text, std::string_view title) {
  std::string out(kBeforeTitle);
  append_escaped(title, out);
  out += kBehindTitle;
  std::size_t empty_lines = 0;
  bool first = true;
  while (!text.empty()) {
    bool odd_blanks = false;
    std::string_view paragraph = take_paragraph(text, odd_blanks);
    if (paragraph.empty()) {
      take_line(text);
      ++empty_lines;
      continue;
    }
    out += odd_blanks ? "<p style=\"white-space: pre-wrap\">" : "<p>";
    // The gap between paragraphs is one empty line; more are written.
    for (; !first && empty_lines > 1; --empty_lines) out += "<br />";
    for (bool begins = true; !paragraph.empty(); begins = false) {
      if (!begins) out += "<br />";
      append_escaped(take_line(paragraph), out);
    }
    out += "</p>";
    empty_lines = 0;
    first = false;
  }
  out += kBehindBody;
  return out;
}

}  // namespace smx::bodies
