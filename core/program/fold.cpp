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
  const std::size_t start = out.size();
  bool blank_pending = false;
  for (char c : text) {
    if (space && is_space(c)) {
      blank_pending = out.size() > start;
      continue;
    }
    if (blank_pending) out.push_back(' ');
    blank_pending = false;
    out.push_back(letter_case ? lowered(c) : c);
  }
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
