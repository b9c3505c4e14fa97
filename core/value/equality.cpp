#include "value/equality.h"

#include <charconv>
#include <functional>
#include <string_view>

#include "value/decimal.h"
#include "value/pointer.h"

namespace smx {

namespace {

/// Equal numbers are read as the same double, however they are written; the reverse need not hold.
std::size_t hash_of_number(std::string_view digits) {
  double value = 0;
  const auto error = std::from_chars(digits.data(), digits.data() + digits.size(), value).ec;
  if (error != std::errc{}) return 0;
  return std::hash<double>()(value);  // the same for -0 and 0, as for all that are equal
}

}  // namespace

std::size_t hash_of(const Node& node) {
  const auto kind = static_cast<std::size_t>(node.kind());
  switch (node.kind()) {
    case Kind::null: return kind;
    case Kind::boolean: return mixed_hash(kind, node.truth() ? 1 : 2);
    case Kind::number: return mixed_hash(kind, hash_of_number(node.text()));
    case Kind::text: return mixed_hash(kind, std::hash<std::string_view>()(node.text()));
    case Kind::list: {
      std::size_t hash = kind;
      for (const Node& item : node.items()) hash = mixed_hash(hash, hash_of(item));
      return hash;
    }
    case Kind::object: {
      std::size_t sum = 0;  // a sum, since the order of members does not count
      for (const Member& member : node.members()) {
        sum += mixed_hash(std::hash<std::string_view>()(member.name), hash_of(member.value));
      }
      return mixed_hash(kind, sum);
    }
  }
  return kind;
}

bool are_equal(const Node& a, const Node& b) {
  if (a.kind() != b.kind()) return false;
  if (a.is(Kind::text)) return a.text() == b.text();
  if (a.is(Kind::number)) return compare_numbers(a.text(), b.text()) == 0;
  return differences(a, b, Compare::whole).empty();
}

}  // namespace smx
