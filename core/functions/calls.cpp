#include "functions/calls.h"

#include <charconv>
#include <limits>

namespace smx {

CallResult scratch_result(CallContext& context) {
  return text_result(context.arena.copy(context.scratch));
}

CallResult integer_result(std::int64_t value, CallContext& context) {
  char digits[24];
  const auto end = std::to_chars(std::begin(digits), std::end(digits), value).ptr;
  const std::string_view text(digits, static_cast<std::size_t>(end - digits));
  return CallResult::of(Node::number(context.arena.copy(text)));
}

std::optional<std::size_t> whole_number(const Argument& argument) {
  const std::string_view text = argument.value.text();
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range && text.front() != '-') {
    return std::numeric_limits<std::size_t>::max();
  }
  if (error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
  return static_cast<std::size_t>(value);
}

std::string at_byte(std::size_t offset) {
  return "at byte " + std::to_string(offset);
}

std::string counted(std::size_t count, std::string_view noun) {
  std::string text = std::to_string(count) + " ";
  text += noun;
  if (count != 1) text += "s";
  return text;
}

}  // namespace smx
