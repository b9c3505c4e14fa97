// The two streams of the command: results go to standard output, everything said to people goes to
// standard error. Nobody else writes to either.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "smx/diagnostic.h"

namespace smx::cli {

enum class ColourChoice : std::uint8_t { automatic, always, never };
enum class Style : std::uint8_t { bold, dim, good, bad };

/// `text` in a style, or as it is.
std::string painted(std::string_view text, Style style, Colour colour);

class Terminal {
 public:
  explicit Terminal(ColourChoice choice = ColourChoice::automatic);
  ~Terminal();
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  void choose_colours(ColourChoice choice);
  Colour result_colour() const { return result_colour_; }
  Colour speech_colour() const { return speech_colour_; }

  /// A result. Written whole before this returns, so that nothing half done is ever left in a pipe.
  void print(std::string_view text);
  /// A line for people; the line break is added.
  void say(std::string_view line);
  /// A diagnostic for people.
  void report(const Diagnostic& diagnostic);

  /// Whether somebody watches standard error.
  bool is_watched() const { return is_watched_; }
  /// A line that the next one replaces. Only for a terminal that is watched.
  void show_status(std::string_view line);
  void clear_status();

  /// Begins a new page on a terminal; elsewhere it does nothing.
  void clear_screen();

  /// Why standard output could not be written; empty when all went well.
  const std::string& output_failure() const { return output_failure_; }

 private:
  void speak(std::string_view text);

  Colour result_colour_ = Colour::never;
  Colour speech_colour_ = Colour::never;
  bool is_watched_ = false;
  bool has_status_ = false;
  std::string output_failure_;
};

}  // namespace smx::cli
