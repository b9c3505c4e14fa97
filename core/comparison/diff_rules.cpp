// Two inventories side by side.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "comparison/inventory.h"
#include "comparison/users.h"

namespace smx {

namespace {

using comparison::Entry;
using comparison::PackInventory;
using comparison::Part;
using comparison::Sequence;
using comparison::Thing;
using comparison::Users;

/// Entries, things or packs of one side by what they are called; what is called alike is numbered.
template <typename One, typename Name>
std::map<std::string, const One*> by_name(const std::vector<One>& all, Name name) {
  std::map<std::string, const One*> named;
  for (const One& one : all) {
    const std::string key = name(one);
    for (std::size_t n = 1;; ++n) {
      if (named.emplace(n == 1 ? key : key + "#" + std::to_string(n), &one).second) break;
    }
  }
  return named;
}

/// Calls `visit(before, after)` for each name that one of them has, in order; null: it has not.
template <typename One, typename Visit>
void side_by_side(const std::map<std::string, const One*>& before,
                  const std::map<std::string, const One*>& after, Visit visit) {
  std::map<std::string, std::pair<const One*, const One*>> both;
  for (const auto& [name, one] : before) both[name].first = one;
  for (const auto& [name, one] : after) both[name].second = one;
  for (const auto& [name, pair] : both) visit(pair.first, pair.second);
}

std::string shown(const Part* part) {
  if (!part) return {};
  return part->shown.empty() ? part->text : part->shown;
}

/// An inherited policy that is no longer so, or the other way round, with the lines it acts on.
using Inherited = std::tuple<std::string, std::string, std::string, std::string>;

class Comparison {
 public:
  Comparison(const RuleSet& before, const RuleSet& after)
      : before_(comparison::inventory_of(before)),
        after_(comparison::inventory_of(after)),
        users_before_(before_),
        users_after_(after_) {}

  RuleDiff take() {
    const auto name = [](const PackInventory& pack) { return pack.name; };
    side_by_side(by_name(before_, name), by_name(after_, name),
                 [this](const PackInventory* before, const PackInventory* after) {
                   compare(before, after);
                 });
    return std::move(diff_);
  }

 private:
  void compare(const PackInventory* before, const PackInventory* after) {
    pack_ = before ? before->name : after->name;
    if (!before || !after) {
      add_whole(before ? before->things : after->things, "pack",
                before ? ChangeKind::removed : ChangeKind::added);
      return;
    }
    inherited_.clear();
    const auto name = [](const Thing& thing) { return thing.what + " " + thing.name; };
    side_by_side(by_name(before->things, name), by_name(after->things, name),
                 [this](const Thing* one, const Thing* other) { compare(one, other); });
    add_inherited();
  }

  /// A pack that comes or goes: said with how many things it has.
  void add_whole(const std::vector<Thing>& things, const std::string& what, ChangeKind kind) {
    RuleChange change = change_of(what, pack_, kind);
    std::map<std::string, std::size_t> counts;
    for (const Thing& thing : things) ++counts[thing.what];
    counts.erase("pack");
    for (const auto& [thing, count] : counts) add_count(change, thing, count, kind);
    place(change, things.front().entries.front());
    diff_.changes.push_back(std::move(change));
  }

  void compare(const Thing* before, const Thing* after) {
    if (before && after) {
      compare_entries(*before, *after);
      return;
    }
    const Thing& thing = before ? *before : *after;
    const ChangeKind kind = before ? ChangeKind::removed : ChangeKind::added;
    const Entry& itself = thing.entries.front();
    RuleChange change = change_of(thing.what, thing.name, kind);
    add_parts(itself, change);
    std::map<std::string, std::size_t> counts;
    for (std::size_t i = 1; i < thing.entries.size(); ++i) ++counts[thing.entries[i].what];
    for (const auto& [what, count] : counts) add_count(change, what, count, kind);
    place(change, itself);
    add_users(itself, change);
    diff_.changes.push_back(std::move(change));
  }

  static void add_count(RuleChange& change, const std::string& what, std::size_t count,
                        ChangeKind kind) {
    const std::string text = std::to_string(count);
    change.parts.push_back({what + (what.ends_with('y') ? "" : "s"),
                            kind == ChangeKind::removed ? text : "",
                            kind == ChangeKind::removed ? "" : text});
  }

  void compare_entries(const Thing& before, const Thing& after) {
    const auto name = [](const Entry& entry) { return entry.address + " " + entry.what; };
    const auto rest = [](const Thing& thing) {
      return std::vector<Entry>(thing.entries.begin() + 1, thing.entries.end());
    };
    compare(&before.entries.front(), &after.entries.front(), sequence_changes(before, after));
    const std::vector<Entry> olds = rest(before);
    const std::vector<Entry> news = rest(after);
    side_by_side(by_name(olds, name), by_name(news, name),
                 [this](const Entry* one, const Entry* other) { compare(one, other, {}); });
  }

  void compare(const Entry* before, const Entry* after, std::vector<PartChange> more) {
    const Entry& entry = after ? *after : *before;
    const ChangeKind kind = !before  ? ChangeKind::added
                            : !after ? ChangeKind::removed
                                     : ChangeKind::changed;
    RuleChange change = change_of(entry.what, entry.address, kind);
    if (before) change.before = before->place;
    if (after) change.after = after->place;
    if (before && after) {
      change.parts = part_changes(before->parts, after->parts, entry.address);
      change.parts.insert(change.parts.end(), more.begin(), more.end());
      compare_documentation(*before, *after);
      if (change.parts.empty()) return;
    } else {
      add_parts(entry, change);
    }
    add_users(entry, change);
    diff_.changes.push_back(std::move(change));
  }

  void compare_documentation(const Entry& before, const Entry& after) {
    RuleChange change = change_of(after.what, after.address, ChangeKind::changed);
    change.before = before.place;
    change.after = after.place;
    change.parts = part_changes(before.documentation, after.documentation, "");
    if (!change.parts.empty()) diff_.documentation.push_back(std::move(change));
  }

  std::vector<PartChange> part_changes(const std::vector<Part>& before,
                                       const std::vector<Part>& after, const std::string& address) {
    std::vector<PartChange> changes;
    const auto name = [](const Part& part) { return part.name; };
    side_by_side(by_name(before, name), by_name(after, name),
                 [&](const Part* one, const Part* other) {
                   if (one && other && one->text == other->text) return;
                   if (is_inherited(one, other, address)) return;
                   changes.push_back({one ? one->name : other->name, shown(one), shown(other)});
                 });
    return changes;
  }

  /// What a line inherits is said once, of that which it is inherited from.
  bool is_inherited(const Part* before, const Part* after, const std::string& address) {
    const bool inherits =
        (before && !before->inherited.empty()) || (after && !after->inherited.empty());
    const bool own = (before && before->inherited.empty()) || (after && after->inherited.empty());
    if (!inherits || own) return false;
    const Part& part = after ? *after : *before;
    const std::size_t overlay = address.find(": ");
    const std::string line = overlay == std::string::npos ? address : address.substr(overlay + 2);
    const std::string whose = part.inherited == "the pack" ? pack_ : line.substr(0, line.find('/'));
    inherited_[{whose, part.name, shown(before), shown(after)}].push_back(address);
    return true;
  }

  void add_inherited() {
    for (auto& [key, lines] : inherited_) {
      const auto& [whose, part, before, after] = key;
      RuleChange change = change_of("policy", whose, ChangeKind::changed);
      change.parts.push_back({part, before, after});
      change.lines = std::move(lines);
      diff_.changes.push_back(std::move(change));
    }
  }

  /// Of what is there on both sides, whether it stands in another order.
  static std::vector<PartChange> sequence_changes(const Thing& before, const Thing& after) {
    std::vector<PartChange> changes;
    for (const Sequence& one : before.sequences) {
      const auto other = std::ranges::find(after.sequences, one.name, &Sequence::name);
      if (other == after.sequences.end()) continue;
      const std::string was = in_common(one.ids, other->ids);
      const std::string is = in_common(other->ids, one.ids);
      if (was != is) changes.push_back({one.name, was, is});
    }
    return changes;
  }

  static std::string in_common(const std::vector<std::string>& ids,
                               const std::vector<std::string>& others) {
    const std::set<std::string> known(others.begin(), others.end());
    std::string text;
    for (const std::string& id : ids) {
      if (known.contains(id))
        text += (text.empty() ? "" : ", ") + id.substr(id.find_last_of("/.") + 1);
    }
    return text;
  }

  RuleChange change_of(std::string what, std::string address, ChangeKind kind) const {
    RuleChange change;
    change.kind = kind;
    change.pack = pack_;
    change.what = std::move(what);
    change.address = std::move(address);
    return change;
  }

  static void add_parts(const Entry& entry, RuleChange& change) {
    const auto add = [&](const Part& part) {
      if (!part.inherited.empty()) return;
      const bool gone = change.kind == ChangeKind::removed;
      change.parts.push_back({part.name, gone ? shown(&part) : "", gone ? "" : shown(&part)});
    };
    for (const Part& part : entry.parts) add(part);
    for (const Part& part : entry.setting) add(part);
  }

  static void place(RuleChange& change, const Entry& entry) {
    (change.kind == ChangeKind::removed ? change.before : change.after) = entry.place;
  }

  void add_users(const Entry& entry, RuleChange& change) const {
    change.used_by = users_after_.of(entry, pack_);
    for (std::string& user : users_before_.of(entry, pack_)) {
      if (std::ranges::find(change.used_by, user) == change.used_by.end())
        change.used_by.push_back(std::move(user));
    }
    std::sort(change.used_by.begin(), change.used_by.end());
  }

  std::vector<PackInventory> before_;
  std::vector<PackInventory> after_;
  std::string pack_;
  Users users_before_;
  Users users_after_;
  std::map<Inherited, std::vector<std::string>> inherited_;
  RuleDiff diff_;
};

}  // namespace

RuleDiff diff_rules(const RuleSet& before, const RuleSet& after) {
  return Comparison(before, after).take();
}

}  // namespace smx
