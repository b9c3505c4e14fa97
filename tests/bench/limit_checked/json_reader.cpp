#include "json_reader.h"

#include <algorithm>

namespace smx::bench {

namespace {

constexpr unsigned kDeepest = 64;
constexpr std::string_view kHighest = "10000000000";

bool is_short_escape(char letter) {
  switch (letter) {
    case '"':
    case '\\':
    case 'n':
    case 't':
    case 'r':
    case 'b':
    case 'f': return true;
    default: return false;
  }
}

}  // namespace

void JsonReader::refuse(const char* what) const {
  throw Refusal(what, static_cast<std::size_t>(std::min(at_, end_) - begin_));
}

void JsonReader::begin(std::string_view document) {
  begin_ = at_ = document.data();
  end_ = begin_ + document.size();
  fresh_ = false;
  depth_ = 0;
  if (capacity_ < document.size() + 2 * kStride) {
    capacity_ = document.size() * 2 + 2 * kStride;
    memory_ = std::make_unique_for_overwrite<char[]>(capacity_);
  }
  free_ = memory_.get();
  names_.clear();
  space();
}

void JsonReader::finish() {
  space();
  if (at_ != end_) refuse("something stands behind the document");
}

void JsonReader::enter(char bracket) {
  if (at_ >= end_ || *at_ != bracket) refuse(bracket == '{' ? "no object" : "no array");
  if (++depth_ > kDeepest) refuse("nested too deep");
  ++at_;
  fresh_ = true;
}

// Stands behind a bracket or a value; goes to what comes next.
bool JsonReader::comma_or_close(char bracket) {
  space();
  if (at_ >= end_) refuse("cut short");
  if (*at_ == bracket) {
    ++at_;
    --depth_;
    fresh_ = false;
    return false;
  }
  if (!fresh_) {
    if (*at_ != ',') refuse("no comma");
    ++at_;
    space();
  }
  fresh_ = false;
  return true;
}

std::string_view JsonReader::member() {
  if (!comma_or_close('}')) return {};
  const std::string_view name = text();
  space();
  if (at_ >= end_ || *at_ != ':') refuse("no colon");
  ++at_;
  space();
  return name;
}

bool JsonReader::item() {
  return comma_or_close(']');
}

std::string_view JsonReader::text() {
  if (at_ >= end_ || *at_ != '"') refuse("no text");
  const char* begin = ++at_;
  while (at_ < end_) {
    const unsigned marks = bits(json_special16(load16(at_)));
    if (marks == 0) {
      at_ += kStride;
      continue;
    }
    at_ += __builtin_ctz(marks);
    if (at_ >= end_) break;
    if (*at_ == '"') {
      ++at_;
      return {begin, static_cast<std::size_t>(at_ - 1 - begin)};
    }
    if (static_cast<unsigned char>(*at_) >= 0x80) {
      const std::size_t length = utf8_length(at_, end_);
      if (length == 0) refuse("no UTF-8");
      at_ += length;
    } else if (*at_ == '\\') {
      if (!is_short_escape(at_[1])) return rewritten(begin);
      at_ += 2;
    } else {
      refuse("a control character in a text");
    }
  }
  refuse("a text without end");
}

// Goes on at an escape that has a shorter form, with a copy.
std::string_view JsonReader::rewritten(const char* begin) {
  char* const result = free_;
  const auto take = [this](const char* from) {
    std::memcpy(free_, from, static_cast<std::size_t>(at_ - from));
    free_ += at_ - from;
  };
  while (at_ < end_) {
    take(begin);
    rewrite_escape();
    for (begin = at_; at_ < end_ && *at_ != '\\'; ++at_) {
      if (*at_ == '"') {
        take(begin);
        ++at_;
        return {result, static_cast<std::size_t>(free_ - result)};
      }
      if (static_cast<unsigned char>(*at_) >= 0x80) {
        const std::size_t length = utf8_length(at_, end_);
        if (length == 0) refuse("no UTF-8");
        at_ += length - 1;
      } else if (static_cast<unsigned char>(*at_) < 0x20) {
        refuse("a control character in a text");
      }
    }
  }
  refuse("a text without end");
}

void JsonReader::rewrite_escape() {
  const char letter = at_[1];
  if (is_short_escape(letter)) {
    *free_++ = '\\';
    *free_++ = letter;
    at_ += 2;
    return;
  }
  if (letter == '/') {
    *free_++ = '/';
    at_ += 2;
    return;
  }
  std::uint32_t code = hex4();
  if (code >= 0xDC00 && code < 0xE000) refuse("half of a character");
  if (code >= 0xD800 && code < 0xDC00) {
    if (end_ - at_ < 6 || *at_ != '\\') refuse("half of a character");
    const std::uint32_t low = hex4();
    if (low < 0xDC00 || low > 0xDFFF) refuse("half of a character");
    code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
  }
  free_ = put_character(free_, code);
}

// Stands at `\u`.
std::uint32_t JsonReader::hex4() {
  if (end_ - at_ < 6 || at_[1] != 'u') refuse("no escape");
  std::uint32_t code = 0;
  for (int i = 2; i < 6; ++i) {
    const char digit = at_[i];
    const char lower = static_cast<char>(digit | 0x20);
    if (is_digit(digit)) {
      code = code * 16 + static_cast<std::uint32_t>(digit - '0');
    } else if (lower >= 'a' && lower <= 'f') {
      code = code * 16 + static_cast<std::uint32_t>(lower - 'a' + 10);
    } else {
      refuse("no escape");
    }
  }
  at_ += 6;
  return code;
}

std::string_view JsonReader::integer() {
  const char* begin = at_;
  if (at_ >= end_ || *at_ < '1' || *at_ > '9') refuse("no whole number above 0");
  while (at_ < end_ && is_digit(*at_)) ++at_;
  const std::string_view text(begin, static_cast<std::size_t>(at_ - begin));
  if (at_ < end_ && (*at_ == '.' || *at_ == 'e' || *at_ == 'E')) refuse("no whole number");
  if (text.size() > kHighest.size() || (text.size() == kHighest.size() && text > kHighest)) {
    refuse("a number too large");
  }
  return text;
}

bool JsonReader::word(std::string_view word) {
  if (static_cast<std::size_t>(end_ - at_) < word.size() ||
      std::memcmp(at_, word.data(), word.size()) != 0) {
    return false;
  }
  at_ += word.size();
  return true;
}

bool JsonReader::null() {
  return at_ < end_ && *at_ == 'n' && word("null");
}

std::string_view JsonReader::boolean() {
  if (word("true")) return "true";
  if (word("false")) return "false";
  refuse("neither true nor false");
}

void JsonReader::digits() {
  if (at_ >= end_ || !is_digit(*at_)) refuse("no value");
  while (at_ < end_ && is_digit(*at_)) ++at_;
}

void JsonReader::skip_number() {
  if (*at_ == '-') ++at_;
  if (at_ < end_ && *at_ == '0') {
    ++at_;
  } else {
    digits();
  }
  if (at_ < end_ && *at_ == '.') {
    ++at_;
    digits();
  }
  if (at_ < end_ && (*at_ == 'e' || *at_ == 'E')) {
    ++at_;
    if (at_ < end_ && (*at_ == '+' || *at_ == '-')) ++at_;
    digits();
  }
}

void JsonReader::skip_object() {
  const std::size_t first = names_.size();
  object();
  for (std::string_view name = member(); name.data() != nullptr; name = member()) {
    names_.push_back(name);
    skip();
  }
  const auto begin = names_.begin() + static_cast<std::ptrdiff_t>(first);
  std::sort(begin, names_.end());
  if (std::adjacent_find(begin, names_.end()) != names_.end()) refuse("a member twice");
  names_.resize(first);
}

void JsonReader::skip() {
  if (at_ >= end_) refuse("cut short");
  switch (*at_) {
    case '{': return skip_object();
    case '[':
      array();
      while (item()) skip();
      return;
    case '"': text(); return;
    case 't':
    case 'f': boolean(); return;
    case 'n':
      if (!null()) refuse("no value");
      return;
    default: skip_number();
  }
}

}  // namespace smx::bench
