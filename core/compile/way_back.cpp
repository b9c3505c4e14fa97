#include "compile/way_back.h"

#include <algorithm>
#include <optional>

#include "compile/static_value.h"

namespace smx {

namespace {

constexpr int kDeepest = 16;  // lets that lead to lets

/// Where a value comes from, so far.
struct Trail {
  Reversal reversal = Reversal::exact;
  std::string because;
  std::string input;
  MemberPath source;
  std::vector<spec::Call> back;
  const Type* type = nullptr;

  void worsen(Reversal to, const std::string& why) {
    if (to <= reversal) return;
    reversal = to;
    because = why;
  }
};

Trail no_way(std::string because) {
  Trail trail;
  trail.reversal = Reversal::one_way;
  trail.because = std::move(because);
  return trail;
}

/// What the lines below an `each` or an object stand on.
struct Ground {
  std::optional<Trail> item;
  std::string as;
  Reversal reversal = Reversal::exact;
  std::string because;

  void worsen(Reversal to, const std::string& why) {
    if (to <= reversal) return;
    reversal = to;
    because = why;
  }
};

std::string ticked(std::string_view text) {
  return "`" + std::string(text) + "`";
}

const Type* member_of(const Type* type, const std::string& name) {
  if (!type || type->kind != TypeKind::object) return nullptr;
  if (const Property* property = type->find(name)) return property->type;
  return type->additional;
}

MemberPath split(const std::string& target) {
  MemberPath path;
  for (std::size_t begin = 0; begin <= target.size();) {
    const std::size_t end = std::min(target.find('.', begin), target.size());
    path.push_back(target.substr(begin, end - begin));
    begin = end + 1;
  }
  return path;
}

std::size_t stars(const MemberPath& path) {
  return static_cast<std::size_t>(std::count(path.begin(), path.end(), "*"));
}

bool replaces(const std::optional<spec::Policy>& policy) {
  return policy &&
         (policy->action == Action::use_default || policy->action == Action::use_expression);
}

bool drops(const std::optional<spec::Policy>& policy) {
  return policy && policy->action == Action::skip;
}

/// What a policy puts in the place of a value, or leaves out, does not come back.
void weigh_policies(const spec::Policies& policies, Trail& trail) {
  for (std::size_t i = 0; i < kTriggers; ++i) {
    const auto trigger = static_cast<Trigger>(i);
    const std::string name = ticked(name_of(trigger));
    if (replaces(policies[i])) {
      trail.worsen(Reversal::lossy, "what " + name + " puts in its place cannot be told apart");
    } else if (drops(policies[i]) && trigger != Trigger::missing) {
      trail.worsen(Reversal::lossy, name + " leaves values out");
    }
  }
}

std::string_view form_reason(spec::Form::Kind kind) {
  switch (kind) {
    case spec::Form::Kind::first: return "`first` takes one of several";
    case spec::Form::Kind::one_of: return "`one_of` takes one of several";
    case spec::Form::Kind::cases: return "`cases` take one of several";
    case spec::Form::Kind::join: return "`join` puts several together";
    case spec::Form::Kind::decide: return "a decision has no way back";
    case spec::Form::Kind::use: return "`use` hands the work to another mapping";
    case spec::Form::Kind::list: return "`list` puts several together";
    case spec::Form::Kind::group: return "`group` puts several together";
    case spec::Form::Kind::zip: return "`zip` puts several together";
    case spec::Form::Kind::holds: return "a condition only says yes or no";
    case spec::Form::Kind::each: return "a list that `each` makes is not followed back";
    default: return "";
  }
}

class WayFinder {
 public:
  explicit WayFinder(const BackContext& context) : context_(context) {}

  std::vector<BackLine> take() {
    Ground ground;
    if (context_.spec.when)
      ground.worsen(Reversal::lossy, "the mapping gives nothing where its condition does not hold");
    if (context_.spec.body) walk(*context_.spec.body, {}, context_.mapping.name, ground);
    return std::move(lines_);
  }

 private:
  void walk(const spec::Form& form, const MemberPath& target, const std::string& address,
            Ground ground) {
    if (form.one_way) ground.worsen(Reversal::one_way, form.documentation.note);
    if (form.kind == spec::Form::Kind::fields) {
      if (form.when) ground.worsen(Reversal::lossy, "it is only there where its condition holds");
      return walk_fields(form, target, address, ground);
    }
    if (form.body) return walk_each(form, target, address, ground);
    add(form, target, address, ground);
  }

  void walk_fields(const spec::Form& form, const MemberPath& target, const std::string& address,
                   const Ground& ground) {
    auto below = [&](const spec::NamedForm& line) {
      MemberPath path = target;
      for (std::string& name : split(line.name.text)) path.push_back(std::move(name));
      walk(line.form, path, address_below(address, line.name.text), ground);
    };
    for (const spec::NamedForm& line : form.named) below(line);
    const auto made = context_.made.find(&form);
    if (made == context_.made.end()) return;
    for (const spec::NamedForm* line : made->second) below(*line);
  }

  void walk_each(const spec::Form& form, MemberPath target, const std::string& address,
                 Ground ground) {
    Ground inner;
    inner.reversal = ground.reversal;
    inner.because = ground.because;
    inner.as = form.as.text;
    if (form.kind == spec::Form::Kind::group) {
      inner.worsen(Reversal::one_way, std::string(form_reason(form.kind)));
    } else if (form.sources.size() != 1) {
      inner.worsen(Reversal::one_way, "`each` goes over several lists");
    } else {
      Trail list = trail(form.sources.front(), ground, 0);
      if (!list.back.empty()) list = no_way("the list is made by functions");
      inner.worsen(list.reversal, list.because);
      if (list.type) list.type = list.type->kind == TypeKind::list ? list.type->item : nullptr;
      list.source.push_back("*");
      inner.item = std::move(list);
    }
    if (form.where) inner.worsen(Reversal::lossy, "`where` leaves items out");
    for (const spec::Guard& guard : form.guards) {
      if (guard.verb == GuardVerb::skip) inner.worsen(Reversal::lossy, "a guard leaves items out");
    }
    if (form.when) inner.worsen(Reversal::lossy, "it is only there where its condition holds");
    const spec::Arrangement& arrangement = form.arrangement;
    if (arrangement.distinct) inner.worsen(Reversal::lossy, "`distinct` leaves items out");
    if (arrangement.limit) inner.worsen(Reversal::lossy, "`limit` leaves items out");
    if (!arrangement.sort.empty()) inner.worsen(Reversal::lossy, "`sort` changes the order");
    target.push_back("*");
    if (form.body) walk(*form.body, target, address, inner);
    if (arrangement.rank) add_rank(*arrangement.rank, target, address);
  }

  void add_rank(const spec::Rank& rank, MemberPath target, const std::string& address) {
    BackLine line;
    line.address = address_below(address, rank.into.text);
    line.span = rank.span;
    target.push_back(rank.into.text);
    line.target = std::move(target);
    line.reversal = Reversal::one_way;
    line.because = "`rank` counts the items";
    lines_.push_back(std::move(line));
  }

  /// A leaf.
  void add(const spec::Form& form, const MemberPath& target, const std::string& address,
           const Ground& ground) {
    BackLine line;
    line.address = address;
    line.span = form.span;
    line.target = target;
    Trail way = way_of(form, ground);
    way.worsen(ground.reversal, ground.because);
    const bool constant = form.kind == spec::Form::Kind::value;
    if (!constant && way.reversal != Reversal::one_way && stars(way.source) != stars(target))
      way.worsen(Reversal::one_way, "it is the same for every item");
    line.reversal = way.reversal;
    line.because = way.because;
    if (way.reversal != Reversal::one_way) {
      line.input = way.input;
      line.source = way.source;
      line.back = way.back;
      if (constant) line.constant = &form.literal;
    }
    lines_.push_back(std::move(line));
  }

  Trail way_of(const spec::Form& form, const Ground& ground) {
    Trail way;
    if (form.kind == spec::Form::Kind::from) {
      way = trail(form.expression, ground, 0);
    } else if (form.kind != spec::Form::Kind::value) {
      return no_way(std::string(form_reason(form.kind)));
    }
    if (form.when) way.worsen(Reversal::lossy, "it is only there where its condition holds");
    weigh_policies(form.policies, way);
    return way;
  }

  Trail trail(const spec::Expression& expression, const Ground& ground, int depth) {
    Trail way = start(expression, ground, depth);
    if (way.reversal == Reversal::one_way) return way;
    if (!expression.predicates.empty()) return no_way("a choice takes one of several");
    if (!way.back.empty() && !expression.steps.empty())
      return no_way("it picks a part of what a function gives");
    for (const spec::Step& step : expression.steps) {
      if (!step.predicates.empty()) return no_way("a choice takes one of several");
      if (step.kind != spec::Step::Kind::member) return no_way("the path is more than names");
      way.source.push_back(step.name.text);
      way.type = member_of(way.type, step.name.text);
    }
    for (const spec::Call& call : expression.calls) {
      if (!add_call(call, way)) return no_way(way.because);
    }
    return way;
  }

  Trail start(const spec::Expression& expression, const Ground& ground, int depth) {
    if (expression.start == spec::Expression::Start::group)
      return trail(*expression.group, ground, depth);
    const std::string& name = expression.name.text;
    if (expression.start == spec::Expression::Start::item) {
      if (!ground.item) return no_way("there is no item");
      Trail way = *ground.item;
      if (name.empty()) return way;
      way.source.push_back(name);
      way.type = member_of(way.type, name);
      return way;
    }
    if (ground.item && name == ground.as) return *ground.item;
    for (const InputInfo& input : context_.mapping.inputs) {
      if (input.name != name) continue;
      Trail way;
      way.input = name;
      way.type = input.type;
      return way;
    }
    if (name == "context") return no_way("`context` is not in the document");
    return named(name, ground, depth);
  }

  Trail named(const std::string& name, const Ground& ground, int depth) {
    for (const spec::NamedForm& let : context_.spec.lets) {
      if (let.name.text != name) continue;
      if (let.form.kind != spec::Form::Kind::from)
        return no_way(ticked(name) + ": " + std::string(form_reason(let.form.kind)));
      if (depth >= kDeepest) return no_way("it leads through too many names");
      Trail way = trail(let.form.expression, ground, depth + 1);
      if (let.form.when) way.worsen(Reversal::lossy, ticked(name) + " has a condition");
      weigh_policies(let.form.policies, way);
      return way;
    }
    for (const spec::Need& need : context_.spec.needs) {
      if (need.name.text == name) return no_way(ticked(name) + " is fetched, not in the document");
    }
    return no_way(ticked(name) + " is not in the document");
  }

  // ---- calls

  /// False, with the reason, where the call has no way back.
  bool add_call(const spec::Call& call, Trail& way) {
    const std::string& name = call.function.text;
    for (const spec::Argument& argument : call.arguments) {
      if (!argument.computed) continue;
      way.because = "an argument of " + ticked(name) + " is worked out";
      return false;
    }
    spec::Call back = call;
    const bool lookup = name == "lookup" || name == "lookup_reverse";
    if (!(lookup ? reverse_lookup(call, back, way) : reverse_function(call, back, way)))
      return false;
    way.back.insert(way.back.begin(), std::move(back));
    way.type = nullptr;
    return true;
  }

  bool reverse_lookup(const spec::Call& call, spec::Call& back, Trail& way) {
    const std::string& name = call.arguments.front().word.text;
    const bool imported = name.find('.') != std::string::npos;
    const auto& indexes = context_.spec.indexes;
    if (std::any_of(indexes.begin(), indexes.end(),
                    [&](const spec::Index& index) { return index.name.text == name; })) {
      way.because = "index " + ticked(name) + " has no way back";
      return false;
    }
    const Table* found = context_.table(imported ? name : context_.tables + name);
    if (!found) {
      way.because = "there is no table " + ticked(name);
      return false;
    }
    const Table& table = *found;
    if (table.reverse == Reverse::none) {
      way.because = "table " + ticked(name) + " says nothing about the way back";
      return false;
    }
    if (call.arguments.size() > 1) {
      way.because = "table " + ticked(name) + " has several keys";
      return false;
    }
    const bool forward = call.function.text == "lookup";
    back.function.text = forward ? "lookup_reverse" : "lookup";
    if (!imported) back.arguments.front().word.text = context_.tables_in_use + name;
    if (forward && table.reverse == Reverse::preferred)
      way.worsen(Reversal::lossy, "table " + ticked(name) + " maps several codes to one");
    if (table.fold != Fold::exact)
      way.worsen(Reversal::lossy, "table " + ticked(name) + " compares its codes folded");
    const bool dead_ends = forward
                               ? std::any_of(table.rows.begin(), table.rows.end(),
                                             [](const TableRow& row) { return row.values.empty(); })
                               : table.has_values_without_key;
    if (dead_ends)
      way.worsen(Reversal::lossy, "table " + ticked(name) + " knows codes without counterpart");
    return true;
  }

  bool reverse_function(const spec::Call& call, spec::Call& back, Trail& way) {
    const std::string& name = call.function.text;
    const FunctionSpec* function = context_.functions.find(name);
    std::string_view inverse = function ? function->inverse.name : std::string_view{};
    // `text` takes numbers of both sorts; which one came in says the type.
    const bool number = way.type && way.type->kind == TypeKind::number;
    const bool digits = way.type && (number || way.type->kind == TypeKind::integer);
    if (name == "text") inverse = number ? "number" : digits ? "integer" : "";
    if (inverse.empty()) {
      way.because = "no inverse of function " + ticked(name);
      return false;
    }
    back.function.text = inverse;
    if (function->loss == Loss::possible) {
      way.worsen(Reversal::lossy, ticked(name) + " can lose something");
    } else if (function->inverse.loss == Loss::possible) {
      way.worsen(Reversal::lossy, ticked(name) + " makes one of what was written differently");
    }
    return true;
  }

  const BackContext& context_;
  std::vector<BackLine> lines_;
};

}  // namespace

std::vector<BackLine> back_lines(const BackContext& context) {
  return WayFinder(context).take();
}

std::string joined(const MemberPath& path) {
  std::string text;
  for (const std::string& name : path) text += (text.empty() ? "" : ".") + name;
  return text;
}

}  // namespace smx
