// JSON strings, for the writers of this floor and the floors above.
#pragma once

#include <string>
#include <string_view>

#include "base/text_buffer.h"

namespace smx {

/// Appends `text`, which must be valid UTF-8, quoted and with the escapes JSON demands.
void append_json_string(std::string_view text, TextBuffer& out);
void append_json_string(std::string_view text, std::string& out);

}  // namespace smx
