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
  if (!document.root || fits(*document.root, type)) return document.root;
  for (const Violation& violation : validate(*document.root, type, limits_.faults)) {
    Diagnostic diagnostic;
    diagnostic.code = Code::invalid_input;
    diagnostic.message =
        "`" + std::string(document.name) + "` is not what the rules expect: " + violation.message;
    InputPlace where = place(violation.node->origin());
    where.pointer = violation.pointer;
    where.shape = shape_of(*violation.node);
    if (document.plan) where.path = markup::xml_path(*document.plan, where.pointer);
    diagnostic.inputs.push_back(std::move(where));
    diagnostic.notes.push_back({"expected", describe(type)});
    faults.push_back(std::move(diagnostic));
  }
  return nullptr;
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
  markup::MarkupDocument read =
      xml_reader_.read(document.text, id, *document.plan, arena_, limits_);
  for (markup::MarkupFault& fault : read.faults) {
    Diagnostic diagnostic;
    diagnostic.code = code_of(fault.kind);
    const bool is_xml = fault.kind == markup::MarkupFault::Kind::structure;
    diagnostic.message =
        "`" + std::string(document.name) +
        (is_xml ? "` is not what the rules expect: " : "` cannot be read as XML: ") + fault.message;
    diagnostic.inputs.push_back({std::string(document.name), std::move(fault.pointer),
                                 position(document, fault.offset), "", std::move(fault.path)});
    faults.push_back(std::move(diagnostic));
  }
  return read.root;
}

Position Documents::position(const Document& document, std::size_t offset) {
  return counted_from(document.start, position_in(document.text, offset));
}

InputPlace Documents::place(Origin origin) const {
  const Document& document = documents_[origin.document];
  InputPlace where;
  where.document = document.name;
  where.position = position(document, origin.offset);
  if (!document.root) return where;
  where.pointer = document.plan ? markup::pointer_at(*document.root, origin.offset)
                                : pointer_of(*document.root, origin.offset);
  if (document.plan) where.path = markup::xml_path(*document.plan, where.pointer);
  if (const Node* node = find_at(*document.root, where.pointer)) where.shape = shape_of(*node);
  return where;
}

}  // namespace smx
