// The fonts of an RTF document: they decide what a byte above 7F means, and whether letters are
// pictures.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "bodies/code_pages.h"
#include "bodies/rtf_symbols.h"

namespace smx::bodies {

class RtfFonts {
 public:
  /// In the font table, `\fN` begins an entry; `\fcharsetN`, `\cpgN` and the name are about it.
  void begin(std::int64_t font) { current_ = font; }
  void set_charset(std::int64_t charset) {
    if (charset == 2) fonts_[current_].symbols = SymbolFont::unknown;
    if (const auto page = code_page_of_charset(charset)) fonts_[current_].page = *page;
  }
  /// False for a page that nobody can read.
  bool set_code_page(std::int64_t page) {
    if (page == 0 || page == 42) return true;  // the default, and symbols
    fonts_[current_].page = page;
    return is_code_page(page);
  }
  void add_to_name(std::string_view part) {
    std::string& name = fonts_[current_].name;
    name += part.substr(0, kLongestName - name.size());
  }

  /// The code page of a font; `document` for one that has none of its own.
  std::int64_t page_of(std::int64_t font, std::int64_t document) const {
    const auto found = fonts_.find(font);
    return found == fonts_.end() || found->second.page == 0 ? document : found->second.page;
  }
  SymbolFont symbols_of(std::int64_t font) const {
    const auto found = fonts_.find(font);
    if (found == fonts_.end() || found->second.symbols == SymbolFont::none) return SymbolFont::none;
    return symbol_font(found->second.name);
  }

 private:
  static constexpr std::size_t kLongestName = 32;
  struct Font {
    std::int64_t page = 0;
    SymbolFont symbols = SymbolFont::none;
    std::string name{};
  };
  std::int64_t current_ = 0;
  std::map<std::int64_t, Font> fonts_;
};

}  // namespace smx::bodies
