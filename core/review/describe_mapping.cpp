// A mapping for review: its signature, and what is to be said of each of its lines.
#include <algorithm>

#include "review/describe.h"
#include "review/line_facts.h"
#include "review/policy_words.h"
#include "review/rule_text.h"

namespace smx::review {

namespace {

LineReview::Kind kind_of(std::string_view rest) {
  if (rest.starts_with("guards.")) return LineReview::Kind::guard;
  if (rest.starts_with("needs.")) return LineReview::Kind::need;
  const bool is_value = rest.starts_with("let.") || rest.starts_with("index.");
  return is_value ? LineReview::Kind::value : LineReview::Kind::target;
}

/// `let.found.let.newer` is `found › newer`: a name in a name.
std::string name_in(std::string_view rest) {
  std::string name;
  while (!rest.empty()) {
    const std::size_t dot = rest.find('.');
    const std::string_view word = rest.substr(0, dot);
    const bool is_kind = word == "let" || word == "guards" || word == "needs" || word == "index";
    if (is_kind) {
      if (name.ends_with('.')) name.pop_back();
      if (!name.empty()) name += " › ";
    } else {
      name.append(word).append(dot == std::string_view::npos ? "" : ".");
    }
    if (dot == std::string_view::npos) break;
    rest.remove_prefix(dot + 1);
  }
  return name;
}

/// Whether it is a value with a name inside of another line, or inside of one.
bool is_named_inside(std::string_view rest) {
  return rest.find(".let.") != std::string_view::npos;
}

/// The value of the entry whose key stands at `begin`; null where there is none.
// NOLINTNEXTLINE(misc-no-recursion): as deep as the YAML reader lets it be
const yaml::Node* value_of_key_at(const yaml::Node& node, std::uint32_t begin) {
  for (const yaml::Node& item : node.items) {
    if (const yaml::Node* found = value_of_key_at(item, begin)) return found;
  }
  for (const yaml::Entry& entry : node.entries) {
    if (entry.key.span.begin == begin) return &entry.value;
    if (const yaml::Node* found = value_of_key_at(entry.value, begin)) return found;
  }
  return nullptr;
}

/// What a guard that holds does, in words.
std::string effect_of(const Guard& guard, const Program& program) {
  const auto sentence = program.faults.find(guard.fault);
  const std::string reason = sentence == program.faults.end() ? guard.fault : sentence->second;
  switch (guard.verb) {
    case GuardVerb::fail: return "refuse: " + reason;
    case GuardVerb::skip: return "skip: " + reason;
    case GuardVerb::report: return "go on, and report: " + reason;
  }
  return reason;
}

void add_reference(Reference reference, std::vector<Reference>& references) {
  if (std::ranges::find(references, reference) == references.end())
    references.push_back(std::move(reference));
}

std::vector<Reference> references_of(const PackOf& of, const LineFacts& facts) {
  std::vector<Reference> all;
  for (const Table* table : facts.tables)
    add_reference(reference_to(of, Reference::Kind::table, table->name), all);
  for (const Decision* decision : facts.decisions)
    add_reference(reference_to(of, Reference::Kind::decision, decision->name), all);
  for (const Mapping* mapping : facts.mappings)
    add_reference(reference_to(of, Reference::Kind::mapping, mapping->name), all);
  return all;
}

void describe_sources(const LineFacts& facts, const SourcePaths& paths, LineReview& line) {
  for (const Expr* read : facts.reads) {
    if (paths.is_of_result(*read)) continue;  // the keys by which a list is put in order
    if (!read->group) add_once(paths.path_of(*read), line.sources);
    paths.add_origins(*read, line.origins);
  }
}

/// The lines of one mapping; each leaves out those that stand inside of it.
class LinesOf {
 public:
  LinesOf(const PackOf& of, const Mapping& mapping)
      : of_(of), mapping_(mapping), facts_(of.program(), mapping) {}

  std::vector<LineReview> describe(const MappingInfo& info);

 private:
  LineReview line_of(const RuleLine& listed) const;
  Span span_of(const LineFacts& facts) const;
  std::string text_of(const LineFacts& facts) const;

  const PackOf& of_;
  const Mapping& mapping_;
  FactsOfMapping facts_;
  std::vector<Span> spans_;  // of all lines
};

std::vector<LineReview> LinesOf::describe(const MappingInfo& info) {
  for (const RuleLine& listed : info.lines) {
    if (const LineFacts* facts = facts_.find(listed.address)) spans_.push_back(span_of(*facts));
  }
  std::vector<LineReview> lines;
  for (const RuleLine& listed : info.lines) lines.push_back(line_of(listed));
  return lines;
}

/// What a line says. The rule of a need or an index begins with its name, and that of a need does
/// not go to the end.
Span LinesOf::span_of(const LineFacts& facts) const {
  const Span span = of_.program().rules[facts.rule].span;
  if (facts.form || facts.guard) return span;
  for (const spec::File& file : of_.pack.files) {
    if (file.source.get() != span.source || !file.tree) continue;
    const yaml::Node* value = value_of_key_at(*file.tree, span.begin);
    if (value) return value->span;
  }
  return span;
}

std::string LinesOf::text_of(const LineFacts& facts) const {
  const Rule& rule = of_.program().rules[facts.rule];
  if (!rule.text.empty()) return rule.text;
  const Span whole = span_of(facts);
  std::vector<Span> inner;
  for (const Span& span : spans_) {
    const bool is_inside =
        span.source == whole.source && span.begin >= whole.begin && span.end <= whole.end;
    const bool is_itself = span.begin == whole.begin && span.end == whole.end;
    if (is_inside && !is_itself) inner.push_back(span);
  }
  std::vector<std::string_view> left_out = kSaidElsewhere;
  if (facts.guard) left_out.insert(left_out.end(), {"id", "fail", "skip", "report"});
  std::string text = rule_text(whole, inner, left_out);
  // A column says `when` already.
  return facts.guard && text.starts_with("when: ") ? without_braces(text.substr(6)) : text;
}

LineReview LinesOf::line_of(const RuleLine& listed) const {
  LineReview line;
  const std::string prefix = mapping_.name + "/";
  const bool is_whole = !listed.address.starts_with(prefix);
  const std::string rest = is_whole ? "" : listed.address.substr(prefix.size());
  line.kind = kind_of(rest);
  line.address = listed.address;
  line.name = name_in(rest);
  line.rule = listed.text;
  line.standing = standing_of(listed);
  line.phi = listed.phi;
  line.way_back = listed.way_back;
  line.because = listed.because;
  line.file = listed.file;
  if (!is_whole) line.changes = changes_at(of_, listed.address, Depth::only);
  const LineFacts* facts = facts_.find(listed.address);
  if (!facts) return line;
  const bool is_written = line.kind == LineReview::Kind::target && !facts->guard && !facts->need;
  if (is_written && !is_named_inside(rest)) line.name = facts->name;
  // What a named value hands over: `teams › facility.station`.
  if (line.kind == LineReview::Kind::value && !facts->of.empty())
    line.name = line.name.substr(0, line.name.find('.')) + " › " + facts->name;
  line.of = facts->of;
  if (facts->type) line.type = smx::describe(*facts->type);
  if (is_written) line.presence = facts->required ? "required" : "";
  line.rule = text_of(*facts);
  line.uses = references_of(of_, *facts);
  describe_sources(*facts, facts_.paths(), line);
  if (facts->guard) line.effect = effect_of(*facts->guard, of_.program());
  if (facts->need) {
    line.effect = "fetch " + facts->need->fetch;
    line.presence = facts->need->optional ? "optional" : "required";
  }
  if (!facts->form) return line;
  line.policies = policies_in_words(*facts->form);
  line.fallback = fallback_of(*facts->form);
  return line;
}

/// Members of the output that no line writes, where the lines say what is written.
void add_unwritten(const Form* form, const Type* type, const std::string& path,
                   std::vector<std::string>& unwritten) {
  const auto* fields = form ? std::get_if<FieldsForm>(&form->what) : nullptr;
  if (!fields || !type) return;
  for (const Property& property : type->properties) {
    const auto target = std::ranges::find(fields->targets, property.name, &Target::name);
    const std::string member = path.empty() ? property.name : path + "." + property.name;
    if (target == fields->targets.end()) {
      unwritten.push_back(member);
    } else {
      add_unwritten(target->form, property.type, member, unwritten);
    }
  }
}

void describe_signature(const PackOf& of, const Mapping& mapping, const MappingInfo& info,
                        MappingReview& review) {
  review.inputs = info.inputs;
  review.output = info.output;
  review.inverse_of = info.inverse_of;
  review.copies = info.copies;
  const std::vector<std::string> read = context_read_by(mapping);
  for (const SignatureEntry& entry : describe_context(of.program())) {
    if (std::ranges::find(read, entry.name) != read.end()) review.context.push_back(entry);
  }
  add_unwritten(mapping.body, mapping.output, "", review.unwritten);
  const SourcePaths paths(mapping);
  for (const ScopeValue& value : mapping.scope) {
    review.scope.push_back(of.program().scope_names[value.name] + ": " +
                           paths.path_of(*value.expression));
  }
}

}  // namespace

MappingReview describe_mapping(const PackOf& of, const Mapping& mapping) {
  MappingReview review;
  const auto* spec = find_thing<spec::Mapping>(of.pack, mapping.name);
  describe_thing(of, mapping.name, mapping.summary,
                 spec ? spec->documentation : spec::Documentation{}, review);
  review.file = file_of(of.program().rules[mapping.rule].span);
  const Result<MappingInfo> info = of.rules.describe(of.program().pack + "/" + mapping.name);
  if (!info) return review;  // every mapping of a rule set has one
  describe_signature(of, mapping, *info, review);
  if (spec && spec->when) {
    review.condition = on_one_line(rule_text(spec->when->span, {}, {}));
  }
  review.lines = LinesOf(of, mapping).describe(*info);
  for (const LineReview& line : review.lines) {
    for (const Reference& reference : line.uses) add_reference(reference, review.uses);
  }
  return review;
}

}  // namespace smx::review
