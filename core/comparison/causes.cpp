#include "comparison/causes.h"

#include "comparison/users.h"

namespace smx::comparison {

namespace {

/// "a-to-b/teams.name" of `a-to-b` and "/teams/*/name".
std::string address_of(const std::string& mapping, const std::string& path) {
  std::string address = mapping + "/";
  for (std::size_t at = 1; at < path.size();) {
    const std::size_t slash = std::min(path.find('/', at), path.size());
    const std::string step = path.substr(at, slash - at);
    at = slash + 1;
    if (step == "*") continue;
    if (!address.ends_with('/')) address += '.';
    address += step;
  }
  return address;
}

/// One is the other, or stands in it: "m", "m/a" and "m/a.b". What is said of a mapping as a whole,
/// or by its `result`, stands under its name.
bool touch(const std::string& one, const std::string& other) {
  const auto contains = [](const std::string& outer, const std::string& inner) {
    return inner.starts_with(outer) && (inner.size() == outer.size() || outer.ends_with('/') ||
                                        inner[outer.size()] == '.' || inner[outer.size()] == '/');
  };
  return contains(one, other) || contains(other, one);
}

/// "m/issue.code" of "m/issue.0.code" and "m/issue.first.1.code": where the value of a line goes,
/// whichever alternative or item it is written in.
std::string without_positions(const std::string& address) {
  std::string out = address.substr(0, address.find('/') + 1);
  std::vector<std::string> steps;
  for (std::size_t at = out.size(); at < address.size();) {
    const std::size_t dot = std::min(address.find('.', at), address.size());
    const std::string step = address.substr(at, dot - at);
    at = dot + 1;
    if (step.find_first_not_of("0123456789") != std::string::npos) {
      steps.push_back(step);
    } else if (!steps.empty() && (steps.back() == "first" || steps.back() == "cases")) {
      steps.pop_back();
    }
  }
  for (std::size_t i = 0; i < steps.size(); ++i) out += (i > 0 ? "." : "") + steps[i];
  return out;
}

std::string thing_of_address(const std::string& address) {
  return address.substr(0, address.find('/'));
}

/// What a change is a change of, in the terms that lines lean on.
std::set<std::string> subjects_of(const RuleChange& change) {
  const std::string thing = thing_of_address(change.address);
  const std::string last = change.address.substr(change.address.rfind('/') + 1);
  std::set<std::string> subjects(change.lines.begin(), change.lines.end());
  subjects.insert(change.address);
  if (change.what == "row") subjects.insert({"table " + thing, "decision " + thing});
  if (change.what == "overlay") subjects.insert("overlay " + thing);
  if (change.what == "table" || change.what == "decision")
    subjects.insert(change.what + " " + thing);
  if (change.what == "context" || change.what == "pattern" || change.what == "fault")
    subjects.insert(change.what + " " + last);
  if (change.what == "function") subjects.insert("function " + thing + "." + last);
  if (change.what == "library") subjects.insert("library " + thing);
  return subjects;
}

}  // namespace

Causes::Causes(const RuleSet& before, const RuleSet& after, const RuleDiff& rules) {
  add(inventory_of(before));
  add(inventory_of(after));
  for (const RuleChange& change : rules.changes)
    changes_.emplace_back(change.address, subjects_of(change));
}

void Causes::add(const std::vector<PackInventory>& packs) {
  for (const PackInventory& pack : packs) {
    for (const Thing& thing : pack.things) {
      for (const Entry& entry : thing.entries) {
        // Two packs may have things of one name; then more can lead somewhere than does.
        Names& uses = leans_on_[entry.address];
        for (const std::string& used : entry.uses) uses.insert(used_in(pack.name, used).name);
        if (thing.what == "mapping") {
          lines_[thing.name].insert(entry.address);
          leans_on_["mapping " + thing.name].insert(entry.address);
        }
        if (thing.what == "decision") leans_on_["decision " + thing.name].insert(entry.address);
        const std::size_t colon = entry.address.find(": ");
        if (thing.what == "overlay" && colon != std::string::npos) {
          Names& line = leans_on_[entry.address.substr(colon + 2)];
          line.insert({entry.address, "overlay " + thing.name});
          const std::string target = thing_of_address(entry.address.substr(colon + 2));
          for (const char* what : {"decision ", "table "})
            leans_on_[what + target].insert({entry.address, "overlay " + thing.name});
        }
        add_libraries(uses);
      }
    }
  }
}

/// A function is as good as the script of its library.
void Causes::add_libraries(Names& uses) {
  Names libraries;
  for (const std::string& used : uses) {
    if (used.starts_with("function "))
      libraries.insert("library " + used.substr(9, used.find('.') - 9));
  }
  uses.merge(libraries);
}

Causes::Names Causes::reached(Names names) const {
  std::vector<std::string> open(names.begin(), names.end());
  while (!open.empty()) {
    const auto next = leans_on_.find(open.back());
    open.pop_back();
    if (next == leans_on_.end()) continue;
    for (const std::string& name : next->second) {
      if (names.insert(name).second) open.push_back(name);
    }
  }
  return names;
}

std::vector<std::string> Causes::changed_in(const Names& reached) const {
  std::set<std::string> found;
  for (const auto& [address, subjects] : changes_) {
    for (const std::string& subject : subjects) {
      if (reached.contains(subject)) found.insert(address);
    }
  }
  return {found.begin(), found.end()};
}

Causes::Names Causes::lines_of(const std::string& mapping) const {
  const std::string bare = mapping.substr(mapping.find('/') + 1);
  const auto lines = lines_.find(lines_.contains(mapping) ? mapping : bare);
  return lines == lines_.end() ? Names{} : lines->second;
}

std::vector<std::string> Causes::of_path(const std::string& mapping,
                                         const std::string& path) const {
  const std::string bare = mapping.substr(mapping.find('/') + 1);
  const std::string address = address_of(bare, path);
  const Names lines = lines_of(mapping);
  Names begin;
  for (const std::string& line : lines) {
    const bool is_target = line != bare && line.find("/let.") == std::string::npos;
    if (is_target && touch(without_positions(line), address)) begin.insert(line);
  }
  // Parts of a `result` have addresses of their own, which do not follow its paths.
  if (begin.empty()) begin = lines;
  // A decision or a table that is run alone has no lines.
  begin.insert({bare, "decision " + bare, "table " + bare});
  return changed_in(reached(std::move(begin)));
}

std::vector<std::string> Causes::of_line(const std::string& mapping,
                                         const std::string& address) const {
  Names begin = address.empty() ? lines_of(mapping) : Names{address};
  if (!address.empty()) {
    const std::string thing = thing_of_address(address);
    begin.insert({"table " + thing, "decision " + thing});
  }
  std::vector<std::string> found = changed_in(reached(std::move(begin)));
  return found.empty() && !address.empty() ? of_line(mapping, "") : found;
}

}  // namespace smx::comparison
