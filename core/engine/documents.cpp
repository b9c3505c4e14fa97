#include "engine/documents.h"

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

const Node* Documents::add(std::string name, std::string_view text, Position start,
                           const Type& type, std::vector<Diagnostic>& faults) {
  const auto id = static_cast<DocumentId>(documents_.size());
  Document document{std::move(name), text, start, nullptr};
  JsonDocument read = reader_.read(text, id, arena_, limits_);
  document.root = read.root;
  documents_.push_back(document);
  if (read.fault) {
    faults.push_back(unreadable_json(document.name, text, start, *read.fault));
    return nullptr;
  }
  if (fits(*read.root, type)) return read.root;
  for (const Violation& violation : validate(*read.root, type, limits_.faults)) {
    Diagnostic diagnostic;
    diagnostic.code = Code::invalid_input;
    diagnostic.message =
        "`" + document.name + "` is not what the rules expect: " + violation.message;
    InputPlace where = place(violation.node->origin());
    where.pointer = violation.pointer;
    diagnostic.inputs.push_back(std::move(where));
    diagnostic.notes.push_back({"expected", describe(type)});
    faults.push_back(std::move(diagnostic));
  }
  return nullptr;
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
  where.pointer = pointer_of(*document.root, origin.offset);
  if (const Node* node = find_at(*document.root, where.pointer)) where.shape = shape_of(*node);
  return where;
}

}  // namespace smx
