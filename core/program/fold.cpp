#include "program/program.h"

namespace smx {

namespace {

bool folds(Fold fold, Fold what) {
  return (static_cast<unsigned>(fold) & static_cast<unsigned>(what)) != 0;
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

char lowered(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

void append_folded(std::string_view text, Fold fold, std::string& out) {
  const bool letter_case = folds(fold, Fold::letter_case);
  const bool space = folds(fold, Fold::space);
  // Room for all of it at once: it never becomes longer.
  const std::size_t start = out.size();
  out.resize(start + text.size());
  char* const begin = out.data() + start;
  char* at = begin;
  bool blank_pending = false;
  for (const char c : text) {
    if (space && is_space(c)) {
      blank_pending = at != begin;
      continue;
    }
    if (blank_pending) *at++ = ' ';
    blank_pending = false;
    *at++ = letter_case ? lowered(c) : c;
  }
  out.resize(static_cast<std::size_t>(at - out.data()));
}

void append_table_key(std::string_view key, Fold fold, KeyPart part, std::string& out) {
  const std::size_t start = out.size();
  if (fold == Fold::exact) {
    out.append(key);
  } else {
    append_folded(key, fold, out);
  }
  // The length behind all keys but the first keeps ("a", "bc") and ("ab", "c") apart, whatever
  // characters they hold.
  if (part == KeyPart::first) return;
  const auto length = static_cast<std::uint32_t>(out.size() - start);
  out.append(reinterpret_cast<const char*>(&length), sizeof length);
}

}  // namespace smx
