// Needs: what the host is asked, and what its answers come to.
#include "eval/run.h"
#include "json/write_json.h"

namespace smx {

Val Evaluator::Run::ask(const Need& need, Frame& frame) {
  rule_ = need.rule;
  if (need.when) {
    const Verdict verdict = condition(*need.when, frame);
    if (verdict.truth == Verdict::Truth::pending) return Val::pending();
    if (verdict.truth == Verdict::Truth::fault) return Val::failed(verdict.fault);
    if (verdict.truth == Verdict::Truth::no) return Val::missing();
  }
  Origin origin;
  Val instead;
  if (!write_question(need, frame, origin, instead)) return instead;
  const std::string_view key = buffers_.question.view();
  const auto answer = call_.answers.find(key);
  if (answer != call_.answers.end()) return take_answer(need, answer->second, origin);
  if (!buffers_.asked.contains(key)) {
    buffers_.asked.emplace(key);
    buffers_.questions.push_back({&need, std::string(key)});
  }
  return Val::pending();
}

/// Writes the key of the question, see Question::key. False where a part of it is not there:
/// `instead` is then what the need comes to. `origin` is the place of the first part.
bool Evaluator::Run::write_question(const Need& need, Frame& frame, Origin& origin, Val& instead) {
  const std::size_t mark = buffers_.members.size();
  bool is_whole = true;
  for (const auto& [name, expr] : need.by) {
    const Val key = expression(*expr, frame);
    is_whole = key.is_present();
    if (!is_whole) {
      instead = key.is_pending() || key.is_fault() ? key : Val::missing(key.origin());
      break;
    }
    if (origin.document == kNoDocument) origin = key.origin();
    buffers_.members.push_back({name, key.node});
  }
  if (is_whole) {
    buffers_.question.clear();
    buffers_.question.append(need.fetch);
    buffers_.question.append(' ');
    const auto by = std::span<const Member>(buffers_.members).subspan(mark);
    write_json(Node::object(by), JsonLayout::compact, buffers_.question);
  }
  buffers_.members.resize(mark);
  return is_whole;
}

Val Evaluator::Run::take_answer(const Need& need, const Node* answer, Origin origin) {
  if (answer) return Val::of(*answer);
  if (need.optional) return Val::missing(origin);
  const Span span = program_.rules[need.rule].span;
  if (!need.fault.empty()) {
    return Val::failed(fault(Code::named_fault, need.rule, span, {origin}, need.fault));
  }
  return Val::failed(fault(Code::need_not_found, need.rule, span, {origin}, need.fetch));
}

}  // namespace smx
