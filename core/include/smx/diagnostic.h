// What SMX says when something is wrong. A diagnostic is data: tools read it as JSON, people as
// text.
//
// Three channels, never mixed:
//   author mistakes   found by loading and checking rules; they carry labels into rule files
//   data faults       found while translating; they carry the rule and the place in the input
//   environment       a file that is not there, a need nobody answered
// A diagnostic never holds a value of a document, only its shape ("string, 12 chars"): it is safe
// to log, to print and to attach to a ticket.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "smx/source.h"

namespace smx {

/// A stable code. The numbers and slugs are listed in diagnostic_codes.def.
enum class Code : std::uint16_t {
#define SMX_CODE(number, identifier, slug) identifier = number,
#include "smx/diagnostic_codes.def"
#undef SMX_CODE
};

/// `SMX0204`.
std::string code_id(Code code);
/// `unmapped-code`.
std::string_view code_slug(Code code);
/// Every code, by number.
const std::vector<Code>& all_codes();
/// Reads `SMX0204`, `0204` or `unmapped-code`; nothing when there is no such code.
std::optional<Code> find_code(std::string_view text);

enum class Severity : std::uint8_t { error, warning };

/// A place in a rule file with the line that stands there. Self-contained, so that a diagnostic
/// outlives the rule set it came from.
struct Label {
  std::string file;
  Position begin;
  Position end;
  std::string line_text;
  std::string text;  // what to see at this place; may be empty
};

/// A place in an input document, without its value.
struct InputPlace {
  std::string document;              // the name of the input or the need
  std::string pointer;               // RFC 6901 JSON Pointer; empty is the whole document
  std::optional<Position> position;  // where the bytes are known
  std::string shape;                 // "string, 12 chars"
  std::string path = {};             // the pointer in the terms of an XML document; else empty
};

/// An extra line such as `policy: on_unmapped is fail, inherited from the pack`.
struct Note {
  std::string name;
  std::string text;
};

struct Diagnostic {
  Code code{};
  Severity severity = Severity::error;
  std::string message;        // one sentence, in the words of the domain
  std::vector<Label> labels;  // the first is the primary place
  std::string rule;           // the stable address of the rule, where one is concerned
  std::string fault;          // the author's own name of the fault (a guard's, a policy's)
  std::vector<InputPlace> inputs;
  std::vector<Note> notes;
  std::string fix;  // what to do
};

/// A label at `span`. The line's text is copied.
Label make_label(Span span, std::string text = {});

/// An error with its primary place; the usual way to start a diagnostic.
Diagnostic make_error(Code code, std::string message, Span span, std::string label_text = {});
Diagnostic make_warning(Code code, std::string message, Span span, std::string label_text = {});

/// Collects diagnostics in the order they are found, up to a cap; says how many it left out.
class Diagnostics {
 public:
  explicit Diagnostics(std::size_t cap = 200) : cap_(cap) {}

  void add(Diagnostic diagnostic);
  bool has_errors() const { return errors_ > 0; }
  std::size_t errors() const { return errors_; }
  std::size_t warnings() const { return warnings_; }
  std::size_t left_out() const { return left_out_; }
  const std::vector<Diagnostic>& items() const { return items_; }

  /// Orders by file, place and code, so that two runs print the same.
  void sort();

 private:
  std::size_t cap_;
  std::size_t errors_ = 0;
  std::size_t warnings_ = 0;
  std::size_t left_out_ = 0;
  std::vector<Diagnostic> items_;
};

enum class Colour : std::uint8_t { never, always };

/// The human form, with the line and a caret under the place; ends with a line break.
std::string render_text(const Diagnostic& diagnostic, Colour colour);
/// One JSON object on one line, without a line break; the machine form.
std::string render_json(const Diagnostic& diagnostic);

/// `"text"` with the escapes JSON demands; for those who write machine output by hand.
std::string json_quoted(std::string_view text);

/// The names nearest to `wanted` within a third of its length, best first; at most three.
std::vector<std::string> nearest_names(std::string_view wanted,
                                       const std::vector<std::string>& names);

/// `did you mean `subject`?`, or `one of a, b, c` when nothing is near, or nothing at all.
std::string suggest(std::string_view wanted, const std::vector<std::string>& names);

}  // namespace smx
