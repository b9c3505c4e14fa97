// Why each value of an output is what it is: from the value back over rules, rows, functions and
// answers to the places in the documents it came from. And why there is no value: targets without
// one, items left out, what of the documents no rule looked at, what refused or skipped it all.
//
//   smx::Explanation why = smx::explain(translator, request, needs);
//   for (const smx::WhyValue& value : why.values) std::cout << value.pointer << value.answer;
//
// Values of documents, answers and the context are hidden unless asked for: shown is then their
// shape, as in diagnostics. What stands in the rules is always shown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "smx/translate.h"

namespace smx {

enum class ShownValues : std::uint8_t {
  shapes,  // "string, 12 chars"
  all,     // with what names and describes patients: for no log and no ticket
};

struct WhyOptions {
  ShownValues shown = ShownValues::shapes;
  std::string path = {};  // a JSON Pointer in the output: that value and all below; empty: all
};

/// Where something stands in a rule file or a script. Empty: nowhere.
struct WhyPlace {
  std::string file;
  Position position;
};

enum class WhyKind : std::uint8_t {
  line,       // of a mapping, or a form inside one
  mapping,    // that a line uses
  need,       // an answer of the host
  path,       // where a value was looked for
  call,       // a function
  look_up,    // in a table or an index, either way
  decision,   // rows are its parts
  row,        // of a decision
  condition,  // its parts are conditions, or the paths that it looked at
  guard,
  item,       // of a list that an `each` goes over
  policy,     // that acted on a line
  unreached,  // what nobody looked at, because something before it decided
};
/// "line", "look-up".
std::string_view name_of(WhyKind kind);

enum class WhyEnd : std::uint8_t {
  value,
  null,
  missing,
  left_out,  // its own condition does not hold
  fault,
  holds,
  fails,  // of a condition or row: it does not hold
  open,   // it waited for an answer, or was not looked at
};
/// "value", "left-out".
std::string_view name_of(WhyEnd end);

/// One step of a way.
struct WhyStep {
  WhyKind kind = WhyKind::line;
  WhyEnd end = WhyEnd::open;
  std::string subject;  // the address of a line or row; the name of what was called or asked
  std::string text;     // as it is written, on one line
  WhyPlace place;
  std::string value;    // what it came to: a shape or a value; empty where there is none
  std::string because;  // why it came to that, in half a sentence; may be empty
  std::string overlay;  // that wrote it, or made the mapping what it is; empty: none
  WhyPlace script;      // of a call the function in its script, or the line where it broke off
  std::vector<InputPlace> inputs;
  std::optional<std::size_t> from;  // the step that made what this one read
  std::vector<std::size_t> parts;   // in the order in which they happened
  bool is_taken = false;            // of several alternatives or rows the one that answers
};

enum class WhyShape : std::uint8_t { scalar, object, list };

/// A value of the output.
struct WhyValue {
  std::string pointer;
  WhyShape shape = WhyShape::scalar;
  std::string value;   // a shape, or itself
  std::string answer;  // where it is from, in half a sentence
  std::string rule;    // the address of the line that wrote it
  WhyPlace place;
  std::vector<InputPlace> inputs;   // where it stands in the documents, or what it was made of
  std::optional<std::size_t> step;  // nothing: it came with the value around it
  bool describes_patient = false;   // by the marks of the schemas
};

/// A target that the output does not have.
struct WhyAbsent {
  std::string pointer;
  std::string because;
  std::string rule;
  WhyPlace place;
  std::size_t step = 0;
};

/// An item that a list of the output does not have.
struct WhyLeftOut {
  std::string pointer;  // of the list
  InputPlace item;
  std::string because;
  std::size_t step = 0;
};

/// What stands in a document and no rule looked at.
struct WhyUnread {
  std::string document;
  std::string pointer;     // with `*` for every item of a list
  std::string shape;       // of the first
  std::size_t count = 1;   // so many places
  std::size_t of = 1;      // of so many with this pointer
  bool is_answer = false;  // it stands in what the host answered
};

/// An overlay that counted.
struct WhyOverlay {
  std::string name;
  std::string mapping;
  WhyPlace place;
};

struct Explanation {
  std::string mapping;
  std::string pack;
  Translation result;  // as without anybody asking why
  std::string path;    // as pointers are written here, of what `options.path` leads to
  bool shows_values = false;
  bool is_traced = false;  // false: it ended before the rules ran, and `result` says why
  std::vector<WhyValue> values;
  std::vector<WhyAbsent> absent;
  std::vector<WhyLeftOut> left_out;
  std::vector<WhyUnread> unread;
  std::vector<WhyOverlay> overlays;
  std::vector<std::size_t> endings;  // what refused or skipped the document, step by step
  std::vector<WhyStep> steps;
};

/// Translates, and explains. Does not throw. Where `options.path` leads to nothing, values and
/// absent targets are those of the nearest place above. While values are hidden, pointers have
/// `{3}` for the third member where its name is in no schema, as of maps, whose names are data.
Explanation explain(Translator& translator, const Request& request, NeedSource& needs,
                    const WhyOptions& options = {});

/// A line of the text form, for a terminal.
struct WhyLine {
  enum class Weight : std::uint8_t { title, plain, quiet };
  Weight weight = Weight::plain;
  std::string text;
  std::string place;  // in the rules; stands behind the text
};

/// The answers, a line for each value. With `path` the whole way of that value, or of what is
/// missing there.
std::vector<WhyLine> why_text(const Explanation& why, std::string_view path = {});
/// One JSON object; docs/why.md says what is in it.
std::string why_json(const Explanation& why);
/// A page that stands alone: the output, where a value leads to its way back.
std::string why_page(const Explanation& why);

}  // namespace smx
