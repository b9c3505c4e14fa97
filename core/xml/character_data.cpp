#include "xml/character_data.h"

#include <algorithm>
#include <cstring>

#include "xml/characters.h"

namespace smx::xml {
namespace {

std::size_t bytes_of(char32_t point) {
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

char* put(char* out, char32_t point) {
  if (point < 0x80) {
    *out = static_cast<char>(point);
    return out + 1;
  }
  constexpr unsigned char kLeads[] = {0xC0, 0xE0, 0xF0};
  const std::size_t bytes = bytes_of(point);
  for (std::size_t i = bytes - 1; i > 0; --i) {
    out[i] = static_cast<char>(0x80 | (point & 0x3F));
    point >>= 6;
  }
  out[0] = static_cast<char>(kLeads[bytes - 2] | point);
  return out + bytes;
}

char* put(char* out, const char* begin, const char* end) {
  const auto bytes = static_cast<std::size_t>(end - begin);
  if (bytes > 0) std::memcpy(out, begin, bytes);
  return out + bytes;
}

bool is_blank_text(const char* begin, const char* end) {
  return std::all_of(begin, end, is_xml_space);
}

}  // namespace

std::size_t CharacterData::size() const {
  std::size_t bytes = raw_.size();
  for (const Edit& edit : edits_) bytes -= edit.length - bytes_of(edit.point);
  return bytes;
}

void CharacterData::write(char* out) const {
  const char* from = raw_.data();
  for (const Edit& edit : edits_) {
    out = put(put(out, from, edit.at), edit.point);
    from = edit.at + edit.length;
  }
  put(out, from, raw_.data() + raw_.size());
}

bool CharacterData::is_blank() const {
  const char* from = raw_.data();
  for (const Edit& edit : edits_) {
    if (!is_blank_text(from, edit.at)) return false;
    if (edit.point >= 0x80 || !is_xml_space(static_cast<char>(edit.point))) return false;
    from = edit.at + edit.length;
  }
  return is_blank_text(from, raw_.data() + raw_.size());
}

}  // namespace smx::xml
