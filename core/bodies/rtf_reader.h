// Reads RTF piece by piece: groups, control words, control symbols, text. Private to this room.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bodies/bodies.h"
#include "bodies/code_pages.h"
#include "bodies/rtf_fonts.h"
#include "bodies/rtf_layout.h"
#include "bodies/rtf_words.h"

namespace smx::bodies {

class RtfReader {
 public:
  using Outcome = std::optional<Fault>;

  explicit RtfReader(std::string_view text) : text_(text) {}

  Outcome run();
  const Losses& losses() const { return losses_; }
  std::string take() && { return std::move(out_); }

 private:
  // In `forms` and `drawing` only one kind of group is read.
  enum class Mode : std::uint8_t { text, skip, fonts, forms, drawing };

  struct Group {
    Mode mode = Mode::text;
    WordKind opened = WordKind::unknown;  // the destination that this group is
    std::int64_t fallback = 1;            // how many characters stand in for a \uN
    std::int64_t font = 0;
    bool hidden = false;
    bool struck = false;
    bool raised = false;
    bool begun = false;  // something was read in it
  };

  struct ControlWord {
    std::string_view name;
    std::optional<std::int64_t> parameter;
  };

  /// A text of its own: the document, a footnote, a list marker, ...
  struct Flow {
    RtfLayout layout{};
    Lost lost = Lost::comment;  // for a text that is dropped
    bool numbered = false;      // the paragraph has a bullet or a number ...
    bool marked = false;        // ... and the document says which
  };

  struct Field {
    std::string instruction{};
    RtfLayout::Place result{};
    bool has_result = false;
  };

  // rtf_to_text.cpp: documents, groups, symbols
  Outcome step();
  Outcome outside();
  Outcome begin_document();
  void end_document();
  Outcome open_group();
  Outcome close_group();
  Outcome control();
  Outcome control_symbol(char symbol);
  Outcome hex_byte();
  Outcome raw_text();
  void skip_raw_text();
  bool put_plain_text();

  // rtf_characters.cpp
  Outcome unicode(std::int64_t number);
  Outcome put_byte(std::uint8_t byte);
  Outcome put(char32_t point);
  bool is_shown(char32_t point);
  /// Whether characters of ASCII that come now are text as they are. put() then does no more than
  /// to append them.
  bool shows_plainly() const;
  Outcome put_break();
  Outcome check_whole() const { return lead_ == 0 ? Outcome() : half_of_two_bytes(); }
  Fault half_of_two_bytes() const;

  // rtf_control_words.cpp
  Outcome word();
  Outcome read_word(ControlWord& found);
  Outcome apply(const ControlWord& control, const Word& known);
  Outcome apply_break(const Word& known);
  Outcome apply_look(const ControlWord& control, const Word& known);
  Outcome apply_code_page(const ControlWord& control, const Word& known);
  Outcome apply_in_font_table(const ControlWord& control, const Word& known);
  Outcome skip_binary(const ControlWord& control);

  // rtf_destinations.cpp
  Outcome begin_destination(const Word& known, bool begins);
  Outcome begin_flow(Lost lost);
  void end_destination(WordKind kind);
  std::string end_flow();
  void end_marker();
  void end_field();
  void end_text_box();
  void end_paragraph();
  void note_marker();

  bool takes_text() const { return groups_.back().mode == Mode::text; }
  RtfLayout& layout() { return flows_.back().layout; }
  /// Whether the next character stands in for a \uN that was read already.
  bool is_fallback() { return fallback_left_ > 0 && fallback_left_-- > 0; }
  Fault fault(std::string message) const { return {start_, std::move(message)}; }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t start_ = 0;  // of the piece being read
  std::string out_;
  Losses losses_;
  std::vector<Group> groups_;
  std::vector<Flow> flows_;
  std::vector<Field> fields_;
  std::vector<std::string> notes_;
  RtfFonts fonts_;
  DoubleBytes double_bytes_;
  std::int64_t page_ = kWindows1252;  // of the document
  std::int64_t default_font_ = 0;
  std::int64_t fallback_left_ = 0;
  std::int64_t high_ = 0;       // the first half of a surrogate pair
  std::uint8_t lead_ = 0;       // the first half of a double byte
  bool first_ = false;          // the piece being read is the first of its group
  bool starred_ = false;        // `\*` was read: an unknown word is a destination to skip
  bool hiding_ = false;         // what was read last is hidden, and counted
  bool raising_ = false;        // what was put last is raised
  bool stray_ = false;          // what was read last is text outside of RTF
  bool picture_shown_ = false;  // a picture was counted whose other form may follow
};

}  // namespace smx::bodies
