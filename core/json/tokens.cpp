#include "json/tokens.h"

#include <array>
#include <cstring>

#include "base/json_text.h"
#include "base/utf8.h"

namespace smx::json {

namespace {

/// What an escape of two bytes stands for, by its second byte; 0: there is no such escape.
constexpr std::array<char, 256> kEscaped = [] {
  std::array<char, 256> table{};
  table['"'] = '"';
  table['\\'] = '\\';
  table['/'] = '/';
  table['b'] = '\b';
  table['f'] = '\f';
  table['n'] = '\n';
  table['r'] = '\r';
  table['t'] = '\t';
  return table;
}();

const char* refuse(const char* at, const char* message, TokenFault& fault,
                   Code code = Code::json_syntax) {
  fault = {code, at, message};
  return nullptr;
}

const char* refuse_end(const char* end, TokenFault& fault) {
  return refuse(end, "the document ends inside of a string; a closing quote was expected", fault);
}

bool is_ascii(char byte) {
  return static_cast<signed char>(byte) >= 0;
}

/// Behind the characters at `at` that are no ASCII; there is one, or a fault.
const char* skip_foreign(const char* at, const char* end, TokenFault& fault) {
  if (is_ascii(*at)) {
    return refuse(at, "a control character in a string must be written as an escape", fault);
  }
  do {
    const std::size_t length = utf8::sequence_length(at, end);
    if (length == 0) {
      return refuse(at, "this byte is not valid UTF-8", fault, Code::json_encoding);
    }
    at += length;
  } while (at != end && !is_ascii(*at));
  return at;
}

/// The closing quote or the first escape.
const char* skip_unescaped(const char* at, const char* end, TokenFault& fault) {
  while (at != end) {
    if (*at == '"' || *at == '\\') return at;
    at = skip_foreign(at, end, fault);
    if (!at) return nullptr;
    at = skip_plain(at, end);
  }
  return refuse_end(end, fault);
}

/// A copy of a text with its JSON in front, see KeptSpelling.
std::string_view copy_with_spelling(std::string_view text, std::string_view json, Arena& arena) {
  const KeptSpelling kept{json.data(), json.size()};
  const auto made = arena.allocate_array<char>(sizeof kept + text.size());
  std::memcpy(made.data(), &kept, sizeof kept);
  std::memcpy(made.data() + sizeof kept, text.data(), text.size());
  return {made.data() + sizeof kept, text.size()};
}

/// Reads the rest of a string from its first escape on, behind what is in a buffer.
class EscapedString {
 public:
  EscapedString(const char* end, TextBuffer& out, TokenFault& fault)
      : end_(end), out_(out), fault_(fault), to_(out.room(0)), limit_(to_) {}

  /// Whether all escapes are those that would be written, so that the string can be written as it
  /// was read.
  bool is_as_written() const { return is_as_written_; }

  /// Gives the closing quote, or null when there is a fault.
  const char* read(const char* at) {
    while (at != end_) {
      if (*at == '"') {
        out_.written_to(to_);
        return at;
      }
      if (to_ >= limit_) make_room();
      at = *at == '\\' ? read_escape(at) : read_foreign(at);
      if (!at) return nullptr;
      at = read_plain(at);
    }
    return refuse_end(end_, fault_);
  }

 private:
  static constexpr std::size_t kRoom = 4096;  // made at once
  // What may be stored without asking again: two strides, and one character of at most four bytes
  // that follows them.
  static constexpr std::size_t kUnasked = 2 * kStride + 4;

  void make_room() {
    out_.written_to(to_);
    to_ = out_.room(kRoom);
    limit_ = to_ + (kRoom - kUnasked);
  }

  const char* read_plain(const char* at) {
    while (end_ - at >= 2 * kStride) {
      if (to_ >= limit_) make_room();
      const std::ptrdiff_t plain = copy_pair(at, to_);
      at += plain;
      to_ += plain;
      if (plain < 2 * kStride) return at;
    }
    for (; at != end_ && is_plain(*at); ++at) {
      if (to_ >= limit_) make_room();
      *to_++ = *at;
    }
    return at;
  }

  /// Characters that are no ASCII; there is one, or a fault.
  const char* read_foreign(const char* at) {
    while (at != end_ && !is_ascii(*at)) {
      const std::size_t length = utf8::sequence_length(at, end_);
      if (length == 0) break;
      if (to_ >= limit_) make_room();
      if (end_ - at >= 4) {
        std::memcpy(to_, at, 4);  // there is room, and four bytes are one step
      } else {
        std::memcpy(to_, at, length);
      }
      to_ += length;
      at += length;
      if (at != end_ && is_ascii(*at)) return at;
    }
    return at == end_ ? at : skip_foreign(at, end_, fault_);
  }

  const char* read_escape(const char* at) {
    if (end_ - at < 2) return refuse(end_, "the document ends inside of an escape", fault_);
    const char character = kEscaped[static_cast<unsigned char>(at[1])];
    if (character == 0) return read_other_escape(at);
    if (character == '/') is_as_written_ = false;
    *to_++ = character;
    return at + 2;
  }

  const char* read_other_escape(const char* at) {
    if (at[1] == 'u') return read_unicode_escape(at);
    return refuse(at,
                  "this escape is unknown; \\\", \\\\, \\/, \\b, \\f, \\n, \\r, \\t or "
                  "\\u with four hexadecimal digits was expected",
                  fault_);
  }

  /// Reads \uXXXX, and the second half of a surrogate pair with it.
  const char* read_unicode_escape(const char* escape) {
    constexpr const char* kLone =
        "half of a surrogate pair is no character; the other half is not beside it";
    char32_t unit = 0;
    const char* at = read_unit(escape, unit);
    if (!at) return nullptr;
    if (unit >= 0xDC00 && unit <= 0xDFFF) {
      return refuse(escape, kLone, fault_, Code::json_encoding);
    }
    if (unit >= 0xD800 && unit <= 0xDBFF) {
      if (end_ - at < 2 || at[0] != '\\' || at[1] != 'u') {
        return refuse(escape, kLone, fault_, Code::json_encoding);
      }
      char32_t second = 0;
      at = read_unit(at, second);
      if (!at) return nullptr;
      if (second < 0xDC00 || second > 0xDFFF) {
        return refuse(escape, kLone, fault_, Code::json_encoding);
      }
      unit = 0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00);
    }
    if (!is_written_so(unit, escape)) is_as_written_ = false;
    to_ = utf8::put(unit, to_);
    return at;
  }

  /// Whether \uXXXX, which is `escape`, is what is written for that character.
  static bool is_written_so(char32_t unit, const char* escape) {
    constexpr std::size_t kBytes = 6;
    if (unit >= 0x20) return false;
    const char character = static_cast<char>(unit);
    char written[kLongestEscape + kEscapeSlack];
    const char* end = put_json_text({&character, 1}, written);
    return end - written == kBytes && std::memcmp(written, escape, kBytes) == 0;
  }

  /// Reads \uXXXX as it stands.
  const char* read_unit(const char* at, char32_t& unit) {
    at += 2;
    for (int i = 0; i < 4; ++i, ++at) {
      const int digit = at == end_ ? -1 : hexadecimal(*at);
      if (digit < 0) {
        return refuse(at, "four hexadecimal digits were expected after \\u", fault_);
      }
      unit = unit << 4 | static_cast<char32_t>(digit);
    }
    return at;
  }

  static int hexadecimal(char byte) {
    if (byte >= '0' && byte <= '9') return byte - '0';
    const char lower = static_cast<char>(byte | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }

  const char* end_;
  TextBuffer& out_;
  TokenFault& fault_;
  char* to_;     // where the next byte goes
  char* limit_;  // up to here, there is room for what is stored unasked
  bool is_as_written_ = true;
};

}  // namespace

const char* read_unplain_string(const char* begin, const char* at, const char* end, StringRoom room,
                                StringToken& token, TokenFault& fault) {
  at = skip_unescaped(at, end, fault);
  if (!at) return nullptr;
  if (*at == '"') {
    token.text = {begin, at};
    return at + 1;
  }
  room.decoded->clear();
  room.decoded->append(std::string_view(begin, at));
  EscapedString escaped(end, *room.decoded, fault);
  at = escaped.read(at);
  if (!at) return nullptr;
  const std::string_view json(begin - 1, static_cast<std::size_t>(at - begin) + 2);
  token.text = copy_with_spelling(room.decoded->view(), json, *room.arena);
  token.spelling = escaped.is_as_written() ? Spelling::kept : Spelling::unknown;
  return at + 1;
}

const char* read_rare_number(const char* at, const char* end, TokenFault& fault) {
  if (*at == '-') ++at;
  if (at == end || !is_digit(*at)) {
    return refuse(at, "a digit was expected after the minus sign", fault);
  }
  const char* whole = at;
  at = skip_digits(at, end);
  if (*whole == '0' && at - whole > 1) {
    return refuse(whole, "a number must not have leading zeros", fault);
  }
  if (at != end && *at == '.') {
    const char* fraction = ++at;
    at = skip_digits(at, end);
    if (at == fraction) {
      return refuse(at, "a digit was expected after the decimal point", fault);
    }
  }
  if (at != end && (*at == 'e' || *at == 'E')) {
    ++at;
    if (at != end && (*at == '+' || *at == '-')) ++at;
    const char* exponent = at;
    at = skip_digits(at, end);
    if (at == exponent) {
      return refuse(at, "a digit was expected in the exponent", fault);
    }
  }
  return at;
}

}  // namespace smx::json
