// The documents of one translation — inputs and answers — and how to speak of places in them
// without showing what stands there.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "smx/diagnostic.h"
#include "smx/limits.h"

#include "json/read_json.h"
#include "markup/read_markup.h"
#include "types/type.h"
#include "value/arena.h"
#include "value/node.h"

namespace smx {

/// A text that is not JSON, and where it stops being so. `start` is where its first byte stands in
/// its file.
Diagnostic unreadable_json(const std::string& name, std::string_view text, Position start,
                           const DocumentFault& fault);

/// What a text is of an XML document that is read entry by entry: the root's start tag, one entry,
/// the root's end tag.
struct EntryPart {
  std::size_t begin = 0;       // of the entry in the text
  const Type* item = nullptr;  // of the list that the entry is an item of; null: the document
  std::string_view pointer{};  // of the item in the text: "/feed/entry/0"; empty: the document
  std::uint64_t index = 0;     // of the item in the stream
};

class Documents {
 public:
  Documents(Arena& arena, const Limits& limits) : arena_(arena), limits_(limits) {}

  void clear();

  /// Reads and checks a document; the root, or null after adding what is wrong to `faults`. `text`
  /// and `name` must stay until clear(). A text that begins with `<` is XML and needs a `plan`,
  /// which is null where the schema of `type` has no `xml` mark.
  const Node* add(std::string_view name, std::string_view text, Position start, const Type& type,
                  const markup::Plan* plan, std::vector<Diagnostic>& faults);

  /// The same for an entry, which `start` then is the place of. Of the document around it only that
  /// is there, and only that is checked.
  const Node* add_entry(std::string_view name, std::string_view text, Position start,
                        const Type& type, const markup::Plan& plan, const EntryPart& part,
                        std::vector<Diagnostic>& faults);

  /// Keeps a text until clear(), for answers.
  std::string_view keep(std::string text);

  /// The place of a value, its pointer and position worked out now. Nothing for a computed value.
  bool has_place(Origin origin) const { return origin.document < documents_.size(); }
  InputPlace place(Origin origin) const;

 private:
  struct Document {
    std::string_view name;
    std::string_view text;
    Position start;
    const Node* root = nullptr;
    const markup::Plan* plan = nullptr;  // of one that was read as XML
    std::optional<EntryPart> entry = std::nullopt;
  };

  const Node* read(Document& document, DocumentId id, const Type& type,
                   std::vector<Diagnostic>& faults);
  const Node* read_xml(const Document& document, DocumentId id, std::vector<Diagnostic>& faults);
  bool is_as_expected(const Document& document, const Type& type,
                      std::vector<Diagnostic>& faults) const;
  static std::string pointer_in_stream(const Document& document, std::string pointer);
  static Position position(const Document& document, std::size_t offset);

  Arena& arena_;
  const Limits& limits_;
  JsonReader reader_;
  markup::MarkupReader xml_reader_;
  std::vector<Document> documents_;
  std::deque<std::string> texts_;
};

}  // namespace smx
