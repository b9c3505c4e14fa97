// What may stand before the root: the XML declaration and the DOCTYPE, by their grammar.
#pragma once

#include <cstddef>
#include <string_view>

namespace smx::xml {

struct Declaration {
  std::size_t length = 0;  // 0: there is none
  bool ascii = false;      // the encoding is declared as US-ASCII
};

/// Reads the declaration a document may begin with (behind a byte order mark). Null, or the reason
/// why it is wrong.
const char* read_declaration(std::string_view text, Declaration& declaration);

/// How long a DOCTYPE is from behind `<!DOCTYPE` to behind its `>`: a name and at most an external
/// identifier. 0 where it is anything else: an internal subset could declare entities.
std::size_t plain_doctype_length(std::string_view text);

}  // namespace smx::xml
