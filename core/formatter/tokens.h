// A YAML text as tokens: the pieces that keep their letters while blanks and line starts move.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "yaml/tree.h"

namespace smx::formatter {

enum class TokenKind : std::uint8_t {
  word,              // a scalar, a bracket, `:`, `,`, `-`; a scalar may have several lines
  block_text,        // `|` or `>` with its lines
  comment,           // on a line of its own
  trailing_comment,  // behind something
  marker,            // `---` or `...`
  end,               // of the text; it has no letters
};

/// What stands between a token and the one before it on its line.
enum class Gap : std::uint8_t {
  none,
  blank,
  column,  // a blank, or more where tokens of neighbouring lines stand below each other
};

/// Columns count characters from 0.
struct Token {
  std::string_view text;
  TokenKind kind = TokenKind::word;
  Gap gap = Gap::none;
  bool starts_line = false;
  std::uint32_t empty_lines = 0;  // above it
  int column = 0;                 // where it goes when it starts its line
  int further = 0;                // where the further lines of a scalar go
  int source_column = 0;          // where it stood
  std::size_t source_gap = 0;     // the blanks in front of it, when it did not start its line
  int text_indent = 0;            // of a block_text: what its lines were indented by
  std::uint32_t paragraph = 0;    // lines whose columns are seen together
  int padding = 0;                // blanks in front of it beyond its gap; see alignment.h
};

/// The tokens of a text in order, with the end as the last; `root` is the tree of the text.
std::vector<Token> tokens_of(const yaml::Node& root, std::string_view text);

/// How many characters a piece of one line takes.
int width_of(std::string_view text);

}  // namespace smx::formatter
