// A text that diagnostics point into: a rule file, a table, a schema.
//
// Offsets are bytes; lines and columns are for people: both start at 1, and a column counts
// Unicode code points, so that a caret stands under the character it means.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace smx {

struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;

  friend bool operator==(const Position&, const Position&) = default;
};

/// One named text with its line starts. Immutable after construction; a Source must outlive every
/// Span that points into it. Rule sets keep theirs for as long as they live.
class Source {
 public:
  Source(std::string name, std::string text);
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  const std::string& name() const { return name_; }
  std::string_view text() const { return text_; }

  /// The position of a byte offset; an offset past the end is the end.
  Position position_of(std::size_t offset) const;

  /// A line without its line break; empty when there is no such line.
  std::string_view line(std::uint32_t number) const;

 private:
  std::string name_;
  std::string text_;
  std::vector<std::size_t> line_starts_;
};

/// A half-open range of bytes in a Source. A null source means "no place known".
struct Span {
  const Source* source = nullptr;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// The position of an offset in a text that is not kept as a Source (an input document).
Position position_in(std::string_view text, std::size_t offset);

}  // namespace smx
