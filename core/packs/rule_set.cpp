// Looking things up in a loaded rule set, and describing a mapping for people.
#include "smx/rule_set.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "json/write_json.h"
#include "packs/describe_overlays.h"
#include "packs/rule_set_state.h"
#include "program/streaming.h"
#include "program/words.h"

namespace smx {

namespace {

/// A rule as it was written, comments left out, on one line.
std::string on_one_line(Span span) {
  if (!span.source) return {};
  const std::string_view text = span.source->text().substr(span.begin, span.end - span.begin);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool comment = text[i] == '#' && (i == 0 || text[i - 1] == ' ');
    if (comment) {
      while (i < text.size() && text[i] != '\n') ++i;
    }
    const bool blank = i >= text.size() || text[i] == ' ' || text[i] == '\n' || text[i] == '\r';
    if (!blank) {
      out.push_back(text[i]);
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string default_text(const Node& node) {
  std::string out;
  write_json(node, JsonLayout::compact, out);
  return out;
}

}  // namespace

RuleLine line_at(std::string address, Span span) {
  RuleLine line;
  line.address = std::move(address);
  line.text = on_one_line(span);
  line.file = span.source ? span.source->name() : "";
  line.position = span.source ? span.source->position_of(span.begin) : Position{};
  return line;
}

RuleLine line_of(const Rule& rule) {
  RuleLine line = line_at(rule.address, rule.span);
  if (!rule.text.empty()) line.text = rule.text;
  line.basis = word_for(rule.basis);
  line.note = rule.note;
  line.source = rule.source;
  line.phi = rule.phi == Phi::yes ? "phi" : "";
  return line;
}

namespace {

/// The overlay whose file a line stands in; null where it stands in the file of its thing.
const OverlayInfo* overlay_of(const Program& program, const Rule& rule) {
  const auto found = std::ranges::find(program.overlays, rule.span.source,
                                       [](const OverlayInfo& one) { return one.span.source; });
  return found == program.overlays.end() ? nullptr : &*found;
}

void add_way_back(const Program& program, const Mapping& mapping, RuleLine& line) {
  for (const WayBack& way : mapping.ways_back) {
    if (program.rules[way.rule].address != line.address) continue;
    line.way_back = word_for(way.reversal);
    line.because = way.because;
  }
}

/// Where a line stands in a listing: that of an overlay where the one it takes the place of stood.
std::pair<int, std::uint32_t> place_in_listing(const Program& program, const Mapping& mapping,
                                               const Rule& rule) {
  // Lines that were turned round lie in another file; they follow those of the mapping's own.
  const Source* own = program.rules[mapping.rule].span.source;
  if (rule.span.source == own) return {0, rule.span.begin};
  if (!overlay_of(program, rule)) return {2, rule.span.begin};
  for (const Rule& known : program.rules) {
    const bool same = known.variant == 0 && known.address == rule.address;
    if (same && known.span.source == own) return {0, known.span.begin};
  }
  return {1, rule.span.begin};
}

std::vector<RuleLine> lines_of(const Program& program, const Mapping& mapping) {
  std::vector<std::pair<std::pair<int, std::uint32_t>, const Rule*>> rules;
  const std::string prefix = mapping.name + "/";
  for (const Rule& rule : program.rules) {
    const bool listed =
        rule.kind == RuleKind::line || (rule.kind == RuleKind::part && rule.basis != Basis::unsaid);
    const bool of_mapping = rule.address.starts_with(prefix) || rule.address == mapping.name;
    if (listed && of_mapping && rule.variant == mapping.variant)
      rules.emplace_back(place_in_listing(program, mapping, rule), &rule);
  }
  std::ranges::stable_sort(rules, {}, [](const auto& rule) { return rule.first; });
  std::vector<RuleLine> lines;
  for (const auto& [place, rule] : rules) {
    lines.push_back(line_of(*rule));
    if (const OverlayInfo* overlay = overlay_of(program, *rule))
      lines.back().overlay = overlay->name;
    add_way_back(program, mapping, lines.back());
  }
  return lines;
}

/// How many of a program's things are the pack's own.
template <typename Things>
std::size_t own_things(const Things& things) {
  return static_cast<std::size_t>(std::count_if(
      things.begin(), things.end(), [](const auto& thing) { return !is_imported(thing.first); }));
}

void add_needs(const Mapping& mapping, MappingInfo& info) {
  for (const SlotInfo& slot : mapping.slots) {
    if (!slot.need) continue;
    info.needs.push_back(
        {slot.name, slot.need->fetch, slot.need->optional ? "optional" : "required"});
  }
}

void add_streams(const Program& program, const Mapping& mapping, MappingInfo& info) {
  for (const InputInfo& input : mapping.inputs) {
    const markup::Plan* plan = program.plan_of(*input.type);
    if (!plan) continue;
    const Streaming streaming = streaming_of(mapping, input, plan);
    StreamListing listing;
    listing.input = input.name;
    if (streaming.way == Streaming::Way::documents) listing.entries = streaming.entry->name.local;
    if (streaming.way == Streaming::Way::items) {
      listing.entries = "/" + streaming.root->name.local + "/" + streaming.entry->name.local;
    }
    if (streaming.way == Streaming::Way::none) {
      listing.why_not = streaming.why_not;
      const Span place = streaming.place;
      listing.file = place.source ? place.source->name() : "";
      if (place.source) listing.position = place.source->position_of(place.begin);
    }
    info.streams.push_back(std::move(listing));
  }
}

}  // namespace

const spec::Pack* Pack::declaration() const {
  for (const spec::File& file : files) {
    if (const auto* pack = std::get_if<spec::Pack>(&file.thing)) return pack;
  }
  return nullptr;
}

RuleSet::RuleSet(std::unique_ptr<const RuleSetState> state) : state_(std::move(state)) {}
RuleSet::~RuleSet() = default;

Result<FoundMapping> RuleSetState::find_runnable(std::string_view name) const {
  Result<FoundMapping> mapping = find(name);
  if (mapping) return mapping;
  const std::size_t slash = name.find('/');
  const std::string_view pack_name =
      slash == std::string_view::npos ? std::string_view{} : name.substr(0, slash);
  const std::string_view bare = slash == std::string_view::npos ? name : name.substr(slash + 1);
  std::vector<FoundMapping> found;
  for (const auto& pack : packs) {
    const Program& program = *pack->program;
    const auto thing = program.alone.find(bare);
    if (thing == program.alone.end() || (!pack_name.empty() && pack_name != program.pack)) continue;
    found.push_back({&program, thing->second.get()});
  }
  if (found.size() == 1) return found.front();
  return mapping;
}

Result<FoundMapping> RuleSetState::find(std::string_view name) const {
  const std::size_t slash = name.find('/');
  const std::string_view pack_name =
      slash == std::string_view::npos ? std::string_view{} : name.substr(0, slash);
  const std::string_view bare = slash == std::string_view::npos ? name : name.substr(slash + 1);
  FoundMapping found;
  std::size_t count = 0;
  for (const auto& pack : packs) {
    const Program& program = *pack->program;
    if (!pack_name.empty() && pack_name != program.pack) continue;
    const auto mapping = program.mappings.find(bare);
    if (mapping == program.mappings.end() || is_imported(bare)) continue;
    if (count++ == 0) found = {&program, mapping->second.get()};
  }
  if (count == 1) return found;
  Diagnostic diagnostic;
  diagnostic.code = Code::unknown_mapping;
  if (count == 0) {
    diagnostic.message = "there is no mapping `" + std::string(name) + "`";
    diagnostic.fix = suggest(name, all_mapping_names());
  } else {
    diagnostic.message = "two packs have a mapping `" + std::string(name) + "`";
    diagnostic.fix = "write `" + found.program->pack + "/" + std::string(bare) + "`";
  }
  return diagnostic;
}

std::vector<std::string> RuleSetState::all_mapping_names() const {
  std::vector<std::string> names;
  for (const auto& pack : packs) {
    for (const auto& [name, mapping] : pack->program->mappings) {
      if (!is_imported(name)) names.push_back(name);
    }
  }
  return names;
}

std::vector<std::string> RuleSet::mapping_names() const {
  std::vector<std::string> names = state_->all_mapping_names();
  std::sort(names.begin(), names.end());
  return names;
}

std::size_t RuleSet::table_count() const {
  std::size_t count = 0;
  for (const auto& pack : state_->packs) count += own_things(pack->program->tables);
  return count;
}

std::size_t RuleSet::decision_count() const {
  std::size_t count = 0;
  for (const auto& pack : state_->packs) count += own_things(pack->program->decisions);
  return count;
}

std::size_t RuleSet::rule_count() const {
  std::size_t count = 0;
  for (const auto& pack : state_->packs) {
    for (const Rule& rule : pack->program->rules) {
      count += rule.kind == RuleKind::line && rule.variant == 0 && !is_imported(rule.address);
    }
  }
  return count;
}

std::vector<RuleLine> RuleSet::lines_with_basis(std::string_view basis) const {
  std::vector<RuleLine> lines;
  for (const auto& pack : state_->packs) {
    // A line of an overlay is in every variant it counts for.
    std::set<std::pair<std::string_view, std::uint32_t>> met;
    for (const Rule& rule : pack->program->rules) {
      if (is_imported(rule.address) || word_for(rule.basis) != basis || !rule.span.source) continue;
      if (rule.variant != 0 && !overlay_of(*pack->program, rule)) continue;
      if (met.emplace(rule.address, rule.span.begin).second) lines.push_back(line_of(rule));
    }
  }
  std::stable_sort(lines.begin(), lines.end(), [](const RuleLine& a, const RuleLine& b) {
    return std::tie(a.file, a.position.line) < std::tie(b.file, b.position.line);
  });
  return lines;
}

std::vector<PackInfo> RuleSet::packs() const {
  std::vector<PackInfo> packs;
  for (const auto& pack : state_->packs) {
    packs.push_back({pack->program->pack, pack->program->version, pack->folder});
  }
  return packs;
}

namespace {

MappingInfo description_of(const Program& program, const Mapping& mapping) {
  MappingInfo info;
  info.pack = program.pack;
  info.name = mapping.name;
  info.summary = mapping.summary;
  for (const InputInfo& input : mapping.inputs) {
    info.inputs.push_back(
        {input.name, smx::describe(*input.type), input.optional ? "optional" : "required"});
  }
  add_needs(mapping, info);
  for (const ContextInfo& entry : program.context) {
    const std::string presence =
        entry.default_value ? "default " + default_text(*entry.default_value) : "required";
    info.context.push_back({entry.name, smx::describe(*entry.type), presence});
  }
  info.output = smx::describe(*mapping.output) + (mapping.optional ? ", or nothing" : "");
  info.rounds = most_rounds(mapping);
  info.lines = lines_of(program, mapping);
  for (const CopyInfo& copy : mapping.copies) {
    info.copies.push_back(
        {copy.address, copy.from, copy.taken, copy.written, copy.excepted, copy.unknown});
  }
  add_streams(program, mapping, info);
  info.inverse_of = mapping.inverse_of;
  return info;
}

}  // namespace

Result<MappingInfo> RuleSet::describe(std::string_view name) const {
  Result<FoundMapping> found = state_->find(name);
  if (!found) return found.error();
  MappingInfo info = description_of(*found->program, *found->mapping);
  info.overlays = overlays_reaching(*found->program, *found->mapping);
  return info;
}

Result<MappingInfo> RuleSet::describe(std::string_view name,
                                      const OverlaySelection& selection) const {
  Result<FoundMapping> found = state_->find(name);
  if (!found) return found.error();
  const Result<std::uint32_t> variant = chosen_variant(*found, selection);
  if (!variant) return variant.error();
  const VariantChoice* choice = found->mapping->choice.get();
  MappingInfo info =
      description_of(*found->program, choice ? *choice->variants[*variant] : *found->mapping);
  if (choice) info.overlays = overlay_listings(*found->program, choice->active[*variant]);
  return info;
}

}  // namespace smx
