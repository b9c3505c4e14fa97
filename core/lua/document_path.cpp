#include "lua/document_path.h"

#include <algorithm>
#include <charconv>

#include "smx/diagnostic.h"

#include "lua/session.h"
#include "types/validate.h"
#include "value/decimal.h"

namespace smx::lua {

namespace {

constexpr std::size_t kMostSteps = 64;

bool is_name_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '@';
}

bool is_position(std::string_view name) {
  return !name.empty() && name.size() < 10 &&
         std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

class Reading {
 public:
  explicit Reading(std::string_view text) : text_(text) {}

  DocumentPath read() {
    while (path_.problem.empty() && path_.steps.size() < kMostSteps) {
      read_step();
      if (at_ == text_.size() || !path_.problem.empty()) return std::move(path_);
      if (text_[at_] != '.') fail("a step of a path ends with `.` or `(`");
      ++at_;
    }
    if (path_.problem.empty()) fail("the path is too long");
    return std::move(path_);
  }

 private:
  void fail(std::string why) {
    if (!path_.problem.empty()) return;
    path_.problem = std::move(why);
    path_.problem_offset = std::min(at_, text_.size());
  }

  std::string_view name() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_name_byte(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  void read_step() {
    PathStep step;
    step.offset = at_;
    if (at_ < text_.size() && text_[at_] == '*') {
      ++at_;
      step.kind = PathStep::Kind::every;
    } else {
      step.name = name();
      if (step.name.empty()) return fail("a path is written as in rule files: `name.given.0`");
      if (is_position(step.name)) {
        step.kind = PathStep::Kind::position;
        std::from_chars(step.name.data(), step.name.data() + step.name.size(), step.position);
      }
    }
    while (at_ < text_.size() && text_[at_] == '(') {
      if (!read_match(step)) return;
    }
    path_.steps.push_back(std::move(step));
  }

  bool read_match(PathStep& step) {
    const std::size_t begin = ++at_;
    while (at_ < text_.size() && (is_name_byte(text_[at_]) || text_[at_] == '.')) ++at_;
    PathMatch match;
    match.member = text_.substr(begin, at_ - begin);
    const std::size_t close = text_.find(')', at_);
    if (match.member.empty() || at_ == text_.size() || text_[at_] != '=' ||
        close == std::string_view::npos) {
      fail("a predicate is written `(use=official)`");
      return false;
    }
    match.literal = text_.substr(at_ + 1, close - at_ - 1);
    at_ = close + 1;
    step.matches.push_back(match);
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  DocumentPath path_;
};

bool equals(const Node& node, std::string_view literal) {
  switch (node.kind()) {
    case Kind::text: return node.text() == literal;
    case Kind::boolean: return literal == (node.truth() ? "true" : "false");
    case Kind::number: return node.text() == literal;
    default: return false;
  }
}

bool fits_all(const Node& item, const PathStep& step, Budget& budget) {
  return std::all_of(step.matches.begin(), step.matches.end(), [&](const PathMatch& match) {
    const Node* here = &item;
    for (std::size_t at = 0; here && at <= match.member.size();) {
      budget.demand(1);
      const std::size_t dot = std::min(match.member.find('.', at), match.member.size());
      const std::string_view name = match.member.substr(at, dot - at);
      at = dot + 1;
      if (here->is(Kind::object)) {
        here = here->find(name);
      } else if (here->is(Kind::list) && is_position(name)) {
        std::size_t position = 0;
        std::from_chars(name.data(), name.data() + name.size(), position);
        here = position < here->items().size() ? &here->items()[position] : nullptr;
      } else {
        here = nullptr;
      }
    }
    return here && equals(*here, match.literal);
  });
}

const Type* member_type(const Type* type, std::string_view name) {
  if (!type) return nullptr;
  const Property* property = type->find(name);
  return property ? property->type : type->additional;
}

class Walk {
 public:
  Walk(const DocumentPath& path, Arena& arena, Budget& budget)
      : path_(path), arena_(arena), budget_(budget) {}

  Found run(const Node& start, const Type* type) {
    if (!path_.has_every()) return follow(start, type, 0);
    std::vector<Node> nodes;
    const Type* item_type = nullptr;
    collect(start, type, 0, nodes, item_type);
    budget_.take(nodes.size() * sizeof(Node));
    return {Node::list(arena_.copy(std::span<const Node>(nodes))), nullptr, item_type};
  }

 private:
  Found follow(Node node, const Type* type, std::size_t from) {
    for (std::size_t i = from; i < path_.steps.size(); ++i) {
      Found next = take(node, type, path_.steps[i]);
      if (!next.node) return {};
      node = *next.node;
      type = next.type;
    }
    return {node, type, nullptr};
  }

  Found take(const Node& node, const Type* type, const PathStep& step) {
    Found found;
    if (node.is(Kind::null)) return found;
    if (step.kind == PathStep::Kind::position && node.is(Kind::list)) {
      budget_.demand(1);
      if (step.position < node.items().size()) found.node = node.items()[step.position];
      found.type = type ? type->item : nullptr;
    } else if (node.is(Kind::object)) {
      budget_.demand(1 + node.members().size() / 4);
      if (const Node* member = node.find(step.name)) found.node = *member;
      found.type = member_type(type, step.name);
    } else if (node.is(Kind::list)) {
      throw Refusal{
          "a step of the path stands before a list: take one item with `.0`, or all "
          "with `.*` or `each`"};
    } else {
      throw Refusal{"a step of the path stands before a value that has no members"};
    }
    if (found.node && !step.matches.empty()) choose(step, found);
    if (found.node && found.type && counts_as_absent(*found.node, *found.type)) found.node.reset();
    return found;
  }

  /// `(use=official)`: the one item.
  void choose(const PathStep& step, Found& found) {
    if (!found.node->is(Kind::list)) throw Refusal{"a predicate of the path needs a list"};
    std::optional<Node> chosen;
    for (const Node& item : found.node->items()) {
      budget_.demand(1);
      if (!fits_all(item, step, budget_)) continue;
      if (chosen) throw Refusal{"a predicate of the path fits several items where one is meant"};
      chosen = item;
    }
    found.node = chosen;
    found.type = found.type ? found.type->item : nullptr;
  }

  void collect(const Node& start, const Type* start_type, std::size_t from,
               std::vector<Node>& nodes, const Type*& item_type) {
    Node node = start;
    const Type* type = start_type;
    for (std::size_t i = from; i < path_.steps.size(); ++i) {
      const PathStep& step = path_.steps[i];
      if (step.kind != PathStep::Kind::every) {
        Found next = take(node, type, step);
        if (!next.node) return;
        node = *next.node;
        type = next.type;
        continue;
      }
      if (node.is(Kind::null)) return;
      if (!node.is(Kind::list)) throw Refusal{"the `*` of a path stands before no list"};
      for (const Node& item : node.items()) {
        budget_.demand(1);
        if (fits_all(item, step, budget_))
          collect(item, type ? type->item : nullptr, i + 1, nodes, item_type);
      }
      return;
    }
    nodes.push_back(node);
    item_type = type;
  }

  const DocumentPath& path_;
  Arena& arena_;
  Budget& budget_;
};

}  // namespace

bool DocumentPath::has_every() const {
  return std::any_of(steps.begin(), steps.end(),
                     [](const PathStep& step) { return step.kind == PathStep::Kind::every; });
}

DocumentPath read_path(std::string_view text) {
  return Reading(text).read();
}

Found walk(const Node& start, const Type* type, const DocumentPath& path, Arena& arena,
           Budget& budget) {
  return Walk(path, arena, budget).run(start, type);
}

namespace {

Proved unknown_member(const Type& type, const PathStep& step) {
  Proved proved;
  proved.problem = "`" + describe(type) + "` has no member `" + std::string(step.name) + "`";
  proved.offset = step.offset;
  std::vector<std::string> names;
  for (const Property& property : type.properties) names.push_back(property.name);
  proved.hint = suggest(step.name, names);
  return proved;
}

Proved wrong_step(const PathStep& step, std::string problem) {
  Proved proved;
  proved.problem = std::move(problem);
  proved.offset = step.offset;
  return proved;
}

}  // namespace

Proved prove(const Type& start, const DocumentPath& path) {
  if (!path.problem.empty()) return {nullptr, nullptr, path.problem, path.problem_offset, ""};
  const Type* type = &start;
  for (const PathStep& step : path.steps) {
    if (type->kind == TypeKind::any) return {};
    const bool list = type->kind == TypeKind::list;
    if (step.kind == PathStep::Kind::every || (step.kind == PathStep::Kind::position && list)) {
      if (!list) return wrong_step(step, "`" + describe(*type) + "` is no list");
      type = type->item;
    } else if (type->kind == TypeKind::object) {
      const Property* property = type->find(step.name);
      if (!property && !type->additional && (type->closed || !type->properties.empty()))
        return unknown_member(*type, step);
      type = property ? property->type : type->additional;
    } else {
      const std::string what = "`" + describe(*type) + "`";
      return wrong_step(step, list ? what + " is a list: take one item with `.0`, or all with `.*`"
                                   : what + " has no members");
    }
    if (type && !step.matches.empty() && step.kind == PathStep::Kind::member) {
      if (type->kind != TypeKind::list && type->kind != TypeKind::any)
        return wrong_step(step, "a predicate needs a list, and this is `" + describe(*type) + "`");
      type = type->kind == TypeKind::list ? type->item : nullptr;
    }
    if (!type) return {};
  }
  if (path.has_every()) return {nullptr, type, "", 0, ""};
  return {type, nullptr, "", 0, ""};
}

}  // namespace smx::lua
