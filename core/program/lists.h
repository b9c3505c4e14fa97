// What is done with a whole list: what stands behind the body of an `each`. A part of program.h,
// which includes it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/terms.h"
#include "value/node.h"

namespace smx {

struct Expr;
struct Type;

struct Distinct {
  std::vector<const Expr*> by;
  Keep keep = Keep::first;
  Keyless keyless = Keyless::fail;
  Reporting reporting = Reporting::quiet;
};

/// What a sort key is, and so how two are compared.
enum class Sortable : std::uint8_t {
  text,          // by Unicode code point
  folded,        // the same, of small letters
  numeric_text,  // runs of digits by their value
  number,
  boolean,  // false first
  instant,
  listed,   // by its place in a list
  unknown,  // a text, number or boolean: the first item says which
};

struct SortKey {
  const Expr* by = nullptr;
  Sortable what = Sortable::text;
  SortOrder order = SortOrder::up;
  std::vector<Node> listed;
  AbsentKeys absent = AbsentKeys::last;
};

struct Rank {
  std::string into;
  Ties ties = Ties::order;
  std::size_t keys = 0;  // so many of the sort keys are equal where ranks are
  std::uint32_t rule = 0;
};

struct Limit {
  std::uint32_t to = 0;
  Reporting reporting = Reporting::quiet;
};

/// How the items of a `group` are put together.
struct Grouping {
  std::uint32_t item = 0;          // the slot of the item that the keys look at
  std::vector<std::string> names;  // of several keys; none where there is only one
  std::vector<const Expr*> by;
};

/// Items by their keys, made when they are first looked for.
struct ItemIndex {
  std::string name;
  std::uint32_t number = 0;  // among the indexes of its mapping
  std::uint32_t of_all = 0;  // so many has the mapping
  std::uint32_t rule = 0;
  std::uint32_t item = 0;  // the slot of the item that the keys look at
  const Expr* of = nullptr;
  std::vector<const Expr*> by;
  std::vector<const Type*> key_types;
  Many many = Many::fail;
};

/// In the order in which they act.
struct Arrangement {
  std::uint32_t item = 0;  // the slot of the result that the keys look at
  std::optional<Distinct> distinct;
  std::vector<SortKey> sort;
  std::optional<Rank> rank;
  std::optional<Limit> limit;
};

}  // namespace smx
