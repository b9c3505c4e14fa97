// What a sort key comes to: worked out once for each item, so that comparing two is cheap.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "program/lists.h"
#include "value/arena.h"
#include "value/node.h"

namespace smx {

struct SortCell {
  std::int8_t end = 0;            // -1, 1: there is no key, and such items stand first or last
  std::uint32_t nanoseconds = 0;  // instant
  std::int64_t number = 0;        // boolean, instant, listed
  std::string_view text;          // text, folded, numeric_text, number
};

/// The cell of a key that is there. `what` is none of `unknown`.
SortCell sort_cell(const Node& key, const SortKey& by, Sortable what, std::string& scratch,
                   Arena& arena);
inline SortCell absent_cell(const SortKey& by) {
  SortCell cell;
  cell.end = by.absent == AbsentKeys::first ? -1 : 1;
  return cell;
}

/// Less than 0 where `a` comes first, 0 where neither does, else more than 0.
int compare_cells(const SortCell& a, const SortCell& b, SortOrder order, Sortable what);

/// Runs of digits by their value, everything else by Unicode code point.
int compare_numeric_texts(std::string_view a, std::string_view b);

}  // namespace smx
