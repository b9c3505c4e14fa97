#include "functions/characters.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace smx {
namespace {

/// Every `step`-th character of [first, last] has its other case `distance` further on.
struct CaseRange {
  char32_t first;
  char32_t last;
  std::uint32_t step;
  std::int32_t distance;
};

// Both tables: Unicode 14, UnicodeData.txt, simple mappings of U+0000..017F and U+0370..052F.
constexpr CaseRange kToLower[] = {
    {0x41, 0x5A, 1, 32},     {0xC0, 0xD6, 1, 32},     {0xD8, 0xDE, 1, 32},   {0x100, 0x12E, 2, 1},
    {0x130, 0x130, 1, -199}, {0x132, 0x136, 2, 1},    {0x139, 0x147, 2, 1},  {0x14A, 0x176, 2, 1},
    {0x178, 0x178, 1, -121}, {0x179, 0x17D, 2, 1},    {0x370, 0x372, 2, 1},  {0x376, 0x376, 1, 1},
    {0x37F, 0x37F, 1, 116},  {0x386, 0x386, 1, 38},   {0x388, 0x38A, 1, 37}, {0x38C, 0x38C, 1, 64},
    {0x38E, 0x38F, 1, 63},   {0x391, 0x3A1, 1, 32},   {0x3A3, 0x3AB, 1, 32}, {0x3CF, 0x3CF, 1, 8},
    {0x3D8, 0x3EE, 2, 1},    {0x3F4, 0x3F4, 1, -60},  {0x3F7, 0x3F7, 1, 1},  {0x3F9, 0x3F9, 1, -7},
    {0x3FA, 0x3FA, 1, 1},    {0x3FD, 0x3FF, 1, -130}, {0x400, 0x40F, 1, 80}, {0x410, 0x42F, 1, 32},
    {0x460, 0x480, 2, 1},    {0x48A, 0x4BE, 2, 1},    {0x4C0, 0x4C0, 1, 15}, {0x4C1, 0x4CD, 2, 1},
    {0x4D0, 0x52E, 2, 1},
};

constexpr CaseRange kToUpper[] = {
    {0x61, 0x7A, 1, -32},    {0xB5, 0xB5, 1, 743},    {0xE0, 0xF6, 1, -32},
    {0xF8, 0xFE, 1, -32},    {0xFF, 0xFF, 1, 121},    {0x101, 0x12F, 2, -1},
    {0x131, 0x131, 1, -232}, {0x133, 0x137, 2, -1},   {0x13A, 0x148, 2, -1},
    {0x14B, 0x177, 2, -1},   {0x17A, 0x17E, 2, -1},   {0x17F, 0x17F, 1, -300},
    {0x371, 0x373, 2, -1},   {0x377, 0x377, 1, -1},   {0x37B, 0x37D, 1, 130},
    {0x3AC, 0x3AC, 1, -38},  {0x3AD, 0x3AF, 1, -37},  {0x3B1, 0x3C1, 1, -32},
    {0x3C2, 0x3C2, 1, -31},  {0x3C3, 0x3CB, 1, -32},  {0x3CC, 0x3CC, 1, -64},
    {0x3CD, 0x3CE, 1, -63},  {0x3D0, 0x3D0, 1, -62},  {0x3D1, 0x3D1, 1, -57},
    {0x3D5, 0x3D5, 1, -47},  {0x3D6, 0x3D6, 1, -54},  {0x3D7, 0x3D7, 1, -8},
    {0x3D9, 0x3EF, 2, -1},   {0x3F0, 0x3F0, 1, -86},  {0x3F1, 0x3F1, 1, -80},
    {0x3F2, 0x3F2, 1, 7},    {0x3F3, 0x3F3, 1, -116}, {0x3F5, 0x3F5, 1, -96},
    {0x3F8, 0x3F8, 1, -1},   {0x3FB, 0x3FB, 1, -1},   {0x430, 0x44F, 1, -32},
    {0x450, 0x45F, 1, -80},  {0x461, 0x481, 2, -1},   {0x48B, 0x4BF, 2, -1},
    {0x4C2, 0x4CE, 2, -1},   {0x4CF, 0x4CF, 1, -15},  {0x4D1, 0x52F, 2, -1},
};

template <std::size_t N>
char32_t mapped(char32_t character, const CaseRange (&ranges)[N]) {
  const auto* range = std::lower_bound(
      std::begin(ranges), std::end(ranges), character,
      [](const CaseRange& candidate, char32_t wanted) { return candidate.last < wanted; });
  if (range == std::end(ranges) || character < range->first) return character;
  if ((character - range->first) % range->step != 0) return character;
  return static_cast<char32_t>(static_cast<std::int32_t>(character) + range->distance);
}

}  // namespace

bool is_white_space(char32_t character) {
  if (character <= 0x20) return character == 0x20 || (character >= 0x09 && character <= 0x0D);
  if (character < 0x1680) return character == 0x85 || character == 0xA0;
  return character == 0x1680 || (character >= 0x2000 && character <= 0x200A) ||
         character == 0x2028 || character == 0x2029 || character == 0x202F || character == 0x205F ||
         character == 0x3000;
}

char32_t to_lower(char32_t character) {
  return mapped(character, kToLower);
}

char32_t to_upper(char32_t character) {
  return mapped(character, kToUpper);
}

std::optional<unsigned> hex_value(char digit) {
  if (is_ascii_digit(digit)) return static_cast<unsigned>(digit - '0');
  if (digit >= 'A' && digit <= 'F') return static_cast<unsigned>(digit - 'A' + 10);
  if (digit >= 'a' && digit <= 'f') return static_cast<unsigned>(digit - 'a' + 10);
  return std::nullopt;
}

bool is_ascii_letter(char character) {
  return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}

bool is_ascii_digit(char character) {
  return character >= '0' && character <= '9';
}

}  // namespace smx
