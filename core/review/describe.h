// From what was loaded of a pack to what people review of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "packs/rule_set_state.h"
#include "review/review_document.h"

namespace smx::review {

/// A pack, and the things of it that are asked for.
struct PackOf {
  const RuleSet& rules;
  const Pack& pack;

  const Program& program() const { return *pack.program; }
  std::string zone() const;  // in which its days begin; empty: it names none
};

MappingReview describe_mapping(const PackOf& of, const Mapping& mapping);
TableReview describe_table(const PackOf& of, const spec::Table& spec, const Table& table);
DecisionReview describe_decision(const PackOf& of, const spec::Decision& spec,
                                 const Decision& decision);
std::vector<OverlayReview> describe_overlays(const PackOf& of);
std::vector<SignatureEntry> describe_context(const Program& program);

// ---- parts that they share

/// The thing of a pack's rule files with that name; null where there is none.
template <typename Thing>
const Thing* find_thing(const Pack& pack, std::string_view name) {
  for (const spec::File& file : pack.files) {
    const auto* thing = std::get_if<Thing>(&file.thing);
    if (thing && thing->name.text == name) return thing;
  }
  return nullptr;
}

/// Name, pack, place, what is said about it, and what overlays do to it as a whole.
void describe_thing(const PackOf& of, const std::string& name, const std::string& summary,
                    const spec::Documentation& documentation, ThingReview& thing);
Standing standing_of(const spec::Documentation& documentation);
Standing standing_of(const RuleLine& line);
/// Not the line: it changes with what stands above, and nothing else does.
std::string file_of(Span span);
/// What overlays do at an address; with `Depth::below` also to what is inside.
enum class Depth : std::uint8_t { only, below };
std::vector<Change> changes_at(const PackOf& of, std::string_view address, Depth depth);
/// `pack` and name of a thing, which may be imported.
Reference reference_to(const PackOf& of, Reference::Kind kind, const std::string& name);

/// What has columns of its own, wherever it is said.
inline const std::vector<std::string_view> kSaidElsewhere = {"basis", "note", "source", "owner",
                                                             "summary"};

}  // namespace smx::review
