// The events of a document as pugixml sees it: a second opinion, to hold the reader of the room
// `xml` against. It takes a tree, several passes and much memory, and was what the engine used
// before.
//
// pugixml does the tokenising; what it lets through is refused here: bytes that are no UTF-8,
// forbidden characters, text and sections outside of the root, a DOCTYPE in the wrong place,
// unknown entities, `<` in attribute values, `]]>` in text, `--` in comments, names that are none,
// prefixes without declaration, duplicate attributes.
#pragma once

#include <optional>
#include <string_view>

#include "xml/events.h"

namespace smx::xml::by_pugixml {

/// As xml::parse. Where a document breaks several rules, another one may be the first found.
std::optional<Fault> parse(std::string_view text, const Options& options, Handler& handler);

}  // namespace smx::xml::by_pugixml
