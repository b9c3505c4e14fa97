// `change` and `vary`: paths into what goes in, and tables of them.
#include <utility>

#include "authoring/case_draft.h"
#include "authoring/test_kinds.h"
#include "spec/scalars.h"

namespace smx::authoring {

namespace {

using spec::Reader;
using spec::Shape;

bool removes(const yaml::Node& node) {
  return node.is_map() && node.entries.size() == 1 && node.entries.front().key.text == "remove" &&
         node.entries.front().value.text == "true";
}

void refuse_path(Reader& reader, const yaml::Node& path) {
  Diagnostic diagnostic =
      make_error(Code::bad_test, "`" + path.text + "` is not a path into what goes in", path.span);
  diagnostic.fix =
      "begin with `input.` and the input's name, with `context.`, or with `needs.` and the name of "
      "an "
      "answer, as in `input.order.status`";
  reader.diagnostics.add(std::move(diagnostic));
}

/// A cell put where its column says.
void set_cell(Reader& reader, const yaml::Node& column, const yaml::Node& cell, CaseDraft& draft) {
  constexpr std::string_view kPart = "want_part.";
  if (column.text.starts_with(kPart)) {
    read_wanted_part(reader, std::string_view(column.text).substr(kPart.size()), cell, draft);
  } else if (column.text.starts_with("want") || column.text == "round_trip") {
    const yaml::Entry entry{column, cell};
    if (!read_expectation(reader, entry, draft)) refuse_path(reader, column);
  } else if (auto change = read_change(reader, column, cell, draft.place)) {
    draft.test.changes.push_back(std::move(*change));
  }
}

/// `name [2026-05-01, 2]`: what a row is called in results.
std::string row_name(const std::string& name, const yaml::Node& row) {
  std::string cells;
  for (const yaml::Node& cell : row.items) {
    if (!cells.empty()) cells += ", ";
    cells += cell.is_scalar() ? cell.text : std::string("...");
  }
  return name + " [" + cells + "]";
}

struct Vary {
  const yaml::Node* columns = nullptr;
  const yaml::Node* rows = nullptr;
};

void keep_columns(Reader&, const yaml::Entry& entry, Vary& into) {
  into.columns = &entry.value;
}
void keep_rows(Reader&, const yaml::Entry& entry, Vary& into) {
  into.rows = &entry.value;
}

constexpr spec::Field<Vary> kVary[] = {
    {"columns", spec::Presence::required, Shape::list, keep_columns,
     "What each column sets: `input.order.status`, `context.now`, `want_part.total`.",
     "list of text"},
    {"rows", spec::Presence::required, Shape::list, keep_rows, "Lists of cells; each is a case.",
     "list of row"},
};

}  // namespace

std::vector<spec::Word> split_path(const yaml::Node& scalar) {
  std::vector<spec::Word> words;
  const std::string& text = scalar.text;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('.', begin), text.size());
    words.push_back(spec::word_at(scalar, begin, end));
    begin = end + 1;
  }
  return words;
}

std::optional<Change> read_change(Reader& reader, const yaml::Node& path, const yaml::Node& value,
                                  const Place& place) {
  Change change;
  std::vector<spec::Word> words = split_path(path);
  const std::string& root = words.front().text;
  const bool is_context = root == "context";
  const bool complete = words.size() >= 2 && (!is_context || words.size() == 2);
  if (!complete || (!is_context && root != "input" && root != "needs")) {
    refuse_path(reader, path);
    return std::nullopt;
  }
  if (is_context) change.root = Change::Root::context;
  if (root == "needs") change.root = Change::Root::needs;
  change.name = std::move(words[1]);
  words.erase(words.begin(), words.begin() + 2);
  change.path = std::move(words);
  change.span = path.span;
  if (removes(value)) return change;
  change.value = place.values->read(value, place.folder);
  if (!change.value) return std::nullopt;
  return change;
}

void read_vary(Reader& reader, const yaml::Node& vary, const CaseDraft& draft,
               std::vector<TestCase>& cases) {
  Vary table;
  read_map(reader, vary, "`vary`", spec::part(kVary, table));
  if (!table.columns || !table.rows) return;
  if (!has_items(reader, *table.columns, "`columns`") || !has_items(reader, *table.rows, "`rows`"))
    return;
  for (const yaml::Node& row : table.rows->items) {
    const std::size_t columns = table.columns->items.size();
    if (!row.is_list() || row.items.size() != columns) {
      spec::refuse_shape(reader, row, "a row of " + std::to_string(columns) + " cells");
      continue;
    }
    const spec::Mistakes mistakes(reader);
    CaseDraft made = draft;
    made.test.name = row_name(draft.test.name, row);
    made.test.span = row.span;
    for (std::size_t i = 0; i < columns; ++i)
      set_cell(reader, table.columns->items[i], row.items[i], made);
    if (!made.test.expectations.any() && !mistakes.any()) {
      reader.diagnostics.add(make_error(Code::bad_test, "this case expects nothing", row.span,
                                        "add a column such as `want_part.total`"));
      return;
    }
    cases.push_back(std::move(made.test));
  }
}

std::vector<spec::Key> vary_keys() {
  return spec::keys_of(kVary);
}

}  // namespace smx::authoring
