// A case while it is read, shared by the files that read its parts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "authoring/test_file.h"
#include "spec/reading.h"

namespace smx::authoring {

/// Where values of a case come from.
struct Place {
  Values* values = nullptr;
  std::string folder;  // files are relative to it
};

struct CaseDraft {
  TestCase test;
  Place place;
  const yaml::Node* vary = nullptr;
};

/// The keys that begin with `want`.
spec::Part<CaseDraft> expectation_keys(CaseDraft& draft);
/// Says which of them exclude each other.
void check_expectation_keys(spec::Reader& reader, const yaml::Node& map);
/// One expectation by its key; false when the key is none.
bool read_expectation(spec::Reader& reader, const yaml::Entry& entry, CaseDraft& draft);

/// `path: value` of `change`, or a column of `vary` with a cell.
std::optional<Change> read_change(spec::Reader& reader, const yaml::Node& path,
                                  const yaml::Node& value, const Place& place);
/// `a.0.b: value` of `want_part`.
void read_wanted_part(spec::Reader& reader, std::string_view path, const yaml::Node& value,
                      CaseDraft& draft);

/// `{ columns, rows }`: adds one case for each row.
void read_vary(spec::Reader& reader, const yaml::Node& vary, const CaseDraft& draft,
               std::vector<TestCase>& cases);

/// The words of `a.b.c`, each with its place.
std::vector<spec::Word> split_path(const yaml::Node& scalar);

}  // namespace smx::authoring
