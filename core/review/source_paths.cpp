#include "review/source_paths.h"

#include <algorithm>

#include "packs/condition_text.h"
#include "review/expressions_of.h"

namespace smx::review {

namespace {

/// `pools.*` gives the items of what is behind it, and `lines` is a list.
std::string item_path(const std::string& list) {
  return list.ends_with(".*") ? list : list + "[]";
}

SourcePaths::Steps steps_of(const Expr& expr) {
  SourcePaths::Steps steps;
  for (const PathStep& step : expr.steps) steps.push_back(&step);
  return steps;
}

}  // namespace

void add_once(std::string text, std::vector<std::string>& texts) {
  if (std::ranges::find(texts, text) == texts.end()) texts.push_back(std::move(text));
}

SourcePaths::SourcePaths(const Mapping& mapping) : mapping_(mapping) {
  Visitor visitor;
  visitor.list = [this](const EachForm& each) {
    items_[each.item] = each.sources;
    if (each.grouping) items_[each.grouping->item] = each.sources;
    if (each.grouping) groups_.insert(each.item);
    if (each.arrangement) results_.insert(each.arrangement->item);
  };
  visitor.condition = [this](const Condition& condition) {
    const bool of_items = condition.test == Test::some || condition.test == Test::every ||
                          condition.test == Test::no_item;
    if (of_items) items_[condition.item] = {condition.left};
  };
  visitor.lookup = [this](const LookupCall& lookup) {
    if (lookup.index) items_[lookup.index->item] = {lookup.index->of};
  };
  walk(mapping, visitor);
}

/// An item of several lists may be one of any of them: `(entry or feed.entry)[]`.
std::string SourcePaths::start_of(const Expr& expr) const {
  if (expr.group) return path_of(*expr.group);
  const auto item = items_.find(expr.slot);
  if (item == items_.end() || item->second.empty()) return mapping_.slots[expr.slot].name;
  if (groups_.contains(expr.slot)) return "group";
  if (item->second.size() == 1) return item_path(path_of(*item->second.front()));
  std::string lists;
  for (const Expr* list : item->second) lists += (lists.empty() ? "" : " or ") + path_of(*list);
  return "(" + lists + ")[]";
}

std::string SourcePaths::filter_text(const PathStep& step) const {
  std::string text = step.kind == PathStep::Kind::filter_every ? ".*" : "";
  for (const Match& match : step.matches) {
    text += "(";
    for (std::size_t i = 0; i < match.path.size(); ++i) text += (i == 0 ? "" : ".") + match.path[i];
    const std::string computed = match.computed ? "(" + path_of(*match.computed) + ")" : "";
    text += "=" + (match.computed ? computed : literal_text(match.literal)) + ")";
  }
  return text;
}

std::string SourcePaths::steps_text(const Steps& steps) const {
  std::string text;
  for (const PathStep* step : steps) {
    switch (step->kind) {
      case PathStep::Kind::member: text += "." + step->name; break;
      case PathStep::Kind::position: text += "." + std::to_string(step->position); break;
      case PathStep::Kind::every: text += ".*"; break;
      case PathStep::Kind::computed: text += ".(" + path_of(*step->key) + ")"; break;
      case PathStep::Kind::filter_one:
      case PathStep::Kind::filter_every: text += filter_text(*step); break;
    }
  }
  return text;
}

std::string SourcePaths::path_of(const Expr& expr) const {
  return start_of(expr) + steps_text(steps_of(expr));
}

bool SourcePaths::is_of_result(const Expr& expr) const {
  return !expr.group && results_.contains(expr.slot);
}

/// Whether what a slot holds stands in a document as it is: an input, an answer, a setting, or an
/// item of a list in one of them.
bool SourcePaths::is_in_document(Slot slot) const {
  for (auto item = items_.find(slot); item != items_.end(); item = items_.find(slot)) {
    if (item->second.size() != 1) return false;
    const Expr& list = *item->second.front();
    if (groups_.contains(slot) || list.group || !list.calls.empty()) return false;
    slot = list.slot;
  }
  const SlotInfo::Kind kind = mapping_.slots[slot].kind;
  return kind == SlotInfo::Kind::input || kind == SlotInfo::Kind::need ||
         kind == SlotInfo::Kind::context;
}

namespace {

/// Steps but the first.
SourcePaths::Steps rest_of(const SourcePaths::Steps& steps) {
  return {steps.begin() + (steps.empty() ? 0 : 1), steps.end()};
}

}  // namespace

/// One walk from an expression to where its value comes from.
class SourcePaths::Origins {
 public:
  Origins(const SourcePaths& paths, std::vector<std::string>& origins)
      : paths_(paths), origins_(origins) {}

  /// The value of `expr`, and of it what stands at `rest`.
  void follow(const Expr& expr, const Steps& rest);

 private:
  void follow_all(const Form* form);
  void follow_all(const Expr* expr);
  /// What a form gives, and of it what stands at `steps`: forms that hand a value on lead further
  /// than to all they read.
  void follow_through(const Form* form, const Steps& steps);
  void follow_through(const OneOfForm& form, const Steps& steps);
  void follow_through(const FieldsForm& form, const Steps& steps);
  Visitor everything() {
    Visitor visitor;
    visitor.expression = [this](const Expr& inner) { follow(inner, {}); };
    return visitor;
  }

  const SourcePaths& paths_;
  std::vector<std::string>& origins_;
  std::set<std::string> met_;
};

// NOLINTNEXTLINE(misc-no-recursion): named values make no circles
void SourcePaths::Origins::follow(const Expr& expr, const Steps& rest) {
  if (expr.group || paths_.is_of_result(expr)) return;  // what is in a bracket comes by itself
  Steps steps = steps_of(expr);
  steps.insert(steps.end(), rest.begin(), rest.end());
  const std::string path = paths_.start_of(expr) + paths_.steps_text(steps);
  if (paths_.is_in_document(expr.slot)) return add_once(path, origins_);
  if (!met_.insert(path).second) return;
  follow_through(paths_.mapping_.slots[expr.slot].let, steps);
  const auto item = paths_.items_.find(expr.slot);
  if (item == paths_.items_.end()) return;
  for (const Expr* source : item->second) follow_all(source);
}

void SourcePaths::Origins::follow_all(const Form* form) {
  walk(form, everything());
}

void SourcePaths::Origins::follow_all(const Expr* expr) {
  walk(expr, everything());
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as the form
void SourcePaths::Origins::follow_through(const Form* form, const Steps& steps) {
  if (!form) return;
  const auto* from = std::get_if<FromForm>(&form->what);
  const auto* first = std::get_if<FirstForm>(&form->what);
  const auto* cases = std::get_if<CasesForm>(&form->what);
  const auto* one_of = std::get_if<OneOfForm>(&form->what);
  const auto* fields = std::get_if<FieldsForm>(&form->what);
  const bool is_path = from && !from->expression->group && from->expression->calls.empty();
  if (!is_path && !first && !cases && !one_of && !fields) return follow_all(form);
  walk(form->when, everything());
  if (is_path) {
    follow(*from->expression, steps);
    for (const PathStep* step : steps_of(*from->expression)) {
      if (step->key) follow_all(step->key);
    }
  }
  if (first) {
    for (const Form* part : first->parts) follow_through(part, steps);
  }
  if (cases) {
    for (const Form* part : cases->cases) follow_through(part, steps);
  }
  if (one_of) follow_through(*one_of, steps);
  if (fields) follow_through(*fields, steps);
  for (const Policy* policy : form->policies) {
    if (policy) follow_all(policy->expression);
  }
}

void SourcePaths::Origins::follow_through(const OneOfForm& form, const Steps& steps) {
  const std::string member = steps.empty() ? "" : steps.front()->name;
  const auto kind =
      std::ranges::find(form.kinds, member, [](const auto& one) { return one.first; });
  for (const auto& [name, expr] : form.kinds) {
    const bool is_asked = kind == form.kinds.end() || kind->first == name;
    if (!is_asked) continue;
    if (!expr->group && expr->calls.empty() && kind != form.kinds.end()) {
      follow(*expr, rest_of(steps));
    } else {
      follow_all(expr);
    }
  }
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as the form
void SourcePaths::Origins::follow_through(const FieldsForm& form, const Steps& steps) {
  const std::string member = steps.empty() ? "" : steps.front()->name;
  const auto asked = std::ranges::find(form.targets, member, &Target::name);
  for (const Target& target : form.targets) {
    if (asked == form.targets.end()) follow_all(target.form);
    if (asked != form.targets.end() && asked->name == target.name)
      follow_through(target.form, rest_of(steps));
  }
}

void SourcePaths::add_origins(const Expr& expr, std::vector<std::string>& origins) const {
  Origins(*this, origins).follow(expr, {});
}

}  // namespace smx::review
