// Documents of the two cases, drawn at random: input and expected output are both written from what
// was drawn, never one from the other. Nobody in them is real.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "random.h"

namespace smx::bench {

struct Document {
  std::string input, expected;
};

struct CategoryRow {
  std::string feed, message, fhir, display;  // codes of the feed, of the message, of FHIR
};

/// The look-up tables, as they were drawn from a seed.
struct LookUps {
  std::vector<CategoryRow> categories;
  std::vector<std::pair<std::string, std::string>> stations, team_names, status;

  static LookUps draw(std::uint64_t seed);
  /// lookups.json
  std::string json() const;
  /// The rows of the tables in ../rules: categories.csv, mhv-categories.csv, stations.csv,
  /// status.csv and team-names.csv, by file name.
  std::map<std::string, std::string> csv_files() const;
  /// The value at a key, or `otherwise`.
  static std::string find(const std::vector<std::pair<std::string, std::string>>& table,
                          const std::string& key, const std::string& otherwise);
};

Document draw_atom(Random& random, const LookUps& look_ups);
Document draw_comm(Random& random, const LookUps& look_ups);

/// `case_name` is atom or comm; the same seed gives the same documents.
std::vector<Document> draw_documents(const std::string& case_name, std::size_t count,
                                     std::uint64_t seed, const LookUps& look_ups);

}  // namespace smx::bench
