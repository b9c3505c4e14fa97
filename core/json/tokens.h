// Strings and numbers of JSON. Both readers get the whole rest of the document, return where the
// token ends, and return null when it is wrong; then the fault says why.
#pragma once

#include <string>
#include <string_view>

#include "smx/diagnostic.h"

#include "json/scan.h"
#include "value/arena.h"

namespace smx::json {

/// Why a token could not be read.
struct TokenFault {
  Code code = Code::json_syntax;
  const char* at = nullptr;
  const char* message = nullptr;
};

/// What reading strings needs beside the text: room for those with escapes.
struct StringRoom {
  Arena* arena = nullptr;
  std::string* scratch = nullptr;  // reused from string to string
};

/// The part of read_string that handles everything but plain characters; `begin` is behind the
/// opening quote, `at` the first byte that is not plain.
const char* read_unplain_string(const char* begin, const char* at, const char* end, StringRoom room,
                                std::string_view& text, TokenFault& fault);

/// `at` is the opening quote. `text` becomes a view of the document, or of the arena where the
/// string has escapes.
inline const char* read_string(const char* at, const char* end, StringRoom room,
                               std::string_view& text, TokenFault& fault) {
  const char* begin = at + 1;
  const char* behind = skip_plain(begin, end);
  if (behind == end || *behind != '"') {
    return read_unplain_string(begin, behind, end, room, text, fault);
  }
  text = {begin, static_cast<std::size_t>(behind - begin)};
  return behind + 1;
}

inline bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

/// `at` is the minus sign or the first digit. Returns the byte behind the number.
const char* read_number(const char* at, const char* end, TokenFault& fault);

}  // namespace smx::json
