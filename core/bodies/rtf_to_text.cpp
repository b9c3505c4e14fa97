#include <algorithm>
#include <array>
#include <utility>

#include "base/find_bytes.h"
#include "base/utf8.h"
#include "bodies/bodies.h"
#include "bodies/rtf_reader.h"

namespace smx::bodies {
namespace {

constexpr std::size_t kMaxDepth = 128;

// Room that is made at once, so that ordinary documents need no more: groups that are open, and
// bytes of a text and of a paragraph.
constexpr std::size_t kUsualDepth = 16;
constexpr std::size_t kUsualText = 1000;
constexpr std::size_t kUsualParagraph = 250;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// A plain byte is a character that stands for itself: ASCII that can be printed, but no sign of
/// RTF.
constexpr auto kIsPlain = [] {
  std::array<bool, 256> plain{};
  for (unsigned byte = 0x20; byte < 0x80; ++byte) plain[byte] = true;
  plain['\\'] = plain['{'] = plain['}'] = false;
  return plain;
}();

}  // namespace

RtfReader::Outcome RtfReader::run() {
  if (text_.size() > kMostBodyBytes) return Fault{kMostBodyBytes, "the body is too large"};
  if (text_.starts_with(utf8::kByteOrderMark)) at_ = utf8::kByteOrderMark.size();
  bool any = false;
  while (at_ < text_.size()) {
    start_ = at_;
    if (groups_.empty() && text_[at_] == '{') any = true;
    if (auto fault = groups_.empty() ? outside() : step()) return fault;
  }
  start_ = any ? at_ : 0;
  if (!any) return fault("there is no RTF: it begins with `{\\rtf`");
  if (!groups_.empty()) return fault("a group is not closed");
  while (out_.ends_with('\n')) out_.pop_back();
  return std::nullopt;
}

// White space, and the ends of texts of older systems, say nothing.
RtfReader::Outcome RtfReader::outside() {
  const char c = text_[at_++];
  if (c == '{') {
    stray_ = false;
    return begin_document();
  }
  if (c == '}') return fault("a group is closed that was not opened");
  if (std::string_view(" \t\r\n\f\x1A").find(c) != std::string_view::npos || c == '\0') {
    return std::nullopt;
  }
  if (!std::exchange(stray_, true)) losses_.add(Lost::stray_text);
  return std::nullopt;
}

RtfReader::Outcome RtfReader::begin_document() {
  ControlWord rtf;
  if (at_ < text_.size() && text_[at_] == '\\') {
    ++at_;
    if (auto fault = read_word(rtf)) return fault;
  }
  if (rtf.name != "rtf") return fault("there is no RTF: it begins with `{\\rtf`");
  groups_.reserve(kUsualDepth);
  groups_.push_back({});
  flows_.emplace_back();
  layout().reserve(std::min(text_.size() - at_, kUsualText), kUsualParagraph);
  fonts_ = {};
  page_ = kWindows1252;
  default_font_ = 0;
  if (!out_.empty() && !out_.ends_with('\n')) out_ += '\n';
  return std::nullopt;
}

void RtfReader::end_document() {
  note_marker();
  if (out_.empty()) {
    out_ = layout().take();
  } else {
    out_ += layout().take();
  }
  if (!notes_.empty()) {
    while (out_.ends_with('\n')) out_.pop_back();
    out_ += "\n\n";
  }
  for (std::size_t i = 0; i < notes_.size(); ++i) {
    out_ += "[" + std::to_string(i + 1) + "] " + notes_[i] + "\n";
  }
  flows_.clear();
  fields_.clear();
  notes_.clear();
}

RtfReader::Outcome RtfReader::step() {
  const char c = text_[at_];
  if (c == '\r' || c == '\n') {  // line ends of the source, not of the text
    ++at_;
    return std::nullopt;
  }
  first_ = !std::exchange(groups_.back().begun, true);
  switch (c) {
    case '{': return open_group();
    case '}': return close_group();
    case '\\': return control();
    default: return raw_text();
  }
}

RtfReader::Outcome RtfReader::open_group() {
  ++at_;
  if (starred_) return fault("`\\*` is not followed by a control word");
  if (auto broken = check_whole()) return broken;
  if (groups_.size() == kMaxDepth) return fault("the groups are nested too deeply");
  fallback_left_ = 0;
  groups_.push_back(groups_.back());
  groups_.back().begun = false;
  groups_.back().opened = WordKind::unknown;
  return std::nullopt;
}

RtfReader::Outcome RtfReader::close_group() {
  ++at_;
  if (starred_) return fault("`\\*` is not followed by a control word");
  if (auto broken = check_whole()) return broken;
  fallback_left_ = 0;
  const WordKind opened = groups_.back().opened;
  if ((groups_.size() == 1 || opened != WordKind::unknown) && high_ != 0) {
    return fault("half of a surrogate pair");
  }
  groups_.pop_back();
  if (groups_.empty()) {
    end_document();
  } else {
    end_destination(opened);
  }
  return std::nullopt;
}

RtfReader::Outcome RtfReader::control() {
  if (at_ + 1 == text_.size()) return fault("the text ends behind a backslash");
  ++at_;
  if (is_letter(text_[at_])) return word();
  if (starred_) return fault("`\\*` is not followed by a control word");
  return control_symbol(text_[at_++]);
}

RtfReader::Outcome RtfReader::control_symbol(char symbol) {
  // Two digits belong to it in a skipped group too, but they need not be a character there.
  if (symbol == '\'') return hex_byte();
  if (symbol == '*') {
    if (!first_) return fault("`\\*` does not begin a group");
    starred_ = true;
    return std::nullopt;
  }
  if (!takes_text()) return std::nullopt;
  if (symbol == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
  if (symbol == '\r' || symbol == '\n') return put_break();
  char32_t point = 0;
  switch (symbol) {
    case '{':
    case '}':
    case '\\': point = static_cast<unsigned char>(symbol); break;
    case '\t': point = U'\t'; break;
    case '~': point = 0xA0; break;
    case '_': point = 0x2011; break;
    case '-': point = 0xAD; break;
    default: return fault("a backslash stands before a sign that it has no meaning with");
  }
  if (is_fallback()) return std::nullopt;
  if (lead_ != 0 && point == static_cast<unsigned char>(symbol)) {
    return put_byte(static_cast<std::uint8_t>(symbol));
  }
  return put(point);
}

RtfReader::Outcome RtfReader::hex_byte() {
  const int high = at_ < text_.size() ? hex_digit(text_[at_]) : -1;
  const int low = at_ + 1 < text_.size() ? hex_digit(text_[at_ + 1]) : -1;
  if (high < 0 || low < 0) return fault("`\\'` is not followed by two hexadecimal digits");
  at_ += 2;
  if (!takes_text() || is_fallback()) return std::nullopt;
  return put_byte(static_cast<std::uint8_t>(high * 16 + low));
}

RtfReader::Outcome RtfReader::raw_text() {
  if (starred_) return fault("`\\*` is not followed by a control word");
  if (!takes_text()) {
    skip_raw_text();
    return std::nullopt;
  }
  if (shows_plainly() && put_plain_text()) return std::nullopt;
  const utf8::Step step = utf8::step_at(text_, at_);
  if (!step.valid) return fault("the text is not valid UTF-8");
  at_ += step.length;
  if (is_fallback()) return std::nullopt;
  if (lead_ != 0 && step.code_point < 0x80) {
    return put_byte(static_cast<std::uint8_t>(step.code_point));
  }
  return put(step.code_point);
}

/// Of a group without text; pictures have much of it.
void RtfReader::skip_raw_text() {
  const char* const begin = text_.data() + at_;
  const char* const end =
      find_bytes<'\\', '{', '}', '\r', '\n'>(begin, text_.data() + text_.size());
  if (groups_.back().mode == Mode::fonts) fonts_.add_to_name({begin, end});
  at_ = static_cast<std::size_t>(end - text_.data());
}

/// Puts all plain bytes that stand here at once: nearly all of a text is that. False when there are
/// none.
bool RtfReader::put_plain_text() {
  const char* const begin = text_.data() + at_;
  const char* const end = text_.data() + text_.size();
  const char* at = begin;
  while (at != end && kIsPlain[static_cast<unsigned char>(*at)]) ++at;
  if (at == begin) return false;
  layout().paragraph().append(begin, at);
  hiding_ = raising_ = false;
  at_ = static_cast<std::size_t>(at - text_.data());
  return true;
}

std::optional<Fault> rtf_to_text(std::string_view rtf, std::string& out, Losses& losses) {
  RtfReader reader(rtf);
  if (auto fault = reader.run()) return fault;
  losses.add(reader.losses());
  out += std::move(reader).take();
  return std::nullopt;
}

}  // namespace smx::bodies
