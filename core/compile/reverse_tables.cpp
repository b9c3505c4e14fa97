// Tables asked backwards: every value leads to one key, or the author says to which.
#include <algorithm>

#include "compile/compiler.h"
#include "types/validate.h"

namespace smx {

namespace {

std::string key_of(const Node& value, Fold fold) {
  std::string key;
  const std::string_view text =
      value.is(Kind::boolean) ? (value.truth() ? "true" : "false") : value.text();
  append_table_key(text, fold, KeyPart::first, key);
  return key;
}

}  // namespace

/// The keys of a row as values of their types; nothing after an error.
bool Compiler::keep_keys(const std::vector<spec::Word>& keys, const Table& table, TableRow& row) {
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const std::string_view text = program_->literals.copy(std::string_view(keys[i].text));
    const bool is_text = table.key_types[i]->kind == TypeKind::text;
    Literal read =
        read_literal(text, is_text ? Quoting::quoted : Quoting::plain, *table.key_types[i]);
    if (!read.ok) {
      error(Code::bad_row, "the key `" + keys[i].text + "` does not fit: " + read.why,
            keys[i].span);
      return false;
    }
    row.keys.push_back(read.node);
  }
  return true;
}

void Compiler::reverse_table(const spec::Table& spec, const std::set<std::uint32_t>& marked,
                             Table& table) {
  std::map<std::string, std::vector<std::uint32_t>> rows_of;
  for (std::uint32_t i = 0; i < table.rows.size(); ++i) {
    if (!table.rows[i].values.empty())
      rows_of[key_of(table.rows[i].values.front(), table.fold)].push_back(i);
  }
  for (const auto& [key, rows] : rows_of) {
    std::vector<std::uint32_t> chosen;
    for (const std::uint32_t row : rows) {
      if (marked.contains(row)) chosen.push_back(row);
    }
    if (rows.size() == 1) chosen = rows;
    if (chosen.size() == 1) {
      table.reverse_index.insert(key, chosen.front());
    } else {
      refuse_reverse(spec, table, chosen.empty() ? rows : chosen);
    }
  }
  for (const spec::Word& word : spec.no_key) {
    const auto value = literal(word, *table.value_types.front());
    if (!value) continue;
    const std::string key = key_of(*value, table.fold);
    table.has_values_without_key = true;
    if (!table.reverse_index.insert(key, kNoRow)) continue;
    error(Code::duplicate_row, "the value `" + word.text + "` has a key, or stands here twice",
          word.span, "", "remove it from `no_key`");
  }
}

/// Several rows give one value, and none of them, or more than one, is to answer for it.
void Compiler::refuse_reverse(const spec::Table& spec, const Table& table,
                              const std::vector<std::uint32_t>& rows) {
  const bool unique = spec.reverse == Reverse::unique;
  Diagnostic diagnostic = make_error(
      Code::duplicate_row,
      unique
          ? "two rows of table `" + table.name +
                "` give the same value, so it has no unique way back"
          : "table `" + table.name + "` does not say which of these keys answers for their value",
      program_->rules[table.rows[rows[1]].rule].span);
  diagnostic.labels.push_back(make_label(program_->rules[table.rows[rows[0]].rule].span,
                                         unique ? "the first row" : "and here"));
  diagnostic.fix =
      unique ? "write `reverse: preferred`, and name the key that answers under `preferred`"
             : "name exactly one of them under `preferred`";
  diagnostics_.add(std::move(diagnostic));
}

/// The rows that the list `preferred` names, and those that say so themselves.
std::set<std::uint32_t> Compiler::marked_rows(const spec::Table& spec, Table& table) {
  std::set<std::uint32_t> marked;
  auto mark = [&](const std::vector<spec::Word>& keys) {
    std::string key;
    if (!table_key(spec, keys, table, key)) return;
    if (const std::uint32_t* row = table.index.find(key)) {
      marked.insert(*row);
      return;
    }
    std::vector<std::string> known;
    for (const spec::Table::Row& one : spec.rows) known.push_back(one.cells.front().text);
    error(Code::unknown_name, "`" + keys.front().text + "` is not a key of this table",
          keys.front().span, suggest(keys.front().text, known));
  };
  for (const spec::Word& word : spec.preferred) mark({word});
  for (const spec::Table::Row& row : spec.rows) {
    if (!row.preferred) continue;
    const auto values = row.cells.begin() + static_cast<std::ptrdiff_t>(table.keys.size());
    mark({row.cells.begin(), values});
    if (spec.reverse == Reverse::preferred) continue;
    error(Code::bad_row, "`preferred` needs `reverse: preferred` in the table", row.span);
  }
  return marked;
}

}  // namespace smx
