// The keys of a tests file. What a case expects is read by read_expectations.cpp, tables of cases
// by vary.cpp.
#include <utility>

#include "authoring/case_draft.h"
#include "authoring/file_paths.h"
#include "authoring/test_file.h"
#include "authoring/test_kinds.h"
#include "spec/documentation.h"
#include "spec/scalars.h"

namespace smx::authoring {

namespace {

using spec::Field;
using spec::part;
using spec::Presence;
using spec::Reader;
using spec::Shape;

// ---- what goes in: of the file and of a case

struct GivenDraft {
  Given given;
  Place place;
};

void read_context(Reader& reader, const yaml::Entry& entry, GivenDraft& draft) {
  for (const yaml::Entry& value : entry.value.entries) {
    if (!value.value.is_scalar()) {
      spec::refuse_shape(reader, value.value, "one text, number or boolean",
                         "settings are single values");
      continue;
    }
    draft.given.context.push_back(
        {spec::word_of(value.key), draft.place.values->from_yaml(value.value)});
  }
}

void read_input(Reader&, const yaml::Entry& entry, GivenDraft& draft) {
  for (const yaml::Entry& document : entry.value.entries) {
    auto value = draft.place.values->read(document.value, draft.place.folder);
    if (value) draft.given.input.push_back({spec::word_of(document.key), value});
  }
}

void read_needs(Reader& reader, const yaml::Entry& entry, GivenDraft& draft) {
  draft.given.needs = read_need_list(reader, entry.value, *draft.place.values, draft.place.folder);
}

constexpr Field<GivenDraft> kGiven[] = {
    {"context", Presence::optional, Shape::map, read_context,
     "What the host gives, `now` among it.", "map of literal"},
    {"input", Presence::optional, Shape::map, read_input,
     "The input documents: values, or `{ file: path#/pointer }`.", "map of anything"},
    {"needs", Presence::optional, Shape::list, read_needs,
     "The answers of the host: `{ fetch, by, answer | file | missing }`; the first that fits.",
     "list of answer to a need"},
};

// ---- a case

void read_case_name(Reader&, const yaml::Entry& entry, CaseDraft& draft) {
  draft.test.name = entry.value.text;
}

void read_changes(Reader& reader, const yaml::Entry& entry, CaseDraft& draft) {
  for (const yaml::Entry& change : entry.value.entries) {
    if (auto read = read_change(reader, change.key, change.value, draft.place)) {
      draft.test.changes.push_back(std::move(*read));
    }
  }
}

void keep_vary(Reader&, const yaml::Entry& entry, CaseDraft& draft) {
  draft.vary = &entry.value;
}

constexpr Field<CaseDraft> kCase[] = {
    {"name", Presence::required, Shape::text, read_case_name,
     "What the case shows, in a few words."},
    {"change", Presence::optional, Shape::map, read_changes,
     "Paths such as `input.order.status` with the value they get.", "map of anything"},
    {"vary", Presence::optional, Shape::map, keep_vary, "A table: one case for each row.", "vary"},
};

/// One case, or one for each row of its `vary`.
void read_case(Reader& reader, const yaml::Node& map, const Place& place,
               std::vector<TestCase>& cases) {
  const spec::Mistakes mistakes(reader);
  CaseDraft draft;
  draft.place = place;
  draft.test.span = map.entries.empty() ? map.span : map.entries.front().value.span;
  GivenDraft given{{}, place};
  spec::Documentation documentation;
  read_map(reader, map, "a case", part(kCase, draft), part(kGiven, given), expectation_keys(draft),
           part(spec::kLineDocumentation, documentation));
  draft.test.given = std::move(given.given);
  check_expectation_keys(reader, map);
  if (draft.vary) {
    read_vary(reader, *draft.vary, draft, cases);
  } else if (!draft.test.expectations.any() && !mistakes.any()) {
    Diagnostic nothing = make_error(Code::bad_test, "this case expects nothing", draft.test.span);
    nothing.fix =
        "say what must come out: `want`, `want_part`, `want_fault`, `want_skip`, `want_reports`";
    reader.diagnostics.add(std::move(nothing));
  } else {
    cases.push_back(std::move(draft.test));
  }
}

// ---- the file

struct FileDraft {
  TestFile file;
  Place place;
};

void read_tests_name(Reader& reader, const yaml::Entry& entry, FileDraft& draft) {
  draft.file.name = spec::read_kebab_name(reader, entry.value, "a tests file");
}

void read_of(Reader&, const yaml::Entry& entry, FileDraft& draft) {
  draft.file.of = spec::word_of(entry.value);
}

void read_cases(Reader& reader, const yaml::Entry& entry, FileDraft& draft) {
  if (entry.value.items.empty()) {
    reader.diagnostics.add(
        make_error(Code::bad_test, "there is no case in this file", entry.value.span));
  }
  spec::Ids names(reader, "cases");
  for (const yaml::Node& item : entry.value.items) {
    if (!has_shape(reader, item, Shape::map, "a case such as `{ name: ..., want: ... }`")) continue;
    read_case(reader, item, draft.place, draft.file.cases);
    if (const yaml::Node* name = item.find("name"); name && name->is_scalar())
      names.add(spec::word_of(*name));
  }
}

constexpr Field<FileDraft> kFile[] = {
    {"tests", Presence::required, Shape::text, read_tests_name, "The name of these tests.",
     "kebab name"},
    {"of", Presence::required, Shape::text, read_of, "The mapping that is tested.", "thing name"},
    {"cases", Presence::required, Shape::list, read_cases, "The cases.", "list of case"},
};

constexpr Field<spec::Documentation> kSummary[] = {
    {"summary", Presence::optional, Shape::text,
     spec::read_documentation_text<&spec::Documentation::summary>,
     "One sentence about these tests."},
    {"owner", Presence::optional, Shape::text,
     spec::read_documentation_text<&spec::Documentation::owner>,
     "Who answers questions about them."},
};

}  // namespace

bool is_test_tree(const yaml::Node& tree) {
  return tree.is_map() && !tree.entries.empty() && tree.entries.front().key.text == "tests";
}

TestFile read_test_file(const Source& source, const yaml::Node& tree, Values& values) {
  std::vector<std::unique_ptr<const yaml::Node>> no_types;
  Reader reader{values.diagnostics(), no_types};
  FileDraft draft;
  draft.place = {&values, folder_of(source.name())};
  draft.file.path = source.name();
  GivenDraft given{{}, draft.place};
  spec::Documentation documentation;
  read_map(reader, tree, "a tests file", part(kFile, draft), part(kGiven, given),
           part(kSummary, documentation), part(spec::kLineDocumentation, documentation));
  draft.file.defaults = std::move(given.given);
  return std::move(draft.file);
}

std::vector<spec::Key> tests_keys() {
  return spec::keys_of(kFile, kGiven, kSummary, spec::kLineDocumentation);
}

std::vector<spec::Key> case_keys() {
  std::vector<spec::Key> keys = spec::keys_of(kCase, kGiven, spec::kLineDocumentation);
  for (spec::Key& key : expected_keys()) keys.push_back(std::move(key));
  return keys;
}

}  // namespace smx::authoring
