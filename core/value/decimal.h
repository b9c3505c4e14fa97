// Numbers as texts, compared by value and exactly: no rounding, no limit on digits or exponents.
#pragma once

#include <string_view>

namespace smx {

/// Whether two numbers by the grammar of RFC 8259 have the same value: 1.0 and 1, 1e2 and 100.
bool same_number(std::string_view a, std::string_view b);

/// Less than 0 where `a` has the smaller value, 0 where both have the same, else more than 0. Takes
/// no memory for numbers without an exponent.
int compare_numbers(std::string_view a, std::string_view b);

}  // namespace smx
