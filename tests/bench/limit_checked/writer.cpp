#include "writer.h"

namespace smx::bench {

namespace {

__m128i markup16(__m128i bytes) {
  return _mm_or_si128(_mm_or_si128(equal16(bytes, '&'), equal16(bytes, '\\')),
                      _mm_or_si128(equal16(bytes, '<'), equal16(bytes, '>')));
}

template <std::size_t N>
char* put(char* to, const char (&constant)[N]) {
  std::memcpy(to, constant, N - 1);
  return to + N - 1;
}

// One escape, of two bytes or `\u00XX`, of which the rest is plain.
char* put_html_escape(char* to, const char* at) {
  if (at[1] == 'n') return put(to, "<br/>");
  if (at[1] == '"') return put(to, "&quot;");
  to[0] = '\\';
  to[1] = at[1];
  return to + 2;
}

}  // namespace

Writer& Writer::html(std::string_view text) {
  const char* from = text.data();
  const char* const end = from + text.size();
  while (from < end) {
    const __m128i bytes = load16(from);
    store16(at, bytes);
    const unsigned marks = bits(markup16(bytes));
    const std::size_t plain = marks == 0 ? kStride : static_cast<std::size_t>(__builtin_ctz(marks));
    if (plain >= static_cast<std::size_t>(end - from)) {
      at += end - from;
      break;
    }
    at += plain;
    from += plain;
    if (marks == 0) continue;
    switch (*from) {
      case '&': at = put(at, "&amp;"); break;
      case '<': at = put(at, "&lt;"); break;
      case '>': at = put(at, "&gt;"); break;
      default: at = put_html_escape(at, from++);
    }
    ++from;
  }
  return *this;
}

}  // namespace smx::bench
