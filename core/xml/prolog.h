// What may stand before the root: the XML declaration and the DOCTYPE, by their grammar.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "xml/events.h"

namespace smx::xml {

struct Declaration {
  bool present = false;
  bool ascii = false;  // the encoding is declared as US-ASCII
};

/// Reads the declaration a document may begin with (behind a byte order mark).
std::optional<Fault> read_declaration(std::string_view text, Declaration& declaration);

/// Whether `text`, all between `<!DOCTYPE` and `>`, is a name and at most an external identifier:
/// no internal subset, which could declare entities.
bool is_plain_doctype(std::string_view text);

}  // namespace smx::xml
