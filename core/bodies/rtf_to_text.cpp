#include <utility>

#include "base/utf8.h"
#include "bodies/bodies.h"
#include "bodies/rtf_reader.h"
#include "bodies/windows_1252.h"
#include "xml/characters.h"

namespace smx::bodies {
namespace {

constexpr std::size_t kMaxDepth = 64;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

RtfReader::Outcome RtfReader::run() {
  if (text_.starts_with(utf8::kByteOrderMark)) at_ = utf8::kByteOrderMark.size();
  bool any = false;
  while (at_ < text_.size()) {
    start_ = at_;
    if (groups_.empty() && text_[at_] == '{') any = true;
    if (auto fault = groups_.empty() ? outside() : step()) return fault;
  }
  start_ = at_;
  if (!any) return fault("there is no RTF: it begins with `{\\rtf`");
  if (!groups_.empty()) return fault("a group is not closed");
  while (out_.ends_with('\n')) out_.pop_back();
  return std::nullopt;
}

RtfReader::Outcome RtfReader::outside() {
  const char c = text_[at_++];
  if (c == '{') return begin_document();
  if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\0') return std::nullopt;
  return fault(c == '}' ? "a group is closed that was not opened" : "there is text outside of RTF");
}

RtfReader::Outcome RtfReader::begin_document() {
  ControlWord rtf;
  if (at_ < text_.size() && text_[at_] == '\\') {
    ++at_;
    if (auto fault = read_word(rtf)) return fault;
  }
  if (rtf.name != "rtf") return fault("there is no RTF: it begins with `{\\rtf`");
  groups_.push_back({});
  fonts_ = {};
  default_font_ = 0;
  if (!out_.empty() && !out_.ends_with('\n')) out_ += '\n';
  return std::nullopt;
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
  if (groups_.size() == kMaxDepth) return fault("the groups are nested too deeply");
  fallback_left_ = 0;
  groups_.push_back(groups_.back());
  groups_.back().begun = false;
  return std::nullopt;
}

RtfReader::Outcome RtfReader::close_group() {
  ++at_;
  if (starred_) return fault("`\\*` is not followed by a control word");
  fallback_left_ = 0;
  groups_.pop_back();
  if (groups_.empty() && high_ != 0) return fault("half of a surrogate pair");
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
  return is_fallback() ? std::nullopt : put(point);
}

RtfReader::Outcome RtfReader::hex_byte() {
  const int high = at_ < text_.size() ? hex_digit(text_[at_]) : -1;
  const int low = at_ + 1 < text_.size() ? hex_digit(text_[at_ + 1]) : -1;
  if (high < 0 || low < 0) return fault("`\\'` is not followed by two hexadecimal digits");
  at_ += 2;
  if (!takes_text() || is_fallback()) return std::nullopt;
  const auto byte = static_cast<std::uint8_t>(high * 16 + low);
  if (byte >= 0x80 && fonts_.set_of(groups_.back().font) == FontSet::other) {
    return fault("a byte is in the character set of a font that is not Windows-1252");
  }
  const auto point = character_of_byte(byte);
  if (!point) return fault("a byte that Windows-1252 does not define");
  return put(*point);
}

RtfReader::Outcome RtfReader::raw_text() {
  if (starred_) return fault("`\\*` is not followed by a control word");
  if (!takes_text()) {
    ++at_;
    return std::nullopt;
  }
  const utf8::Step step = utf8::step_at(text_, at_);
  if (!step.valid) return fault("the text is not valid UTF-8");
  at_ += step.length;
  return is_fallback() ? std::nullopt : put(step.code_point);
}

RtfReader::Outcome RtfReader::put(char32_t point) {
  if (high_ != 0 || !xml::is_scalar(point)) return fault("half of a surrogate pair");
  if (point == U'\n') return put_break();
  if (point == U'\r' || !xml::is_xml_char(point)) return fault("a control character in the text");
  const bool blank = point == U' ' || point == U'\t' || point == 0xA0;
  if (!blank && fonts_.set_of(groups_.back().font) == FontSet::symbol) {
    return fault("a character is in a symbol font, which cannot be turned into plain text");
  }
  utf8::append(out_, point);
  return std::nullopt;
}

RtfReader::Outcome RtfReader::put_break() {
  if (high_ != 0) return fault("half of a surrogate pair");
  out_ += '\n';
  return std::nullopt;
}

std::optional<Fault> rtf_to_text(std::string_view rtf, std::string& out) {
  RtfReader reader(rtf);
  if (auto fault = reader.run()) return fault;
  out += std::move(reader).take();
  return std::nullopt;
}

}  // namespace smx::bodies
