#include <algorithm>
#include <utility>

#include "bodies/rtf_reader.h"

namespace smx::bodies {
namespace {

constexpr std::int64_t kMaxFallback = 16;
constexpr std::int64_t kMaxTables = 16;
constexpr std::size_t kMaxWordLength = 32;
constexpr std::ptrdiff_t kMaxDigits = 10;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

RtfReader::Outcome RtfReader::word() {
  ControlWord control;
  if (auto fault = read_word(control)) return fault;
  const Word& known = find_word(control.name);
  if (known.kind == WordKind::binary) return skip_binary(control);
  const bool starred = std::exchange(starred_, false);
  Group& group = groups_.back();
  const bool begins = first_ || starred;
  switch (group.mode) {
    case Mode::skip: return std::nullopt;
    case Mode::fonts:
      if (starred) group.mode = Mode::skip;
      return apply_in_font_table(control, known);
    case Mode::forms:
      if (begins && known.kind == WordKind::unicode_form) group.mode = Mode::text;
      return std::nullopt;
    case Mode::drawing:
      if (!begins || known.kind != WordKind::text_box) return std::nullopt;
      return begin_destination(known, begins);
    case Mode::text: break;
  }
  if (is_destination(known.kind)) return begin_destination(known, begins);
  if (starred) {
    group.mode = Mode::skip;
    return std::nullopt;
  }
  return apply(control, known);
}

RtfReader::Outcome RtfReader::read_word(ControlWord& found) {
  // Each word comes by here: the place is a local until it ends, to live in a register.
  const char* const begin = text_.data() + at_;
  const char* const end = text_.data() + text_.size();
  const char* at = begin;
  while (at != end && is_letter(*at)) ++at;
  found.name = {begin, static_cast<std::size_t>(at - begin)};
  if (found.name.size() > kMaxWordLength) return fault("a control word is too long");
  const bool negative = end - at > 1 && *at == '-' && is_digit(at[1]);
  if (negative) ++at;
  if (at != end && is_digit(*at)) {
    const char* const digits = at;
    std::int64_t number = 0;
    for (; at != end && is_digit(*at); ++at) {
      if (at - digits == kMaxDigits) return fault("the number of a control word is too long");
      number = number * 10 + (*at - '0');
    }
    found.parameter = negative ? -number : number;
  }
  if (at != end && *at == ' ') ++at;  // the blank that ends the word
  at_ = static_cast<std::size_t>(at - text_.data());
  return std::nullopt;
}

RtfReader::Outcome RtfReader::apply(const ControlWord& control, const Word& known) {
  switch (known.kind) {
    case WordKind::character:
      // A break or a tab never stands in for a character: nobody would write it so, and losing it
      // would join two words.
      if (known.number == U'\t') fallback_left_ = 0;
      return is_fallback() ? std::nullopt : put(known.number);
    case WordKind::unicode: return unicode(control.parameter.value_or(0));
    case WordKind::line_break:
    case WordKind::paragraph:
    case WordKind::cell:
    case WordKind::row:
    case WordKind::nested_cell:
    case WordKind::nested_row: return apply_break(known);
    default: break;
  }
  if (fallback_left_ > 0) --fallback_left_;  // by the specification a word counts as a character
  switch (known.kind) {
    case WordKind::lost: losses_.add(known.lost); return std::nullopt;
    case WordKind::code_page:
    case WordKind::charset: return apply_code_page(control, known);
    default: return apply_look(control, known);
  }
}

RtfReader::Outcome RtfReader::apply_break(const Word& known) {
  fallback_left_ = 0;
  if (known.kind == WordKind::line_break) return put_break();
  if (auto broken = check_whole()) return broken;
  if (high_ != 0) return fault("half of a surrogate pair");
  note_marker();
  const std::size_t level = std::max<std::size_t>(layout().level(), 2);
  switch (known.kind) {
    case WordKind::cell: layout().end_cell(1); break;
    case WordKind::row:
      layout().end_row(1);
      layout().set_level(0);
      break;
    case WordKind::nested_cell: layout().end_cell(level); break;
    case WordKind::nested_row: layout().end_row(level); break;
    default: layout().end_paragraph();
  }
  return std::nullopt;
}

RtfReader::Outcome RtfReader::apply_look(const ControlWord& control, const Word& known) {
  const std::int64_t number = control.parameter.value_or(0);
  const bool on = control.parameter.value_or(1) != 0;
  Group& group = groups_.back();
  switch (known.kind) {
    case WordKind::unicode_fallback:
      if (!control.parameter || number < 0 || number > kMaxFallback) {
        return fault("`\\uc` has no number from 0 to 16");
      }
      group.fallback = number;
      break;
    case WordKind::font: group.font = number; break;
    case WordKind::default_font: default_font_ = group.font = number; break;
    case WordKind::plain:
      group.font = default_font_;
      group.hidden = group.struck = group.raised = false;
      break;
    case WordKind::hide:
      (known.lost == Lost::hidden_text ? group.hidden : group.struck) = on;
      break;
    case WordKind::raise: group.raised = on; break;
    case WordKind::lower: group.raised = false; break;
    case WordKind::list_style: flows_.back().numbered = number > 0; break;
    case WordKind::paragraph_reset:
      flows_.back().numbered = false;
      layout().set_level(0);
      break;
    case WordKind::in_table: layout().set_level(std::max<std::size_t>(layout().level(), 1)); break;
    case WordKind::table_level:
      if (number < 0 || number > kMaxTables) return fault("the tables are nested too deeply");
      layout().set_level(static_cast<std::size_t>(number));
      break;
    default: break;
  }
  return std::nullopt;
}

RtfReader::Outcome RtfReader::apply_code_page(const ControlWord& control, const Word& known) {
  page_ = known.kind == WordKind::charset ? known.number : control.parameter.value_or(0);
  if (page_ == 0) page_ = kWindows1252;
  if (is_code_page(page_)) return std::nullopt;
  return fault("`\\" + std::string(known.name) + "` names a code page that is not known");
}

RtfReader::Outcome RtfReader::apply_in_font_table(const ControlWord& control, const Word& known) {
  const std::int64_t number = control.parameter.value_or(0);
  if (known.kind == WordKind::font) fonts_.begin(number);
  if (known.kind == WordKind::font_charset) fonts_.set_charset(number);
  if (known.kind == WordKind::font_code_page && !fonts_.set_code_page(number)) {
    return fault("`\\cpg` names a code page that is not known");
  }
  return std::nullopt;
}

RtfReader::Outcome RtfReader::skip_binary(const ControlWord& control) {
  const std::int64_t length = control.parameter.value_or(0);
  if (length < 0 || static_cast<std::uint64_t>(length) > text_.size() - at_) {
    return fault("`\\bin` reaches past the end of the text");
  }
  if (takes_text() && !is_fallback() && length > 0) {
    losses_.add(Lost::object);
  }
  starred_ = false;
  at_ += static_cast<std::size_t>(length);
  return std::nullopt;
}

}  // namespace smx::bodies
