// What a text says of where its links lead; shared by RTF and HTML.
#pragma once

#include <string>
#include <string_view>

namespace smx::bodies {

/// What stands behind the text of a link: ` (address)`; the address alone where the link shows no
/// text; nothing where the text is the address, with or without `https://` or `mailto:`, and
/// where the link leads to a place in the same text or starts a script.
std::string link_suffix(std::string_view shown, std::string_view address);

/// The address in an RTF field's `HYPERLINK "address" \l "place"`; empty for other fields, and for
/// a place in the same document.
std::string hyperlink_of(std::string_view instruction);

}  // namespace smx::bodies
