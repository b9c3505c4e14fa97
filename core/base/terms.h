// The closed vocabularies of the language: the words that rule files, compiled programs and
// listings share. Nothing else belongs here.
#pragma once

#include <cstdint>
#include <string_view>

namespace smx {

/// How sure we are of something, as its author says.
enum class Basis : std::uint8_t { unsaid, fact, inferred, assumed };

/// What a policy acts on: `on_missing`, ...
enum class Trigger : std::uint8_t {
  missing,
  null,
  empty,
  invalid,
  many,
  unmapped,
  unmatched,
  conflict,
  loss,
  fault,
};
inline constexpr std::size_t kTriggers = 10;

/// `on_missing`, in the order of Trigger.
inline constexpr std::string_view kTriggerNames[kTriggers] = {
    "on_missing",  "on_null",      "on_empty",    "on_invalid", "on_many",
    "on_unmapped", "on_unmatched", "on_conflict", "on_loss",    "on_fault",
};
inline constexpr std::string_view name_of(Trigger trigger) {
  return kTriggerNames[static_cast<std::size_t>(trigger)];
}

/// What a policy does instead of refusing the document.
enum class Action : std::uint8_t { fail, skip, keep, use_default, use_expression, fail_named };
enum class Reporting : std::uint8_t { quiet, report };

/// What `is:` asks, and what `skipping:` passes over.
enum class State : std::uint8_t { missing, null, empty, present };

/// How texts are compared.
enum class Fold : std::uint8_t { exact = 0, letter_case = 1, space = 2, both = 3 };

/// What a guard that holds does: ends the document or item, or only says so.
enum class GuardVerb : std::uint8_t { fail, skip, report };

/// Which of several items with one key stays, where items must differ: one of two is a fault for
/// `only`.
enum class Keep : std::uint8_t { first, last, only };
/// What a key of an index leads to that several items have: a fault, one of them, or all.
enum class Many : std::uint8_t { fail, first, last, all };
/// What becomes of an item that has no key: it stays, or is a fault.
enum class Keyless : std::uint8_t { fail, keep };
/// How the keys of a list are ordered: by what they are, or as listed.
enum class SortOrder : std::uint8_t { up, down, listed };
/// Where items stand that have no sort key.
enum class AbsentKeys : std::uint8_t { first, last };
/// How texts are ordered: by Unicode code point; letters of different case as one; runs of digits
/// by their value.
enum class Collate : std::uint8_t { exact, fold, numeric_text };
/// Ranks of items with equal keys: 1 2 2 4, 1 2 2 3, or 1 2 3 4.
enum class Ties : std::uint8_t { same, dense, order };

/// Whether a table can be asked for the key of a value.
enum class Reverse : std::uint8_t { none, unique, preferred };

/// Which row of a decision answers when several hold.
enum class Hit : std::uint8_t { first, unique, priority, collect };

/// What a decision makes of all rows that hold: the list of their answers, or one number.
enum class Collect : std::uint8_t { list, sum, minimum, maximum, count };

/// What a range runs over.
enum class RangeOf : std::uint8_t { integers, dates, instants };

/// The tests of a condition; `all`, `any` and `none` hold other conditions.
enum class Test : std::uint8_t {
  all,
  any,
  none,
  equals,
  unequal,
  range,
  state,
  starts,
  ends,
  contains,
  matches,
  same_as,
  some,     // the last three look at the items of a list: one,
  every,    // all of them,
  no_item,  // or none satisfies a condition
};

}  // namespace smx
