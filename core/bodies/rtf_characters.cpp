// From units and bytes to characters: pairs of halves, code pages, symbol fonts.
#include <utility>

#include "base/utf8.h"
#include "bodies/rtf_reader.h"
#include "xml/characters.h"

namespace smx::bodies {
namespace {

bool is_high_surrogate(std::int64_t unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}
bool is_low_surrogate(std::int64_t unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}
bool is_digit(char32_t point) {
  return point >= U'0' && point <= U'9';
}
bool is_blank(char32_t point) {
  return point == U' ' || point == U'\t' || point == 0xA0;
}

/// The code in a symbol font that a character stands for: writers put them to F000 to F0FF.
std::optional<std::uint8_t> symbol_code(char32_t point) {
  if (point >= 0xF020 && point <= 0xF0FF) return static_cast<std::uint8_t>(point & 0xFF);
  if (point < 0x100) return static_cast<std::uint8_t>(point);
  return std::nullopt;
}

}  // namespace

RtfReader::Outcome RtfReader::unicode(std::int64_t number) {
  if (auto broken = lead_ != 0 ? check_whole() : std::nullopt) return broken;
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

RtfReader::Outcome RtfReader::put_byte(std::uint8_t byte) {
  const std::int64_t font = groups_.back().font;
  if (fonts_.symbols_of(font) != SymbolFont::none) return put(char32_t{byte});
  const std::int64_t page = fonts_.page_of(font, page_);
  std::optional<char32_t> point;
  if (lead_ != 0) {
    point = double_bytes_.character_of(page, std::exchange(lead_, std::uint8_t{0}), byte);
  } else if (is_lead_byte(page, byte)) {
    lead_ = byte;
    return std::nullopt;
  } else {
    point = character_of(page, byte);
  }
  if (!point) return fault("a byte that code page " + std::to_string(page) + " does not define");
  return put(*point);
}

Fault RtfReader::half_of_two_bytes() const {
  return fault("half of a character of two bytes");
}

bool RtfReader::is_shown(char32_t point) {
  const Group& group = groups_.back();
  if (!group.hidden && !group.struck) {
    hiding_ = false;
    return true;
  }
  if (!is_blank(point) && !std::exchange(hiding_, true)) {
    losses_.add(group.hidden ? Lost::hidden_text : Lost::struck_text);
  }
  return false;
}

bool RtfReader::shows_plainly() const {
  const Group& group = groups_.back();
  const bool is_awaited = fallback_left_ > 0 || lead_ != 0 || high_ != 0;
  return !is_awaited && !group.hidden && !group.struck && !group.raised &&
         fonts_.symbols_of(group.font) == SymbolFont::none;
}

RtfReader::Outcome RtfReader::put(char32_t point) {
  if (auto broken = check_whole()) return broken;
  if (high_ != 0 || !xml::is_scalar(point)) return fault("half of a surrogate pair");
  if (point == U'\n') return put_break();
  if (point == U'\r' || !xml::is_xml_char(point)) return fault("a control character in the text");
  if (!is_shown(point)) return std::nullopt;
  const SymbolFont symbols = fonts_.symbols_of(groups_.back().font);
  if (symbols != SymbolFont::none && !is_blank(point)) {
    if (const auto code = symbol_code(point)) {
      const auto known = symbol_character(symbols, *code);
      if (!known) losses_.add(Lost::symbol);
      point = known.value_or(utf8::kReplacement);
    }
  }
  std::string& out = layout().paragraph();
  // 10 to the 4th is not 104.
  const bool raises = groups_.back().raised && !raising_ && !out.empty();
  if (raises && is_digit(static_cast<unsigned char>(out.back())) &&
      (is_digit(point) || point == U'-' || point == 0x2212)) {
    out += '^';
  }
  raising_ = groups_.back().raised;
  utf8::append(out, point);
  return std::nullopt;
}

RtfReader::Outcome RtfReader::put_break() {
  if (auto broken = check_whole()) return broken;
  if (high_ != 0) return fault("half of a surrogate pair");
  layout().paragraph() += '\n';
  return std::nullopt;
}

}  // namespace smx::bodies
