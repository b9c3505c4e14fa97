// JSON strings, for the writers of this floor and the floors above.
#pragma once

#include <string>
#include <string_view>

#include "base/text_buffer.h"

namespace smx {

/// The most bytes that one byte of a text takes in JSON.
inline constexpr std::size_t kLongestEscape = 6;
/// Room beyond the text's own that put_json_text() may write to.
inline constexpr std::size_t kEscapeSlack = 16;

/// Stores `text`, which must be valid UTF-8, with the escapes JSON demands and without quotes;
/// gives the place behind. There must be room for `text.size() * kLongestEscape + kEscapeSlack`
/// bytes.
char* put_json_text(std::string_view text, char* at);

/// Appends `text`, which must be valid UTF-8, quoted and with the escapes JSON demands.
void append_json_string(std::string_view text, TextBuffer& out);
void append_json_string(std::string_view text, std::string& out);

}  // namespace smx
