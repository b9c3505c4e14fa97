#include "base/json_text.h"

#include "smx/diagnostic.h"

#include "base/find_bytes.h"
#include "base/utf8.h"

namespace smx {

namespace {

void append_escape(char character, std::string& out) {
  constexpr char kHex[] = "0123456789abcdef";
  switch (character) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
  }
  out += "\\u00";
  out += kHex[character >> 4];
  out += kHex[character & 0xF];
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

void append_json_string(std::string_view text, std::string& out) {
  out += '"';
  const char* at = text.data();
  const char* const end = at + text.size();
  while (true) {
    const char* stop = find_bytes_or_control<'"', '\\'>(at, end);
    out.append(at, stop);
    if (stop == end) break;
    append_escape(*stop, out);
    at = stop + 1;
  }
  out += '"';
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
