// Lays out running text: blanks that collapse, line breaks between blocks, items of lists,
// quotations. Breaks and blanks are held back until there is text behind them, so that none is left
// at an end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace smx::bodies {

enum class WhiteSpace : std::uint8_t {
  collapse,    // a run of blanks and line ends is one blank
  keep_lines,  // the same, but a line end is one
  keep,        // as it stands
};

class TextFlow {
 public:
  void text(std::string_view characters, WhiteSpace white_space);
  /// Ends the line, also an empty one.
  void line_break();
  /// The edge of a block: at least so many line breaks before the next text. In a list it is one,
  /// so that lists stay tight.
  void edge(std::size_t breaks);
  /// Lines that were laid out before.
  void lines(std::string_view text);

  /// Lines begin with two blanks more, or with `> `, until end_indent().
  void begin_indent(std::string_view with);
  void end_indent();
  void begin_list();
  void end_list();
  /// The marker comes before the first text of the item, or alone where the item has none.
  void begin_item(std::string marker);
  void end_item() { flush_marker(); }

  /// The next text is raised: a number behind a number is set off by `^`.
  void raise() { raise_ = true; }
  void lower() { raise_ = false; }

  /// Whether there is a blank that the next text on this line is set off by.
  bool owes_blank() const { return blank_; }
  /// Whether there are lists, laid out lines or several paragraphs in it.
  bool has_blocks() const { return has_blocks_; }

  void begin_link() { link_begin_ = kNoText; }
  /// What was written since begin_link().
  std::string_view link_text() const;

  std::string take() && { return std::move(out_); }

 private:
  static constexpr std::size_t kNoText = static_cast<std::size_t>(-1);

  void put(std::string_view run);
  void collapse(std::string_view characters);
  void start_line(std::size_t indent);
  void flush_marker();

  std::string out_;
  std::string marker_;
  bool has_marker_ = false;
  std::size_t marker_indent_ = 0;
  std::string indent_;                // what lines begin with
  std::vector<std::size_t> indents_;  // its lengths before each begin_indent()
  std::size_t breaks_ = 0;            // owed before the next text
  std::size_t lists_ = 0;
  std::size_t link_begin_ = kNoText;
  bool blank_ = false;  // owed before the next text on this line
  bool line_has_text_ = false;
  bool raise_ = false;
  bool has_blocks_ = false;
};

}  // namespace smx::bodies
