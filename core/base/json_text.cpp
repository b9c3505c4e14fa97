#include "base/json_text.h"

#include <bit>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "smx/diagnostic.h"

#include "base/utf8.h"

namespace smx {

namespace {

constexpr std::size_t kStride = 16;

bool needs_escape(char byte) {
  return static_cast<unsigned char>(byte) < 0x20 || byte == '"' || byte == '\\';
}

/// Not 0 where one of the bytes of a word needs an escape.
template <typename Word>
Word special_in(Word bytes) {
  constexpr Word kOnes = static_cast<Word>(0x0101010101010101u);
  constexpr Word kHighs = static_cast<Word>(kOnes * 0x80);
  const auto zero_in = [](Word word) { return (word - kOnes) & ~word & kHighs; };
  const Word control = (bytes - kOnes * 0x20) & ~bytes & kHighs;
  return control | zero_in(bytes ^ kOnes * '"') | zero_in(bytes ^ kOnes * '\\');
}

/// Copies 16 bytes; a bit is set for each that needs an escape.
unsigned copy_stride(const char* from, char* to) {
#if defined(__SSE2__)
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(to), bytes);
  const __m128i last_control = _mm_set1_epi8(0x1F);
  const __m128i control = _mm_cmpeq_epi8(_mm_max_epu8(bytes, last_control), last_control);
  const __m128i quote = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
  const __m128i backslash = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
  return static_cast<unsigned>(
      _mm_movemask_epi8(_mm_or_si128(control, _mm_or_si128(quote, backslash))));
#else
  unsigned special = 0;
  for (std::size_t i = 0; i < kStride; ++i) special |= unsigned{needs_escape(from[i])} << i;
  std::memcpy(to, from, kStride);
  return special;
#endif
}

/// Stores what stands for a byte that JSON cannot hold as it is; gives the place behind.
char* put_escape(char byte, char* at) {
  constexpr char kHex[] = "0123456789abcdef";
  *at++ = '\\';
  switch (byte) {
    case '"':
    case '\\': *at++ = byte; return at;
    case '\b': *at++ = 'b'; return at;
    case '\f': *at++ = 'f'; return at;
    case '\n': *at++ = 'n'; return at;
    case '\r': *at++ = 'r'; return at;
    case '\t': *at++ = 't'; return at;
    default: break;
  }
  std::memcpy(at, "u00", 3);
  at[3] = kHex[byte >> 4];
  at[4] = kHex[byte & 0xF];
  return at + 5;
}

/// Copies a text of one to two words by two loads that overlap, if all of it is plain: names and
/// codes are mostly that short, and a loop over their bytes would cost more than all else about
/// them.
template <typename Word>
bool copy_short_plain(const char* from, std::size_t bytes, char* to) {
  Word first = 0;
  Word last = 0;
  std::memcpy(&first, from, sizeof first);
  std::memcpy(&last, from + bytes - sizeof last, sizeof last);
  if ((special_in(first) | special_in(last)) != 0) return false;
  std::memcpy(to, &first, sizeof first);
  std::memcpy(to + bytes - sizeof last, &last, sizeof last);
  return true;
}

/// Machine output must stay readable whatever a rule file contains.
std::string repaired(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Step step = utf8::step_at(text, at);
    utf8::append(out, step.code_point);
    at += step.length;
  }
  return out;
}

}  // namespace

// Whole strides are stored before it is known how much of them is plain: that is cheaper than to
// look first.
char* put_json_text(std::string_view text, char* at) {
  const char* from = text.data();
  std::size_t left = text.size();
  while (left >= kStride) {
    const unsigned special = copy_stride(from, at);
    const unsigned plain = special == 0 ? kStride : std::countr_zero(special);
    from += plain;
    at += plain;
    left -= plain;
    if (special == 0) continue;
    at = put_escape(*from++, at);
    --left;
  }
  if (left >= 8) {
    if (copy_short_plain<std::uint64_t>(from, left, at)) return at + left;
  } else if (left >= 4 && copy_short_plain<std::uint32_t>(from, left, at)) {
    return at + left;
  }
  for (; left > 0; --left, ++from) {
    if (needs_escape(*from)) {
      at = put_escape(*from, at);
    } else {
      *at++ = *from;
    }
  }
  return at;
}

void append_json_string(std::string_view text, TextBuffer& out) {
  // In pieces, so that a huge text does not ask for six times its size.
  constexpr std::size_t kPiece = 4096;
  out.append('"');
  while (true) {
    const std::string_view piece = text.substr(0, kPiece);
    char* at = out.room(piece.size() * kLongestEscape + kEscapeSlack);
    at = put_json_text(piece, at);
    out.written_to(at);
    if (piece.size() == text.size()) break;
    text.remove_prefix(piece.size());
  }
  out.append('"');
}

void append_json_string(std::string_view text, std::string& out) {
  TextBuffer buffer;
  append_json_string(text, buffer);
  out += buffer.view();
}

std::string json_quoted(std::string_view text) {
  std::string out;
  if (utf8::find_broken(text) == std::string_view::npos) {
    append_json_string(text, out);
  } else {
    append_json_string(repaired(text), out);
  }
  return out;
}

}  // namespace smx
