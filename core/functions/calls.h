// What the bodies of built-in functions share: arguments in, results out. A result is a view of the
// input, or is built in `scratch` and copied into the arena; nothing else is allocated.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "functions/function.h"

namespace smx {

using Arguments = std::span<const Argument>;

/// The longest text or list a function builds from its input and its arguments together. Only
/// functions whose result can be larger than all they were given times a small number need to ask.
inline constexpr std::size_t kMostResultBytes = 256u << 20;

/// A text that lives in the input, the arguments or the arena.
inline CallResult text_result(std::string_view text) {
  return CallResult::of(Node::text(text));
}

/// The same, where it is made of `input` and other plain texts, and all of it is plain if they are.
inline CallResult text_result(std::string_view text, bool is_plain) {
  return CallResult::of(Node::text(text, {}, is_plain ? Spelling::plain : Spelling::unknown));
}

inline CallResult boolean_result(bool truth) {
  return CallResult::of(Node::boolean(truth));
}

/// The text built in `scratch`.
CallResult scratch_result(CallContext& context);

CallResult integer_result(std::int64_t value, CallContext& context);

/// An integer argument of 0 or more; one too large for a size is the largest size. Nothing when it
/// is negative.
std::optional<std::size_t> whole_number(const Argument& argument);

/// "at byte 17", counted from 0: where something is wrong, without saying what stands there.
std::string at_byte(std::size_t offset);

/// "1 character", "12 characters".
std::string counted(std::size_t count, std::string_view noun);

}  // namespace smx
