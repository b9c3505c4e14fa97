// Places in the terms of XML.
#pragma once

#include <string>
#include <string_view>

#include "markup/plan.h"
#include "value/node.h"

namespace smx::markup {

/// `/feed/entry/1/link/0/@href` of the values as `/feed/entry[2]/link[1]/@href` of the document:
/// names are the schema's, with its prefixes; what has names of the document is `*`.
std::string xml_path(const Plan& plan, std::string_view pointer);

/// The pointer of the value read from that offset. Exact, where pointer_of() of the room `value`
/// goes by the order of members: in XML the items of a list may stand far apart. Innermost first;
/// nothing begins there: the whole document.
std::string pointer_at(const Node& root, std::uint32_t offset);

}  // namespace smx::markup
