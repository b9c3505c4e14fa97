// How documents are read and written as XML: settled while compiling, from the marks of schemas.
#include "compile/compiler.h"

namespace smx {

/// The plan of a type that must have one; null after a diagnostic.
const markup::Plan* Compiler::xml_plan(const Type& type, Span used_at) {
  if (const markup::Plan* known = program_->plan_of(type)) return known;
  if (!markup::is_document_type(type)) {
    error(Code::no_xml_form,
          describe(type) +
              " has no `xml` mark: nothing says what its documents "
              "look like in XML",
          used_at, "", "add `xml: { name: ... }` to the schema");
    return nullptr;
  }
  markup::MadePlan made = markup::make_plan(type);
  if (!made.plan) {
    error(Code::no_xml_form,
          "the `xml` marks of " + describe(type) + " contradict each other: " + made.why, used_at);
    return nullptr;
  }
  return program_->plans.emplace(&type, std::move(made.plan)).first->second.get();
}

/// Inputs and answers may come as XML where their schema says how.
void Compiler::plan_document(const Type* type, Span used_at) {
  if (type && markup::is_document_type(*type)) xml_plan(*type, used_at);
}

void Compiler::plan_output(const spec::Mapping& spec, Mapping& mapping) {
  if (!mapping.output || spec.output_format.text != "xml") return;
  mapping.output_plan = xml_plan(*mapping.output, spec.output_format.span);
}

bool Compiler::schema_argument(const spec::Word& name, ArgumentKind kind, Argument& out) {
  out.type = schemas_->named(name.text, name.span);
  if (!out.type || kind == ArgumentKind::schema) return out.type != nullptr;
  out.plan = xml_plan(*out.type, name.span);
  return out.plan != nullptr;
}

/// What a function gives that reads documents of the schema it is told.
const Type* Compiler::named_type(const std::vector<CallArgument>& arguments) {
  for (const CallArgument& argument : arguments) {
    if (argument.literal.type) return argument.literal.type;
  }
  return program_->types->any();
}

}  // namespace smx
