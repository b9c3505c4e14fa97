// A case of the conformance suite: rules, what goes in, what must come out. README.md describes the
// files it is read from.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "smx/diagnostic.h"
#include "smx/limits.h"
#include "smx/translate.h"

#include "yaml/tree.h"

namespace smx::conformance {

/// A diagnostic a case wants. What is not given may be anything.
struct Wanted {
  std::string code;                 // SMX0204, unmapped-code, or a fault of the pack
  std::optional<std::string> path;  // the address of a rule, a pointer into the input, a rule file
  std::optional<std::vector<std::string>> at;  // every place in the input
  std::optional<std::string> line;             // a part of the rule file's line that is shown
  std::optional<std::string> marks;            // the characters the caret stands under
};

struct Question {
  std::string fetch;
  std::string by;  // JSON; empty where any keys will do

  friend bool operator==(const Question&, const Question&) = default;
};

struct Answer {
  Question to;
  NeedAnswer with;
};

/// What a case may say of the result; at least one of these.
struct Wants {
  std::optional<std::string> output;  // JSON, byte for byte
  bool nothing = false;               // translated, without an output
  std::optional<std::vector<Wanted>> errors;
  std::optional<Wanted> skip;
  std::optional<std::vector<Wanted>> reports;
  std::optional<std::vector<Wanted>> warnings;  // of loading
  std::optional<std::vector<std::vector<Question>>> needs;
  std::optional<std::uint32_t> rounds;
  std::optional<std::vector<std::string>> phi;  // addresses of the lines that are PHI
  std::map<std::string, std::string> way_back;  // address of a line: exact, lossy, one-way
  std::vector<std::string> never_said;          // texts that no message may hold

  /// Whether it wants something of the rules alone.
  bool loading() const { return warnings || rounds || phi || !way_back.empty(); }
};

struct Case {
  std::string id;
  std::string spec;
  std::string note;
  Span span;
  std::map<std::string, std::string> files;  // the pack, by path
  std::string call = "m";
  std::vector<std::pair<std::string, std::string>> inputs;  // name, JSON
  bool translates = false;                                  // an input is given
  std::vector<Answer> answers;
  std::vector<ContextValue> context;
  std::string now = "2026-05-01T12:00:00Z";
  Limits limits = {};
  Wants wants;
};

/// The cases of one file, as many as could be read; the rest is said.
std::vector<Case> read_cases(const Source& source, std::string_view language,
                             Diagnostics& diagnostics);

/// Everything that is not as wanted, one finding a line; none is a pass.
std::vector<std::string> run_case(const Case& one);

/// Plain JSON of YAML: unquoted null, true, false and numbers are such, all else is text.
std::string json_of(const yaml::Node& node);

/// The text of an entry `key: value` as it stands in the file, moved to the left margin.
std::string text_of(const yaml::Entry& entry);

/// Whether the section of the specification that `spec` names says the words behind its colon.
bool stands_in(std::string_view language, std::string_view spec);

}  // namespace smx::conformance
