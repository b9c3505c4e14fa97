#include "markup/read_markup.h"

#include "base/utf8.h"
#include "markup/reader.h"
#include "xml/characters.h"
#include "xml/read_events.h"

namespace smx::markup {

namespace {

MarkupFault::Kind kind_of(xml::Fault::Kind kind) {
  switch (kind) {
    case xml::Fault::Kind::syntax: return MarkupFault::Kind::syntax;
    case xml::Fault::Kind::too_large: return MarkupFault::Kind::too_large;
    case xml::Fault::Kind::too_deep: return MarkupFault::Kind::too_deep;
  }
  return MarkupFault::Kind::syntax;
}

}  // namespace

struct MarkupReader::Scratch {
  Reader reader;
  xml::Scratch events;
};

MarkupReader::MarkupReader() : scratch_(std::make_unique<Scratch>()) {}
MarkupReader::~MarkupReader() = default;
MarkupReader::MarkupReader(MarkupReader&&) noexcept = default;
MarkupReader& MarkupReader::operator=(MarkupReader&&) noexcept = default;

MarkupDocument MarkupReader::read(std::string_view text, DocumentId document, const Plan& plan,
                                  Arena& arena, const Limits& limits, Wrapped wrapped) {
  Reader& reader = scratch_->reader;
  reader.begin(document, plan, arena, limits.faults, wrapped);
  xml::Options options;
  options.depth = limits.document_depth + (wrapped == Wrapped::yes ? 1 : 0);
  options.bytes = limits.document_bytes;
  MarkupDocument result;
  if (auto broken = reader.read(text, options, scratch_->events)) {
    // What was found before is half of a document; that it is none matters more.
    MarkupFault fault;
    fault.kind = kind_of(broken->kind);
    fault.offset = broken->offset;
    fault.message = std::move(broken->message);
    result.faults.push_back(std::move(fault));
    return result;
  }
  result.faults = reader.take_faults();
  if (result.faults.empty()) result.root = reader.root();
  return result;
}

MarkupDocument read_markup(std::string_view text, DocumentId document, const Plan& plan,
                           Arena& arena, const Limits& limits) {
  return MarkupReader().read(text, document, plan, arena, limits);
}

bool looks_like_xml(std::string_view text) {
  if (text.starts_with(utf8::kByteOrderMark)) text.remove_prefix(utf8::kByteOrderMark.size());
  while (!text.empty() && xml::is_xml_space(text.front())) text.remove_prefix(1);
  return text.starts_with('<');
}

}  // namespace smx::markup
