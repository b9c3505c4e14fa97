#include "eval/sort_cells.h"

#include "base/utf8.h"
#include "functions/characters.h"
#include "times/times.h"
#include "value/decimal.h"
#include "value/equality.h"

namespace smx {

namespace {

/// Small letters, each character for itself, as `lower` gives them.
std::string_view folded(std::string_view text, std::string& scratch, Arena& arena) {
  scratch.clear();
  for (std::size_t at = 0; at < text.size();) {
    const auto step = utf8::step_at(text, at);
    utf8::append(scratch, to_lower(step.code_point));
    at += step.length;
  }
  return arena.copy(std::string_view(scratch));
}

/// Values that are not listed stand behind those that are.
std::int64_t place_in(const std::vector<Node>& listed, const Node& key) {
  std::int64_t place = 0;
  for (const Node& one : listed) {
    if (are_equal(one, key)) break;
    ++place;
  }
  return place;
}

/// The run of digits at `at`, without leading zeros; `at` is then behind it.
std::string_view take_digits(std::string_view text, std::size_t& at) {
  const std::size_t begin = at;
  while (at < text.size() && is_ascii_digit(text[at])) ++at;
  std::string_view digits = text.substr(begin, at - begin);
  while (digits.starts_with('0')) digits.remove_prefix(1);
  return digits;
}

template <typename T>
int compare_values(const T& a, const T& b) {
  return a < b ? -1 : static_cast<int>(b < a);
}

}  // namespace

SortCell sort_cell(const Node& key, const SortKey& by, Sortable what, std::string& scratch,
                   Arena& arena) {
  SortCell cell;
  switch (what) {
    case Sortable::text:
    case Sortable::numeric_text:
    case Sortable::number: cell.text = key.text(); break;
    case Sortable::folded: cell.text = folded(key.text(), scratch, arena); break;
    case Sortable::boolean: cell.number = key.truth() ? 1 : 0; break;
    case Sortable::listed: cell.number = place_in(by.listed, key); break;
    case Sortable::instant:
      if (const auto instant = times::parse_rfc3339(key.text())) {
        cell.number = instant->seconds;
        cell.nanoseconds = instant->nanoseconds;
      }
      break;
    case Sortable::unknown: break;
  }
  return cell;
}

int compare_numeric_texts(std::string_view a, std::string_view b) {
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    if (is_ascii_digit(a[i]) && is_ascii_digit(b[j])) {
      const std::string_view one = take_digits(a, i);
      const std::string_view other = take_digits(b, j);
      if (one.size() != other.size()) return one.size() < other.size() ? -1 : 1;
      if (const int digits = one.compare(other)) return digits;
      continue;
    }
    // Bytes of UTF-8 are in the order of the code points they stand for.
    const auto one = static_cast<unsigned char>(a[i++]);
    const auto other = static_cast<unsigned char>(b[j++]);
    if (one != other) return one < other ? -1 : 1;
  }
  return compare_values(a.size() - i, b.size() - j);
}

int compare_cells(const SortCell& a, const SortCell& b, SortOrder order, Sortable what) {
  // Where items without a key stand does not depend on the direction.
  if (a.end != 0 || b.end != 0) return compare_values(a.end, b.end);
  int result = 0;
  switch (what) {
    case Sortable::text:
    case Sortable::folded: result = a.text.compare(b.text); break;
    case Sortable::numeric_text: result = compare_numeric_texts(a.text, b.text); break;
    case Sortable::number: result = compare_numbers(a.text, b.text); break;
    case Sortable::boolean:
    case Sortable::listed: result = compare_values(a.number, b.number); break;
    case Sortable::instant:
      result = compare_values(a.number, b.number);
      if (result == 0) result = compare_values(a.nanoseconds, b.nanoseconds);
      break;
    case Sortable::unknown: break;
  }
  return order == SortOrder::down ? compare_values(0, result) : result;
}

}  // namespace smx
