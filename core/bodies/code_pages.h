// Characters of the code pages that RTF names. Single-byte pages are our own tables; the four
// double-byte pages of East Asia (932, 936, 949, 950) are iconv(3)'s: their tables are a hundred
// times as large, and hardly a writer leaves out the \uN in front of such bytes.
#pragma once

#include <cstdint>
#include <map>
#include <optional>

namespace smx::bodies {

inline constexpr std::int64_t kWindows1252 = 1252;

/// The code page of a font's `\fcharset`; nothing for one that has none of its own (0, 1), or that
/// nobody knows.
std::optional<std::int64_t> code_page_of_charset(std::int64_t charset);

bool is_code_page(std::int64_t page);
/// Whether a byte is the first half of a character of two bytes.
bool is_lead_byte(std::int64_t page, std::uint8_t byte);
/// The character of one byte; nothing where the page has none.
std::optional<char32_t> character_of(std::int64_t page, std::uint8_t byte);

/// Pairs of bytes. Keeps its converters; one object for each thread.
class DoubleBytes {
 public:
  DoubleBytes() = default;
  DoubleBytes(const DoubleBytes&) = delete;
  DoubleBytes& operator=(const DoubleBytes&) = delete;
  ~DoubleBytes();

  /// Nothing where the page has no such character, or the machine no converter for the page.
  std::optional<char32_t> character_of(std::int64_t page, std::uint8_t lead, std::uint8_t trail);

 private:
  std::map<std::int64_t, void*> converters_;
};

}  // namespace smx::bodies
