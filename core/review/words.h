// Sentences that every form of the document says alike.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "review/review_document.h"

namespace smx::review {

/// "1 table", "2 tables".
std::string counted(std::size_t count, std::string_view singular);
/// "a, b, c"
std::string listed(const std::vector<std::string>& texts, std::string_view between = ", ");
/// "from 2026-04-11, until before 2026-06-01, days of America/Detroit, for station 506"
std::string in_words(const Effect& effect);
/// "replaces it", "puts a row before it": what an edit of an overlay does to `what`.
std::string verb_in_words(std::string_view verb, std::string_view what);
std::string_view word_for(Reference::Kind kind);
/// "billing 1.2: Bills."
std::string title_of(const PackReview& pack);
/// "pack/address": what anchors and counts go by.
std::string full_address(std::string_view pack, std::string_view address);
/// Of a line; the whole result of a mapping has one that no target can have.
std::string line_address(const MappingReview& mapping, const LineReview& line);
/// The name of a line; "the whole result" where it writes all.
std::string name_of(const LineReview& line);
/// Origins, where they say more than the sources.
std::vector<std::string> further_origins(const LineReview& line);
/// How many lines, rows or settings rest on an assumption.
std::size_t assumed_in(const MappingReview& mapping);

/// The cases of a thing by suites; the rows of one that varies are one: "by subject (6 rows)".
struct SuiteCases {
  std::string suite;
  std::vector<std::string> cases;
};
std::vector<SuiteCases> by_suites(const std::vector<TestName>& cases);
/// Of how many rows it is known how often tests reach them, and how many they do reach.
struct Reach {
  std::size_t reached = 0;
  std::size_t of = 0;
};
template <typename Rows>
Reach reach_of(const Rows& rows) {
  Reach reach;
  for (const auto& row : rows) {
    reach.of += row.reached.has_value();
    reach.reached += row.reached.value_or(0) > 0;
  }
  return reach;
}
/// "27 of 28"; nothing where nothing was counted.
std::string in_words(const Reach& reach);
/// "115 cases in 5 suites", or that there are none; and, where that is known, what tests reach.
std::string tests_in_words(const ThingReview& thing, const Reach& reach);

}  // namespace smx::review
