// `copy` with `except`: lines that are written nowhere, one for each member that the source and the
// target have in common and no line writes.
#include <algorithm>

#include "compile/compiler.h"
#include "compile/target_tree.h"

namespace smx {

namespace {

std::string written(const Span& span) {
  if (!span.source) return {};
  return std::string(span.source->text().substr(span.begin, span.end - span.begin));
}

std::vector<std::string> member_names(const Type& type) {
  std::vector<std::string> names;
  for (const Property& property : type.properties) names.push_back(property.name);
  return names;
}

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

bool Compiler::copy(const spec::Form& spec, const Place& place, TargetTree& root, Uses& uses) {
  const spec::Copy& wanted = *spec.copy;
  Static source;
  if (!expression(wanted.from, source, uses, place) || !source.known()) return false;
  if (source.type->properties.empty()) {
    error(Code::type_mismatch,
          "`copy` takes the members of an object over, and the schema names none here: this is " +
              describe(*source.type),
          wanted.span);
    return false;
  }
  if (!place.expected || place.expected->properties.empty()) {
    error(Code::type_mismatch, "`copy` needs a target whose schema names its members", wanted.span,
          "", "write the lines, or give the output a type");
    return false;
  }
  CopyInfo info;
  info.address = place.address;
  info.from = written(wanted.span);
  const std::size_t before = root.children.size();
  for (const Property& member : source.type->properties) {
    const auto end = root.children.begin() + static_cast<std::ptrdiff_t>(before);
    const bool own = std::any_of(root.children.begin(), end, [&](const TargetTree& child) {
      return child.name == member.name;
    });
    const bool left = std::any_of(wanted.except.begin(), wanted.except.end(),
                                  [&](const spec::Word& name) { return name.text == member.name; });
    if (own) {
      info.written.push_back(member.name);
    } else if (!place.expected->find(member.name)) {
      info.unknown.push_back(member.name);
    } else if (left) {
      info.excepted.push_back(member.name);
    } else {
      info.taken.push_back(member.name);
      copy_member(spec, member.name, root);
    }
  }
  check_except(wanted, *source.type, info);
  if (info.taken.empty()) {
    warn(Code::unused_name, "this `copy` takes nothing over", wanted.span,
         "no member of it is a target that no line writes", "remove it");
  }
  if (mapping_) mapping_->copies.push_back(std::move(info));
  return true;
}

/// The line `name: source.name`.
void Compiler::copy_member(const spec::Form& beside, const std::string& name, TargetTree& root) {
  const spec::Copy& copy = *beside.copy;
  spec::NamedForm& made = made_fields_.emplace_back();
  made.name = {name, copy.span, false};
  made.form.span = copy.span;
  made.form.text = written(copy.span) + "." + name + " (copied)";
  spec::Expression& expression = made.form.expression;
  if (copy.from.calls.empty()) {
    expression = copy.from;
  } else {
    made.form.text = "(" + written(copy.span) + ")." + name + " (copied)";
    expression.start = spec::Expression::Start::group;
    expression.group = std::make_shared<const spec::Expression>(copy.from);
  }
  expression.span = copy.span;
  const bool bare_item = expression.start == spec::Expression::Start::item &&
                         expression.name.empty() && expression.steps.empty();
  if (bare_item) {
    made.form.text = "." + name + " (copied)";
    expression.name = {name, copy.span, false};
  } else {
    spec::Step step;
    step.name = {name, copy.span, false};
    step.span = copy.span;
    expression.steps.push_back(std::move(step));
  }
  made_lines_[&beside].push_back(&made);
  root.children.push_back({name, name, copy.span, &made, {}});
}

void Compiler::check_except(const spec::Copy& copy, const Type& source, const CopyInfo& info) {
  for (const spec::Word& name : copy.except) {
    if (!source.find(name.text)) {
      error(Code::unknown_member, "`" + name.text + "` is not a member of what is copied",
            name.span, suggest(name.text, member_names(source)));
    } else if (has(info.written, name.text) || has(info.unknown, name.text)) {
      warn(Code::unused_name, "`" + name.text + "` would not be copied anyway", name.span,
           has(info.written, name.text) ? "a line writes it" : "the target has no such member",
           "remove it");
    }
  }
}

}  // namespace smx
