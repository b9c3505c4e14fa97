// The character sets of an RTF document's fonts: they decide what a byte above 7F means.
#pragma once

#include <cstdint>
#include <map>

namespace smx::bodies {

enum class FontSet : std::uint8_t {
  latin,   // Windows-1252, or the document's
  symbol,  // pictures under the codes of letters
  other,   // another code page
};

class RtfFonts {
 public:
  /// In the font table, `\fN` begins an entry, `\fcharsetN` and `\cpgN` are about it.
  void begin(std::int64_t font) { current_ = font; }
  void set_charset(std::int64_t charset) { note(charset_set(charset)); }
  void set_code_page(std::int64_t page) {
    note(page == 0 || page == 1252 ? FontSet::latin : FontSet::other);
  }

  FontSet set_of(std::int64_t font) const {
    const auto found = sets_.find(font);
    return found == sets_.end() ? FontSet::latin : found->second;
  }

 private:
  // 0 is ANSI, 1 the default, 2 symbols; the others are code pages.
  static FontSet charset_set(std::int64_t charset) {
    if (charset == 2) return FontSet::symbol;
    return charset == 0 || charset == 1 ? FontSet::latin : FontSet::other;
  }
  void note(FontSet set) {
    if (set != FontSet::latin) sets_[current_] = set;
  }

  std::int64_t current_ = 0;
  std::map<std::int64_t, FontSet> sets_;
};

}  // namespace smx::bodies
