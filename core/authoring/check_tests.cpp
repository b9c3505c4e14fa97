// Tests files held against the rules, so that a misspelt name is found even where no case would
// fail by it.
#include <algorithm>

#include "authoring/test_file.h"
#include "packs/rule_set_state.h"

namespace smx::authoring {

namespace {

std::vector<std::string> member_names(const Type& type) {
  std::vector<std::string> names;
  for (const Property& property : type.properties) names.push_back(property.name);
  return names;
}

bool is_position(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

class Check {
 public:
  Check(const RuleSetState& rules, Diagnostics& diagnostics)
      : rules_(rules), diagnostics_(diagnostics) {}

  void check(TestFile& file) {
    if (!find_mapping(file)) return;
    check_given(file.defaults);
    for (TestCase& test : file.cases) {
      check_given(test.given);
      answers_ = {&test.given.needs, &file.defaults.needs};
      for (const Change& change : test.changes) check_change(change);
      check_expectations(test.expectations);
    }
  }

 private:
  /// Whether a code of the engine may stand for a fault.
  enum class Codes : std::uint8_t { refused, allowed };

  /// The mapping of that name; of several, the one of the pack the file lies in.
  bool find_mapping(TestFile& file) {
    file.mapping = file.of.text;
    Result<FoundMapping> found = rules_.find_runnable(file.of.text);
    if (!found) {
      for (const auto& pack : rules_.packs) {
        const bool here = pack->program->mappings.contains(file.of.text) ||
                          pack->program->alone.contains(file.of.text);
        if (!file.path.starts_with(pack->folder) || !here) continue;
        file.mapping = pack->program->pack + "/" + file.of.text;
        found = rules_.find_runnable(file.mapping);
      }
    }
    if (!found) {
      refuse(Code::unknown_mapping, found.error().message, file.of.span, found.error().fix);
      return false;
    }
    program_ = found->program;
    mapping_ = found->mapping;
    return true;
  }

  void check_given(const Given& given) {
    for (const NamedValue& value : given.input) check_input(value.name);
    for (const NamedValue& value : given.context) check_context(value.name);
  }

  const InputInfo* check_input(const spec::Word& name) {
    std::vector<std::string> names;
    for (const InputInfo& input : mapping_->inputs) {
      if (input.name == name.text) return &input;
      names.push_back(input.name);
    }
    refuse(Code::unknown_name, "mapping `" + mapping_->name + "` has no input `" + name.text + "`",
           name.span, suggest(name.text, names));
    return nullptr;
  }

  void check_context(const spec::Word& name) {
    std::vector<std::string> names;
    for (const ContextInfo& entry : program_->context) names.push_back(entry.name);
    if (std::find(names.begin(), names.end(), name.text) != names.end()) return;
    refuse(Code::unknown_name,
           "pack `" + program_->pack + "` has no context value `" + name.text + "`", name.span,
           suggest(name.text, names));
  }

  void check_change(const Change& change) {
    if (change.root == Change::Root::context) return check_context(change.name);
    const Type* type = nullptr;
    if (change.root == Change::Root::needs) {
      type = check_answer(change.name);
    } else if (const InputInfo* input = check_input(change.name)) {
      type = input->type;
    }
    for (const spec::Word& step : change.path) {
      if (!type || type->kind == TypeKind::any) return;
      type = below(*type, step);
    }
  }

  /// The type of the answer that a case changes.
  const Type* check_answer(const spec::Word& name) {
    std::vector<std::string> names;
    for (const auto* entries : answers_) {
      for (const NeedEntry& entry : *entries) {
        if (!entry.name.empty()) names.push_back(entry.name.text);
        if (entry.name.text != name.text) continue;
        for (const Need& need : program_->needs) {
          if (need.fetch == entry.question.fetch) return need.type;
        }
        return nullptr;
      }
    }
    refuse(Code::unknown_name, "no answer under `needs` is named `" + name.text + "`", name.span,
           names.empty() ? "give it a name: `- { name: " + name.text + ", fetch: ... }`"
                         : suggest(name.text, names));
    return nullptr;
  }

  void check_round_trip(const RoundTrip& trip) {
    const Result<FoundMapping> back = rules_.find(trip.mapping.text);
    if (!back) {
      refuse(Code::unknown_mapping, back.error().message, trip.mapping.span, back.error().fix);
      return;
    }
    for (const spec::Word& path : trip.back) {
      const std::string name = path.text.substr(0, path.text.find('.'));
      check_input({name, path.span, false});
    }
  }

  /// The type one step further, or null where the schema says nothing about it. A member the schema
  /// does not know is legal in a document, but no rule can see it: in a test it is nearly always a
  /// slip.
  const Type* below(const Type& type, const spec::Word& step) {
    if (type.kind == TypeKind::list && is_position(step.text)) return type.item;
    if (type.kind == TypeKind::list) {
      warn("`" + step.text + "` is no position in a list", step.span, "a position is written `.0`");
      return nullptr;
    }
    if (type.kind != TypeKind::object) return nullptr;
    if (const Property* property = type.find(step.text)) return property->type;
    if (type.additional) return type.additional;
    if (type.properties.empty()) return nullptr;
    const std::string of = type.name.empty() ? "what stands there" : type.name;
    warn("`" + step.text + "` is not a member of " + of + ": no rule will see it", step.span,
         suggest(step.text, member_names(type)));
    return nullptr;
  }

  void check_expectations(Expectations& expectations) {
    if (expectations.skip) check_fault_name(*expectations.skip, Codes::refused);
    for (auto* one : {&expectations.fault, &expectations.report}) {
      if (*one) check_fault(**one);
    }
    if (expectations.round_trip) check_round_trip(*expectations.round_trip);
    for (auto* list : {&expectations.faults, &expectations.reports}) {
      if (!*list) continue;
      for (WantedFault& fault : **list) check_fault(fault);
    }
    for (const QuestionPattern& question :
         expectations.needs.value_or(std::vector<QuestionPattern>{})) {
      check_question(question);
    }
  }

  void check_fault(WantedFault& fault) {
    const bool is_of_pack = !fault.code && program_->faults.contains(fault.word.text);
    if (!fault.code && !is_of_pack) find_declared(fault);
    if (!fault.code) check_fault_name(fault.word, Codes::allowed);
    if (fault.rule.empty()) return;
    std::vector<std::string> addresses;
    for (const Rule& rule : program_->rules) {
      if (rule.address == fault.rule.text) return;
      addresses.push_back(rule.address);
    }
    std::string near;
    if (!nearest_names(fault.rule.text, addresses).empty())
      near = suggest(fault.rule.text, addresses);
    refuse(Code::bad_test, "no rule has the address `" + fault.rule.text + "`", fault.rule.span,
           near);
  }

  /// A fault by the name that a function declares it under.
  void find_declared(WantedFault& fault) {
    const auto look_at = [&](const FunctionSpec& function) {
      for (const FunctionFault& declared : function.faults) {
        if (declared.name == fault.word.text) fault.sentences.emplace_back(declared.sentence);
      }
    };
    for (const auto& function : rules_.functions.all()) look_at(*function);
    for (const FunctionSpec& function : program_->functions) look_at(function);
    if (!fault.sentences.empty()) fault.code = Code::function_fault;
  }

  void check_fault_name(const spec::Word& name, Codes codes) {
    if (program_->faults.contains(name.text)) return;
    std::vector<std::string> names;
    for (const auto& [fault, sentence] : program_->faults) names.push_back(fault);
    const bool only_faults = codes == Codes::refused || !nearest_names(name.text, names).empty();
    if (!only_faults) {
      for (const Code code : all_codes()) names.emplace_back(code_slug(code));
    }
    const std::string what =
        codes == Codes::refused ? "no fault of the pack" : "neither a fault of the pack nor a code";
    refuse(Code::unknown_fault, "`" + name.text + "` is " + what, name.span,
           suggest(name.text, names));
  }

  void check_question(const QuestionPattern& question) {
    std::vector<std::string> names;
    for (const Need& need : program_->needs) {
      if (need.fetch == question.fetch) return;
      names.push_back(need.fetch);
    }
    refuse(Code::bad_test, "no rule fetches `" + question.fetch + "`", question.span,
           suggest(question.fetch, names));
  }

  void refuse(Code code, std::string message, Span span, std::string fix) {
    Diagnostic diagnostic = make_error(code, std::move(message), span);
    diagnostic.fix = std::move(fix);
    diagnostics_.add(std::move(diagnostic));
  }

  void warn(std::string message, Span span, std::string fix) {
    Diagnostic diagnostic = make_warning(Code::bad_test, std::move(message), span);
    diagnostic.fix = std::move(fix);
    diagnostics_.add(std::move(diagnostic));
  }

  const RuleSetState& rules_;
  Diagnostics& diagnostics_;
  const Program* program_ = nullptr;
  const Mapping* mapping_ = nullptr;
  std::vector<const std::vector<NeedEntry>*> answers_;  // that a change of the case can name
};

}  // namespace

void check_against_rules(TestFile& file, const RuleSet& rules, Diagnostics& diagnostics) {
  Check(rules.state(), diagnostics).check(file);
}

}  // namespace smx::authoring
