// Tables told in a few words: columns with a type each, rows with their conditions.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "tablecheck/tablecheck.h"

namespace smx::tablecheck::testing {

/// A table and everything it points to.
class World {
 public:
  Type* add(const std::string& name, TypeKind kind) {
    Type& type = types_.emplace_back();
    type.kind = kind;
    Column column;
    column.name = name;
    column.type = &type;
    table.columns.push_back(column);
    return &type;
  }
  std::size_t words(const std::string& name, std::vector<std::string> words) {
    add(name, TypeKind::text)->enumeration = std::move(words);
    return table.columns.size() - 1;
  }
  std::size_t integers(const std::string& name, std::int64_t least, std::int64_t most) {
    Type* type = add(name, TypeKind::integer);
    type->minimum = least;
    type->maximum = most;
    return table.columns.size() - 1;
  }
  std::size_t column(const std::string& name, TypeKind kind, Format format = Format::none) {
    add(name, kind)->format = format;
    return table.columns.size() - 1;
  }
  Type& type_of(std::size_t column) { return types_[column]; }
  Column& optional(std::size_t column) {
    table.columns[column].may_be_missing = true;
    return table.columns[column];
  }

  // ---- conditions

  Condition test(std::size_t column, Test kind, const std::vector<std::string>& literals,
                 Fold fold = Fold::exact) {
    Condition made = on(column, kind);
    made.fold = fold;
    for (const std::string& literal : literals) made.literals.push_back(node(column, literal));
    return made;
  }
  Condition is(std::size_t column, const std::vector<std::string>& literals) {
    return test(column, Test::equals, literals);
  }
  Condition range(std::size_t column, std::optional<std::int64_t> least,
                  std::optional<std::int64_t> most, RangeOf of = RangeOf::integers) {
    Condition made = on(column, Test::range);
    made.range_of = of;
    made.minimum = least;
    made.maximum = most;
    return made;
  }
  Condition state(std::size_t column, State state) {
    Condition made = on(column, Test::state);
    made.state = state;
    return made;
  }
  Condition same_as(std::size_t left, std::size_t right) {
    Condition made = on(left, Test::same_as);
    made.right = expr(right);
    return made;
  }
  static Condition group(Test kind, std::vector<Condition> parts) {
    Condition made;
    made.test = kind;
    made.parts = std::move(parts);
    return made;
  }
  static Condition all(std::vector<Condition> parts) { return group(Test::all, std::move(parts)); }

  void row(Condition condition) {
    conditions_.push_back(std::move(condition));
    table.rows.push_back({&conditions_.back(), {}});
  }
  void rest() { table.rows.push_back({}); }

  Table table;

 private:
  Condition on(std::size_t column, Test kind) {
    Condition made;
    made.test = kind;
    made.left = expr(column);
    return made;
  }
  const Expr* expr(std::size_t column) {
    exprs_.emplace_back();
    table.column_of[&exprs_.back()] = column;
    return &exprs_.back();
  }
  Node node(std::size_t column, const std::string& literal) {
    const std::string& kept = texts_.emplace_back(literal);
    switch (table.columns[column].type->kind) {
      case TypeKind::boolean: return Node::boolean(literal == "true");
      case TypeKind::integer:
      case TypeKind::number: return Node::number(kept);
      default: return Node::text(kept);
    }
  }

  std::deque<Type> types_;
  std::deque<Expr> exprs_;
  std::deque<Condition> conditions_;
  std::deque<std::string> texts_;
};

/// `status: 500, call: send`
inline std::string shown(const Example& example) {
  std::string out;
  for (const auto& [column, value] : example)
    out += (out.empty() ? "" : ", ") + column + ": " + value;
  return out.empty() ? "anything" : out;
}

/// Everything that was found, a line each.
inline std::string shown(const Findings& findings) {
  std::string out;
  if (findings.gap) {
    out += "gap: " + shown(findings.gap->example) + "\n";
    for (const auto& [column, values] : findings.gap->never_met) {
      out += "  never " + column + ":";
      for (const std::string& value : values) out += " " + value;
      out += "\n";
    }
  }
  if (findings.gap_undecided) out += "gap?\n";
  for (const Overlap& overlap : findings.overlaps) {
    out += "overlap " + std::to_string(overlap.row) + " " + std::to_string(overlap.other) + ": " +
           shown(overlap.example) + "\n";
  }
  for (const Shadow& shadow : findings.shadowed) {
    out += "shadow " + std::to_string(shadow.row) + " by";
    for (const std::size_t row : shadow.by) out += " " + std::to_string(row);
    out += ": " + shown(shadow.example) + "\n";
  }
  for (const std::size_t row : findings.impossible)
    out += "impossible " + std::to_string(row) + "\n";
  for (const std::size_t row : findings.rows_undecided) out += "row? " + std::to_string(row) + "\n";
  if (findings.budget_spent) out += "budget spent\n";
  return out;
}

inline std::string found(const World& world) {
  return shown(check(world.table));
}

}  // namespace smx::tablecheck::testing
