#include "engine/describe_fault.h"

#include <algorithm>

namespace smx {

namespace {

std::string quoted(std::string_view text) {
  return "`" + std::string(text) + "`";
}

/// What a line is to a reader: the part of its address behind the thing's name.
std::string line_name(const Program& program, RuleId rule) {
  const std::string& address = program.rules[rule].address;
  const std::size_t slash = address.find('/');
  return slash == std::string::npos ? address : address.substr(slash + 1);
}

std::string sentence_of(const Program& program, std::string_view fault) {
  auto found = program.faults.find(fault);
  return found == program.faults.end() ? std::string(fault) : found->second;
}

struct Words {
  std::string message;
  std::string fix;
};

/// What can happen to a list as a whole.
Words words_for_list(const std::string& line, Code code, const std::string& detail) {
  switch (code) {
    case Code::keyless_item:
      return {"an item of " + line + " has no key to be told apart by",
              "correct the document, or leave the item out: `on_fault: report` on the list"};
    case Code::unlike_keys:
      return {"the keys of " + line + " cannot be put in an order: " + detail,
              "order by something that is of one kind, or leave the item out: `on_fault: report`"};
    case Code::uneven_lists:
      return {"the lists " + line + " puts side by side are not of one length",
              "correct the document, or join the lists by a key: `index` with `lookup`"};
    case Code::items_left_out: return {line + " left out " + detail, ""};
    default: return {detail, ""};
  }
}

Words words_for(const Program& program, const Fault& fault) {
  const std::string line = quoted(line_name(program, fault.rule));
  const std::string name(fault.name);
  const std::string detail(fault.detail);
  switch (fault.code) {
    case Code::missing_value:
      return {line + " must have a value, and there is none",
              "correct the document, or say what then: `default: ...` or `on_missing: ...`"};
    case Code::null_value:
      return {line + " may not be null", "say what then: `on_null: ...` or `default: ...`"};
    case Code::empty_value: return {line + " may not be empty", "say what then: `on_empty: ...`"};
    case Code::invalid_value:
      return {"the value for " + line + " does not fit: " + detail,
              "correct the document, or say what then: `on_invalid: skip`, `report`, `{ default: "
              "... }`"};
    case Code::unmapped_code:
      if (!program.tables.contains(fault.name)) {
        return {"index " + quoted(name) + " has no item with this key",
                "correct the document, or say what then: `on_unmapped: skip`, `report`, `{ "
                "default: ... }`"};
      }
      return {"table " + quoted(name) + " has no entry for this code",
              "add a row to the table, or `on_unmapped: { default: ... }` to the line"};
    case Code::unmatched:
      if (name.empty())
        return {"no case of " + line + " holds", "add a case, or `on_unmatched: ...`"};
      return {"no row of decision " + quoted(name) + " holds", "add a row, or `on_unmatched: ...`"};
    case Code::many_values:
      if (!name.empty()) {
        return {"index " + quoted(name) + " has two items with one key",
                "correct the document, or say which one is meant: `many: first`, `last` or `all`"};
      }
      return {line + " found several values where one is meant",
              "make the choice narrower, take all with `.*`, or `on_many: ...`"};
    case Code::conflicting_rows:
      return {"rows " + detail + " of decision " + quoted(name) + " both hold",
              "one row may hold: make a condition narrower, or `on_many: ...`"};
    case Code::conflicting_values:
      return {"the values " + line + " could take differ",
              "`on_conflict: report` takes the first and says so"};
    case Code::function_fault:
      return {
          quoted(name) + " could not do its work: " + detail,
          "correct the document, or say what then: `on_fault: skip`, `report`, `{ default: ... }`"};
    case Code::value_lost:
      return {quoted(name) + " lost something for " + line + (detail.empty() ? "" : ": " + detail),
              "`on_loss: report` keeps the value and says so; `keep` keeps it quietly"};
    case Code::named_fault: return {sentence_of(program, fault.name), ""};
    case Code::need_not_found:
      return {"the need " + line + " was answered with nothing: there is no such " + quoted(name),
              "mark the need optional, " + quoted(line_name(program, fault.rule) + "?") +
                  ", if that may happen"};
    case Code::script_error:
      return {"the script of " + quoted(name) + " broke: " + detail,
              "correct the script; what may happen in a document is a fault that the library "
              "declares"};
    case Code::budget_exceeded:
      return {"the document needs more steps or memory than it may",
              "raise the limits, or make the document smaller"};
    default: return words_for_list(line, fault.code, detail);
  }
}

/// How a report begins; the line's name goes before it.
std::string_view words_for(Trigger trigger) {
  switch (trigger) {
    case Trigger::missing: return "has no value";
    case Trigger::null: return "is null";
    case Trigger::empty: return "is empty";
    case Trigger::invalid: return "has a value that does not fit";
    case Trigger::many: return "found several values";
    case Trigger::unmapped: return "met a code without an entry";
    case Trigger::unmatched: return "met a value no case holds for";
    case Trigger::conflict: return "found values that differ";
    case Trigger::loss: return "lost something";
    case Trigger::fault: return "met a fault";
  }
  return "";
}

/// "`subject` lost something (`shorten`): ..."
std::string words_for(const Program& program, const Report& report) {
  const Fault& about = report.about;
  std::string message = quoted(line_name(program, report.rule)) + " ";
  if (report.trigger == Trigger::unmapped) {
    const bool table = program.tables.contains(about.name);
    return message + "met a code that " + (table ? "table " : "index ") + quoted(about.name) +
           " does not know";
  }
  message += words_for(report.trigger);
  if (!about.name.empty()) message += " (" + quoted(about.name) + ")";
  if (!about.detail.empty()) message += ": " + std::string(about.detail);
  return message;
}

void add_places(const Documents& documents, std::span<const Origin> origins,
                Diagnostic& diagnostic) {
  for (const Origin& origin : origins) {
    if (documents.has_place(origin)) diagnostic.inputs.push_back(documents.place(origin));
  }
}

void add_table(const Program& program, const Fault& fault, Diagnostic& diagnostic) {
  auto table = program.tables.find(fault.name);
  if (fault.code != Code::unmapped_code || table == program.tables.end()) return;
  const Table& found = *table->second;
  const std::size_t rows = found.rows.size();
  diagnostic.labels.push_back(make_label(
      program.rules[found.rule].span, std::to_string(rows) + (rows == 1 ? " entry" : " entries")));
}

void add_policy(const Fault& fault, Diagnostic& diagnostic) {
  if (!fault.policy) return;
  std::string text = "the line says `fail`";
  if (!fault.policy->inherited.empty()) text = "`fail`, inherited from " + fault.policy->inherited;
  diagnostic.notes.push_back({"policy", text});
}

Diagnostic describe_one(const Program& program, const Documents& documents, const Fault& fault) {
  Words words = words_for(program, fault);
  Diagnostic diagnostic = make_error(fault.code, std::move(words.message), fault.span);
  diagnostic.fix = std::move(words.fix);
  diagnostic.rule = program.rules[fault.rule].address;
  if (fault.code == Code::named_fault) diagnostic.fault = std::string(fault.name);
  add_places(documents, fault.inputs, diagnostic);
  add_table(program, fault, diagnostic);
  if (fault.script.source)
    diagnostic.labels.push_back(make_label(fault.script, "where the script ended"));
  add_policy(fault, diagnostic);
  return diagnostic;
}

bool same_fault(const Fault& a, const Fault& b) {
  const bool same_inputs = std::equal(a.inputs.begin(), a.inputs.end(), b.inputs.begin(),
                                      b.inputs.end(), [](const Origin& x, const Origin& y) {
                                        return x.document == y.document && x.offset == y.offset;
                                      });
  return a.code == b.code && a.rule == b.rule && a.span.begin == b.span.begin && same_inputs;
}

}  // namespace

std::vector<Diagnostic> describe_faults(const Program& program, const Documents& documents,
                                        const Fault& faults, std::size_t cap) {
  std::vector<const Fault*> distinct;
  for (const Fault* fault = &faults; fault && distinct.size() < cap; fault = fault->next) {
    const bool said = std::any_of(distinct.begin(), distinct.end(),
                                  [&](const Fault* other) { return same_fault(*other, *fault); });
    if (!said) distinct.push_back(fault);
  }
  std::vector<Diagnostic> diagnostics;
  for (const Fault* fault : distinct)
    diagnostics.push_back(describe_one(program, documents, *fault));
  return diagnostics;
}

Diagnostic describe_report(const Program& program, const Documents& documents,
                           const Report& report) {
  const Fault& about = report.about;
  const bool fault = report.trigger == Trigger::fault;
  std::string message = fault ? words_for(program, about).message : words_for(program, report);
  Diagnostic diagnostic = make_warning(about.code, std::move(message), about.span);
  diagnostic.rule = program.rules[report.rule].address;
  if (about.code == Code::named_fault) diagnostic.fault = std::string(about.name);
  if (fault && about.rule != report.rule) {
    diagnostic.notes.push_back({"met in", program.rules[about.rule].address});
  }
  add_places(documents, about.inputs, diagnostic);
  return diagnostic;
}

Diagnostic describe_skip(const Program& program, const Documents& documents, const Guard& guard,
                         Origin looked_at) {
  Diagnostic diagnostic = make_warning(Code::named_fault, sentence_of(program, guard.fault),
                                       program.rules[guard.rule].span);
  diagnostic.rule = program.rules[guard.rule].address;
  diagnostic.fault = guard.fault;
  add_places(documents, {&looked_at, 1}, diagnostic);
  return diagnostic;
}

Diagnostic describe_unwritable(const Program& program, const Documents& documents,
                               const markup::UnwritableValue& value, RuleId rule) {
  Diagnostic diagnostic =
      make_error(Code::unwritable_value, "the output cannot be written as XML: " + value.message,
                 program.rules[rule].span);
  diagnostic.rule = program.rules[rule].address;
  const Origin origin = value.node->origin();
  add_places(documents, {&origin, 1}, diagnostic);
  if (!value.pointer.empty()) diagnostic.notes.push_back({"output", "at " + value.pointer});
  return diagnostic;
}

}  // namespace smx
