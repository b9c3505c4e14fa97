// Code tables; decisions are in decisions.cpp.
#include "compile/compiler.h"
#include "json/spelled.h"
#include "types/validate.h"

namespace smx {

std::unique_ptr<Table> Compiler::make_table(const spec::Table& spec) {
  auto table = std::make_unique<Table>();
  table->name = own_name(spec.name);
  table->summary = spec.documentation.summary;
  table->fold = spec.fold;
  table->rule = add_rule(RuleKind::thing, table->name, spec.name.span, spec.documentation);
  bool ok = true;
  for (const spec::Declaration& key : spec.keys) {
    table->keys.push_back(key.name.text);
    table->key_types.push_back(type_of(key));
    ok = ok && table->key_types.back();
  }
  for (const spec::Declaration& value : spec.values) {
    table->values.push_back(value.name.text);
    table->value_types.push_back(type_of(value));
    ok = ok && table->value_types.back();
  }
  if (ok && !table->keys.empty() && !table->values.empty()) {
    Place place;
    place.target = "table `" + table->name + "`";
    if (spec.unmapped && spec.unmapped->action == Action::use_expression) {
      error(Code::unknown_policy,
            "a table has no names to use: `unmapped` takes `default`, `fail` or a word",
            spec.unmapped->span);
    } else if (spec.unmapped) {
      table->unmapped = policy(*spec.unmapped, Trigger::unmapped, table->value_types.front(),
                               Static::unknown(), place, "table `" + table->name + "`");
    }
    for (const spec::Table::Row& row : spec.rows) add_row(spec, row, *table);
    for (const spec::Word& key : spec.no_counterpart) add_no_counterpart(spec, key, *table);
    table->reverse = spec.reverse;
    const std::set<std::uint32_t> marked = marked_rows(spec, *table);
    if (spec.reverse != Reverse::none && table->values.size() == 1)
      reverse_table(spec, marked, *table);
  }
  if (table->value_types.empty()) table->value_types.push_back(nullptr);
  return table;
}

bool Compiler::add_row(const spec::Table& spec, const spec::Table::Row& row, Table& table) {
  const auto first_value = row.cells.begin() + static_cast<std::ptrdiff_t>(table.keys.size());
  const std::vector<spec::Word> keys(row.cells.begin(), first_value);
  std::string key;
  if (!table_key(spec, keys, table, key)) return false;
  TableRow made;
  if (!row.no_counterpart) {
    for (std::size_t i = 0; i < table.values.size(); ++i) {
      auto value = literal(first_value[static_cast<std::ptrdiff_t>(i)], *table.value_types[i]);
      if (!value) return false;
      made.values.push_back(*value);
    }
    if (spec.reverse != Reverse::none && !keep_keys(keys, table, made)) return false;
  }
  std::string address = table.name + "/" + keys.front().text;
  for (std::size_t i = 1; i < keys.size(); ++i) address += "," + keys[i].text;
  remember_row(table, key, std::move(made), address, row.span);
  return true;
}

void Compiler::add_no_counterpart(const spec::Table& spec, const spec::Word& word, Table& table) {
  std::string key;
  if (table_key(spec, {word}, table, key)) {
    remember_row(table, key, {}, table.name + "/" + word.text, word.span);
  }
}

bool Compiler::table_key(const spec::Table& spec, const std::vector<spec::Word>& keys, Table& table,
                         std::string& key) {
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const spec::Word& word = keys[i];
    // Codes are compared as they are written: 012 is not 12, and `true` is a word like any other.
    if (table.key_types[i]->kind == TypeKind::text) {
      Literal read = read_literal(word.text, Quoting::quoted, *table.key_types[i]);
      if (!read.ok && spec.fold == Fold::exact) {
        error(Code::bad_row, "the key `" + word.text + "` does not fit: " + read.why, word.span);
        return false;
      }
    } else if (!literal(word, *table.key_types[i])) {
      return false;
    }
    append_table_key(word.text, table.fold, i == 0 ? KeyPart::first : KeyPart::further, key);
  }
  return true;
}

/// What a look-up gives: the value itself, or an object where there are several columns.
Node Compiler::answer_of(const Table& table, const TableRow& row) {
  if (row.values.size() < 2) return row.values.empty() ? Node() : row.values.front();
  auto members = program_->literals.allocate_array<Member>(row.values.size());
  for (std::size_t i = 0; i < members.size(); ++i) members[i] = {table.values[i], row.values[i]};
  return Node::object(members);
}

void Compiler::remember_row(Table& table, const std::string& key, TableRow row,
                            const std::string& address, Span span) {
  row.rule = add_rule(RuleKind::row, address, span, {});
  const auto* taken = table.index.insert(key, static_cast<std::uint32_t>(table.rows.size()));
  if (!taken) {
    row.answer = with_spelling(answer_of(table, row), program_->literals);
    table.rows.push_back(std::move(row));
    return;
  }
  Diagnostic diagnostic =
      make_error(Code::duplicate_row, "table `" + table.name + "` has this key twice", span);
  const Span first = program_->rules[table.rows[*taken].rule].span;
  diagnostic.labels.push_back(make_label(first, "the first time"));
  if (table.fold != Fold::exact) diagnostic.notes.push_back({"fold", "keys are compared folded"});
  diagnostic.fix = "remove one of the two";
  diagnostics_.add(std::move(diagnostic));
}

}  // namespace smx
