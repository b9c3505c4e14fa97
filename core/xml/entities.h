// The 253 entity names of XHTML 1.0: the 252 of HTML 4 and `apos`.
#pragma once

#include <optional>
#include <string_view>

namespace smx::xml {

/// One of amp, lt, gt, quot, apos; or nothing.
std::optional<char32_t> xml_entity(std::string_view name);

/// Any of the 253 names; or nothing. Upper and lower case differ.
std::optional<char32_t> xhtml_entity(std::string_view name);

/// How many names there are; for the test that counts them.
std::size_t xhtml_entity_count();

}  // namespace smx::xml
