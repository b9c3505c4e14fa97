// Functions and table look-ups at the end of a path.
#include <algorithm>

#include "eval/run.h"
#include "times/zones.h"
#include "types/validate.h"
#include "value/pointer.h"

namespace smx {

namespace {

bool is_scalar(const Node& node) {
  return node.is(Kind::text) || node.is(Kind::number) || node.is(Kind::boolean);
}

/// Null items are left to the function: a list may have them although its items have one type.
template <typename Test>
bool is_list_of(const Node& node, Test test) {
  if (!node.is(Kind::list)) return false;
  return std::ranges::all_of(
      node.items(), [test](const Node& item) { return item.is(Kind::null) || test(item.kind()); });
}

/// A key as tables hold it.
std::string_view key_text(const Node& node) {
  return node.is(Kind::boolean) ? (node.truth() ? "true" : "false") : node.text();
}

/// A value whose type is only known while running (`any`) may be of the wrong kind.
bool accepts(Takes takes, const Node& node) {
  switch (takes) {
    case Takes::text:
    case Takes::instant:
    case Takes::date:
    case Takes::time: return node.is(Kind::text);
    case Takes::integer:
    case Takes::number: return node.is(Kind::number);
    case Takes::boolean: return node.is(Kind::boolean);
    case Takes::scalar: return is_scalar(node);
    case Takes::list: return node.is(Kind::list);
    case Takes::list_of_text: return is_list_of(node, [](Kind kind) { return kind == Kind::text; });
    case Takes::list_of_number:
      return is_list_of(node, [](Kind kind) { return kind == Kind::number; });
    case Takes::list_of_boolean:
      return is_list_of(node, [](Kind kind) { return kind == Kind::boolean; });
    case Takes::list_of_scalar:
      return is_list_of(node, [](Kind kind) { return kind != Kind::list && kind != Kind::object; });
    case Takes::list_of_lists:
      return is_list_of(node, [](Kind kind) { return kind == Kind::list; });
    case Takes::object:
    case Takes::map: return node.is(Kind::object);
    case Takes::anything: return true;
    case Takes::declared: return true;  // see FunctionCall::check
  }
  return false;
}

bool accepts(ArgumentKind kind, const Node& node, const Node& input) {
  switch (kind) {
    case ArgumentKind::integer:
    case ArgumentKind::number: return node.is(Kind::number);
    case ArgumentKind::same: return node.kind() == input.kind();
    case ArgumentKind::list: return accepts(Takes::list_of_scalar, node);
    case ArgumentKind::declared: return true;  // see CallArgument::check
    default: return node.is(Kind::text);
  }
}

std::string_view sentence_of(const FunctionSpec& function, std::string_view name) {
  for (const FunctionFault& fault : function.faults) {
    if (fault.name == name) return fault.sentence;
  }
  return {};
}

}  // namespace

/// What the calls of a short way give, or null where one gives no value. Functions are pure, so
/// that the general way may call them once more to find out what there is instead.
const Node* Evaluator::Run::short_calls(const Expr& expr, const Node& start, Node& made) {
  const Node* node = &start;
  for (const CallStep& step : expr.calls) {
    if (node->is(Kind::null)) return nullptr;
    const Origin origin = node->origin();
    if (const auto* call = std::get_if<FunctionCall>(&step)) {
      if (!accepts(call->function->takes, *node)) return nullptr;
      buffers_.call_scratch.clear();
      CallContext context{arena_, buffers_.call_scratch};
      const CallResult result = call->function->body(*node, call->literals, context);
      if (result.state != CallResult::State::value || result.lost) return nullptr;
      made = result.value;
    } else {
      const Table& table = *std::get_if<LookupCall>(&step)->table;
      const std::uint32_t* row = is_scalar(*node) ? table.index.find(key_text(*node)) : nullptr;
      if (!row || table.rows[*row].values.empty()) return nullptr;
      made = table.rows[*row].answer;
    }
    made.set_origin(origin);
    node = &made;
  }
  return node;
}

Val Evaluator::Run::call(const CallStep& step, const Val& input, Frame& frame) {
  if (const auto* function = std::get_if<FunctionCall>(&step))
    return call_function(*function, input, frame);
  return lookup(*std::get_if<LookupCall>(&step), input, frame);
}

Val Evaluator::Run::call_function(const FunctionCall& call, const Val& input, Frame& frame) {
  const FunctionSpec& function = *call.function;
  if (!accepts(function.takes, input.node)) {
    return Val::failed(fault(Code::invalid_value, rule_, call.span, {input.origin()}, function.name,
                             "the function does not take a " + shape_of(input.node)));
  }
  if (call.check && !fits(input.node, *call.check)) {
    return Val::failed(misfit(input, *call.check, call, "what came in"));
  }
  // Nearly all calls have words for arguments, which were made once, while rules were loaded.
  if (call.literals.size() == call.arguments.size()) return call_with(call, input, call.literals);
  return call_computing(call, input, frame);
}

Val Evaluator::Run::call_computing(const FunctionCall& call, const Val& input, Frame& frame) {
  Argument arguments[kMostArguments];
  const std::size_t count = std::min(call.arguments.size(), kMostArguments);
  for (std::size_t i = 0; i < count; ++i) {
    Val stopped = computed_argument(call, call.arguments[i], input, frame, arguments[i]);
    if (!stopped.is_value()) return stopped;
  }
  return call_with(call, input, {arguments, count});
}

/// Fills `out`; anything but a value is what stops the call.
Val Evaluator::Run::computed_argument(const FunctionCall& call, const CallArgument& code,
                                      const Val& input, Frame& frame, Argument& out) {
  Val value = argument(code, frame, out);
  if (!value.is_value() || !code.computed) return value;
  if (!accepts(code.kind, out.value, input.node)) {
    return Val::failed(fault(Code::invalid_value, rule_, call.span, {value.origin()},
                             call.function->name,
                             "an argument cannot be a " + shape_of(out.value)));
  }
  if (code.check && !fits(out.value, *code.check)) {
    return Val::failed(misfit(value, *code.check, call, "an argument"));
  }
  if (code.kind == ArgumentKind::zone) out.zone = program_.zones->find(out.value.text());
  return value;
}

Val Evaluator::Run::call_with(const FunctionCall& call, const Val& input,
                              std::span<const Argument> arguments) {
  const FunctionSpec& function = *call.function;
  buffers_.call_scratch.clear();
  CallContext context{arena_, buffers_.call_scratch};
  CallResult result = function.script
                          ? buffers_.scripts.call(function, input.node, arguments, context)
                          : function.body(input.node, arguments, context);
  if (result.state != CallResult::State::value) return no_value(call, input, result);
  if (result.lost) {
    buffers_.losses.push_back(
        *fault(Code::value_lost, rule_, call.span, {input.origin()}, function.name, result.detail));
  }
  result.value.set_origin(input.origin());
  return Val::of(result.value);
}

/// What a call that gave no value comes to.
Val Evaluator::Run::no_value(const FunctionCall& call, const Val& input, const CallResult& result) {
  const FunctionSpec& function = *call.function;
  if (result.state == CallResult::State::missing) return Val::missing(input.origin());
  if (result.state != CallResult::State::fault)
    return Val::failed(script_ended(call, input, result));
  std::string detail(sentence_of(function, result.fault));
  if (!result.detail.empty()) detail += ": " + result.detail;
  const Fault* declared =
      fault(Code::function_fault, rule_, call.span, {input.origin()}, function.name, detail);
  return Val::failed(in_script(declared, result.place));
}

/// A script that broke, or used up its budget: nothing a policy could answer for.
const Fault* Evaluator::Run::script_ended(const FunctionCall& call, const Val& input,
                                          const CallResult& result) {
  const bool spent = result.state == CallResult::State::spent;
  exhausted_ = exhausted_ || spent;
  const Fault* ended = fault(spent ? Code::budget_exceeded : Code::script_error, rule_, call.span,
                             {input.origin()}, call.function->name, result.detail);
  return in_script(ended, result.place);
}

/// The same fault with the line of the script it comes from.
const Fault* Evaluator::Run::in_script(const Fault* fault, Span place) {
  if (!place.source) return fault;
  Fault placed = *fault;
  placed.script = place;
  return arena_.keep(placed);
}

/// A value whose type was not known before, and is not the one a function declares.
const Fault* Evaluator::Run::misfit(const Val& value, const Type& type, const FunctionCall& call,
                                    std::string_view what) {
  const auto violations = validate(value.node, type, 1);
  std::string detail(what);
  detail += " does not fit `" + std::string(call.function->name) + "`";
  if (!violations.empty()) detail += ": " + violations.front().message;
  return fault(Code::invalid_value, rule_, call.span, {value.origin()}, call.function->name,
               detail);
}

/// Fills `out`; anything but a value is what stops the call.
Val Evaluator::Run::argument(const CallArgument& argument, Frame& frame, Argument& out) {
  out = argument.literal;
  if (!argument.computed) return Val::of(out.value);
  Val value = expression(*argument.computed, frame);
  if (value.is_null()) return Val::missing(value.origin());
  if (!value.is_value()) return value;
  out.given = true;
  out.value = value.node;
  return value;
}

/// From the value to its key, or the object of its keys.
Val Evaluator::Run::lookup_back(const LookupCall& call, const Val& input) {
  const Table& table = *call.table;
  std::string& key = buffers_.text;
  key.clear();
  if (is_scalar(input.node))
    append_table_key(key_text(input.node), table.fold, KeyPart::first, key);
  const std::uint32_t* found = table.reverse_index.find(key);
  if (recorder_) {
    const bool has_row = found && *found != kNoRow;
    recorder_->looked_back(call, input.node, has_row ? &table.rows[*found] : nullptr);
  }
  if (!found) {
    return Val::failed(fault(Code::unmapped_code, rule_, call.span, {input.origin()}, table.name,
                             shape_of(input.node)));
  }
  if (*found == kNoRow) return Val::missing(input.origin());
  const std::vector<Node>& keys = table.rows[*found].keys;
  Node answer = keys.front();
  if (keys.size() > 1) {
    auto members = arena_.allocate_array<Member>(keys.size());
    for (std::size_t i = 0; i < members.size(); ++i) members[i] = {table.keys[i], keys[i]};
    answer = Node::object(members);
  }
  answer.set_origin(input.origin());
  return Val::of(answer);
}

Val Evaluator::Run::lookup(const LookupCall& call, const Val& input, Frame& frame) {
  if (call.way == LookupWay::back) return lookup_back(call, input);
  if (call.index) return lookup_item(call, input, frame);
  const Table& table = *call.table;
  if (!is_scalar(input.node)) return Val::failed(no_key(call, input.node, input.origin()));
  const std::uint32_t* row = nullptr;
  if (call.more_keys.empty() && table.fold == Fold::exact) {
    row = table.index.find(key_text(input.node));
    if (recorder_) recorder_->looked_up(call, {&input.node, 1}, row ? &table.rows[*row] : nullptr);
  } else {
    std::string key;  // of its own: what works out a further key may look up something itself
    append_table_key(key_text(input.node), table.fold, KeyPart::first, key);
    std::vector<Node> keys;  // only while somebody watches
    if (recorder_) keys.push_back(input.node);
    for (const CallArgument& given : call.more_keys) {
      Argument more;
      Val stopped = argument(given, frame, more);
      if (!stopped.is_value()) return stopped;
      if (!is_scalar(more.value)) return Val::failed(no_key(call, more.value, stopped.origin()));
      append_table_key(key_text(more.value), table.fold, KeyPart::further, key);
      if (recorder_) keys.push_back(more.value);
    }
    row = table.index.find(key);
    if (recorder_) recorder_->looked_up(call, keys, row ? &table.rows[*row] : nullptr);
  }
  if (!row) return unmapped(call, input, frame);
  const TableRow& found = table.rows[*row];
  if (found.values.empty()) return Val::missing(input.origin());
  Val answer = Val::of(found.answer);
  answer.node.set_origin(input.origin());
  return answer;
}

const Fault* Evaluator::Run::no_key(const LookupCall& call, const Node& value, Origin origin) {
  return fault(Code::invalid_value, rule_, call.span, {origin}, call.table->name,
               "a table key cannot be a " + shape_of(value));
}

/// What the table's own policy makes of a code it does not have, or the fault.
Val Evaluator::Run::unmapped(const LookupCall& call, const Val& input, Frame& frame) {
  // A code that is not in the table is an everyday thing: what it looks like is told without heap.
  buffers_.text.clear();
  append_shape(input.node, buffers_.text);
  const Fault* unmapped = fault(Code::unmapped_code, rule_, call.span, {input.origin()},
                                call.table->name, buffers_.text);
  if (!call.unmapped) return Val::failed(unmapped);
  Form line;
  line.rule = rule_;
  line.span = call.span;
  return apply(*call.unmapped, Trigger::unmapped, line, Val::missing(input.origin()), *unmapped,
               frame);
}

bool equal_values(const Node& a, const Node& b) {
  if (a.kind() != b.kind()) return false;
  if (a.is(Kind::text)) return a.text() == b.text();
  if (a.is(Kind::boolean)) return a.truth() == b.truth();
  if (a.is(Kind::number) && a.text() == b.text()) return true;
  return differences(a, b, Compare::whole).empty();
}

}  // namespace smx
