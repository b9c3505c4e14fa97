#include "engine/documents.h"

#include "markup/xml_path.h"
#include "types/validate.h"
#include "value/pointer.h"

namespace smx {

namespace {

/// A position inside a document as a position in the file the document was cut from.
Position counted_from(Position start, Position inner) {
  if (inner.line == 1) inner.column += start.column - 1;
  inner.line += start.line - 1;
  return inner;
}

Code code_of(markup::MarkupFault::Kind kind) {
  switch (kind) {
    case markup::MarkupFault::Kind::syntax: return Code::xml_syntax;
    case markup::MarkupFault::Kind::too_large: return Code::document_too_large;
    case markup::MarkupFault::Kind::too_deep: return Code::xml_too_deep;
    case markup::MarkupFault::Kind::structure: return Code::invalid_input;
  }
  return Code::xml_syntax;
}

Diagnostic not_expected(const std::string& name, const Type& type) {
  Diagnostic diagnostic;
  diagnostic.code = Code::xml_not_expected;
  diagnostic.message = "`" + name + "` is XML, and its schema does not say how to read that";
  diagnostic.notes.push_back({"expected", describe(type)});
  diagnostic.fix = "hand in JSON, or add `xml: { name: ... }` to the schema";
  return diagnostic;
}

}  // namespace

Diagnostic unreadable_json(const std::string& name, std::string_view text, Position start,
                           const DocumentFault& fault) {
  Diagnostic diagnostic;
  diagnostic.code = fault.code;
  diagnostic.message = "`" + name + "` cannot be read as JSON: " + fault.message;
  const Position position = counted_from(start, position_in(text, fault.offset));
  diagnostic.inputs.push_back({name, fault.pointer, position, ""});
  return diagnostic;
}

void Documents::clear() {
  documents_.clear();
  texts_.clear();
}

std::string_view Documents::keep(std::string text) {
  return texts_.emplace_back(std::move(text));
}

const Node* Documents::add(std::string_view name, std::string_view text, Position start,
                           const Type& type, const markup::Plan* plan,
                           std::vector<Diagnostic>& faults) {
  const auto id = static_cast<DocumentId>(documents_.size());
  documents_.push_back({name, text, start, nullptr, plan});
  Document& document = documents_.back();
  document.root = read(document, id, type, faults);
  return document.root && is_as_expected(document, type, faults) ? document.root : nullptr;
}

const Node* Documents::add_entry(std::string_view name, std::string_view text, Position start,
                                 const Type& type, const markup::Plan& plan, const EntryPart& part,
                                 std::vector<Diagnostic>& faults) {
  const auto id = static_cast<DocumentId>(documents_.size());
  documents_.push_back({name, text, start, nullptr, &plan, part});
  Document& document = documents_.back();
  document.root = read_xml(document, id, faults);
  return document.root && is_as_expected(document, type, faults) ? document.root : nullptr;
}

/// Of an entry in a list the list around it is not looked at: it has one item now.
bool Documents::is_as_expected(const Document& document, const Type& type,
                               std::vector<Diagnostic>& faults) const {
  const bool is_item = document.entry && document.entry->item;
  const std::string_view base = is_item ? document.entry->pointer : std::string_view();
  const Node* const value = find_at(*document.root, base);
  const Type& expected = is_item ? *document.entry->item : type;
  if (!value || fits(*value, expected)) return true;
  for (const Violation& violation : validate(*value, expected, limits_.faults)) {
    Diagnostic diagnostic;
    diagnostic.code = Code::invalid_input;
    diagnostic.message =
        "`" + std::string(document.name) + "` is not what the rules expect: " + violation.message;
    InputPlace where = place(violation.node->origin());
    where.pointer = pointer_in_stream(document, std::string(base) + violation.pointer);
    where.shape = shape_of(*violation.node);
    if (document.plan) where.path = markup::xml_path(*document.plan, where.pointer);
    diagnostic.inputs.push_back(std::move(where));
    diagnostic.notes.push_back({"expected", describe(expected)});
    faults.push_back(std::move(diagnostic));
  }
  return false;
}

/// The one item of a list is, in the stream, one of many.
std::string Documents::pointer_in_stream(const Document& document, std::string pointer) {
  if (!document.entry || !document.entry->item) return pointer;
  const std::string_view first = document.entry->pointer;
  if (!pointer.starts_with(first)) return pointer;
  pointer.replace(first.size() - 1, 1, std::to_string(document.entry->index));
  return pointer;
}

const Node* Documents::read(Document& document, DocumentId id, const Type& type,
                            std::vector<Diagnostic>& faults) {
  if (markup::looks_like_xml(document.text)) {
    if (document.plan) return read_xml(document, id, faults);
    faults.push_back(not_expected(std::string(document.name), type));
    return nullptr;
  }
  document.plan = nullptr;
  JsonDocument read = reader_.read(document.text, id, arena_, limits_);
  if (read.fault) {
    faults.push_back(
        unreadable_json(std::string(document.name), document.text, document.start, *read.fault));
  }
  return read.root;
}

const Node* Documents::read_xml(const Document& document, DocumentId id,
                                std::vector<Diagnostic>& faults) {
  const bool is_wrapped = document.entry && !document.entry->item;
  Limits limits = limits_;
  // The entry alone was measured; what stands around it does not count.
  if (document.entry) limits.document_bytes = document.text.size();
  markup::MarkupDocument read =
      xml_reader_.read(document.text, id, *document.plan, arena_, limits,
                       is_wrapped ? markup::Wrapped::yes : markup::Wrapped::no);
  for (markup::MarkupFault& fault : read.faults) {
    Diagnostic diagnostic;
    diagnostic.code = code_of(fault.kind);
    const bool is_xml = fault.kind == markup::MarkupFault::Kind::structure;
    diagnostic.message =
        "`" + std::string(document.name) +
        (is_xml ? "` is not what the rules expect: " : "` cannot be read as XML: ") + fault.message;
    std::string pointer = pointer_in_stream(document, fault.pointer);
    if (pointer != fault.pointer) fault.path = markup::xml_path(*document.plan, pointer);
    diagnostic.inputs.push_back({std::string(document.name), std::move(pointer),
                                 position(document, fault.offset), "", std::move(fault.path)});
    faults.push_back(std::move(diagnostic));
  }
  return read.root;
}

Position Documents::position(const Document& document, std::size_t offset) {
  const std::size_t begin = document.entry ? document.entry->begin : 0;
  return counted_from(document.start, position_in(document.text.substr(begin),
                                                  offset > begin ? offset - begin : 0));
}

InputPlace Documents::place(Origin origin) const {
  const Document& document = documents_[origin.document];
  InputPlace where;
  where.document = document.name;
  where.position = position(document, origin.offset);
  if (!document.root) return where;
  where.pointer = document.plan ? markup::pointer_at(*document.root, origin.offset)
                                : pointer_of(*document.root, origin.offset);
  if (const Node* node = find_at(*document.root, where.pointer)) where.shape = shape_of(*node);
  where.pointer = pointer_in_stream(document, std::move(where.pointer));
  if (document.plan) where.path = markup::xml_path(*document.plan, where.pointer);
  return where;
}

}  // namespace smx
