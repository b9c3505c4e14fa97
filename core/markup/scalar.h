// The text of an element or attribute as a value, by XML Schema's lexical rules.
#pragma once

#include <string_view>

#include "markup/plan.h"
#include "value/arena.h"
#include "value/node.h"

namespace smx::markup {

/// The value, or the text itself (trimmed) where it is none of that content: the check against the
/// type then says so. The node holds a part of `text`, or a number rewritten into the arena.
Node scalar_of(std::string_view text, Content content, Origin origin, Arena& arena);

/// The same, written to where it is to be: a node that is built in parts and then copied at once
/// makes the processor wait for the parts.
inline void put_scalar(Node& node, std::string_view text, Content content, Origin origin,
                       Arena& arena) {
  if (content == Content::text) {
    node = Node::text(text, origin);
  } else {
    node = scalar_of(text, content, origin, arena);
  }
}

/// Without white space at its ends.
std::string_view trimmed(std::string_view text);

bool is_blank(std::string_view text);

}  // namespace smx::markup
