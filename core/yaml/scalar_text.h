// The text of a scalar while it is read, and the lines it is folded from; shared by the scanners.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "yaml/scalar.h"

namespace smx::yaml {

/// A line break inside of a scalar with the empty lines behind it.
struct Fold {
  std::vector<std::size_t> breaks;  // where each line break stands; never empty
  std::size_t line = 0;             // where the next line with something on it begins
  std::size_t next = 0;             // its first character that is no blank
  int spaces = 0;                   // the spaces in front of it, up to the first tab
};

/// The fold that begins with the line break at `at`.
Fold fold_at(std::string_view text, std::size_t at);

/// A tab stood where only spaces count as indentation.
[[noreturn]] void refuse_tab(std::size_t at);

enum class FirstBreak : std::uint8_t { folded, escaped };

/// Collects the bytes of a scalar and keeps the runs that say where they came from.
class ScalarText {
 public:
  /// `source` is the offset of what the byte stands for.
  void append(char byte, std::size_t source);
  /// Bytes that stand in the source one by one.
  void append(std::string_view bytes, std::size_t source);
  /// A single break becomes a blank, of several the first is dropped; an escaped one always is.
  void append_fold(const Fold& fold, FirstBreak first = FirstBreak::folded);
  /// Forgets what stands behind `size`.
  void trim(std::size_t size);

  std::size_t size() const { return text_.size(); }
  /// `text_end` is the offset behind the last character: in front of a closing quote.
  Scalar finish(Style style, std::size_t begin, std::size_t end, std::size_t text_end);

 private:
  /// Starts a run when `source` does not follow the byte before.
  void run_from(std::size_t source);

  std::string text_;
  std::vector<Node::Run> runs_;
};

/// The scanners, one per way to write a scalar.
Scalar scan_plain(std::string_view text, std::size_t at, Surroundings around);
Scalar scan_quoted(std::string_view text, std::size_t at, Surroundings around);
Scalar scan_block(std::string_view text, std::size_t at, Surroundings around);

}  // namespace smx::yaml
