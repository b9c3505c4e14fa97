// A walk over everything that a program can run.
#include <utility>

#include "coverage/points.h"

namespace smx::coverage {

namespace {

/// A rule as it was written, on one line and not too long.
std::string excerpt(const Span& span) {
  constexpr std::size_t kLongest = 60;
  std::string out;
  for (const char c : span.source->text().substr(span.begin, span.end - span.begin)) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank) out.push_back(c);
    if (blank && !out.empty() && out.back() != ' ') out.push_back(' ');
  }
  while (out.ends_with(' ')) out.pop_back();
  if (out.size() <= kLongest) return out;
  std::size_t end = kLongest;
  while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0) == 0x80) --end;
  while (end > 0 && out[end - 1] == ' ') --end;
  return out.substr(0, end) + "...";
}

/// Which sides of a condition can come.
enum class Sides : std::uint8_t { both, only_yes };

class PointFinder {
 public:
  PointFinder(const Program& program, Points& points)
      : program_(program), points_(points), by_rule_(program.rules.size()) {
    found_.readings.resize(program.rules.size());
  }

  ProgramPoints run() {
    for (const auto& [name, mapping] : program_.mappings) visit(*mapping);
    for (const auto& mapping : program_.mapping_variants) visit(*mapping);
    for (const auto& [name, table] : program_.tables) visit(*table);
    for (const auto& table : program_.table_variants) visit(*table);
    for (const auto& [name, decision] : program_.decisions) visit(*decision);
    for (const auto& decision : program_.decision_variants) visit(*decision);
    add_overlays();
    for (const std::vector<PointId>& points : by_rule_) {
      found_.starts.push_back(static_cast<std::uint32_t>(found_.of_rules.size()));
      found_.of_rules.insert(found_.of_rules.end(), points.begin(), points.end());
    }
    found_.starts.push_back(static_cast<std::uint32_t>(found_.of_rules.size()));
    return std::move(found_);
  }

 private:
  const std::string& address_of(RuleId rule) const { return program_.rules[rule].address; }

  void add_rule(CoverageKind kind, RuleId rule) {
    add_point({kind, program_.rules[rule].span, address_of(rule), {}, false}, rule);
  }

  void add_guard(RuleId rule) {
    Point guard{CoverageKind::line, program_.rules[rule].span, address_of(rule), {}, false};
    guard.is_guard = true;
    add_point(std::move(guard), rule);
  }

  void add_point(Point made, RuleId rule) {
    const auto point = points_.add(std::move(made));
    if (!point) return;
    by_rule_[rule].push_back(*point);
    // What a constant around it has come to, it has come to as well.
    for (const RuleId constant : constants_) by_rule_[constant].push_back(*point);
  }

  void visit(const Mapping& mapping) {
    visit(mapping.guards);
    visit(mapping.when, mapping.name);
    for (const SlotInfo& slot : mapping.slots) {
      visit(slot.let);
      if (!slot.need) continue;
      add_rule(CoverageKind::line, slot.need->rule);
      visit(slot.need->when, address_of(slot.need->rule));
    }
    visit(mapping.body);
  }

  void visit(const std::vector<Guard>& guards) {
    for (const Guard& guard : guards) {
      add_guard(guard.rule);
      visit(guard.condition, address_of(guard.rule));
    }
  }

  void visit(const Condition* condition, const std::string& address, Sides sides = Sides::both,
             std::size_t depth = 0) {
    if (!condition) return;
    // `unless` is the opposite of its condition, and would only say the same again.
    const bool turns_round = condition->test == Test::none && condition->parts.size() == 1;
    if (condition->span.source && !turns_round) {
      const auto point = points_.add({CoverageKind::condition, condition->span, address,
                                      excerpt(condition->span), sides == Sides::both, depth});
      if (point) found_.conditions.insert(condition, *point);
    }
    const bool as_above = condition->test == Test::all && sides == Sides::only_yes;
    for (const Condition& part : condition->parts)
      visit(&part, address, as_above ? Sides::only_yes : Sides::both, depth + 1);
  }

  void visit(const Policy* policy, const std::string& address, std::string_view word) {
    if (!policy || !policy->span.source) return;
    std::string text = excerpt(policy->span);
    if (!text.starts_with("on_")) text = std::string(word) + ": " + text;
    std::string owner = address;
    if (policy->inherited == "the mapping") owner = address.substr(0, address.find('/'));
    if (policy->inherited == "the pack") owner = program_.pack;
    const auto point =
        points_.add({CoverageKind::policy, policy->span, std::move(owner), std::move(text), false});
    if (point) found_.policies.insert(policy, *point);
  }

  void visit(const Form* form) {
    if (!form) return;
    if (program_.rules[form->rule].kind == RuleKind::line) add_rule(CoverageKind::line, form->rule);
    const bool is_constant = form->way == Form::Way::constant;
    if (is_constant) constants_.push_back(form->rule);
    const std::string& address = address_of(form->rule);
    visit(form->when, address);
    for (const Policy* policy : form->policies) visit(policy, address, "default");
    const std::string* around = std::exchange(address_, &address);
    std::visit([this](const auto& what) { visit_parts(what); }, form->what);
    address_ = around;
    if (is_constant) constants_.pop_back();
  }

  void visit_part(const Form* form, PartReading reading = {}) {
    if (!form) return;
    if (program_.rules[form->rule].kind == RuleKind::part) {
      add_rule(CoverageKind::part, form->rule);
      found_.readings[form->rule] = reading;
    }
    visit(form);
  }

  void visit_parts(const FromForm&) {}
  void visit_parts(const ValueForm&) {}
  void visit_parts(const OneOfForm&) {}
  void visit_parts(const ZipForm&) {}
  void visit_parts(const FirstForm& what) {
    const PartReading reading{false, what.skipping[static_cast<std::size_t>(State::null)],
                              what.skipping[static_cast<std::size_t>(State::empty)]};
    for (const Form* part : what.parts) visit_part(part, reading);
  }
  void visit_parts(const CasesForm& what) {
    for (const Form* one : what.cases) visit_part(one, {true, false, false});
  }
  void visit_parts(const JoinForm& what) {
    for (const Form* part : what.parts) visit_part(part);
  }
  void visit_parts(const DecideForm& what) {
    for (const auto& [slot, argument] : what.arguments) visit_part(argument);
  }
  void visit_parts(const UseForm& what) {
    for (const auto& [slot, argument] : what.arguments) visit_part(argument);
  }
  void visit_parts(const FieldsForm& what) {
    for (const Target& target : what.targets) visit(target.form);
  }
  void visit_parts(const ListForm& what) {
    for (const Form* item : what.items) visit_part(item);
  }
  void visit_parts(const EachForm& what) {
    visit(what.where, *address_);
    visit(what.guards);
    visit(what.body);
  }
  void visit_parts(const HoldsForm& what) { visit(what.condition, *address_); }

  void visit(const Table& table) {
    for (const TableRow& row : table.rows) add_rule(CoverageKind::row, row.rule);
    visit(table.unmapped, table.name, "unmapped");
  }

  void visit(const Decision& decision) {
    // Where it is proved that every input has its row, the last one that is asked holds.
    const bool last_holds =
        decision.covers_all && decision.hit == Hit::first && !decision.has_windows;
    for (const DecisionRow& row : decision.rows) {
      add_rule(CoverageKind::decision, row.rule);
      const bool holds = last_holds && &row == &decision.rows.back();
      visit(row.when, address_of(row.rule), holds ? Sides::only_yes : Sides::both);
      for (const RowAnswer& answer : row.answers) visit(answer.form);
    }
    visit(decision.unmatched, decision.name, "unmatched");
  }

  void add_overlays() {
    std::vector<std::optional<PointId>> overlays;
    for (const OverlayInfo& overlay : program_.overlays)
      overlays.push_back(
          points_.add({CoverageKind::overlay, overlay.span, overlay.name, {}, false}));
    const auto add = [&](const Mapping& mapping) {
      if (!mapping.choice) return;
      const VariantChoice& choice = *mapping.choice;
      for (std::size_t i = 0; i < choice.variants.size(); ++i) {
        for (const std::uint32_t active : choice.active[i]) {
          if (overlays[active]) found_.overlays[choice.variants[i]].push_back(*overlays[active]);
        }
      }
    };
    for (const auto& [name, mapping] : program_.mappings) add(*mapping);
    for (const auto& [name, mapping] : program_.alone) add(*mapping);
  }

  const Program& program_;
  Points& points_;
  ProgramPoints found_;
  std::vector<std::vector<PointId>> by_rule_;
  const std::string* address_ = nullptr;  // of the form at hand
  std::vector<RuleId> constants_;         // the forms around the one at hand that are told as one
};

}  // namespace

ProgramPoints find_points(const Program& program, Points& points) {
  return PointFinder(program, points).run();
}

}  // namespace smx::coverage
