// `inverse_of`: the lines of another mapping, turned round. Those that this mapping writes itself
// win; constants become guards.
#include <algorithm>
#include <set>

#include "compile/compiler.h"
#include "compile/target_tree.h"

namespace smx {

namespace {

constexpr std::string_view kConstantDiffers = "constant-differs";

bool same_type(const Type* one, const Type* other) {
  return one && other && (one == other || (!one->name.empty() && one->name == other->name));
}

/// What one turned line goes by, relative to where it stands.
struct Turn {
  const BackLine* line = nullptr;
  MemberPath source;  // where it writes
  MemberPath target;  // where it reads
};

std::string call_text(const spec::Call& call) {
  std::string text = " | " + call.function.text;
  for (const spec::Argument& argument : call.arguments) text += " " + argument.word.text;
  return text;
}

/// A path on a start, with places in the line it is made from.
spec::Expression reading(const spec::Expression& start, const MemberPath& path, Span span) {
  spec::Expression made = start;
  made.span = span;
  const bool bare_item = start.start == spec::Expression::Start::item && start.name.empty();
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (i == 0 && bare_item) {
      made.name = {path[0], span, false};
      continue;
    }
    spec::Step step;
    step.name = {path[i], span, false};
    step.span = span;
    made.steps.push_back(std::move(step));
  }
  return made;
}

std::string text_of(const spec::Expression& expression) {
  const bool item = expression.start == spec::Expression::Start::item;
  std::string text = (item ? "." : "") + expression.name.text;
  for (const spec::Step& step : expression.steps) text += "." + step.name.text;
  for (const spec::Call& call : expression.calls) text += call_text(call);
  return text;
}

spec::Form plain_form(const Turn& turn, const spec::Expression& start) {
  spec::Form form;
  form.span = turn.line->span;
  form.expression = reading(start, turn.target, turn.line->span);
  form.expression.calls = turn.line->back;
  form.text = text_of(form.expression) + " (turned round)";
  return form;
}

std::vector<spec::NamedForm> turned_forms(const std::vector<Turn>& turns,
                                          const spec::Expression& start);

MemberPath before_star(const MemberPath& path) {
  return {path.begin(), std::find(path.begin(), path.end(), "*")};
}
MemberPath behind_star(const MemberPath& path) {
  const auto star = std::find(path.begin(), path.end(), "*");
  return star == path.end() ? MemberPath{} : MemberPath{star + 1, path.end()};
}

/// The lines of one list: `each` over where it was written, into where it came from.
spec::Form list_form(const std::vector<Turn>& turns, const spec::Expression& start) {
  const Turn& first = turns.front();
  spec::Form form;
  form.kind = spec::Form::Kind::each;
  form.span = first.line->span;
  form.sources.push_back(reading(start, before_star(first.target), first.line->span));
  form.text = "each: " + text_of(form.sources.front()) + " (turned round)";
  spec::Expression item;
  item.start = spec::Expression::Start::item;
  std::vector<Turn> inner;
  for (const Turn& turn : turns)
    inner.push_back({turn.line, behind_star(turn.source), behind_star(turn.target)});
  form.body = std::make_unique<spec::Form>();
  if (inner.front().source.empty()) {
    *form.body = plain_form(inner.front(), item);
  } else {
    form.body->kind = spec::Form::Kind::fields;
    form.body->span = form.span;
    form.body->named = turned_forms(inner, item);
  }
  return form;
}

std::vector<spec::NamedForm> turned_forms(const std::vector<Turn>& turns,
                                          const spec::Expression& start) {
  std::vector<spec::NamedForm> forms;
  std::set<std::string> written;
  for (const Turn& turn : turns) {
    const bool is_list =
        std::find(turn.source.begin(), turn.source.end(), "*") != turn.source.end();
    const std::string target = joined(before_star(turn.source));
    // Of two lines with one source the first leads back.
    if (target.empty() || !written.insert(target).second) continue;
    spec::NamedForm& made = forms.emplace_back();
    made.name = {target, turn.line->span, false};
    if (!is_list) {
      made.form = plain_form(turn, start);
      continue;
    }
    std::vector<Turn> list;
    for (const Turn& other : turns) {
      const bool same = joined(before_star(other.source)) == target &&
                        before_star(other.target) == before_star(turn.target) &&
                        other.source.size() > before_star(other.source).size();
      if (same) list.push_back(other);
    }
    made.form = list_form(list, start);
  }
  return forms;
}

}  // namespace

/// The mapping to turn round with the inputs on both sides; nothing after an error.
const std::optional<Compiler::TurnedPair>& Compiler::turned_pair() {
  const auto known = turned_pairs_.find(mapping_);
  if (known != turned_pairs_.end()) return known->second;
  auto pair = find_turned_pair();
  return turned_pairs_.insert_or_assign(mapping_, std::move(pair)).first->second;
}

std::optional<Compiler::TurnedPair> Compiler::find_turned_pair() {
  const spec::Word& name = mapping_spec_->inverse_of;
  const std::string resolved = resolve(name);
  if (!mappings_.contains(resolved)) {
    if (broken_things_.contains(resolved)) return std::nullopt;
    std::vector<std::string> names;
    for (const auto& [known, unused] : mappings_) names.push_back(known);
    error(Code::unknown_mapping, "there is no mapping `" + name.text + "`", name.span,
          suggest(name.text, visible(names)));
    return std::nullopt;
  }
  // Whatever its scope: what is turned round is what it is under the overlays at hand.
  const Mapping& other = mapping_under(resolved);
  TurnedPair pair;
  pair.other = &other;
  for (const InputInfo& input : other.inputs) {
    if (same_type(input.type, mapping_->output)) pair.written = input.name;
  }
  for (const InputInfo& input : mapping_->inputs) {
    if (same_type(input.type, other.output)) pair.read = input.name;
  }
  if (!pair.written.empty() && !pair.read.empty()) return pair;
  if (!mapping_->output || !other.output) return std::nullopt;  // which has been reported
  const bool output = pair.written.empty();
  error(Code::type_mismatch,
        output ? "`" + name.text + "` takes no " + describe(*mapping_->output) +
                     ", which is given here"
               : "there is no input of the type that `" + name.text + "` gives",
        name.span, output ? "" : "it gives " + describe(*other.output),
        "a mapping turns round another that goes from its output to its input");
  return std::nullopt;
}

/// A mapping under the overlays at hand; as it stands where that is being compiled.
const Mapping& Compiler::mapping_under(const std::string& name) {
  if (const Mapping* made = compile_variant(name, overlays::common(world_, plan_.reaching(name))))
    return *made;
  return *program_->mappings.find(name)->second;
}

std::vector<BackLine> Compiler::lines_back(const std::string& mapping) {
  const std::string& prefix = owners_.find(mapping)->second->prefix;
  const auto table = [this](const std::string& name) { return find_table(name); };
  return back_lines({spec_of(mapping), mapping_under(mapping), table, functions_, made_lines_,
                     prefix, prefix == unit_->prefix ? std::string() : prefix});
}

/// Adds the turned lines to those that stand in the file.
bool Compiler::turn_round(TargetTree& root) {
  const auto& pair = turned_pair();
  if (!pair) return false;
  mapping_->inverse_of = pair->other->name;
  const std::vector<BackLine> lines = lines_back(pair->other->name);
  std::vector<Turn> turns;
  for (const BackLine& line : lines) {
    if (line.reversal == Reversal::one_way || line.input != pair->written) continue;
    if (!line.source.empty()) turns.push_back({&line, line.source, line.target});
  }
  spec::Expression start;
  start.name = {pair->read, mapping_spec_->inverse_of.span, false};
  for (spec::NamedForm& made : turned_forms(turns, start)) {
    if (is_written(root, made.name.text)) continue;
    const spec::NamedForm& line = made_fields_.emplace_back(std::move(made));
    plant(line, root);
    made_lines_[&*mapping_spec_->body].push_back(&line);
  }
  return true;
}

/// Whether a line writes the target, something in it, or the object it is in.
bool Compiler::is_written(const TargetTree& root, const std::string& target) {
  const TargetTree* at = &root;
  for (std::size_t begin = 0; begin <= target.size();) {
    const std::size_t end = std::min(target.find('.', begin), target.size());
    const std::string name = target.substr(begin, end - begin);
    const auto child = std::find_if(at->children.begin(), at->children.end(),
                                    [&](const TargetTree& tree) { return tree.name == name; });
    if (child == at->children.end()) return false;
    if (child->field) return true;
    at = &*child;
    begin = end + 1;
  }
  return true;
}

/// What the other direction writes always must be there on the way back.
void Compiler::guard_constants(Mapping& mapping) {
  if (mapping_spec_->inverse_of.empty()) return;
  const auto& pair = turned_pair();
  if (!pair) return;
  std::vector<spec::Guard> made;
  for (const BackLine& line : lines_back(pair->other->name)) {
    const bool in_list =
        std::find(line.target.begin(), line.target.end(), "*") != line.target.end();
    if (!line.constant || line.constant->tree || in_list || line.target.empty()) continue;
    spec::Condition equals;
    equals.kind = Test::equals;
    equals.span = line.span;
    equals.left = reading({.start = spec::Expression::Start::name,
                           .name = {pair->read, line.span, false},
                           .predicates = {},
                           .group = nullptr,
                           .steps = {},
                           .calls = {},
                           .span = line.span},
                          line.target, line.span);
    equals.literals = {line.constant->word};
    spec::Guard& guard = made.emplace_back();
    guard.id = {joined(line.target), line.span, false};
    guard.condition.kind = Test::none;
    guard.condition.span = line.span;
    guard.condition.parts.push_back(std::move(equals));
    guard.fault = {std::string(kConstantDiffers), line.span, false};
    guard.span = line.span;
    guard.documentation.note = "turned round from " + line.address;
  }
  if (made.empty()) return;
  program_->faults.emplace(unit_->prefix + std::string(kConstantDiffers),
                           "The other direction always writes something else here.");
  for (Guard& guard : guards(made, mapping.name)) mapping.guards.push_back(std::move(guard));
}

/// Each mapping and each variant, against the rules of its own.
void Compiler::classify_all() {
  std::map<std::uint32_t, std::map<std::string_view, RuleId>> rules;
  for (std::size_t i = 1; i < program_->rules.size(); ++i) {
    const Rule& rule = program_->rules[i];
    if (rule.kind == RuleKind::thing) continue;  // its `result` has the same address
    rules[rule.variant].emplace(rule.address, static_cast<RuleId>(i));
  }
  for (const auto& [under, mapping] : compiled_mappings_) {
    const overlays::ActiveSet world_before = std::exchange(world_, under.second);
    classify(under.first, rules[mapping->variant], *mapping);
    world_ = world_before;
  }
}

/// Says of each line of a target how it leads back.
void Compiler::classify(const std::string& name, const std::map<std::string_view, RuleId>& rules,
                        Mapping& mapping) {
  for (BackLine& line : lines_back(name)) {
    WayBack way;
    if (const auto rule = rules.find(line.address); rule != rules.end()) way.rule = rule->second;
    way.reversal = line.reversal;
    way.because = std::move(line.because);
    way.input = std::move(line.input);
    way.source = std::move(line.source);
    way.target = std::move(line.target);
    mapping.ways_back.push_back(std::move(way));
  }
}

}  // namespace smx
