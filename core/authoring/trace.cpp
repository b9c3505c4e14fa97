#include "authoring/trace.h"

#include <charconv>
#include <span>
#include <string>

#include "value/pointer.h"

namespace smx::authoring {

namespace {

using Tokens = std::span<const std::string>;

/// The steps of a JSON Pointer.
std::vector<std::string> tokens_of(std::string_view pointer) {
  std::vector<std::string> tokens;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    std::string token(pointer.substr(0, pointer.find('/')));
    pointer.remove_prefix(token.size());
    for (std::size_t at = 0; (at = token.find('~', at)) != std::string::npos; ++at) {
      token.replace(at, 2, token.compare(at, 2, "~1") == 0 ? "/" : "~");
    }
    tokens.push_back(std::move(token));
  }
  return tokens;
}

/// The innermost line on the way to a place of the output, and how far the way goes on from there.
struct Line {
  RuleId rule = 0;
  std::size_t left = 0;
};

Line line_at(const Form& form, Tokens path);

struct WayOn {
  const Form& form;
  Tokens path;

  Line here() const { return {form.rule, path.size()}; }

  Line best_of(const std::vector<const Form*>& forms) const {
    Line best = here();
    for (const Form* one : forms) {
      const Line line = line_at(*one, path);
      if (line.left < best.left) best = line;
    }
    return best;
  }

  Line operator()(const FieldsForm& fields) const {
    for (const Target& target : fields.targets) {
      if (target.name == path.front()) return line_at(*target.form, path.subspan(1));
    }
    return here();
  }
  Line operator()(const ListForm& list) const {
    std::size_t at = list.items.size();
    const std::string& token = path.front();
    std::from_chars(token.data(), token.data() + token.size(), at);
    return at < list.items.size() ? line_at(*list.items[at], path.subspan(1)) : here();
  }
  Line operator()(const EachForm& each) const {
    return path.size() > 1 ? line_at(*each.body, path.subspan(1)) : Line{form.rule, 0};
  }
  Line operator()(const UseForm& use) const {
    const Line inner = use.mapping->body ? line_at(*use.mapping->body, path) : here();
    return inner.left < path.size() ? inner : here();
  }
  Line operator()(const FirstForm& first) const { return best_of(first.parts); }
  Line operator()(const CasesForm& cases) const { return best_of(cases.cases); }
  Line operator()(const auto&) const { return here(); }
};

Line line_at(const Form& form, Tokens path) {
  return path.empty() ? Line{form.rule, 0} : std::visit(WayOn{form, path}, form.what);
}

/// The rule of the innermost value on the way to a place that has one.
RuleId rule_on_the_way(const Node& root, std::string_view pointer) {
  while (true) {
    const Node* node = find_at(root, pointer);
    if (node && node->rule() != 0) return node->rule();
    if (pointer.empty()) return 0;
    pointer = pointer.substr(0, pointer.rfind('/'));
  }
}

}  // namespace

void Trace::add_to(TestFailure& failure) const {
  if (!written_.root() || !written_.mapping()->body) return;
  const Node* actual = find_at(*written_.root(), failure.pointer);
  if (!actual) {
    const std::vector<std::string> path = tokens_of(failure.pointer);
    return add_rule(failure, line_at(*written_.mapping()->body, path).rule);
  }
  add_rule(failure, rule_on_the_way(*written_.root(), failure.pointer));
  const auto place = written_.place_of(*actual);
  if (place) add_input(failure, *place, document_of(*place, actual->origin().document));
}

void Trace::add_to(TestFailure& failure, const Diagnostic& said) const {
  failure.rule = said.rule;
  if (!said.labels.empty()) failure.line = said.labels.front();
  if (said.inputs.empty()) return;
  add_input(failure, said.inputs.front(), document_of(said.inputs.front().document));
}

void Trace::add_rule(TestFailure& failure, std::string_view address) const {
  if (!written_.program()) return;
  const std::vector<Rule>& rules = written_.program()->rules;
  for (std::size_t id = 1; id < rules.size(); ++id) {
    if (rules[id].address == address) return add_rule(failure, static_cast<RuleId>(id));
  }
}

void Trace::add_rule(TestFailure& failure, RuleId rule) const {
  if (rule >= written_.program()->rules.size()) return;  // whoever looked has stamped its own
  const Rule& found = written_.program()->rules[rule];
  failure.rule = found.address;
  if (found.span.source) failure.line = make_label(found.span);
}

void Trace::add_input(TestFailure& failure, InputPlace place, const Node* document) const {
  const bool is_xml = document && is_xml_text(*document);
  const Node* value = document && !is_xml ? find_at(*document, place.pointer) : document;
  const std::optional<Span> stands = value ? went_in_.values.place_of(*value) : std::nullopt;
  if (stands) failure.given = make_label(*stands);
  if (stands && is_xml && place.position) {
    const std::string_view line = stands->source->line(place.position->line);
    failure.given =
        Label{stands->source->name(), *place.position, *place.position, std::string(line), {}};
  }
  failure.input = std::move(place);
}

/// An input, or the answer to a need of that name where there was one only.
const Node* Trace::document_of(std::string_view name) const {
  for (const GivenDocument& given : went_in_.inputs) {
    if (given.name == name && given.value) return &*given.value;
  }
  const NeedEntry* only = nullptr;
  for (const FoundAnswer& answer : went_in_.answers) {
    const std::string_view need = answer.need;
    if (need.substr(need.find_last_of("./") + 1) != name) continue;
    if (only && only != answer.entry) return nullptr;
    only = answer.entry;
  }
  return only && only->document ? &*only->document : nullptr;
}

/// Documents are numbered as they come: the inputs, then the answers.
const Node* Trace::document_of(const InputPlace& place, DocumentId id) const {
  const std::size_t inputs = went_in_.inputs.size();
  if (id < inputs) return document_of(place.document);
  if (id - inputs >= went_in_.answers.size()) return nullptr;
  const std::optional<Node>& answer = went_in_.answers[id - inputs].entry->document;
  return answer ? &*answer : nullptr;
}

}  // namespace smx::authoring
