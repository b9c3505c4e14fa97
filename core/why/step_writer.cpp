#include "why/step_writer.h"

#include <algorithm>

#include "lua/script.h"
#include "why/words.h"

namespace smx::why {

namespace {

WhyEnd end_of(const Step& step) {
  switch (step.state) {
    case Val::State::value: return step.node.is(Kind::null) ? WhyEnd::null : WhyEnd::value;
    case Val::State::missing: return WhyEnd::missing;
    case Val::State::quiet: return WhyEnd::left_out;
    case Val::State::fault: return WhyEnd::fault;
    case Val::State::pending:
    case Val::State::unset: break;
  }
  return WhyEnd::open;
}

WhyEnd end_of(Verdict::Truth truth) {
  switch (truth) {
    case Verdict::Truth::yes: return WhyEnd::holds;
    case Verdict::Truth::no: return WhyEnd::fails;
    case Verdict::Truth::fault: return WhyEnd::fault;
    case Verdict::Truth::pending: break;
  }
  return WhyEnd::open;
}

/// Where a script has the function, found by how such lines are written; nowhere where it is made
/// in another way. Of a fault the line that ended the call.
WhyPlace script_place(const FunctionCall& call, const Fault* fault) {
  if (fault && fault->script.source) return place_of(fault->script);
  const lua::Function& function = *call.function->script;
  const Source& source = function.script->source();
  const std::string_view text = source.text();
  for (std::size_t at = text.find(function.name); at != std::string_view::npos;
       at = text.find(function.name, at + 1)) {
    const Position position = source.position_of(at);
    const std::string_view line = source.line(position.line);
    const std::size_t keyword = line.find("function");
    const std::size_t behind = position.column - 1 + function.name.size();
    const bool is_whole = behind >= line.size() || line[behind] == '(' || line[behind] == ' ';
    if (keyword != std::string_view::npos && is_whole) return {source.name(), {position.line, 1}};
  }
  return {source.name(), {}};
}

bool is_read(const Step& step) {
  return step.is(Step::Kind::path) || step.is(Step::Kind::call);
}

}  // namespace

std::size_t StepWriter::write(StepId id) {
  if (const auto known = written_.find(id); known != written_.end()) return known->second;
  const std::size_t at = out_.size();
  written_.emplace(id, at);
  out_.emplace_back();
  WhyStep words = words_for(id);
  out_[at] = std::move(words);
  add_parts(id, at);
  const Step& step = trace_[id];
  if (step.is(Step::Kind::path)) {
    if (const auto source = trace_.source(id)) {
      const std::size_t from = write(*source);
      out_[at].from = from;
    }
  }
  return at;
}

WhyStep StepWriter::words_for(StepId id) {
  const Step& step = trace_[id];
  switch (step.kind) {
    case Step::Kind::line: return line(id);
    case Step::Kind::mapping: return mapping(step);
    case Step::Kind::item: return item(id);
    case Step::Kind::condition: return condition(id);
    case Step::Kind::guard: return guard(step);
    case Step::Kind::decision: return decision(id);
    case Step::Kind::row: return row(id);
    case Step::Kind::path: return path(id);
    case Step::Kind::call: return call(id);
    case Step::Kind::look_up:
    case Step::Kind::look_back: return look_up(id);
    case Step::Kind::need: return need(id);
    case Step::Kind::policy: return policy(step);
    case Step::Kind::row_taken:
    case Step::Kind::key: break;
  }
  return {};
}

void StepWriter::place_at_rule(RuleId rule, WhyStep& step) const {
  const Rule& at = ended_.program.rules[rule];
  step.subject = at.address;
  step.text = at.text.empty() ? text_at(at.span) : at.text;
  step.place = place_of(at.span);
  step.overlay = overlay_of(ended_.program, at.span);
}

void StepWriter::tell_value(const Step& step, WhyStep& out) const {
  out.end = end_of(step);
  if (step.is_value()) out.value = answers_.shown(step.node);
}

void StepWriter::tell_place(const Node& value, WhyStep& out) {
  if (const InputPlace* place = showing_.place(value.origin())) out.inputs.push_back(*place);
}

WhyStep StepWriter::line(StepId id) {
  const Step& step = trace_[id];
  WhyStep out;
  out.kind = WhyKind::line;
  place_at_rule(step.form().rule, out);
  if (step.form().span.source) {
    out.text = text_at(step.form().span);
    out.place = place_of(step.form().span);
    out.overlay = overlay_of(ended_.program, step.form().span);
  }
  out.end = end_of(step);
  if (step.is_value()) {
    out.value = showing_.value(step.node, answers_.secrecy(id));
    out.because = answers_.answer(id);
  } else if (out.end != WhyEnd::open) {
    out.because = answers_.absence(id, Answers::Reach::near);
  }
  return out;
}

WhyStep StepWriter::mapping(const Step& step) {
  WhyStep out;
  out.kind = WhyKind::mapping;
  place_at_rule(step.mapping().rule, out);
  out.text.clear();
  tell_value(step, out);
  return out;
}

/// The condition that an item was let in by, or not.
std::optional<StepId> StepWriter::where_of(StepId item) const {
  for (const StepId part : trace_.parts(item)) {
    const Step& step = trace_[part];
    const bool is_condition = step.is(Step::Kind::condition);
    if (is_condition && &step.condition() == trace_[item].each().where) return part;
  }
  return std::nullopt;
}

WhyStep StepWriter::item(StepId id) {
  const Step& step = trace_[id];
  WhyStep out;
  out.kind = WhyKind::item;
  out.end = end_of(step);
  out.value = answers_.shown(step.node);
  tell_place(step.node, out);
  if (step.is_value()) return out;
  const auto condition = where_of(id);
  const auto guard = trace_.last_of(id, Step::Kind::guard);
  const auto policy = trace_.last_of(id, Step::Kind::policy);
  if (step.fault()) {
    out.because = answers_.fault_words(*step.fault());
  } else if (policy) {
    out.because = quoted(name_of(trace_[*policy].trigger)) + " leaves it out";
  } else if (guard) {
    out.because =
        "guard " + quoted(ended_.program.rules[trace_[*guard].guard().rule].address) + " holds";
  } else if (condition && trace_[*condition].truth == Verdict::Truth::no) {
    out.because = answers_.condition_absence(*condition, Answers::Reach::far);
  } else if (const auto body = trace_.last_of(id, Step::Kind::line)) {
    out.because = answers_.absence(*body, Answers::Reach::far);
  }
  return out;
}

WhyStep StepWriter::condition(StepId id) {
  const Step& step = trace_[id];
  WhyStep out;
  out.kind = WhyKind::condition;
  out.text = text_at(step.condition().span);
  out.place = place_of(step.condition().span);
  out.end = end_of(step.truth);
  if (step.truth == Verdict::Truth::no) out.because = answers_.why_not(id);
  return out;
}

WhyStep StepWriter::guard(const Step& step) {
  WhyStep out;
  out.kind = WhyKind::guard;
  place_at_rule(step.guard().rule, out);
  out.end = WhyEnd::holds;
  const auto sentence = ended_.program.faults.find(step.guard().fault);
  if (sentence != ended_.program.faults.end()) out.because = sentence->second;
  return out;
}

WhyStep StepWriter::decision(StepId id) {
  const Step& step = trace_[id];
  WhyStep out;
  out.kind = WhyKind::decision;
  out.subject = step.decision().name;
  tell_value(step, out);
  // The line that asks is what its value is stamped with later: here it has no stamp.
  if (step.is_value()) {
    const Step& around = trace_[step.parent];
    const bool is_line = around.is(Step::Kind::line);
    const Secrecy secrecy = is_line ? answers_.secrecy(step.parent) : Secrecy::hidden;
    out.value = showing_.value(step.node, secrecy);
  }
  return out;
}

WhyStep StepWriter::row(StepId id) {
  const Step& step = trace_[id];
  WhyStep out;
  out.kind = WhyKind::row;
  place_at_rule(step.row().rule, out);
  out.text = step.row().when ? text_at(step.row().when->span) : std::string();
  out.end = end_of(step.truth);
  if (step.truth != Verdict::Truth::no) return out;
  const auto condition = trace_.last_of(id, Step::Kind::condition);
  out.because = condition ? answers_.why_not(*condition) : "it does not count at this time";
  return out;
}

WhyStep StepWriter::path(StepId id) {
  const Step& step = trace_[id];
  WhyStep out;
  out.kind = WhyKind::path;
  out.subject = path_words(step.expr());
  out.text = text_at(step.expr().span);
  out.place = place_of(step.expr().span);
  tell_value(step, out);
  tell_place(step.node, out);
  if (!step.is_value() && out.end != WhyEnd::open)
    out.because = answers_.absence(id, Answers::Reach::near);
  return out;
}

WhyStep StepWriter::call(StepId id) {
  const Step& step = trace_[id];
  WhyStep out;
  const auto* function = std::get_if<FunctionCall>(&step.call());
  const Span span = function ? function->span : std::get_if<LookupCall>(&step.call())->span;
  out.kind = function ? WhyKind::call : WhyKind::look_up;
  out.text = call_words(step.call());
  out.subject = function ? std::string(function->function->name) : out.text;
  out.place = place_of(span);
  if (function && function->function->script) out.script = script_place(*function, step.fault());
  tell_value(step, out);
  const auto row = trace_.last_of(id, Step::Kind::look_up);
  if (row && trace_[*row].table_row() && step.is_value())
    out.value = showing_.value(step.node, Secrecy::open);
  if (step.is_absent() || step.fault()) out.because = answers_.absence(id, Answers::Reach::near);
  return out;
}

WhyStep StepWriter::look_up(StepId id) {
  const Step& step = trace_[id];
  const LookupCall& look_up = step.look_up();
  WhyStep out;
  out.kind = WhyKind::look_up;
  if (step.table_row()) {
    place_at_rule(step.table_row()->rule, out);
    out.end = WhyEnd::holds;
  } else {
    if (look_up.table) place_at_rule(look_up.table->rule, out);
    out.text.clear();
    out.end = WhyEnd::fails;
    out.because = "no row has this key";
  }
  out.value = answers_.shown(step.node);
  return out;
}

WhyStep StepWriter::need(StepId id) {
  const Step& step = trace_[id];
  WhyStep out;
  out.kind = WhyKind::need;
  place_at_rule(step.need().rule, out);
  tell_value(step, out);
  tell_place(step.node, out);
  if (!step.is_value() && out.end != WhyEnd::open)
    out.because = answers_.absence(id, Answers::Reach::near);
  return out;
}

WhyStep StepWriter::policy(const Step& step) {
  WhyStep out;
  out.kind = WhyKind::policy;
  out.subject = name_of(step.trigger);
  out.text = text_at(step.policy().span);
  out.place = place_of(step.policy().span);
  out.end = end_of(step);
  const bool is_literal = step.policy().action == Action::use_default;
  if (step.is_value()) {
    out.value = is_literal ? showing_.value(step.node, Secrecy::open) : answers_.shown(step.node);
  }
  if (!step.policy().inherited.empty()) out.because = "inherited from " + step.policy().inherited;
  if (const InputPlace* place = showing_.place(step.about)) out.inputs.push_back(*place);
  return out;
}

/// What is told elsewhere, or would only be told to say that all went on, is left out.
bool StepWriter::is_worth_telling(StepId id, const Step& around) const {
  const Step& part = trace_[id];
  if (part.is(Step::Kind::row_taken) || part.is(Step::Kind::key) || trace_.is_aside(id))
    return false;
  if (around.is(Step::Kind::line)) {
    const auto* each = std::get_if<EachForm>(&around.form().what);
    if (each && is_read(part)) {
      return part.is(Step::Kind::path) &&
             std::ranges::find(each->sources, &part.expr()) != each->sources.end();
    }
    if (part.is(Step::Kind::condition)) {
      const auto* holds = std::get_if<HoldsForm>(&around.form().what);
      return &part.condition() == around.form().when ||
             (holds && &part.condition() == holds->condition);
    }
  }
  if (around.is(Step::Kind::item) && part.is(Step::Kind::condition))
    return &part.condition() == around.each().where;
  const auto* look_up =
      around.is(Step::Kind::call) ? std::get_if<LookupCall>(&around.call()) : nullptr;
  return !(look_up && look_up->index);
}

void StepWriter::add_parts(StepId id, std::size_t at) {
  const auto add = [&](StepId part) {
    const std::size_t written = write(part);
    out_[at].parts.push_back(written);
  };
  const Step& step = trace_[id];
  if (step.is(Step::Kind::guard)) {
    if (const auto condition = trace_.condition_of(id)) add(*condition);
  }
  for (const StepId part : trace_.parts(id)) {
    if (is_worth_telling(part, step)) add(part);
  }
  mark_taken(id, at);
  add_unreached(id, at);
}

void StepWriter::mark_taken(StepId id, std::size_t at) {
  const Step& step = trace_[id];
  if (step.is(Step::Kind::line)) {
    const auto taken = trace_.deciding(id);
    if (taken && written_.contains(*taken)) out_[written_.at(*taken)].is_taken = true;
  }
  if (!step.is(Step::Kind::decision)) return;
  for (const StepId part : trace_.parts(id)) {
    if (!trace_[part].is(Step::Kind::row_taken)) continue;
    for (const std::size_t row : out_[at].parts) {
      const bool is_it = out_[row].kind == WhyKind::row &&
                         out_[row].subject == ended_.program.rules[trace_[part].row().rule].address;
      if (is_it) out_[row].is_taken = true;
    }
  }
}

void StepWriter::add_unreached(std::string subject, Span span, std::size_t at) {
  WhyStep out;
  out.kind = WhyKind::unreached;
  out.subject = std::move(subject);
  out.text = text_at(span);
  out.place = place_of(span);
  out_[at].parts.push_back(out_.size());
  out_.push_back(std::move(out));
}

/// The alternatives and rows behind the one that answered.
void StepWriter::add_unreached(StepId id, std::size_t at) {
  const Step& step = trace_[id];
  std::size_t reached = 0;
  if (step.is(Step::Kind::line)) {
    const auto* first = std::get_if<FirstForm>(&step.form().what);
    const auto* cases = std::get_if<CasesForm>(&step.form().what);
    if (!first && !cases) return;
    const std::vector<const Form*>& forms = first ? first->parts : cases->cases;
    for (const StepId part : trace_.parts(id)) {
      const bool is_line = trace_[part].is(Step::Kind::line);
      if (is_line && std::ranges::find(forms, &trace_[part].form()) != forms.end()) ++reached;
    }
    // Where its own condition does not hold none was looked at.
    for (; reached < forms.size() && step.state != Val::State::quiet; ++reached) {
      add_unreached(ended_.program.rules[forms[reached]->rule].address, forms[reached]->span, at);
    }
  }
  if (!step.is(Step::Kind::decision)) return;
  for (const StepId part : trace_.parts(id)) {
    if (trace_[part].is(Step::Kind::row)) ++reached;
  }
  const auto& rows = step.decision().rows;
  for (; reached > 0 && reached < rows.size(); ++reached) {
    const Rule& rule = ended_.program.rules[rows[reached].rule];
    add_unreached(rule.address, rule.span, at);
  }
}

}  // namespace smx::why
