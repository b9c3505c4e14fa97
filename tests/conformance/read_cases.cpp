// Case files: a closed set of keys, everything that is wrong is said with its place.
#include <algorithm>
#include <charconv>
#include <set>

#include "conformance_case.h"

namespace smx::conformance {

namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;  // key, text of its entry

/// The things of a pack as a file or a case gives them; a case's replace those of its file.
struct Rules {
  Parts pack, types, mapping;
  std::map<std::string, std::string> whole;  // files given as one text, by path
  std::map<std::string, Parts> things;       // "tables/x.yaml" and its entries
};

struct Shared {
  Rules rules;
  Case defaults;
};

void put(Parts& parts, const std::string& key, std::string text) {
  for (auto& [name, known] : parts) {
    if (name == key) {
      known = std::move(text);
      return;
    }
  }
  parts.emplace_back(key, std::move(text));
}

bool has(const Parts& parts, std::string_view key) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](const auto& part) { return part.first == key; });
}

class Reader {
 public:
  Reader(std::string_view language, Diagnostics& diagnostics)
      : language_(language), diagnostics_(diagnostics) {}

  std::vector<Case> read(const yaml::Node& root, std::string_view file_name);

 private:
  bool shared_key(const yaml::Entry& entry, Shared& shared);
  bool rules_key(const yaml::Entry& entry, Rules& rules);
  bool run_key(const yaml::Entry& entry, Case& one);
  bool wants_key(const yaml::Entry& entry, Wants& wants);
  void read_case(const yaml::Node& node, Shared shared, std::vector<Case>& cases);
  void check(const Case& one, const yaml::Node& node);
  void parts(const yaml::Entry& entry, const std::string& path, Rules& rules, Parts& into);
  void things(const yaml::Entry& entry, const std::string& folder, Rules& rules);
  void files(const yaml::Entry& entry, Rules& rules);
  void answers(const yaml::Node& node, std::vector<Answer>& out);
  void limits(const yaml::Node& node, Limits& out);
  Question question(const yaml::Node& node);
  std::vector<Wanted> wanted_list(const yaml::Node& node);
  Wanted wanted(const yaml::Node& node);
  std::vector<std::string> texts(const yaml::Node& node);
  std::string text(const yaml::Node& node);
  std::string document(const yaml::Node& node);
  bool is_map(const yaml::Node& node);
  bool is_list(const yaml::Node& node);
  void wrong(const yaml::Node& node, std::string message) {
    diagnostics_.add(make_error(Code::bad_test, std::move(message), node.span));
  }

  std::string_view language_;
  Diagnostics& diagnostics_;
  std::string name_;
  std::set<std::string> ids_;
  std::set<std::string> notes_;
};

bool Reader::is_map(const yaml::Node& node) {
  if (!node.is_map()) wrong(node, "a map is expected here");
  return node.is_map();
}

bool Reader::is_list(const yaml::Node& node) {
  if (!node.is_list()) wrong(node, "a list is expected here");
  return node.is_list();
}

std::string Reader::text(const yaml::Node& node) {
  if (!node.is_scalar()) wrong(node, "a text is expected here");
  return node.text;
}

std::vector<std::string> Reader::texts(const yaml::Node& node) {
  if (node.is_scalar()) return {node.text};
  std::vector<std::string> all;
  if (!is_list(node)) return all;
  for (const yaml::Node& item : node.items) all.push_back(text(item));
  return all;
}

/// A map or list is the value; a text is the document's bytes themselves.
std::string Reader::document(const yaml::Node& node) {
  return node.is_scalar() ? node.text : json_of(node);
}

/// The entries of one rule file, or the file as one text.
void Reader::parts(const yaml::Entry& entry, const std::string& path, Rules& rules, Parts& into) {
  if (entry.value.is_scalar()) {
    rules.whole[path] = entry.value.text;
    return;
  }
  if (!is_map(entry.value)) return;
  for (const yaml::Entry& part : entry.value.entries) put(into, part.key.text, text_of(part));
}

void Reader::things(const yaml::Entry& entry, const std::string& folder, Rules& rules) {
  if (!is_map(entry.value)) return;
  for (const yaml::Entry& thing : entry.value.entries) {
    const std::string path = folder + "/" + thing.key.text + ".yaml";
    Parts& into = rules.things[path];
    into.clear();
    rules.whole.erase(path);
    parts(thing, path, rules, into);
  }
}

void Reader::files(const yaml::Entry& entry, Rules& rules) {
  if (!is_map(entry.value)) return;
  for (const yaml::Entry& file : entry.value.entries) {
    std::string whole;
    if (file.value.is_scalar()) whole = file.value.text;
    for (const yaml::Entry& part : file.value.entries) whole += text_of(part);
    rules.whole[file.key.text] = whole;
  }
}

bool Reader::rules_key(const yaml::Entry& entry, Rules& rules) {
  const std::string& key = entry.key.text;
  if (key == "pack") return parts(entry, "pack.yaml", rules, rules.pack), true;
  if (key == "types") return parts(entry, "schemas/t.yaml", rules, rules.types), true;
  if (key == "mapping") return parts(entry, "mappings/m.yaml", rules, rules.mapping), true;
  if (key == "mappings" || key == "tables" || key == "decisions" || key == "overlays")
    return things(entry, key, rules), true;
  if (key == "files") return files(entry, rules), true;
  return false;
}

void Reader::limits(const yaml::Node& node, Limits& out) {
  if (!is_map(node)) return;
  for (const yaml::Entry& entry : node.entries) {
    std::uint64_t value = 0;
    const std::string& digits = entry.value.text;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (fault != std::errc{} || end != digits.data() + digits.size())
      wrong(entry.value, "a limit is a number");
    const std::string& key = entry.key.text;
    if (key == "document_bytes")
      out.document_bytes = value;
    else if (key == "document_depth")
      out.document_depth = static_cast<std::uint32_t>(value);
    else if (key == "rule_file_bytes")
      out.rule_file_bytes = value;
    else if (key == "rule_file_depth")
      out.rule_file_depth = static_cast<std::uint32_t>(value);
    else if (key == "steps")
      out.steps = value;
    else if (key == "variants")
      out.variants = static_cast<std::uint32_t>(value);
    else if (key == "memory_bytes")
      out.memory_bytes = value;
    else if (key == "faults")
      out.faults = static_cast<std::uint32_t>(value);
    else
      wrong(entry.key, "there is no limit `" + key + "`");
  }
}

Question Reader::question(const yaml::Node& node) {
  Question made;
  if (!is_map(node)) return made;
  if (const yaml::Node* fetch = node.find("fetch"))
    made.fetch = text(*fetch);
  else
    wrong(node, "`fetch` says what is asked for");
  if (const yaml::Node* by = node.find("by")) made.by = json_of(*by);
  return made;
}

void Reader::answers(const yaml::Node& node, std::vector<Answer>& out) {
  out.clear();
  if (!is_list(node)) return;
  for (const yaml::Node& item : node.items) {
    Answer answer{question(item), {}};
    int given = 0;
    for (const yaml::Entry& entry : item.entries) {
      const std::string& key = entry.key.text;
      if (key == "fetch" || key == "by") continue;
      ++given;
      if (key == "answer")
        answer.with = {NeedAnswer::State::found, document(entry.value), ""};
      else if (key == "missing")
        answer.with.state = NeedAnswer::State::not_found;
      else if (key == "unavailable")
        answer.with.reason = text(entry.value);
      else
        wrong(entry.key, "an answer has no `" + key + "`");
    }
    if (given != 1) wrong(item, "one of `answer`, `missing`, `unavailable` is expected");
    out.push_back(std::move(answer));
  }
}

bool Reader::run_key(const yaml::Entry& entry, Case& one) {
  const std::string& key = entry.key.text;
  const yaml::Node& value = entry.value;
  if (key == "call") return one.call = text(value), true;
  if (key == "now") return one.now = text(value), true;
  if (key == "needs") return answers(value, one.answers), true;
  if (key == "limits") return limits(value, one.limits), true;
  if (key == "input") {
    one.inputs = {{"in", document(value)}};
    return one.translates = true;
  }
  if (key != "inputs" && key != "context") return false;
  if (key == "inputs") {
    one.inputs.clear();
    one.translates = true;
  } else {
    one.context.clear();
  }
  if (!is_map(value)) return true;
  for (const yaml::Entry& named : value.entries) {
    if (key == "inputs")
      one.inputs.emplace_back(named.key.text, document(named.value));
    else
      one.context.push_back({named.key.text, text(named.value)});
  }
  return true;
}

Wanted Reader::wanted(const yaml::Node& node) {
  Wanted made;
  if (node.is_scalar()) {
    made.code = node.text;
    return made;
  }
  if (!is_map(node)) return made;
  for (const yaml::Entry& entry : node.entries) {
    const std::string& key = entry.key.text;
    if (key == "code")
      made.code = text(entry.value);
    else if (key == "path")
      made.path = text(entry.value);
    else if (key == "at")
      made.at = texts(entry.value);
    else if (key == "line")
      made.line = text(entry.value);
    else if (key == "marks")
      made.marks = text(entry.value);
    else
      wrong(entry.key, "what is wanted has no `" + key + "`");
  }
  if (made.code.empty()) wrong(node, "`code` says what is wanted");
  return made;
}

std::vector<Wanted> Reader::wanted_list(const yaml::Node& node) {
  if (!node.is_list()) return {wanted(node)};
  std::vector<Wanted> all;
  for (const yaml::Node& item : node.items) all.push_back(wanted(item));
  return all;
}

bool Reader::wants_key(const yaml::Entry& entry, Wants& wants) {
  const std::string& key = entry.key.text;
  const yaml::Node& value = entry.value;
  if (key == "want") return wants.output = document(value), true;
  if (key == "want_nothing") return wants.nothing = true;
  if (key == "want_error") return wants.errors = wanted_list(value), true;
  if (key == "want_skip") return wants.skip = wanted(value), true;
  if (key == "want_reports") return wants.reports = wanted_list(value), true;
  if (key == "want_warnings") return wants.warnings = wanted_list(value), true;
  if (key == "want_phi") return wants.phi = texts(value), true;
  if (key == "never_said") return wants.never_said = texts(value), true;
  if (key == "want_rounds") {
    std::uint32_t rounds = 0;
    std::from_chars(value.text.data(), value.text.data() + value.text.size(), rounds);
    return wants.rounds = rounds, true;
  }
  if (key == "want_way_back") {
    if (!is_map(value)) return true;
    for (const yaml::Entry& line : value.entries) wants.way_back[line.key.text] = text(line.value);
    return true;
  }
  if (key != "want_needs") return false;
  wants.needs.emplace();
  if (!is_list(value)) return true;
  for (const yaml::Node& round : value.items) {
    auto& questions = wants.needs->emplace_back();
    if (!is_list(round)) continue;
    for (const yaml::Node& item : round.items) questions.push_back(question(item));
  }
  return true;
}

std::string joined(const Parts& parts, const Parts& head) {
  std::string whole;
  for (const auto& [key, text] : head) {
    if (!has(parts, key)) whole += text;
  }
  for (const auto& [key, text] : parts) whole += text;
  return whole;
}

std::string indented(const std::string& text) {
  std::string out = "  ";
  for (std::size_t i = 0; i < text.size(); ++i) {
    out += text[i];
    if (text[i] == '\n' && i + 1 < text.size()) out += "  ";
  }
  return out;
}

/// The pack as files: a head is put before what is given as entries, a text stays as it is.
std::map<std::string, std::string> assemble(const Rules& rules) {
  std::map<std::string, std::string> made;
  Parts head = {{"pack", "pack: conformance\n"}, {"summary", "summary: A pack.\n"}};
  if (!rules.types.empty()) {
    head.emplace_back("schemas", "schemas: { t: schemas/t.yaml }\n");
    std::string types = "$defs:\n";
    for (const auto& [name, text] : rules.types) types += indented(text);
    made["schemas/t.yaml"] = types;
  }
  made["pack.yaml"] = joined(rules.pack, head);
  if (!rules.mapping.empty()) {
    made["mappings/m.yaml"] = joined(rules.mapping, {{"mapping", "mapping: m\n"},
                                                     {"summary", "summary: A mapping.\n"},
                                                     {"input", "input: { in: t/In }\n"},
                                                     {"output", "output: t/Out\n"}});
  }
  for (const auto& [path, parts] : rules.things) {
    if (rules.whole.contains(path)) continue;
    const std::string kind = path.substr(0, path.find('/') - 1);  // "tables" is about a "table"
    const std::size_t name = path.find('/') + 1;
    made[path] =
        joined(parts, {{kind, kind + ": " + path.substr(name, path.size() - name - 5) + "\n"},
                       {"summary", "summary: A " + kind + ".\n"}});
  }
  for (const auto& [path, text] : rules.whole) made[path] = text;
  return made;
}

void Reader::check(const Case& one, const yaml::Node& node) {
  if (one.id.empty())
    wrong(node, "a case has an `id`");
  else if (!ids_.insert(one.id).second)
    wrong(node, "there is already a case `" + one.id + "`");
  if (one.note.empty())
    wrong(node, "a case has a `note` that says which rule it alone would break");
  else if (!notes_.insert(one.note).second)
    wrong(node, "another case has the same note");
  if (one.spec.empty())
    wrong(node, "a case, or its file, says with `spec` where the rule stands");
  else if (!stands_in(language_, one.spec))
    wrong(node, "docs/language.md does not say this there: `" + one.spec + "`");
  const Wants& wants = one.wants;
  const bool ends = wants.output || wants.nothing || wants.errors || wants.skip;
  if (one.translates && !ends)
    wrong(
        node,
        "a case with an input says how it ends: `want`, `want_nothing`, `want_error`, `want_skip`");
  if (!one.translates && (wants.output || wants.nothing || wants.skip))
    wrong(node, "a case without an input can only want what loading says");
  if (!one.translates && !ends && !wants.loading()) wrong(node, "a case wants something");
}

void Reader::read_case(const yaml::Node& node, Shared shared, std::vector<Case>& cases) {
  if (!is_map(node)) return;
  Case& one = shared.defaults;
  one.span = node.span;
  const bool loads_only = node.find("input") == nullptr && node.find("inputs") == nullptr;
  for (const yaml::Entry& entry : node.entries) {
    const std::string& key = entry.key.text;
    if (key == "id")
      one.id = name_ + "/" + text(entry.value);
    else if (key == "note")
      one.note = text(entry.value);
    else if (key == "spec")
      one.spec = text(entry.value);
    else if (!rules_key(entry, shared.rules) && !run_key(entry, one) &&
             !wants_key(entry, one.wants))
      wrong(entry.key, "a case has no `" + key + "`");
  }
  // A file's input is for its cases about documents; one that only wants warnings has no use for
  // it.
  if (loads_only && one.wants.loading() && !one.wants.output) one.translates = false;
  check(one, node);
  one.files = assemble(shared.rules);
  cases.push_back(std::move(one));
}

std::vector<Case> Reader::read(const yaml::Node& root, std::string_view file_name) {
  std::vector<Case> cases;
  Shared shared;
  if (!is_map(root)) return cases;
  const yaml::Node* list = nullptr;
  for (const yaml::Entry& entry : root.entries) {
    const std::string& key = entry.key.text;
    if (key == "conformance")
      name_ = text(entry.value);
    else if (key == "spec")
      shared.defaults.spec = text(entry.value);
    else if (key == "cases")
      list = &entry.value;
    else if (key != "summary" && !rules_key(entry, shared.rules) &&
             !run_key(entry, shared.defaults))
      wrong(entry.key, "a file of cases has no `" + key + "`");
  }
  if (name_ != file_name) wrong(root, "the first key is `conformance`, with the name of the file");
  if (!root.find("summary")) wrong(root, "`summary` says in a sentence what the cases are about");
  if (!list) return wrong(root, "there are no `cases`"), cases;
  if (!is_list(*list)) return cases;
  for (const yaml::Node& node : list->items) read_case(node, shared, cases);
  return cases;
}

}  // namespace

std::vector<Case> read_cases(const Source& source, std::string_view language,
                             Diagnostics& diagnostics) {
  const auto tree = yaml::read_yaml(source, Limits{}, diagnostics);
  if (!tree) return {};
  std::string_view name = source.name();
  name.remove_prefix(name.rfind('/') + 1);
  name.remove_suffix(std::min<std::size_t>(name.size(), 5));
  return Reader(language, diagnostics).read(*tree, name);
}

}  // namespace smx::conformance
