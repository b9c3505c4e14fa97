// What the rows of a decision leave open, and which of them never answer: the decision as a table
// that `tablecheck` can look at, and its findings as diagnostics.
#include <algorithm>
#include <utility>

#include "compile/compiler.h"

namespace smx {

namespace {

std::string ticked(std::string_view text) {
  return "`" + std::string(text) + "`";
}

/// "`status: 500`, `call: send`"
std::string shown(const tablecheck::Example& example) {
  std::string out;
  for (const auto& [column, value] : example) {
    if (!out.empty()) out += ", ";
    out += ticked(column + ": " + value);
  }
  return out.empty() ? "anything" : out;
}

bool same_literal(const Node& a, const Node& b) {
  return a.kind() == b.kind() && a.truth() == b.truth() && a.text() == b.text();
}

bool same_answers(const DecisionRow& a, const DecisionRow& b) {
  return std::equal(a.answers.begin(), a.answers.end(), b.answers.begin(), b.answers.end(),
                    [](const RowAnswer& one, const RowAnswer& other) {
                      if (one.kind != other.kind || one.kind == RowAnswer::Kind::form) return false;
                      return one.kind == RowAnswer::Kind::missing ||
                             same_literal(one.literal, other.literal);
                    });
}

/// Whether only members lead there, so that its values come and go by themselves.
bool is_plain(const Expr& path) {
  return !path.group && path.calls.empty() &&
         std::all_of(path.steps.begin(), path.steps.end(),
                     [](const PathStep& step) { return step.kind == PathStep::Kind::member; });
}

/// A column inside of another one begins with its name: `message.status` with `message`.
void find_outer_columns(tablecheck::Table& table) {
  for (tablecheck::Column& column : table.columns) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const std::string& name = table.columns[i].name;
      if (!column.name.starts_with(name + ".")) continue;
      const bool nearer = !column.inside || table.columns[*column.inside].name.size() < name.size();
      if (nearer) column.inside = i;
    }
  }
}

}  // namespace

/// The name of what a test looks at, as rows write it.
std::string Compiler::column_name(const Expr& path) const {
  const std::string plain = path_name(path);
  if (plain.empty()) {
    const Span& span = path.span;
    return span.source ? std::string(span.source->text().substr(span.begin, span.end - span.begin))
                       : std::string();
  }
  const std::string& start = path.slot == 0 ? "context" : (*scope_->slots)[path.slot].name;
  const std::size_t dot = plain.find('.');
  return start + (dot == std::string::npos ? "" : plain.substr(dot));
}

tablecheck::Table Compiler::described(const Decision& decision, const LookedAt& looked_at) const {
  tablecheck::Table table;
  table.hit = decision.hit;
  std::map<std::string, std::size_t> by_name;
  const auto column = [&](const std::string& name, const Static& known, bool plain) {
    const auto [found, is_new] = by_name.emplace(name, table.columns.size());
    if (is_new) table.columns.emplace_back().name = name;
    tablecheck::Column& made = table.columns[found->second];
    made.type = known.type;
    made.may_be_missing = made.may_be_missing || known.may_be_missing;
    made.may_be_null = made.may_be_null || known.may_be_null;
    if (!plain) made.kind = tablecheck::Column::Kind::entangled;
    return found->second;
  };
  // In the order of the inputs, since that is how people read an example.
  for (const InputInfo& input : decision.inputs) {
    for (const auto& [path, known] : looked_at) {
      if (path->slot == input.slot && !path->group)
        table.column_of[path] = column(column_name(*path), known, is_plain(*path));
    }
  }
  for (const auto& [path, known] : looked_at) {
    if (!table.column_of.contains(path))
      table.column_of[path] = column(column_name(*path), known, is_plain(*path));
  }
  if (decision.has_windows)
    table.now = column("context.now", Static::of(program_->types->instant()), true);
  find_outer_columns(table);
  for (const DecisionRow& row : decision.rows) table.rows.push_back({row.when, row.window});
  return table;
}

void Compiler::check_rows(const spec::Decision& spec, Decision& decision, const LookedAt& looked_at,
                          const std::set<RuleId>& reported) {
  const tablecheck::Findings found = tablecheck::check(described(decision, looked_at));
  for (const std::size_t row : found.impossible) {
    error(Code::unreachable_case, "the condition of this row can never hold",
          program_->rules[decision.rows[row].rule].span, "what it asks for excludes itself");
  }
  for (const tablecheck::Shadow& shadow : found.shadowed) {
    if (!reported.contains(decision.rows[shadow.row].rule)) report_shadow(decision, shadow);
  }
  report_overlaps(decision, found);
  decision.covers_all = !found.gap && !found.gap_undecided && decision.hit != Hit::collect;
  const bool open = decision.hit == Hit::unique && !found.rows_undecided.empty();
  if (!decision.covers_all || open || found.budget_spent)
    open_.push_back({&spec, &decision, found, world_});
  if (decision.covers_all && spec.unmatched) {
    warn(Code::policy_without_effect,
         "`unmatched` never acts here: the rows answer whatever the inputs are",
         spec.unmatched->span, "", "remove it");
  }
}

std::string Compiler::row_name(const DecisionRow& row) const {
  const std::string& address = program_->rules[row.rule].address;
  return ticked(address.substr(address.find('/') + 1));
}

void Compiler::report_shadow(const Decision& decision, const tablecheck::Shadow& shadow) {
  const bool one = shadow.by.size() == 1;
  std::string above;
  for (const std::size_t row : shadow.by) {
    if (!above.empty()) above += row == shadow.by.back() ? " and " : ", ";
    above += row_name(decision.rows[row]);
  }
  Diagnostic diagnostic =
      make_error(Code::unreachable_case,
                 "this row can never answer: " + above + (one ? " holds" : " together hold") +
                     " for everything it holds for",
                 program_->rules[decision.rows[shadow.row].rule].span);
  constexpr std::size_t kMostLabels = 3;
  for (std::size_t i = 0; i < std::min(kMostLabels, shadow.by.size()); ++i) {
    const RuleId rule = decision.rows[shadow.by[i]].rule;
    diagnostic.labels.push_back(make_label(program_->rules[rule].span, "asked before it"));
  }
  diagnostic.notes.push_back({"example", shown(shadow.example)});
  diagnostic.fix = "move the row up, make those above narrower, or remove it";
  diagnostics_.add(std::move(diagnostic));
}

/// One for each row that overlaps with rows above it.
void Compiler::report_overlaps(const Decision& decision, const tablecheck::Findings& found) {
  for (std::size_t i = 0; i < found.overlaps.size();) {
    const tablecheck::Overlap& first = found.overlaps[i];
    std::string others;
    for (++i; i < found.overlaps.size() && found.overlaps[i].other == first.other; ++i)
      others += (others.empty() ? "" : ", ") + row_name(decision.rows[found.overlaps[i].row]);
    report_overlap(decision, first, others);
  }
  if (found.overlaps_left_out == 0) return;
  const std::string pairs = std::to_string(found.overlaps_left_out);
  diagnostics_.add(make_error(Code::overlapping_rows,
                              pairs + " further pairs of rows of decision " +
                                  ticked(decision.name) + " both hold for some input",
                              program_->rules[decision.rows.front().rule].span));
}

void Compiler::report_overlap(const Decision& decision, const tablecheck::Overlap& overlap,
                              const std::string& others) {
  const DecisionRow& row = decision.rows[overlap.row];
  const DecisionRow& other = decision.rows[overlap.other];
  const bool same = same_answers(row, other);
  Diagnostic diagnostic = make_error(
      Code::overlapping_rows,
      "rows " + row_name(row) + " and " + row_name(other) + " both hold for " +
          shown(overlap.example) + (same ? ", with the same answer" : ", and answer differently"),
      program_->rules[other.rule].span, "one of the two");
  diagnostic.labels.push_back(make_label(program_->rules[row.rule].span, "the other"));
  if (!others.empty()) diagnostic.notes.push_back({"also with", others});
  diagnostic.fix = "make one of them narrower, or say which one counts: `hit: first`";
  diagnostics_.add(std::move(diagnostic));
}

void Compiler::report_undecided(const OpenDecision& open) {
  const tablecheck::Findings& found = open.findings;
  std::string rows;
  for (const std::size_t row : found.rows_undecided)
    rows += (rows.empty() ? "" : ", ") + row_name(open.decision->rows[row]);
  Diagnostic diagnostic = make_warning(
      Code::undecided_rows,
      "not all that rows of decision " + ticked(open.spec->name.text) +
          " have in common could be worked out",
      open.spec->name.span,
      found.budget_spent ? "there is too much to look at" : "what texts they take is not known");
  if (!rows.empty()) diagnostic.notes.push_back({"rows", rows});
  diagnostics_.add(std::move(diagnostic));
}

/// What rows leave open is a mistake unless somebody has said what then: the decision, or all lines
/// that ask it.
void Compiler::report_open_decisions() {
  for (const OpenDecision& open : open_) {
    const Decision& decision = *open.decision;
    const auto asked = asked_.find(decision.name);
    const bool is_asked = asked != asked_.end();
    enter_owner(decision.name);
    const bool many = decision.hit == Hit::unique && !open.findings.rows_undecided.empty() &&
                      !(is_asked && asked->second.without_many == 0);
    if (open.world.empty() && (many || open.findings.budget_spent)) report_undecided(open);
    const bool answered = decision.unmatched || (is_asked && asked->second.without_unmatched == 0);
    const bool may_be_open = !decision.covers_all && decision.hit != Hit::collect;
    if (may_be_open && !answered && !is_known_gap(open)) report_gap(open);
  }
  enter(*units_.front());
}

/// Whether the rows leave something open without the overlays too.
bool Compiler::is_known_gap(const OpenDecision& open) const {
  return !open.world.empty() &&
         std::any_of(open_.begin(), open_.end(), [&](const OpenDecision& other) {
           return other.world.empty() && other.decision->name == open.decision->name &&
                  !other.decision->covers_all;
         });
}

void Compiler::report_gap(const OpenDecision& open) {
  const std::string name = ticked(open.spec->name.text);
  const auto& gap = open.findings.gap;
  Diagnostic diagnostic =
      gap ? make_error(Code::uncovered_input,
                       "no row of decision " + name + " holds for " + shown(gap->example),
                       open.spec->name.span)
          : make_warning(Code::no_catch_all,
                         "whether decision " + name + " has a row for every input is not known",
                         open.spec->name.span, "it has no row without a condition");
  for (const auto& [column, values] : gap ? gap->never_met : decltype(gap->never_met)()) {
    std::string listed;
    for (const std::string& value : values) listed += (listed.empty() ? "" : ", ") + ticked(value);
    diagnostic.notes.push_back({"never met", ticked(column) + ": " + listed});
  }
  for (const std::uint32_t overlay : open.world)
    diagnostic.notes.push_back({"overlay", words_for(plan_.in_order[overlay])});
  diagnostic.fix =
      "add a row for it, or a last one without condition; or say what then: `unmatched: fail`";
  diagnostics_.add(std::move(diagnostic));
}

}  // namespace smx
