// What each XHTML element means to a reader that wants the text only.
#pragma once

#include <cstdint>
#include <string_view>

namespace smx::bodies {

enum class ElementKind : std::uint8_t {
  unknown,  // not a name of XHTML; never quoted, it may be somebody's
  refused,  // known, but plain text cannot show it
  html,
  head,
  head_part,  // in the head only; has no text to show
  body,
  paragraph,  // an empty line before and behind
  pre,        // a paragraph whose white space stays
  block,      // a line break before and behind
  list,
  ordered_list,
  item,
  rule,
  line_break,
  inline_text,
  link,
};

ElementKind element_kind(std::string_view local);

}  // namespace smx::bodies
