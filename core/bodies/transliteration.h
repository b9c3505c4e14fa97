// Tables of what stands for a character that a character set lacks. Private to this room.
#pragma once

namespace smx::bodies {

struct Transliteration {
  char32_t point;
  const char* text;
};

constexpr bool by_point(const Transliteration& left, const Transliteration& right) {
  return left.point < right.point;
}

/// Letters of Windows-1252 for a Latin letter that it lacks; nothing for other characters.
const char* nearest_letters(char32_t point);

}  // namespace smx::bodies
