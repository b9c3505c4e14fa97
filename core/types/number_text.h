// Numbers as the texts they are: what counts as one, and how it compares to a bound. Exact for any
// number of digits, since a double would let 9007199254740993 pass for 9007199254740992.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace smx::types {

/// Whether a text is a number by the grammar of RFC 8259.
bool is_number(std::string_view text);

/// Whether a number is written with digits only: no fraction, no exponent.
bool is_integer(std::string_view number);

/// How a number by the grammar of RFC 8259 lies to a bound.
std::strong_ordering compare(std::string_view number, std::int64_t bound);

}  // namespace smx::types
