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

}  // namespace

void add_once(std::string text, std::vector<std::string>& texts) {
  if (std::ranges::find(texts, text) == texts.end()) texts.push_back(std::move(text));
}

SourcePaths::SourcePaths(const Mapping& mapping) : mapping_(mapping) {
  Visitor visitor;
  visitor.list = [this](const EachForm& each) {
    items_[each.item] = each.sources;
    if (each.grouping) items_[each.grouping->item] = each.sources;
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

std::string SourcePaths::start_of(const Expr& expr) const {
  if (expr.group) return path_of(*expr.group);
  const auto item = items_.find(expr.slot);
  if (item == items_.end() || item->second.empty()) return mapping_.slots[expr.slot].name;
  // Of several lists the first stands for all; the others are among what the line around reads.
  return item_path(path_of(*item->second.front()));
}

std::string SourcePaths::path_of(const Expr& expr) const {
  std::string path = start_of(expr);
  for (const PathStep& step : expr.steps) {
    switch (step.kind) {
      case PathStep::Kind::member: path += "." + step.name; break;
      case PathStep::Kind::position: path += "." + std::to_string(step.position); break;
      case PathStep::Kind::every: path += ".*"; break;
      case PathStep::Kind::computed: path += ".(" + path_of(*step.key) + ")"; break;
      case PathStep::Kind::filter_one:
      case PathStep::Kind::filter_every:
        path += step.kind == PathStep::Kind::filter_every ? ".*" : "";
        for (const Match& match : step.matches) {
          path += "(";
          for (std::size_t i = 0; i < match.path.size(); ++i)
            path += (i == 0 ? "" : ".") + match.path[i];
          path += "=" + (match.computed ? "(" + path_of(*match.computed) + ")"
                                        : literal_text(match.literal));
          path += ")";
        }
        break;
    }
  }
  return path;
}

/// Whether what a slot holds stands in a document as it is: an input, an answer, a setting, or an
/// item of a list in one of them.
bool SourcePaths::is_in_document(Slot slot) const {
  for (auto item = items_.find(slot); item != items_.end(); item = items_.find(slot)) {
    if (item->second.size() != 1) return false;
    const Expr& list = *item->second.front();
    if (list.group || !list.calls.empty()) return false;
    slot = list.slot;
  }
  const SlotInfo::Kind kind = mapping_.slots[slot].kind;
  return kind == SlotInfo::Kind::input || kind == SlotInfo::Kind::need ||
         kind == SlotInfo::Kind::context;
}

// NOLINTNEXTLINE(misc-no-recursion): named values make no circles
void SourcePaths::follow(const Expr& expr, std::vector<Slot>& met,
                         std::vector<std::string>& origins) const {
  if (expr.group) return;  // what is in the bracket comes by itself
  if (is_in_document(expr.slot)) return add_once(path_of(expr), origins);
  if (std::ranges::find(met, expr.slot) != met.end()) return;
  met.push_back(expr.slot);
  Visitor visitor;
  visitor.expression = [&](const Expr& inner) { follow(inner, met, origins); };
  walk(mapping_.slots[expr.slot].let, visitor);
  const auto item = items_.find(expr.slot);
  if (item == items_.end()) return;
  for (const Expr* source : item->second) walk(source, visitor);
}

void SourcePaths::add_origins(const Expr& expr, std::vector<std::string>& origins) const {
  std::vector<Slot> met;
  follow(expr, met, origins);
}

}  // namespace smx::review
