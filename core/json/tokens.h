// Strings and numbers of JSON. Both readers get the whole rest of the document, return where the
// token ends, and return null when it is wrong; then the fault says why.
#pragma once

#include <string_view>

#include "smx/diagnostic.h"

#include "base/text_buffer.h"
#include "json/scan.h"
#include "value/arena.h"
#include "value/node.h"

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
  TextBuffer* decoded = nullptr;  // reused from string to string
};

/// A string that was read. Its characters are a view of the document, or of the arena where the
/// string has escapes.
struct StringToken {
  std::string_view text;
  Spelling spelling = Spelling::quoted;
};

/// The part of read_string that handles everything but plain characters; `begin` is behind the
/// opening quote, `at` the first byte that is not plain.
const char* read_unplain_string(const char* begin, const char* at, const char* end, StringRoom room,
                                StringToken& token, TokenFault& fault);

/// `at` is the opening quote. Gives the byte behind the closing one.
inline const char* read_string(const char* at, const char* end, StringRoom room,
                               std::string_view& text, TokenFault& fault) {
  const char* begin = at + 1;
  const char* behind = skip_plain(begin, end);
  if (behind == end || *behind != '"') {
    StringToken token;
    behind = read_unplain_string(begin, behind, end, room, token, fault);
    text = token.text;
    return behind;
  }
  text = {begin, static_cast<std::size_t>(behind - begin)};
  return behind + 1;
}

/// The part of read_number that handles fractions, exponents and what is wrong.
const char* read_rare_number(const char* at, const char* end, TokenFault& fault);

/// `at` is the minus sign or the first digit. Returns the byte behind the number.
inline const char* read_number(const char* at, const char* end, TokenFault& fault) {
  const char* whole = *at == '-' ? at + 1 : at;
  const char* behind = skip_digits(whole, end);
  const bool is_whole = behind - whole == 1 || (behind - whole > 1 && *whole != '0');
  const bool ends = behind == end || (*behind != '.' && (*behind | 0x20) != 'e');
  return is_whole && ends ? behind : read_rare_number(at, end, fault);
}

}  // namespace smx::json
