// The few declarations of a `style` attribute that change what a text says.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "bodies/text_flow.h"

namespace smx::bodies {

/// What the items of a list begin with.
enum class Numbering : std::uint8_t {
  bullet,
  nothing,
  digits,
  small_letters,
  large_letters,
  small_roman,
  large_roman,
  unknown,  // letters of other alphabets
};

struct Style {
  std::optional<WhiteSpace> white_space;
  std::optional<Numbering> numbering;
  bool hidden = false;
  bool struck = false;
};

Style read_style(std::string_view declarations);

/// The `type` attribute of lists and items: "1", "a", "I", "disc".
std::optional<Numbering> numbering_of_type(std::string_view type);

/// "3.", "c.", "iii."; "-" for bullets. Numbers that letters cannot write are written in digits.
std::string list_marker(Numbering numbering, std::int64_t number);

}  // namespace smx::bodies
