#include <algorithm>
#include <utility>

#include "spec/declarations.h"
#include "spec/documentation.h"
#include "spec/map_kinds.h"
#include "spec/names.h"
#include "spec/policies.h"
#include "spec/rows.h"
#include "spec/scalars.h"
#include "spec/things.h"

namespace smx::spec {

namespace {

/// A table as it is read; its rows are looked at once the columns are known.
struct TableDraft {
  Table table;
  const yaml::Node* rows = nullptr;
};

void read_table_name(Reader& reader, const yaml::Entry& entry, TableDraft& draft) {
  draft.table.name = read_kebab_name(reader, entry.value, "a table");
}

void read_key(Reader& reader, const yaml::Entry& entry, TableDraft& draft) {
  draft.table.keys = read_columns(reader, entry.value);
}

void read_table_value(Reader& reader, const yaml::Entry& entry, TableDraft& draft) {
  draft.table.values = read_columns(reader, entry.value);
}

void keep_rows(Reader&, const yaml::Entry& entry, TableDraft& draft) {
  draft.rows = &entry.value;
}

void read_unmapped(Reader& reader, const yaml::Entry& entry, TableDraft& draft) {
  draft.table.unmapped = read_policy(reader, Trigger::unmapped, entry.value);
}

void read_table_fold(Reader& reader, const yaml::Entry& entry, TableDraft& draft) {
  draft.table.fold = read_fold(reader, entry.value);
}

void read_table_reverse(Reader& reader, const yaml::Entry& entry, TableDraft& draft) {
  draft.table.reverse = read_reverse(reader, entry.value);
  draft.table.reverse_span = entry.value.span;
}

template <std::vector<Word> Table::*List>
void read_codes(Reader& reader, const yaml::Entry& entry, TableDraft& draft) {
  for (const yaml::Node& item : entry.value.items) {
    if (auto code = read_literal(reader, item)) (draft.table.*List).push_back(std::move(*code));
  }
}

constexpr Field<TableDraft> kTable[] = {
    {"table", Presence::required, Shape::text, read_table_name, "The name of the table.",
     "kebab name"},
    {"key", Presence::required, Shape::map, read_key,
     "The key columns with a type each, such as `{ status: text }`.", "columns"},
    {"value", Presence::required, Shape::map, read_table_value,
     "The value columns with a type each; several give an object.", "columns"},
    {"rows", Presence::required, Shape::any, keep_rows,
     "Codes with their values, a list of rows, or the name of a CSV file.", "table rows"},
    {"no_counterpart", Presence::optional, Shape::list, read_codes<&Table::no_counterpart>,
     "Codes that are known to have no value.", "list of literal"},
    {"unmapped", Presence::optional, Shape::any, read_unmapped,
     "What happens with an unknown code, where the line does not say it.", "policy"},
    {"fold", Presence::optional, Shape::list, read_table_fold,
     "How keys are compared: `case` and `space` make no difference then.", "list of word",
     fold_words},
    {"reverse", Presence::optional, Shape::text, read_table_reverse,
     "Whether `lookup_reverse` can ask for the key of a value: unique, preferred or none.", "word",
     reverse_words},
    {"preferred", Presence::optional, Shape::list, read_codes<&Table::preferred>,
     "The keys that answer for values that stand in several rows.", "list of literal"},
    {"no_key", Presence::optional, Shape::list, read_codes<&Table::no_key>,
     "Values that are known to have no key.", "list of literal"},
};

/// One name for two columns would leave open which one a row means.
void check_columns(Reader& reader, const Table& table) {
  for (const Declaration& value : table.values) {
    for (const Declaration& key : table.keys) {
      if (key.name.text != value.name.text) continue;
      Diagnostic diagnostic =
          make_error(Code::duplicate_name,
                     ticked(key.name.text) + " is both a key and a value column", value.name.span);
      diagnostic.labels.push_back(make_label(key.name.span, "the key column"));
      reader.diagnostics.add(std::move(diagnostic));
    }
  }
}

/// What is said about the way back needs one.
void check_reverse(Reader& reader, const yaml::Node& map, const Table& table) {
  const bool several = table.keys.size() > 1;
  const yaml::Entry* preferred = map.find_entry("preferred");
  const yaml::Entry* no_key = map.find_entry("no_key");
  if (preferred && table.reverse != Reverse::preferred) {
    reader.diagnostics.add(make_error(Code::missing_key, "`preferred` needs `reverse: preferred`",
                                      preferred->key.span));
  } else if (preferred && several) {
    reader.diagnostics.add(
        make_error(Code::wrong_shape, "the list `preferred` needs a table with one key column",
                   preferred->key.span, "with several, a row says `preferred: true`"));
  }
  if (no_key && table.reverse == Reverse::none) {
    reader.diagnostics.add(make_error(Code::missing_key,
                                      "`no_key` needs `reverse: unique` or `reverse: preferred`",
                                      no_key->key.span));
  }
  if (table.reverse != Reverse::none && table.values.size() > 1) {
    reader.diagnostics.add(make_error(Code::wrong_shape,
                                      "a table with several value columns has no way back",
                                      table.reverse_span));
  }
}

void check_no_counterpart(Reader& reader, const yaml::Node& map, const Table& table) {
  const yaml::Entry* entry = map.find_entry("no_counterpart");
  if (!entry || table.keys.size() < 2) return;
  reader.diagnostics.add(
      make_error(Code::wrong_shape, "`no_counterpart` needs a table with one key column",
                 entry->key.span, "with several, leave the value cells of a CSV row empty"));
}

}  // namespace

Table read_table(Reader& reader, const yaml::Node& map) {
  TableDraft draft;
  Documentation documentation;
  read_map(reader, map, "a table", part(kTable, draft), part(kThingDocumentation, documentation),
           part(kLineDocumentation, documentation));
  draft.table.documentation = std::move(documentation);
  check_columns(reader, draft.table);
  check_no_counterpart(reader, map, draft.table);
  check_reverse(reader, map, draft.table);
  // Without columns nothing sensible can be said about rows.
  const bool has_columns = !draft.table.keys.empty() && !draft.table.values.empty();
  if (draft.rows && has_columns) read_rows(reader, *draft.rows, draft.table);
  return std::move(draft.table);
}

std::vector<Key> table_keys() {
  return keys_of(kTable, kThingDocumentation, kLineDocumentation);
}

}  // namespace smx::spec
