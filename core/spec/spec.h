// What rule files say, as plain structs with places: YAML text in, Spec out. Nothing is looked up
// here; names, types and paths are the compiler's business. Trees are kept, since types stay YAML
// until the compiler meets a schema.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "smx/source.h"

#include "base/terms.h"
#include "spec/expression.h"
#include "yaml/tree.h"

namespace smx::spec {

/// What may stand on anything.
struct Documentation {
  std::string summary;
  std::string note;
  std::string source;
  std::string owner;
  Basis basis = Basis::unsaid;
};

/// A literal of a line: a scalar, or a list or an object.
struct Literal {
  Word word;
  const yaml::Node* tree = nullptr;  // of a list or an object: in File::tree
};

// ---- policies

struct Policy {
  Action action = Action::fail;
  Reporting reporting = Reporting::quiet;
  Literal literal;                               // use_default
  Word fault;                                    // fail_named
  std::shared_ptr<const Expression> expression;  // use_expression
  Span span;
};
using Policies = std::array<std::optional<Policy>, kTriggers>;

// ---- conditions

struct Condition {
  using Kind = Test;
  Kind kind = Kind::all;
  Span span;
  std::vector<Condition> parts;             // all, any, none; one: some, every, no_item
  Expression left;                          // the rest
  std::vector<Word> literals;               // equals, unequal, starts, ends, contains
  State state = State::present;             // state
  RangeOf range_of = RangeOf::integers;     // range
  std::string minimum, maximum;             // range; empty: open
  std::optional<Fold> fold;                 // tests of texts; nothing: that of the decision
  Word pattern;                             // matches
  std::shared_ptr<const Expression> right;  // same_as
};

// ---- value forms

struct Form;

struct Need {
  Word name;
  bool optional = false;
  Word fetch;
  std::vector<std::pair<Word, Expression>> by;
  std::optional<Condition> when;
  Word fault;  // of an answer that there is none; empty: the engine's own
  Documentation documentation;
  bool broken = false;  // see Form
};

struct Guard {
  using Verb = GuardVerb;
  Word id;
  Condition condition;
  Verb verb = Verb::fail;
  Word fault;
  Documentation documentation;
  Span span;
  bool broken = false;  // see Form
};

/// `copy` with `except`: the members of an object that are taken over by their names.
struct Copy {
  Expression from;
  std::vector<Word> except;
  Span span;  // of the expression
};

/// The keys of an item: one without a name, or several with one each.
using Keys = std::vector<std::pair<Word, Expression>>;

// ---- what is done with a whole list, behind its body

struct Distinct {
  std::vector<Expression> by;
  Keep keep = Keep::first;
  std::optional<Keyless> missing;
  Reporting reporting = Reporting::quiet;
  Span span;
};
struct SortKey {
  Expression by;
  SortOrder order = SortOrder::up;
  std::vector<Word> literals;  // listed: in their order
  std::optional<AbsentKeys> missing;
  std::optional<Collate> collate;
  Span span;
};
struct Rank {
  Word into;
  Ties ties = Ties::order;
  std::vector<Expression> by;  // the first of the sort keys
  Span span;
};
struct Limit {
  std::uint32_t to = 0;
  Reporting reporting = Reporting::quiet;
  Span span;
};
/// In the order in which they act, however written.
struct Arrangement {
  std::optional<Distinct> distinct;
  std::vector<SortKey> sort;
  std::optional<Rank> rank;
  std::optional<Limit> limit;

  bool any() const { return distinct || !sort.empty() || rank || limit; }
};

struct NamedForm;

struct Form {
  enum class Kind : std::uint8_t {
    from,
    value,
    first,
    one_of,
    cases,
    join,
    decide,
    use,
    fields,
    list,
    each,
    holds,
    group,
    zip
  };

  Form();
  Form(Form&&) noexcept;
  Form& operator=(Form&&) noexcept;
  ~Form();

  Kind kind = Kind::from;
  Span span;                      // the whole form
  bool broken = false;            // its own map has a mistake, which is already reported; the
                                  // name it stands under is good, its content is not
  std::optional<Condition> when;  // an `unless` is kept as none-of
  Policies policies;
  Documentation documentation;

  Expression expression;            // from
  Literal literal;                  // value
  Word callee;                      // decide, use
  Word between;                     // join
  std::vector<State> skipping;      // first
  std::vector<Form> parts;          // first, cases, join, list
  std::vector<NamedForm> named;     // one_of, zip, fields; the arguments of decide and use
  std::vector<Expression> sources;  // each, group; so are those below
  Keys by;                          // only group
  Word as;                          // empty: only `.`
  std::vector<Need> needs;
  std::vector<NamedForm> lets;
  std::vector<Guard> guards;
  std::optional<Condition> where;
  std::unique_ptr<Form> body;
  Arrangement arrangement;
  std::optional<Condition> holds;  // holds
  std::optional<Copy> copy;        // fields
  bool one_way = false;            // exempt from being turned round
  std::string text;                // of a line that is written nowhere: what a listing shows
};

struct NamedForm {
  Word name;
  Form form;
};

/// Items that are found by a key, as rows of a table are.
struct Index {
  Word name;
  Expression of;
  Keys by;
  Many many = Many::fail;
  Documentation documentation;
  Span span;
  bool broken = false;  // see Form
};

// ---- things

struct Declaration {
  Word name;
  bool optional = false;
  const yaml::Node* type = nullptr;  // in File::tree or File::types; null after a mistake
};

struct Mapping {
  Word name;
  Documentation documentation;
  std::vector<Declaration> inputs;
  Declaration output;
  Word output_format;  // `json` or `xml`; empty: json
  std::vector<Need> needs;
  std::vector<std::pair<Word, Word>> constants;
  std::vector<Index> indexes;
  std::vector<NamedForm> lets;
  std::vector<Guard> guards;
  Policies policies;
  std::vector<std::pair<Word, Expression>> scope;  // what overlays are chosen by
  Word inverse_of;                // the mapping whose lines are turned round; may be empty
  std::optional<Condition> when;  // an `unless` is kept as none-of
  std::optional<Form> body;       // `fields` or `result`; nothing after an error
};

struct Table {
  struct Row {
    std::vector<Word> cells;  // keys, then values; without counterpart the keys only
    Span span;
    bool no_counterpart = false;  // only in tables with several keys, and only from CSV
    bool preferred = false;       // answers for its value on the way back
  };
  Word name;
  Documentation documentation;
  std::vector<Declaration> keys;
  std::vector<Declaration> values;
  std::vector<Row> rows;
  std::vector<Word> no_counterpart;  // of a table with one key column
  Word csv;                          // the file named by `rows`, read by the loader of the pack
  Reverse reverse = Reverse::none;
  Span reverse_span;            // of the word behind `reverse`
  std::vector<Word> preferred;  // keys that answer for their value on the way back
  std::vector<Word> no_key;     // values that are known to have no key
  std::optional<Policy> unmapped;
  Fold fold = Fold::exact;
};

/// The time in which something counts: from the first moment to before the last. An end is a day or
/// an instant; an empty one is open.
struct Window {
  Word from;
  Word to;
  Span span;
};

struct Decision {
  /// What a row answers in one column; a column without an answer is missing.
  struct Answer {
    Word column;  // empty: the only one
    Word literal;
    std::shared_ptr<const Expression> from;  // instead of the literal: an input, or a part of one
    Span span;
  };
  struct Rule {
    Word id;
    std::optional<Condition> when;
    std::optional<Window> effective;
    std::vector<Answer> answers;
    Documentation documentation;
    Span span;
    bool broken = false;  // see Form
  };
  Word name;
  Documentation documentation;
  Hit hit = Hit::first;
  std::vector<Word> priority;  // hit priority: the answers of the first column, the highest first
  Collect collect = Collect::list;
  Span hit_span;  // of the words behind `hit` and `collect`
  Span collect_span;
  Word zone;  // in which the days of windows begin; empty: that of the pack
  std::optional<Policy> unmatched;
  Fold fold = Fold::exact;
  std::vector<Declaration> inputs;
  std::vector<Declaration> outputs;
  std::vector<Rule> rules;
  Word csv;  // the file named by `rows`, read by the loader of the pack
};

struct Library {
  struct Example {
    const yaml::Node* input = nullptr;  // in File::tree, like the others
    std::vector<std::pair<Word, const yaml::Node*>> arguments;
    const yaml::Node* gives = nullptr;
    Word fault;            // where it ends in one
    bool missing = false;  // where nothing comes out
    Span span;
  };
  struct Function {
    Word name;
    std::string summary;
    Declaration takes;
    Declaration gives;  // optional: there may be none
    std::vector<Declaration> arguments;
    bool loses = false;
    std::vector<std::pair<Word, Word>> faults;  // name, sentence
    std::vector<Example> examples;
    bool broken = false;  // see Form
  };
  Word name;
  Documentation documentation;
  Word script;                          // the file's name
  const Source* script_text = nullptr;  // read by the loader of the pack; null after a mistake
  std::vector<Function> functions;
};

/// What is changed in mappings, decisions and tables, for whom and when.
struct Overlay {
  enum class Verb : std::uint8_t { set, replace, remove, before, after };
  struct Edit {
    Verb verb = Verb::replace;
    Word address;
    const yaml::Node* address_node = nullptr;  // in File::tree
    const yaml::Node* content = nullptr;       // in File::tree; null: there is none, or a mistake
    Documentation documentation;
    Span span;
    bool broken = false;  // see Form
  };
  struct Scope {
    Word name;
    std::vector<Word> values;
  };
  Word name;
  Documentation documentation;
  std::vector<Scope> scope;         // all must fit; empty: for all
  std::optional<Window> effective;  // nothing: always
  Word zone;                        // in which its days begin; empty: that of the pack
  std::optional<std::int32_t> order;
  Span order_span;
  bool gap = false;  // that none counts for a time before this one is meant
  std::vector<Edit> edits;
  bool broken = false;  // see Form; without the edits
};

struct ContextEntry {
  Word name;
  const yaml::Node* type = nullptr;  // without the keys that are read here; null after a mistake
  std::optional<Word> default_value;
  Documentation documentation;
};

/// Another pack whose things this one uses, as `name.thing`.
struct Import {
  Word name;
  std::string version;  // the least one that will do
  Word from;            // its folder, relative to the pack's; empty: among the packs loaded with it
};

/// A schema file with the alias its types are named by.
struct SchemaEntry {
  Word alias;
  Word file;
  Word tighten;  // the file that lays further demands over it; empty: there is none
};

struct Pack {
  Word name;
  Word version;
  std::vector<Import> imports;
  Documentation documentation;
  std::vector<SchemaEntry> schemas;
  std::vector<ContextEntry> context;
  std::vector<std::pair<Word, Word>> faults;    // name, sentence
  std::vector<std::pair<Word, Word>> patterns;  // name, expression
  Policies policies;
  Word zone;  // what a whole day means, of the IANA database; may be empty
};

/// One rule file: its text, its tree, and the thing it holds.
struct File {
  std::unique_ptr<const Source> source;
  std::unique_ptr<const yaml::Node> tree;
  std::vector<std::unique_ptr<const yaml::Node>> types;  // types that are not in the tree as such
  std::variant<std::monostate, Pack, Mapping, Table, Decision, Library, Overlay>
      thing;         // monostate: tests, or unreadable
  std::string kind;  // the first key: "mapping"
};

}  // namespace smx::spec
