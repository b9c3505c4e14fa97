// Reads RTF piece by piece: groups, control words, control symbols, text. Private to this room.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bodies/bodies.h"
#include "bodies/rtf_fonts.h"
#include "bodies/rtf_words.h"

namespace smx::bodies {

class RtfReader {
 public:
  using Outcome = std::optional<Fault>;

  explicit RtfReader(std::string_view text) : text_(text) {}

  Outcome run();
  std::string take() && { return std::move(out_); }

 private:
  enum class Mode : std::uint8_t { text, skip, fonts };

  struct Group {
    Mode mode = Mode::text;
    std::int64_t fallback = 1;  // how many characters stand in for a \uN
    std::int64_t font = 0;
    bool begun = false;  // something was read in it
  };

  struct ControlWord {
    std::string_view name;
    std::optional<std::int64_t> parameter;
  };

  // rtf_to_text.cpp: documents, groups, symbols and text
  Outcome step();
  Outcome outside();
  Outcome begin_document();
  Outcome open_group();
  Outcome close_group();
  Outcome control();
  Outcome control_symbol(char symbol);
  Outcome hex_byte();
  Outcome raw_text();
  Outcome put(char32_t point);
  Outcome put_break();

  // rtf_control_words.cpp
  Outcome word();
  Outcome read_word(ControlWord& found);
  Outcome apply(const ControlWord& control, const Word& known);
  Outcome apply_in_font_table(const ControlWord& control, const Word& known);
  Outcome apply_settings(const ControlWord& control, const Word& known);
  Outcome unicode(std::int64_t number);
  Outcome skip_binary(const ControlWord& control);

  bool takes_text() const { return groups_.back().mode == Mode::text; }
  /// Whether the next character stands in for a \uN that was read already.
  bool is_fallback() { return fallback_left_ > 0 && fallback_left_-- > 0; }
  Fault fault(std::string message) const { return {start_, std::move(message)}; }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t start_ = 0;  // of the piece being read
  std::string out_;
  std::vector<Group> groups_;
  RtfFonts fonts_;
  std::int64_t default_font_ = 0;
  std::int64_t fallback_left_ = 0;
  std::int64_t high_ = 0;  // the first half of a surrogate pair
  bool first_ = false;     // the piece being read is the first of its group
  bool starred_ = false;   // `\*` was read: the next word is a destination to skip
};

}  // namespace smx::bodies
