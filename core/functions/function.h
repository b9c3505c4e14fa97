// Functions: what stands behind a `|`. Each describes itself — name, summary, types, faults,
// examples — and this one description drives the checker, the listing and the tests. Built-in,
// scripted and plugged-in functions look the same to whoever calls them.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "smx/source.h"

#include "patterns/pattern.h"
#include "types/type.h"
#include "value/arena.h"
#include "value/node.h"

namespace smx {

namespace times {
class CompiledForm;
class Zone;
class Zones;
}  // namespace times
namespace lua {
struct Function;
}
namespace markup {
class Plan;
}

/// What a function takes and gives. `same` is the type that came in, `item` the item of the list
/// that came in: that is all the generality functions need.
enum class Takes : std::uint8_t {
  text,
  instant,  // a text in RFC 3339
  date,     // a text like 2024-03-05
  time,     // an instant or a date
  integer,
  number,  // integer or number
  boolean,
  scalar,  // text, integer, number or boolean
  list,    // a list of anything
  list_of_text,
  list_of_number,
  list_of_boolean,
  list_of_scalar,
  list_of_lists,
  object,  // any object
  map,     // an object whose members are all of one type
  anything,
  declared,  // `takes_type` of the spec
};
enum class Gives : std::uint8_t {
  text,
  instant,
  date,
  integer,
  number,
  boolean,
  list_of_text,
  same,        // what came in
  item,        // an item of the list that came in
  items,       // a list of such items as came in, of any length
  inner,       // a list of the items of the lists that came in
  arithmetic,  // an integer where only integers came in, otherwise a number
  groups,      // an object with a text for each named group of the pattern argument
  members,     // the values of the map that came in, as a list
  entries,     // a list of objects with the `key` and the `value` of each member of the map
  without,     // the object that came in without the member that the argument names
  declared,    // `gives_type` of the spec
  named,       // a value of the schema an argument names
};

/// Whether an absent result is possible although something came in (`first` of an empty list).
enum class Presence : std::uint8_t { always, maybe };
/// Whether something can get lost on the way; then a line that uses it needs `on_loss`.
enum class Loss : std::uint8_t { never, possible };

/// The function that goes the way back, called with the same arguments.
struct Inverse {
  std::string_view name = {};  // empty: there is none
  Loss loss = Loss::never;     // possible: not every value comes back as it went in
};

enum class ArgumentKind : std::uint8_t {
  text,        // a bare word, or a value in parentheses
  integer,     // digits, or a value in parentheses
  number,      // a number as JSON writes it, or a value in parentheses
  choice,      // one of `choices`; a bare word only
  pattern,     // the name of a pattern; a bare word only
  zone,        // the name of a time zone, or a value in parentheses
  form,        // the form of a time, as `rfc1123` or `MM/dd/yyyy`, or a value in parentheses
  member,      // the name of a member of the object that comes in; a bare word only
  same,        // a value of the type that comes in; in parentheses only
  list,        // a list of scalars; in parentheses only
  schema,      // the name of a schema, `oh/Message`; a bare word only
  xml_schema,  // the same of one that says how its documents are written in XML
  declared,    // a value of `type`: a bare word, or a value in parentheses
};

struct ArgumentSpec {
  std::string_view name;
  ArgumentKind kind = ArgumentKind::text;
  bool required = true;
  std::vector<std::string_view> choices = {};
  const Type* type = nullptr;  // of a declared one
};

struct FunctionExample {
  std::string_view input;       // JSON
  std::string_view arguments;   // as written behind the name: "/ 2"; patterns are written literally
  std::string_view output;      // JSON; empty: a missing result
  std::string_view fault = {};  // or the name of the fault it ends in
};

struct FunctionFault {
  std::string_view name;      // "not-rtf"
  std::string_view sentence;  // "the text is not RTF"
};

/// An argument as the call sees it: literal or computed makes no difference.
struct Argument {
  bool given = false;
  Node value;                // for a computed argument null until it is called
  std::uint32_t choice = 0;  // index into `choices`
  const Pattern* pattern = nullptr;
  const times::Zone* zone = nullptr;  // null for a computed name that is no zone
  // Null for a computed form, which the function makes of the value.
  const times::CompiledForm* form = nullptr;
  const Type* type = nullptr;          // of a schema
  const markup::Plan* plan = nullptr;  // of an xml_schema, and its type
};

/// What is wrong with arguments as they are written, in one sentence, or nothing. Called while
/// rules are checked; a computed argument is given and its value null.
using ArgumentCheck = std::string (*)(std::span<const Argument> arguments);

/// What a call may use: memory for its result, and nothing else.
struct CallContext {
  Arena& arena;
  std::string& scratch;  // cleared before each call, capacity kept
};

/// How a call ended.
struct CallResult {
  enum class State : std::uint8_t {
    value,
    missing,
    fault,   // one the function declares: the line's policies decide
    broken,  // its script has a defect, and `detail` says which: no policy acts
    spent,   // a budget of the translation is used up: no policy acts
  };

  State state = State::missing;
  bool lost = false;  // something got lost; `detail` may say what, without quoting it
  Node value;
  std::string_view fault;  // one of the function's declared fault names
  std::string detail;      // e.g. "`\\trowd` (a table) at byte 17"; never a value
  Span place;              // the line of a script where it ended, for fault and broken

  static CallResult of(Node node) {
    CallResult result;
    result.state = State::value;
    result.value = node;
    return result;
  }
  static CallResult missing() { return {}; }
  static CallResult failed(std::string_view fault, std::string detail = {}) {
    CallResult result;
    result.state = State::fault;
    result.fault = fault;
    result.detail = std::move(detail);
    return result;
  }
};

/// The most arguments a call can have.
inline constexpr std::size_t kMostArguments = 8;

/// A built-in's code: stateless, callable from any thread. `input` is neither missing nor null and
/// is of the kind the spec takes. The result may point into `input`, the arguments, or the arena.
using FunctionBody = CallResult (*)(const Node& input, std::span<const Argument> arguments,
                                    CallContext& context);

struct FunctionSpec {
  std::string_view name;     // snake_case
  std::string_view group;    // "text", "lists", "time", ...: the listing goes by it
  std::string_view summary;  // one sentence
  Takes takes = Takes::text;
  Gives gives = Gives::text;
  Presence presence = Presence::always;
  Loss loss = Loss::never;
  Inverse inverse = {};
  std::vector<ArgumentSpec> arguments = {};
  std::vector<FunctionFault> faults = {};
  std::vector<FunctionExample> examples = {};
  FunctionBody body = nullptr;
  ArgumentCheck check = nullptr;
  // Of a function of a library, instead of `body`; the types belong to its program.
  const Type* takes_type = nullptr;
  const Type* gives_type = nullptr;
  const lua::Function* script = nullptr;
};

/// Functions by name. Filled once by whoever sets up an engine, then read-only.
class FunctionRegistry {
 public:
  /// False when the name is taken.
  bool add(FunctionSpec spec);
  const FunctionSpec* find(std::string_view name) const;
  std::vector<std::string> names() const;  // sorted
  const std::vector<std::unique_ptr<const FunctionSpec>>& all() const { return specs_; }

  /// Where the names of time zones are looked up; never null once the built-ins are in.
  void use_zones(std::shared_ptr<const times::Zones> zones) { zones_ = std::move(zones); }
  const std::shared_ptr<const times::Zones>& zones() const { return zones_; }

 private:
  std::shared_ptr<const times::Zones> zones_;
  std::vector<std::unique_ptr<const FunctionSpec>> specs_;
};

/// Adds every built-in function; the one list of them is builtins.cpp.
void add_builtins(FunctionRegistry& registry);

}  // namespace smx
