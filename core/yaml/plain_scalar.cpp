#include "base/utf8.h"
#include "yaml/characters.h"
#include "yaml/refusal.h"
#include "yaml/scalar_text.h"

namespace smx::yaml {

namespace {

/// Whether a `:`, `-` or `?` at `at` is part of a text: something must follow it closely.
bool is_followed_closely(std::string_view text, std::size_t at, Layout layout) {
  const char next = byte_at(text, at + 1);
  return !is_gap(next) && !(layout == Layout::flow && is_flow_indicator(next));
}

/// Whether a text goes on at `at`, where no blank stands.
bool goes_on(std::string_view text, std::size_t at, Layout layout) {
  const char c = byte_at(text, at);
  if (c == ':') return is_followed_closely(text, at, layout);
  if (c == '#') return at > 0 && !is_gap(text[at - 1]);
  return c != '\0' && !is_break(c) && !(layout == Layout::flow && is_flow_indicator(c));
}

/// Where the part of the text on this line ends; blanks at its end do not count.
std::size_t end_on_line(std::string_view text, std::size_t at, Layout layout) {
  std::size_t end = at;
  while (true) {
    const char c = byte_at(text, at);
    if (!is_blank(c)) {
      if (!goes_on(text, at, layout)) return end;
      end = at + 1;
    }
    ++at;
  }
}

/// Whether the scalar goes on behind a line break.
bool continues(std::string_view text, const Fold& fold, Surroundings around) {
  const char c = byte_at(text, fold.next);
  if (c == '\0' || c == '#' || is_document_marker(text, fold.line)) return false;
  if (fold.spaces <= around.indent) {
    const std::size_t behind_spaces = fold.line + static_cast<std::size_t>(fold.spaces);
    if (byte_at(text, behind_spaces) == '\t') refuse_tab(behind_spaces);
    return false;
  }
  return goes_on(text, fold.next, around.layout);
}

[[noreturn]] void refuse_start(std::size_t at, char c) {
  throw Refusal{Code::yaml_syntax,
                "a text without quotes cannot start with " +
                    (c == '`' ? std::string("a backtick") : std::string("`") + c + "`"),
                {at, at + 1, {}},
                "put the text in quotes"};
}

void check_start(std::string_view text, std::size_t at, Layout layout) {
  const char c = byte_at(text, at);
  if ((c == '-' || c == '?' || c == ':') && is_followed_closely(text, at, layout)) return;
  if (std::string_view("-?:,[]{}#&*!|>'\"%@`").find(c) != std::string_view::npos) {
    refuse_start(at, c);
  }
  const utf8::Step step = utf8::step_at(text, at);
  if (!is_false_quote(step.code_point)) return;
  throw Refusal{Code::yaml_encoding,
                character_name(step.code_point) + " is not a quote that YAML knows",
                {at, at + step.length, "typographic quote"},
                "write \" or '; if the quote is part of the text, put the whole text in quotes"};
}

/// A blank that is none would be part of the text, and nobody could see it.
void check_blanks(std::string_view text, std::size_t begin, std::size_t end) {
  for (std::size_t at = begin; at < end;) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const utf8::Step step = utf8::step_at(text, at);
    if (is_false_blank(step.code_point)) {
      throw Refusal{Code::yaml_encoding,
                    character_name(step.code_point) + " looks like a space but is none",
                    {at, at + step.length, "here"},
                    "write a common space, or put the text in quotes if it is meant"};
    }
    at += step.length;
  }
}

}  // namespace

Scalar scan_plain(std::string_view text, std::size_t begin, Surroundings around) {
  check_start(text, begin, around.layout);
  ScalarText out;
  std::size_t line = begin;
  while (true) {
    const std::size_t end = end_on_line(text, line, around.layout);
    check_blanks(text, line, end);
    out.append(text.substr(line, end - line), line);
    const std::size_t rest = skip_blanks(text, end);
    if (!is_break(byte_at(text, rest))) return out.finish(Style::plain, begin, end, end);
    const Fold fold = fold_at(text, rest);
    if (!continues(text, fold, around)) return out.finish(Style::plain, begin, end, end);
    out.append_fold(fold);
    line = fold.next;
  }
}

Scalar scan_scalar(std::string_view text, std::size_t at, Surroundings around) {
  const char c = byte_at(text, at);
  if (c == '\'' || c == '"') return scan_quoted(text, at, around);
  if ((c == '|' || c == '>') && around.layout == Layout::block) return scan_block(text, at, around);
  return scan_plain(text, at, around);
}

}  // namespace smx::yaml
