#include "json/tokens.h"

#include "base/utf8.h"

namespace smx::json {

namespace {

/// One string that holds something else than plain characters. Until the first escape nothing is
/// copied; from then on the text grows in the scratch.
class UnplainString {
 public:
  UnplainString(const char* begin, const char* at, const char* end, std::string& scratch,
                TokenFault& fault)
      : at_(at), end_(end), copied_(begin), scratch_(scratch), fault_(fault) {
    scratch_.clear();
  }

  /// Moves to the closing quote; false when there is a fault.
  bool read() {
    while (at_ != end_) {
      if (*at_ == '"') return true;
      if (!(*at_ == '\\' ? read_escape() : read_character())) return false;
      at_ = skip_plain(at_, end_);
    }
    return refuse(end_, "the document ends inside of a string; a closing quote was expected");
  }

  const char* closing_quote() const { return at_; }
  bool has_escapes() const { return has_escapes_; }

  /// The text of a string with escapes; dies with the scratch.
  std::string_view decoded() {
    copy_pending();
    return scratch_;
  }

 private:
  bool refuse(const char* at, const char* message, Code code = Code::json_syntax) {
    fault_ = {code, at, message};
    return false;
  }

  void copy_pending() { scratch_.append(copied_, at_); }

  bool read_character() {
    if (static_cast<unsigned char>(*at_) < 0x20) {
      return refuse(at_, "a control character in a string must be written as an escape");
    }
    const std::size_t length = utf8::sequence_length(at_, end_);
    if (length == 0) return refuse(at_, "this byte is not valid UTF-8", Code::json_encoding);
    at_ += length;
    return true;
  }

  bool read_escape() {
    copy_pending();
    has_escapes_ = true;
    if (end_ - at_ < 2) return refuse(end_, "the document ends inside of an escape");
    if (at_[1] == 'u') {
      if (!read_unicode_escape()) return false;
    } else {
      const char character = character_of(at_[1]);
      if (character == 0) {
        return refuse(at_,
                      "this escape is unknown; \\\", \\\\, \\/, \\b, \\f, \\n, \\r, \\t or "
                      "\\u with four hexadecimal digits was expected");
      }
      scratch_ += character;
      at_ += 2;
    }
    copied_ = at_;
    return true;
  }

  static char character_of(char escape) {
    switch (escape) {
      case '"': return '"';
      case '\\': return '\\';
      case '/': return '/';
      case 'b': return '\b';
      case 'f': return '\f';
      case 'n': return '\n';
      case 'r': return '\r';
      case 't': return '\t';
      default: return 0;
    }
  }

  /// Reads \uXXXX, and the second half of a surrogate pair with it.
  bool read_unicode_escape() {
    constexpr const char* kLone =
        "half of a surrogate pair is no character; the other half is not beside it";
    const char* escape = at_;
    char32_t unit = 0;
    if (!read_unit(unit)) return false;
    if (unit >= 0xDC00 && unit <= 0xDFFF) return refuse(escape, kLone, Code::json_encoding);
    if (unit >= 0xD800 && unit <= 0xDBFF) {
      if (end_ - at_ < 2 || at_[0] != '\\' || at_[1] != 'u') {
        return refuse(escape, kLone, Code::json_encoding);
      }
      char32_t second = 0;
      if (!read_unit(second)) return false;
      if (second < 0xDC00 || second > 0xDFFF) return refuse(escape, kLone, Code::json_encoding);
      unit = 0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00);
    }
    utf8::append(scratch_, unit);
    return true;
  }

  /// Reads \uXXXX as it stands.
  bool read_unit(char32_t& unit) {
    at_ += 2;
    for (int i = 0; i < 4; ++i, ++at_) {
      const int digit = at_ == end_ ? -1 : hexadecimal(*at_);
      if (digit < 0) return refuse(at_, "four hexadecimal digits were expected after \\u");
      unit = unit << 4 | static_cast<char32_t>(digit);
    }
    return true;
  }

  static int hexadecimal(char byte) {
    if (byte >= '0' && byte <= '9') return byte - '0';
    const char lower = static_cast<char>(byte | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }

  const char* at_;
  const char* end_;
  const char* copied_;  // everything before is in the scratch, once there was an escape
  bool has_escapes_ = false;
  std::string& scratch_;
  TokenFault& fault_;
};

const char* refuse_number(const char* at, const char* message, TokenFault& fault) {
  fault = {Code::json_syntax, at, message};
  return nullptr;
}

const char* skip_digits(const char* at, const char* end) {
  while (at != end && is_digit(*at)) ++at;
  return at;
}

}  // namespace

const char* read_unplain_string(const char* begin, const char* at, const char* end, StringRoom room,
                                std::string_view& text, TokenFault& fault) {
  UnplainString string(begin, at, end, *room.scratch, fault);
  if (!string.read()) return nullptr;
  const char* quote = string.closing_quote();
  if (string.has_escapes()) {
    text = room.arena->copy(string.decoded());
  } else {
    text = {begin, static_cast<std::size_t>(quote - begin)};
  }
  return quote + 1;
}

const char* read_number(const char* at, const char* end, TokenFault& fault) {
  if (*at == '-') ++at;
  if (at == end || !is_digit(*at)) {
    return refuse_number(at, "a digit was expected after the minus sign", fault);
  }
  const char* whole = at;
  at = skip_digits(at, end);
  if (*whole == '0' && at - whole > 1) {
    return refuse_number(whole, "a number must not have leading zeros", fault);
  }
  if (at != end && *at == '.') {
    const char* fraction = ++at;
    at = skip_digits(at, end);
    if (at == fraction) {
      return refuse_number(at, "a digit was expected after the decimal point", fault);
    }
  }
  if (at != end && (*at == 'e' || *at == 'E')) {
    ++at;
    if (at != end && (*at == '+' || *at == '-')) ++at;
    const char* exponent = at;
    at = skip_digits(at, end);
    if (at == exponent) {
      return refuse_number(at, "a digit was expected in the exponent", fault);
    }
  }
  return at;
}

}  // namespace smx::json
