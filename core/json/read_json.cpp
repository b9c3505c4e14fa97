// The structure of a document: values, lists and objects. No recursion: what is open stands on a
// stack of our own, so that only the limits decide how deep a document may be.
#include "json/read_json.h"

#include <algorithm>
#include <limits>
#include <new>
#include <span>
#include <utility>

#include "base/utf8.h"
#include "json/scan.h"
#include "json/scratch.h"
#include "json/tokens.h"
#include "value/pointer.h"

namespace smx {

struct JsonReader::Scratch : json::Scratch {};

namespace json {
namespace {

/// Offsets in a Node are 32 bits wide.
constexpr std::size_t kLargestDocument = std::numeric_limits<std::uint32_t>::max();

/// What must come next.
enum class Next : std::uint8_t { value, name, separator, nothing };

class Parse {
 public:
  Parse(std::string_view text, DocumentId document, Arena& arena, const Limits& limits,
        Scratch& scratch)
      : begin_(text.data()),
        end_(text.data() + text.size()),
        document_(document),
        arena_(arena),
        limits_(limits),
        scratch_(scratch) {}

  JsonDocument run() {
    scratch_.clear();
    const auto size = static_cast<std::size_t>(end_ - begin_);
    if (size > std::min(limits_.document_bytes, kLargestDocument)) {
      refuse(begin_, Code::document_too_large, "the document has more bytes than the limit allows",
             Inside::container);
      return {nullptr, std::move(fault_)};
    }
    read_document();
    if (fault_) return {nullptr, std::move(fault_)};
    return {arena_.keep(scratch_.items[0]), std::nullopt};
  }

 private:
  // Each step takes the place to read from and moves it. The place is handed around, not kept in a
  // member, so that it lives in a register. After a fault there is nothing next.

  void read_document() {
    const char* at = begin_;
    if (std::string_view(begin_, end_).starts_with(utf8::kByteOrderMark)) {
      at += utf8::kByteOrderMark.size();
    }
    open(at, Form::document);
    Next next = Next::value;
    while (next != Next::nothing) {
      at = skip_blanks(at, end_);
      switch (next) {
        case Next::value: next = read_value(at); break;
        case Next::name: next = read_members(at); break;
        case Next::separator: next = read_separator(at); break;
        case Next::nothing: break;
      }
    }
  }

  Next read_value(const char*& at) {
    if (at == end_) return refuse_value(at);
    switch (*at) {
      case '{': return read_opening(at, Form::object);
      case '[': return read_opening(at, Form::list);
      case '"': return read_item_text(at);
      case 't': return read_boolean(at, "true", true);
      case 'f': return read_boolean(at, "false", false);
      case 'n': return read_null(at);
      default: break;
    }
    if (*at == '-' || is_digit(*at)) return read_number_value(at);
    return refuse_value(at);
  }

  Next read_item_text(const char*& at) {
    Node text;
    const char* behind = read_text(at, &text);
    if (!behind) return Next::nothing;
    *child_place() = text;
    at = behind;
    return Next::separator;
  }

  /// Gives the byte behind, or null after a fault.
  const char* read_text(const char* at, Node* node) {
    const char* begin = at + 1;
    const char* behind = skip_plain(begin, end_);
    if (behind != end_ && *behind == '"') {
      new (node) Node(Node::text({begin, behind}, origin(at), Spelling::quoted));
      return behind + 1;
    }
    StringToken token;
    behind = read_unplain_string(begin, behind, end_, string_room(), token, token_fault_);
    if (!behind) {
      refuse(token_fault_, Inside::child);
      return nullptr;
    }
    new (node) Node(Node::text(token.text, origin(at), token.spelling));
    return behind;
  }

  Next read_number_value(const char*& at) {
    const char* behind = read_number(at, end_, token_fault_);
    if (!behind) return refuse(token_fault_, Inside::child);
    new (child_place()) Node(Node::number({at, behind}, origin(at)));
    at = behind;
    return Next::separator;
  }

  Next read_boolean(const char*& at, std::string_view word, bool truth) {
    if (!std::string_view(at, end_).starts_with(word)) return refuse_value(at);
    new (child_place()) Node(Node::boolean(truth, origin(at)));
    at += word.size();
    return Next::separator;
  }

  Next read_null(const char*& at) {
    constexpr std::string_view kWord = "null";
    if (!std::string_view(at, end_).starts_with(kWord)) return refuse_value(at);
    new (child_place()) Node(Node::null(origin(at)));
    at += kWord.size();
    return Next::separator;
  }

  Next read_opening(const char*& at, Form form) {
    // The document's own frame does not count.
    if (scratch_.open.size() > limits_.document_depth) {
      return refuse(at, Code::json_too_deep,
                    "lists and objects are nested deeper than the limit allows", Inside::child);
    }
    open(at, form);
    at = skip_blanks(at + 1, end_);
    if (at != end_ && *at == closing_of(form)) return close(at, form);
    return form == Form::object ? Next::name : Next::value;
  }

  /// Reads members until the object ends, and those of objects in it, until a list begins or goes
  /// on. So most of a document is read here, without asking what is next.
  Next read_members(const char*& place) {
    const char* at = place;
    for (;;) {
      at = read_name(at);
      if (!at) return Next::nothing;
      Next next = Next::separator;
      if (at != end_ && *at == '"') {
        at = read_text(at, &scratch_.members.back().value);
        if (!at) return Next::nothing;
      } else {
        place = at;
        next = read_value(place);
        at = place;
      }
      if (next == Next::separator) next = end_member(at);
      if (next == Next::name) continue;
      place = at;
      return next;
    }
  }

  /// Reads what stands behind a member, as far as it is what mostly does.
  Next end_member(const char*& at) {
    at = skip_blanks(at, end_);
    while (at != end_ && *at == '}') {
      if (close_object(at) == Next::nothing) return Next::nothing;
      if (scratch_.open.back().form != Form::object) return Next::separator;
      at = skip_blanks(at, end_);
    }
    if (at == end_ || *at != ',') return Next::separator;
    at = skip_blanks(at + 1, end_);
    return Next::name;
  }

  /// Reads a name and its colon. Gives the place of the value, or null after a fault.
  const char* read_name(const char* at) {
    if (at == end_ || *at != '"') {
      refuse_syntax(at, "a member name in double quotes was expected here");
      return nullptr;
    }
    std::string_view& name = scratch_.members.push().name;
    at = read_string(at, end_, string_room(), name, token_fault_);
    if (!at) {
      refuse(token_fault_, Inside::container);
      return nullptr;
    }
    at = skip_blanks(at, end_);
    if (at == end_ || *at != ':') {
      refuse_syntax(at, "a colon was expected after this name", Inside::child);
      return nullptr;
    }
    return skip_blanks(at + 1, end_);
  }

  /// Reads what stands behind a value.
  Next read_separator(const char*& at) {
    const Form form = scratch_.open.back().form;
    if (form == Form::document) {
      if (at == end_) return Next::nothing;
      return refuse_syntax(at, "nothing was expected behind the end of the document");
    }
    if (at != end_ && *at == ',') {
      ++at;
      return form == Form::object ? Next::name : Next::value;
    }
    if (at != end_ && *at == closing_of(form)) return close(at, form);
    return refuse_syntax(at, form == Form::object ? "a comma or } was expected after this member"
                                                  : "a comma or ] was expected after this item");
  }

  static char closing_of(Form form) { return form == Form::object ? '}' : ']'; }

  void open(const char* at, Form form) {
    const std::size_t first =
        form == Form::object ? scratch_.members.size() : scratch_.items.size();
    scratch_.open.push() = {form, origin(at).offset, first};
  }

  Next close(const char*& at, Form form) {
    return form == Form::object ? close_object(at) : close_list(at);
  }

  Next close_list(const char*& at) {
    const Frame frame = scratch_.open.back();
    const auto items = arena_.copy(scratch_.items.from(frame.first));
    scratch_.items.cut(frame.first);
    scratch_.open.pop();
    new (child_place()) Node(Node::list(items, {document_, frame.offset}));
    ++at;
    return Next::separator;
  }

  Next close_object(const char*& at) {
    const Frame frame = scratch_.open.back();
    const auto read = scratch_.members.from(frame.first);
    const std::size_t twice = scratch_.duplicates.find(read);
    if (twice != DuplicateNames::kNone) return refuse_duplicate(read, twice);
    const auto members = arena_.copy(read);
    scratch_.members.cut(frame.first);
    scratch_.open.pop();
    new (child_place()) Node(Node::object(members, {document_, frame.offset}));
    ++at;
    return Next::separator;
  }

  /// Where the next child of what is open belongs. Nodes are constructed there in place: to build
  /// one elsewhere and to copy it costs more than everything else about it.
  Node* child_place() {
    if (scratch_.open.back().form == Form::object) return &scratch_.members.back().value;
    return &scratch_.items.push();
  }

  Origin origin(const char* at) const {
    return {document_, static_cast<std::uint32_t>(at - begin_)};
  }

  StringRoom string_room() { return {&arena_, &scratch_.decoded}; }

  Next refuse(const char* at, Code code, std::string message, Inside inside) {
    fault_ = DocumentFault{code, static_cast<std::size_t>(at - begin_),
                           pointer_to(scratch_, inside), std::move(message)};
    return Next::nothing;
  }

  Next refuse(const TokenFault& fault, Inside inside) {
    return refuse(fault.at, fault.code, fault.message, inside);
  }

  /// Refuses what stands where the syntax wants something else.
  Next refuse_syntax(const char* at, std::string message, Inside inside = Inside::container) {
    if (at == end_) message += ", but the document ends";
    if (at != end_ && utf8::sequence_length(at, end_) == 0) {
      return refuse(at, Code::json_encoding, "this byte is not valid UTF-8", inside);
    }
    return refuse(at, Code::json_syntax, std::move(message), inside);
  }

  Next refuse_value(const char* at) {
    return refuse_syntax(
        at, "a value was expected here: a list, an object, a string, a number, true, false or null",
        Inside::child);
  }

  Next refuse_duplicate(std::span<const Member> members, std::size_t twice) {
    // Both names are views somewhere; where the second one stands in the document is found from its
    // value backwards: over the colon, to the quote that opens it (the only one without backslash).
    const char* at = begin_ + members[twice].value.origin().offset;
    while (*--at != '"') {
    }
    while (*--at != '"' || at[-1] == '\\') {
    }
    refuse(at, Code::json_duplicate_key, "the object has a member of this name already",
           Inside::container);
    append_token(fault_->pointer, members[twice].name);
    return Next::nothing;
  }

  const char* begin_;
  const char* end_;
  DocumentId document_;
  Arena& arena_;
  const Limits& limits_;
  Scratch& scratch_;
  TokenFault token_fault_;
  std::optional<DocumentFault> fault_;
};

}  // namespace
}  // namespace json

JsonReader::JsonReader() : scratch_(std::make_unique<Scratch>()) {}
JsonReader::~JsonReader() = default;
JsonReader::JsonReader(JsonReader&&) noexcept = default;
JsonReader& JsonReader::operator=(JsonReader&&) noexcept = default;

JsonDocument JsonReader::read(std::string_view text, DocumentId document, Arena& arena,
                              const Limits& limits) {
  return json::Parse(text, document, arena, limits, *scratch_).run();
}

JsonDocument read_json(std::string_view text, DocumentId document, Arena& arena,
                       const Limits& limits) {
  return JsonReader().read(text, document, arena, limits);
}

}  // namespace smx
