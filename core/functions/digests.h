// SHA-1 and SHA-256 (FIPS 180-4), for names that stay the same: not for passwords and signatures.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace smx {

std::array<std::uint8_t, 20> sha1(std::string_view bytes);
std::array<std::uint8_t, 32> sha256(std::string_view bytes);

void append_hex(std::string_view bytes, std::string& out);

}  // namespace smx
