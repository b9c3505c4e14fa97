#include "review/review.h"

#include <algorithm>
#include <functional>
#include <set>

#include "review/describe.h"

namespace smx::review {

namespace {

/// Pack and name.
using Key = std::pair<std::string, std::string>;

PackReview describe_pack(const PackOf& of) {
  PackReview review;
  review.name = of.program().pack;
  review.version = of.program().version;
  if (const spec::Pack* declaration = of.pack.declaration()) {
    review.summary = declaration->documentation.summary;
    review.standing = standing_of(declaration->documentation);
  }
  for (const auto& [name, mapping] : of.program().mappings) {
    if (!is_imported(name)) review.mappings.push_back(describe_mapping(of, *mapping));
  }
  for (const auto& [name, table] : of.program().tables) {
    const auto* spec = find_thing<spec::Table>(of.pack, name);
    if (!is_imported(name) && spec) review.tables.push_back(describe_table(of, *spec, *table));
  }
  for (const auto& [name, decision] : of.program().decisions) {
    const auto* spec = find_thing<spec::Decision>(of.pack, name);
    if (!is_imported(name) && spec)
      review.decisions.push_back(describe_decision(of, *spec, *decision));
  }
  review.overlays = describe_overlays(of);
  review.context = describe_context(of.program());
  for (const ContextInfo& entry : of.program().context)
    review.context_standing.push_back(standing_of(line_of(of.program().rules[entry.rule])));
  return review;
}

/// Calls `visit` with each mapping, table and decision.
void for_each_thing(ReviewDocument& document, const std::function<void(ThingReview&)>& visit) {
  for (PackReview& pack : document.packs) {
    for (MappingReview& mapping : pack.mappings) visit(mapping);
    for (TableReview& table : pack.tables) visit(table);
    for (DecisionReview& decision : pack.decisions) visit(decision);
  }
}

void add_cases(const RuleSet& rules, const std::vector<std::unique_ptr<authoring::Suite>>& suites,
               ReviewDocument& document) {
  std::map<Key, std::vector<TestName>> cases;
  for (const auto& suite : suites) {
    const Result<FoundMapping> of = rules.state().find_runnable(suite->file.mapping);
    if (!of) continue;
    const std::string& of_name = suite->file.of.text;
    const Key key{of->program->pack, of_name.substr(of_name.rfind('/') + 1)};
    for (const authoring::TestCase& one : suite->file.cases)
      cases[key].push_back({suite->file.name.text, one.name});
  }
  for_each_thing(document, [&](ThingReview& thing) {
    const auto found = cases.find({thing.pack, thing.name});
    if (found != cases.end()) thing.cases = found->second;
  });
}

void add_users(ReviewDocument& document) {
  std::map<Key, std::vector<Reference>> users;
  for (const PackReview& pack : document.packs) {
    for (const MappingReview& mapping : pack.mappings) {
      for (const Reference& used : mapping.uses)
        users[{used.pack, used.name}].push_back(
            {Reference::Kind::mapping, mapping.pack, mapping.name, true});
    }
  }
  for_each_thing(document, [&](ThingReview& thing) {
    const auto found = users.find({thing.pack, thing.name});
    if (found != users.end()) thing.used_by = found->second;
  });
}

/// The mappings that are asked for and everything they use, in turn.
std::set<Key> reached_from(const ReviewDocument& document, std::set<Key> reached) {
  for (std::size_t before = 0; before != reached.size();) {
    before = reached.size();
    for (const PackReview& pack : document.packs) {
      for (const MappingReview& mapping : pack.mappings) {
        if (!reached.contains({mapping.pack, mapping.name})) continue;
        for (const Reference& used : mapping.uses) reached.insert({used.pack, used.name});
        if (!mapping.inverse_of.empty()) reached.insert({mapping.pack, mapping.inverse_of});
      }
    }
  }
  return reached;
}

template <typename Things>
void keep_only(const std::set<Key>& kept, Things& things) {
  std::erase_if(things, [&](const ThingReview& thing) {
    return !kept.contains({thing.pack, thing.name});
  });
}

void keep_only(const std::set<Key>& kept, ReviewDocument& document) {
  for (PackReview& pack : document.packs) {
    keep_only(kept, pack.mappings);
    keep_only(kept, pack.tables);
    keep_only(kept, pack.decisions);
  }
  for_each_thing(document, [&](ThingReview& thing) {
    std::erase_if(thing.used_by, [&](const Reference& user) {
      return !kept.contains({user.pack, user.name});
    });
  });
  for (PackReview& pack : document.packs) {
    for (OverlayReview& overlay : pack.overlays) {
      std::erase_if(overlay.changes, [&](const Change& change) {
        return !kept.contains({pack.name, change.address.substr(0, change.address.find('/'))});
      });
    }
    std::erase_if(pack.overlays, [](const OverlayReview& one) { return one.changes.empty(); });
  }
  std::erase_if(document.assumptions, [&](const Assumption& one) {
    const std::string thing = one.line.address.substr(0, one.line.address.find('/'));
    const bool of_pack = thing == "context" && std::ranges::any_of(kept, [&](const Key& key) {
                           return key.first == one.pack;
                         });
    return !of_pack && !kept.contains({one.pack, thing});
  });
}

/// Says of each reference whether what it means has a section.
void settle_references(ReviewDocument& document) {
  std::set<Key> known;
  for_each_thing(document, [&](ThingReview& thing) { known.insert({thing.pack, thing.name}); });
  const auto settle = [&](std::vector<Reference>& references) {
    for (Reference& one : references) one.documented = known.contains({one.pack, one.name});
  };
  for_each_thing(document, [&](ThingReview& thing) { settle(thing.used_by); });
  for (PackReview& pack : document.packs) {
    for (MappingReview& mapping : pack.mappings) {
      settle(mapping.uses);
      for (LineReview& line : mapping.lines) settle(line.uses);
    }
  }
}

void add_assumptions(const RuleSet& rules, ReviewDocument& document) {
  for (RuleLine& line : rules.lines_with_basis("assumed")) {
    std::string of;
    for (const auto& pack : rules.state().packs) {
      const bool is_in = pack->folder.empty() || line.file.starts_with(pack->folder + "/");
      if (is_in) of = pack->program->pack;
    }
    document.assumptions.push_back({std::move(of), std::move(line)});
  }
}

}  // namespace

void add_counts(const LineCounts& counts, ReviewDocument& document) {
  document.is_counted = true;
  const auto add = [&counts](auto& rows) {
    for (auto& row : rows) {
      const auto found = counts.find({row.file, row.address});
      if (found != counts.end()) row.reached = found->second;
    }
  };
  for (PackReview& pack : document.packs) {
    for (MappingReview& mapping : pack.mappings) add(mapping.lines);
    for (TableReview& table : pack.tables) add(table.rows);
    for (DecisionReview& decision : pack.decisions) add(decision.rows);
  }
}

Result<ReviewDocument> review_document(const RuleSet& rules,
                                       const std::vector<std::unique_ptr<authoring::Suite>>& suites,
                                       const std::vector<std::string>& mappings) {
  std::set<Key> asked;
  for (const std::string& name : mappings) {
    const Result<FoundMapping> found = rules.state().find(name);
    if (!found) return found.error();
    asked.insert({found->program->pack, found->mapping->name});
  }
  ReviewDocument document;
  for (const auto& pack : rules.state().packs) {
    if (pack->program) document.packs.push_back(describe_pack({rules, *pack}));
  }
  std::ranges::sort(document.packs, {}, &PackReview::name);
  add_users(document);
  add_cases(rules, suites, document);
  add_assumptions(rules, document);
  if (!mappings.empty()) keep_only(reached_from(document, std::move(asked)), document);
  std::erase_if(document.packs,
                [](const PackReview& pack) {  // only libraries, or nothing asked for
                  return pack.mappings.empty() && pack.tables.empty() && pack.decisions.empty();
                });
  settle_references(document);
  return document;
}

}  // namespace smx::review
