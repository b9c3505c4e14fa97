// Which variant of a mapping counts: by the moment of the call, and the values of its scope.
#include <algorithm>

#include "eval/run.h"
#include "times/times.h"
#include "value/pointer.h"

namespace smx {

namespace {

/// As overlays write the values of a scope.
std::string_view scope_text(const Node& node) {
  if (node.is(Kind::boolean)) return node.truth() ? "true" : "false";
  return node.text();
}

bool can_be_scope(const Node& node) {
  return node.is(Kind::text) || node.is(Kind::number) || node.is(Kind::boolean);
}

const Node* member(const Node& object, std::string_view name) {
  for (const Member& one : object.members()) {
    if (one.name == name) return &one.value;
  }
  return nullptr;
}

}  // namespace

/// What mappings without a scope of their own go by: the context's values of those names.
void Evaluator::Run::begin_scope() {
  const auto& names = program_.scope_names;
  scope_ = arena_.allocate_array<Node>(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Node* value = member(call_.context, names[i]);
    scope_[i] = value ? *value : Node();
  }
  const Node* now = member(call_.context, "now");
  const auto instant = now ? times::parse_rfc3339(now->text()) : std::nullopt;
  if (instant) now_ = {instant->seconds, instant->nanoseconds};
}

/// Works out the mapping's own values. Anything but a value is what the mapping then comes to.
Val Evaluator::Run::enter_scope(const Mapping& mapping, Frame& frame) {
  for (const ScopeValue& scope : mapping.scope) {
    rule_ = scope.rule;
    const Val value = expression(*scope.expression, frame);
    if (value.is_pending() || value.is_fault()) return value;
    if (value.is_present() && !can_be_scope(value.node)) {
      return Val::failed(fault(Code::invalid_value, scope.rule, scope.expression->span,
                               {value.origin()}, program_.scope_names[scope.name],
                               "a scope cannot be a " + shape_of(value.node)));
    }
    scope_[scope.name] = value.is_present() ? value.node : Node();
  }
  return Val::of({});
}

const Mapping& Evaluator::Run::variant_of(const Mapping& mapping) const {
  if (!mapping.choice) return mapping;
  const std::uint32_t variant =
      chosen(*mapping.choice, now_, [this](std::uint32_t name) -> std::optional<std::string_view> {
        // Null stands for a value that is missing.
        const Node& value = scope_[name];
        if (value.is(Kind::null)) return std::nullopt;
        return scope_text(value);
      });
  return *mapping.choice->variants[variant];
}

/// The same inputs in the frame of a variant.
Frame Evaluator::Run::frame_for(const Mapping& variant, const Mapping& mapping,
                                const Frame& frame) {
  if (&variant == &mapping) return frame;
  Frame made = frame.is_kept ? frame_to_keep(frame.values.data(), &variant, variant.slots)
                             : make_frame(variant.slots);
  std::copy_n(frame.values.begin(), 1 + mapping.inputs.size(), made.values.begin());
  return made;
}

/// A used mapping with a scope of its own. What it uses goes by that scope too, its caller does
/// not.
Val Evaluator::Run::use_scoped(const Mapping& mapping, Frame& frame) {
  if (scope_.empty()) begin_scope();
  const auto scope_before = arena_.copy(std::span<const Node>(scope_));
  const RuleId rule_before = rule_;
  Val value = enter_scope(mapping, frame);
  if (value.is_value()) {
    rule_ = rule_before;
    const Mapping& variant = variant_of(mapping);
    Frame inner = frame_for(variant, mapping, frame);
    value = run_used(variant, inner, Purpose::value);
  }
  std::ranges::copy(scope_before, scope_.begin());
  rule_ = rule_before;
  return value;
}

}  // namespace smx
