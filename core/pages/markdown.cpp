#include "pages/markdown.h"

#include <algorithm>

#include "base/utf8.h"

namespace smx::pages {

namespace {

/// On one line: runs of white space and control characters are one blank; what is no UTF-8 is
/// U+FFFD.
std::string on_one_line(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Step step = utf8::step_at(text, at);
    if (!step.valid) {
      utf8::append(out, utf8::kReplacement);
    } else if (step.code_point <= ' ' || step.code_point == 0x7F) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      out += text.substr(at, step.length);
    }
    at += step.length;
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

/// Characters that begin or end something in Markdown, wherever they stand.
bool is_markup(char byte) {
  static constexpr std::string_view kMarkup = "\\`*_[]<|~$&";
  return kMarkup.find(byte) != std::string_view::npos;
}

/// What makes a line a list, a heading or a quotation where it begins with it.
bool is_markup_at_start(char byte) {
  static constexpr std::string_view kMarkup = "-+=#>";
  return kMarkup.find(byte) != std::string_view::npos;
}

bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

/// How many backticks must stand around a text that holds some.
std::size_t fence_length(std::string_view text) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char byte : text) {
    run = byte == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest + 1;
}

std::string fenced(const std::string& line) {
  if (line.empty()) return {};
  const std::string fence(fence_length(line), '`');
  const std::string blank = line.front() == '`' || line.back() == '`' ? " " : "";
  return fence + blank + line + blank + fence;
}

bool begins_with_number(std::string_view line, std::size_t length) {
  return length > 0 && std::ranges::all_of(line.substr(0, length), is_digit);
}

}  // namespace

std::string escaped_markdown(std::string_view text) {
  const std::string line = on_one_line(text);
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char byte = line[i];
    const bool numbers_a_list = (byte == '.' || byte == ')') && begins_with_number(line, i);
    const bool links = byte == ':' && line.compare(i, 3, "://") == 0;
    if (is_markup(byte) || (i == 0 && is_markup_at_start(byte)) || numbers_a_list || links)
      out += '\\';
    out += byte;
  }
  return out;
}

std::string markdown_code(std::string_view text) {
  return fenced(on_one_line(text));
}

std::string markdown_cell_code(std::string_view text) {
  std::string line = on_one_line(text);
  // A backslash before a `|` cannot be told from the one that has to stand there.
  if (line.find("\\|") != std::string::npos) return escaped_markdown(line);
  for (std::size_t at = 0; (at = line.find('|', at)) != std::string::npos; at += 2)
    line.insert(at, "\\");
  return fenced(line);
}

std::string markdown_row(const std::vector<std::string>& cells) {
  std::string out = "|";
  for (const std::string& cell : cells) out += cell.empty() ? " |" : " " + cell + " |";
  return out + "\n";
}

std::string markdown_head(const std::vector<std::string>& names) {
  std::string out = markdown_row(names) + "|";
  for (std::size_t i = 0; i < names.size(); ++i) out += "---|";
  return out + "\n";
}

std::string heading_slug(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    const bool upper = byte >= 'A' && byte <= 'Z';
    const bool stays = (byte >= 'a' && byte <= 'z') || is_digit(byte) || byte == '-' ||
                       byte == '_' || static_cast<unsigned char>(byte) >= 0x80;
    if (upper) out += static_cast<char>(byte - 'A' + 'a');
    if (stays) out += byte;
    if (byte == ' ') out += '-';
  }
  return out;
}

}  // namespace smx::pages
