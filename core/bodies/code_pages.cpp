#include "bodies/code_pages.h"

#include <string>

#include <iconv.h>

#include "base/utf8.h"
#include "bodies/code_page_tables.h"
#include "bodies/windows_1252.h"

namespace smx::bodies {
namespace {

struct CharsetPage {
  std::int64_t charset;
  std::int64_t page;
};

// 0 is ANSI and 1 the default: the document's page. 2 is symbols. 255 is the machine's OEM page.
constexpr CharsetPage kCharsetPages[] = {
    {77, 10000}, {128, 932},  {129, 949},  {134, 936},  {136, 950},
    {161, 1253}, {162, 1254}, {163, 1258}, {177, 1255}, {178, 1256},
    {186, 1257}, {204, 1251}, {222, 874},  {238, 1250}, {255, 437},
};

bool is_double_byte_page(std::int64_t page) {
  return page == 932 || page == 936 || page == 949 || page == 950;
}

}  // namespace

std::optional<std::int64_t> code_page_of_charset(std::int64_t charset) {
  for (const CharsetPage& row : kCharsetPages) {
    if (row.charset == charset) return row.page;
  }
  return std::nullopt;
}

bool is_code_page(std::int64_t page) {
  return page == kWindows1252 || is_double_byte_page(page) || find_code_page(page) != nullptr;
}

bool is_lead_byte(std::int64_t page, std::uint8_t byte) {
  if (!is_double_byte_page(page) || byte < 0x81 || byte == 0xFF) return false;
  if (page != 932) return true;
  return byte < 0xA0 || (byte >= 0xE0 && byte <= 0xFC);  // the rest are narrow katakana
}

std::optional<char32_t> character_of(std::int64_t page, std::uint8_t byte) {
  if (byte < 0x80) return char32_t{byte};
  if (page == kWindows1252) return character_of_byte(byte);
  if (page == 932 && byte >= 0xA1 && byte <= 0xDF) return char32_t{0xFF61} + (byte - 0xA1);
  const CodePage* table = find_code_page(page);
  const char32_t point = table == nullptr ? 0 : table->high[byte - 0x80];
  if (point == 0) return std::nullopt;
  return point;
}

DoubleBytes::~DoubleBytes() {
  for (const auto& [page, converter] : converters_) {
    if (converter != reinterpret_cast<void*>(-1)) iconv_close(converter);
  }
}

std::optional<char32_t> DoubleBytes::character_of(std::int64_t page, std::uint8_t lead,
                                                  std::uint8_t trail) {
  auto found = converters_.find(page);
  if (found == converters_.end()) {
    const std::string name = "CP" + std::to_string(page);
    found = converters_.emplace(page, iconv_open("UTF-8", name.c_str())).first;
  }
  if (found->second == reinterpret_cast<void*>(-1)) return std::nullopt;
  char pair[2] = {static_cast<char>(lead), static_cast<char>(trail)};
  char written_bytes[8];
  char* in = pair;
  char* out = written_bytes;
  std::size_t in_left = sizeof pair;
  std::size_t out_left = sizeof written_bytes;
  iconv(found->second, nullptr, nullptr, nullptr, nullptr);  // forget a pair that failed
  if (iconv(found->second, &in, &in_left, &out, &out_left) != 0 || in_left != 0) {
    return std::nullopt;
  }
  const std::string_view written(written_bytes, sizeof written_bytes - out_left);
  if (written.empty()) return std::nullopt;
  const utf8::Step step = utf8::step_at(written, 0);
  if (!step.valid || step.length != written.size()) return std::nullopt;
  return step.code_point;
}

}  // namespace smx::bodies
