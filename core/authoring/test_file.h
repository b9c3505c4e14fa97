// A tests file as it was read: plain structs, each with its place. docs/rule-tests.md has the form.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "smx/rule_set.h"

#include "authoring/need_list.h"
#include "authoring/values.h"
#include "spec/expression.h"

namespace smx {
struct Type;
}

namespace smx::authoring {

/// A document or a setting by name. Nothing: it is taken away.
struct NamedValue {
  spec::Word name;
  std::optional<Node> value;
};

/// `input.order.lines.0.price: 12`
struct Change {
  enum class Root : std::uint8_t { input, context, needs };
  Root root = Root::input;
  spec::Word name;               // of the input, context value or answer
  std::vector<spec::Word> path;  // below it
  std::optional<Node> value;     // nothing: remove
  Span span;
};

/// What must be at one place of the output.
struct WantedPart {
  enum class Kind : std::uint8_t { value, missing, present, items };
  Kind kind = Kind::value;
  std::string pointer;
  Node value;
  std::size_t count = 0;  // of items, what they are is asked one by one
};

/// A fault or a report; what is empty may be anything.
struct WantedFault {
  spec::Word word;                     // a code, a trigger, or the author's name of a fault
  std::optional<Code> code;            // what the word means, unless it is an author's name
  std::vector<std::string> sentences;  // of a fault that functions declare: one of them is said
  spec::Word rule;                     // an address
  std::string about;                   // a table, index, decision or function that is named
  std::vector<std::string> at;         // JSON Pointers
};

/// What must come back when another mapping is given the output.
struct RoundTrip {
  spec::Word mapping;
  std::vector<spec::Word> back;  // paths, beside those of exact lines
};

/// An output that is kept in a file, which `smx test --update` writes.
struct Snapshot {
  std::string path;           // in the folder `snapshots` beside the tests file
  std::optional<Node> value;  // nothing: there is no such file, or nothing can be read from it
  bool is_there = false;
  Span span;
};

struct Expectations {
  std::optional<Node> want;
  std::optional<Snapshot> snapshot;  // instead of `want`
  bool want_nothing = false;         // `want: { is: missing }`
  std::vector<WantedPart> parts;
  std::optional<WantedFault> fault;                // among the faults of a refused document
  std::optional<std::vector<WantedFault>> faults;  // exactly these
  std::optional<spec::Word> skip;
  std::optional<WantedFault> report;                // among those that were made
  std::optional<std::vector<WantedFault>> reports;  // exactly these
  std::optional<std::vector<QuestionPattern>> needs;
  std::optional<RoundTrip> round_trip;

  bool any() const {
    return want || snapshot || want_nothing || !parts.empty() || fault || faults || skip ||
           report || reports || needs || round_trip;
  }
};

/// What goes in; of the whole file or of one case.
struct Given {
  std::vector<NamedValue> context;
  std::vector<NamedValue> input;
  std::vector<NeedEntry> needs;
};

struct TestCase {
  std::string name;
  Span span;
  Given given;
  std::vector<Change> changes;
  Expectations expectations;
};

struct TestFile {
  std::string path;
  spec::Word name;
  spec::Word of;        // a mapping, table or decision
  std::string mapping;  // `of`, with its pack where two packs have one of that name
  Given defaults;
  std::vector<TestCase> cases;  // a `vary` is already one case for each row
};

/// Whether a rule file is for this room: its first key says `tests`.
bool is_test_tree(const yaml::Node& tree);

/// Reads a tests file. Mistakes are in the diagnostics of `values`; then the result is not to be
/// run.
TestFile read_test_file(const Source& source, const yaml::Node& tree, Values& values);

/// Holds a tests file against the rules: the mapping, its inputs, settings, faults, and the paths
/// of changes.
void check_against_rules(TestFile& file, const RuleSet& rules, Diagnostics& diagnostics);

}  // namespace smx::authoring
