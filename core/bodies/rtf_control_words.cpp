#include <utility>

#include "bodies/rtf_reader.h"

namespace smx::bodies {
namespace {

constexpr std::int64_t kMaxFallback = 16;
constexpr std::size_t kMaxWordLength = 32;
constexpr std::size_t kMaxDigits = 10;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_high_surrogate(std::int64_t unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}
bool is_low_surrogate(std::int64_t unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

}  // namespace

RtfReader::Outcome RtfReader::word() {
  ControlWord control;
  if (auto fault = read_word(control)) return fault;
  const Word known = find_word(control.name);
  if (known.kind == WordKind::binary) return skip_binary(control);
  const bool starred = std::exchange(starred_, false);
  if (groups_.back().mode == Mode::fonts) return apply_in_font_table(control, known);
  if (!takes_text()) return std::nullopt;
  if (starred && known.kind != WordKind::refuse) {
    groups_.back().mode = Mode::skip;
    return std::nullopt;
  }
  return apply(control, known);
}

RtfReader::Outcome RtfReader::read_word(ControlWord& found) {
  const std::size_t begin = at_;
  while (at_ < text_.size() && is_letter(text_[at_])) ++at_;
  found.name = text_.substr(begin, at_ - begin);
  if (found.name.size() > kMaxWordLength) return fault("a control word is too long");
  const bool negative = at_ + 1 < text_.size() && text_[at_] == '-' && is_digit(text_[at_ + 1]);
  if (negative) ++at_;
  const std::size_t digits = at_;
  std::int64_t number = 0;
  for (; at_ < text_.size() && is_digit(text_[at_]); ++at_) {
    if (at_ - digits == kMaxDigits) return fault("the number of a control word is too long");
    number = number * 10 + (text_[at_] - '0');
  }
  if (at_ > digits) found.parameter = negative ? -number : number;
  if (at_ < text_.size() && text_[at_] == ' ') ++at_;  // the blank that ends the word
  return std::nullopt;
}

RtfReader::Outcome RtfReader::apply(const ControlWord& control, const Word& known) {
  const std::int64_t number = control.parameter.value_or(1);
  switch (known.kind) {
    case WordKind::character:
      // A break or a tab never stands in for a character: nobody would write it so, and losing it
      // would join two words.
      if (known.point == U'\t') fallback_left_ = 0;
      return is_fallback() ? std::nullopt : put(known.point);
    case WordKind::line_break: fallback_left_ = 0; return put_break();
    case WordKind::unicode: return unicode(control.parameter.value_or(0));
    case WordKind::skip:
    case WordKind::fonts:
      // Anywhere else it would hide the text behind it.
      if (!first_) return fault("`\\" + std::string(known.name) + "` does not begin a group");
      groups_.back().mode = known.kind == WordKind::fonts ? Mode::fonts : Mode::skip;
      return std::nullopt;
    case WordKind::refuse_unless_zero:
      if (number == 0) break;
      [[fallthrough]];
    case WordKind::refuse:
      return fault("`\\" + std::string(known.name) + "` is " + known.what +
                   ", which cannot be turned into plain text");
    default: break;
  }
  if (fallback_left_ > 0) --fallback_left_;  // by the specification a word counts as a character
  return apply_settings(control, known);
}

RtfReader::Outcome RtfReader::apply_settings(const ControlWord& control, const Word& known) {
  const std::int64_t number = control.parameter.value_or(0);
  switch (known.kind) {
    case WordKind::unicode_fallback:
      if (!control.parameter || number < 0 || number > kMaxFallback) {
        return fault("`\\uc` has no number from 0 to 16");
      }
      groups_.back().fallback = number;
      break;
    case WordKind::code_page:
      if (number != 1252) return fault("`\\ansicpg` names another code page than 1252");
      break;
    case WordKind::font: groups_.back().font = number; break;
    case WordKind::default_font:
      default_font_ = number;
      groups_.back().font = number;
      break;
    case WordKind::plain: groups_.back().font = default_font_; break;
    default: break;
  }
  return std::nullopt;
}

RtfReader::Outcome RtfReader::apply_in_font_table(const ControlWord& control, const Word& known) {
  const std::int64_t number = control.parameter.value_or(0);
  if (known.kind == WordKind::font) fonts_.begin(number);
  if (known.kind == WordKind::font_charset) fonts_.set_charset(number);
  if (known.kind == WordKind::font_code_page) fonts_.set_code_page(number);
  return std::nullopt;
}

RtfReader::Outcome RtfReader::unicode(std::int64_t number) {
  fallback_left_ = groups_.back().fallback;
  if (number < 0) number += 0x10000;  // the specification has 16 bits with a sign
  if (number <= 0 || number > 0xFFFF) return fault("`\\u` has no number of a character");
  if (is_high_surrogate(number) && high_ == 0) {
    high_ = number;
    return std::nullopt;
  }
  if (is_low_surrogate(number) && high_ != 0) {
    number = 0x10000 + ((std::exchange(high_, 0) - 0xD800) << 10) + (number - 0xDC00);
  }
  return put(static_cast<char32_t>(number));
}

RtfReader::Outcome RtfReader::skip_binary(const ControlWord& control) {
  const std::int64_t length = control.parameter.value_or(0);
  if (length < 0 || static_cast<std::uint64_t>(length) > text_.size() - at_) {
    return fault("`\\bin` reaches past the end of the text");
  }
  if (takes_text() && !is_fallback() && length > 0) {
    return fault("`\\bin` is binary data, which cannot be turned into plain text");
  }
  starred_ = false;
  at_ += static_cast<std::size_t>(length);
  return std::nullopt;
}

}  // namespace smx::bodies
