// Documents inside of documents: a body that is held as text is read, and checked by a schema.
#include "functions/calls.h"
#include "functions/families.h"
#include "json/read_json.h"
#include "json/write_json.h"
#include "markup/read_markup.h"
#include "markup/write_markup.h"
#include "types/validate.h"

namespace smx {
namespace {

/// The values of a document that has no name of its own stand where the text stood they were in.
Node placed(const Node& node, Origin origin, Arena& arena) {
  Node copy = node;
  if (node.is(Kind::list)) {
    auto items = arena.allocate_array<Node>(node.items().size());
    for (std::size_t i = 0; i < items.size(); ++i) {
      items[i] = placed(node.items()[i], origin, arena);
    }
    copy = Node::list(items);
  } else if (node.is(Kind::object)) {
    auto members = arena.allocate_array<Member>(node.members().size());
    for (std::size_t i = 0; i < members.size(); ++i) {
      const Member& member = node.members()[i];
      members[i] = {member.name, placed(member.value, origin, arena)};
    }
    copy = Node::object(members);
  }
  copy.set_origin(origin);
  return copy;
}

/// What is wrong, with its place inside of the document.
CallResult not_valid(const Node& root, const Type& type) {
  const std::vector<Violation> violations = validate(root, type, 1);
  if (violations.empty()) return CallResult::failed("not-valid");
  const std::string& pointer = violations.front().pointer;
  return CallResult::failed(
      "not-valid", (pointer.empty() ? "" : "at " + pointer + ", ") + violations.front().message);
}

CallResult checked(const Node& root, const Type& type, const Node& input, CallContext& context) {
  if (!fits(root, type)) return not_valid(root, type);
  return CallResult::of(placed(root, input.origin(), context.arena));
}

CallResult parse_json_body(const Node& input, Arguments arguments, CallContext& context) {
  const JsonDocument document = read_json(input.text(), kNoDocument, context.arena, Limits{});
  if (!document.root) {
    return CallResult::failed("not-json",
                              at_byte(document.fault->offset) + ", " + document.fault->message);
  }
  return checked(*document.root, *arguments[0].type, input, context);
}

FunctionSpec parse_json() {
  return {.name = "parse_json",
          .group = "documents",
          .summary = "Reads a text as a JSON document of a schema.",
          .gives = Gives::named,
          .arguments = {{"schema", ArgumentKind::schema}},
          .faults = {{"not-json", "the text is not JSON"},
                     {"not-valid", "the document is not what the schema says"}},
          .examples = {{R"("{\"id\": \"A-17\", \"count\": 2}")", "shop/Order",
                        R"({"id": "A-17", "count": 2})"},
                       {R"("{}")", "shop/Order", "", "not-valid"},
                       {R"("{\"id\": }")", "shop/Order", "", "not-json"}},
          .body = parse_json_body};
}

CallResult parse_xml_body(const Node& input, Arguments arguments, CallContext& context) {
  const markup::Plan& plan = *arguments[0].plan;
  const markup::MarkupDocument document =
      markup::read_markup(input.text(), kNoDocument, plan, context.arena, Limits{});
  if (!document.faults.empty()) {
    const markup::MarkupFault& fault = document.faults.front();
    const bool is_xml = fault.kind == markup::MarkupFault::Kind::structure;
    std::string detail = fault.path.empty() ? at_byte(fault.offset) : "at " + fault.path;
    return CallResult::failed(is_xml ? "not-valid" : "not-xml", detail + ", " + fault.message);
  }
  return checked(*document.root, *arguments[0].type, input, context);
}

FunctionSpec parse_xml() {
  return {.name = "parse_xml",
          .group = "documents",
          .summary = "Reads a text as an XML document of a schema, by its `xml` marks.",
          .gives = Gives::named,
          .arguments = {{"schema", ArgumentKind::xml_schema}},
          .faults = {{"not-xml", "the text is not well-formed XML"},
                     {"not-valid", "the document is not what the schema says"}},
          .examples = {{R"("<order><id>A-17</id><count>2</count></order>")", "shop/Order",
                        R"({"id": "A-17", "count": 2})"},
                       {R"("<order><count>2</count></order>")", "shop/Order", "", "not-valid"},
                       {R"("<order><id>A-17</order>")", "shop/Order", "", "not-xml"}},
          .body = parse_xml_body};
}

CallResult to_json_body(const Node& input, Arguments, CallContext& context) {
  write_json(input, JsonLayout::compact, context.scratch);
  return scratch_result(context);
}

FunctionSpec to_json() {
  return {.name = "to_json",
          .group = "documents",
          .summary = "Writes a value as JSON, on one line.",
          .takes = Takes::anything,
          .examples = {{R"({"id": "A-17", "count": 2})", "", R"("{\"id\":\"A-17\",\"count\":2}")"},
                       {R"("A-17")", "", R"("\"A-17\"")"}},
          .body = to_json_body};
}

CallResult to_xml_body(const Node& input, Arguments arguments, CallContext& context) {
  if (!fits(input, *arguments[0].type)) return not_valid(input, *arguments[0].type);
  const auto refusal = markup::write_markup(input, *arguments[0].plan, context.scratch);
  if (!refusal) return scratch_result(context);
  return CallResult::failed(
      "not-writable",
      (refusal->pointer.empty() ? "" : "at " + refusal->pointer + ", ") + refusal->message);
}

FunctionSpec to_xml() {
  return {
      .name = "to_xml",
      .group = "documents",
      .summary = "Writes a value as an XML document of a schema, by its `xml` marks.",
      .takes = Takes::anything,
      .arguments = {{"schema", ArgumentKind::xml_schema}},
      .faults = {{"not-valid", "the value is not what the schema says"},
                 {"not-writable", "XML cannot hold the value"}},
      .examples =
          {{R"({"count": 2, "id": "A & B"})", "shop/Order",
            R"("<?xml version=\"1.0\" encoding=\"UTF-8\"?><order><id>A &amp; B</id><count>2</count></order>")"},
           {R"({"count": 2})", "shop/Order", "", "not-valid"},
           {R"({"id": "A\u0001"})", "shop/Order", "", "not-writable"}},
      .body = to_xml_body};
}

}  // namespace

void add_document_functions(FunctionRegistry& registry) {
  registry.add(parse_json());
  registry.add(parse_xml());
  registry.add(to_json());
  registry.add(to_xml());
}

}  // namespace smx
