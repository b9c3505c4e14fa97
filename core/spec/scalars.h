// The small things behind keys: texts, names, words out of a closed list.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/terms.h"
#include "spec/reading.h"
#include "spec/spec.h"

namespace smx::spec {

/// `texts` as `a`, `b`, `c`.
std::string listed(const std::vector<std::string>& texts);

/// The part of a scalar's text as a Word of its own.
Word word_at(const yaml::Node& scalar, std::size_t begin, std::size_t end);

/// A name out of a key or a value; a diagnostic and an empty Word when it is none.
Word read_name(Reader& reader, const yaml::Node& scalar, std::string_view what);
Word read_kebab_name(Reader& reader, const yaml::Node& scalar, std::string_view what);
/// The name of a thing that may be an imported pack's: `thing`, or `pack.thing`.
Word read_thing_name(Reader& reader, const yaml::Node& scalar, std::string_view what);
/// A name that may be an imported pack's: `name`, or `pack.name`.
Word read_reference(Reader& reader, const yaml::Node& scalar, std::string_view what);
/// The same with a `?` at the end allowed.
struct OptionalName {
  Word name;
  bool optional = false;
};
OptionalName read_optional_name(Reader& reader, const yaml::Node& scalar, std::string_view what);

/// A literal: one scalar. A map or a list gets a hint how those are written.
std::optional<Word> read_literal(Reader& reader, const yaml::Node& node);
/// The same, or a list or an object of such.
std::optional<Literal> read_any_literal(Reader& reader, const yaml::Node& node);
/// A literal or a list of literals, of which there is at least one.
std::vector<Word> read_literals(Reader& reader, const yaml::Node& node, Code code);

/// A map from names to texts, such as `faults`.
std::vector<std::pair<Word, Word>> read_texts(Reader& reader, const yaml::Node& map,
                                              std::string_view what);

std::optional<State> find_state(std::string_view word);
/// `[ missing, null ]`: what `skipping` passes over.
std::vector<State> read_skipping(Reader& reader, const yaml::Node& list);
/// `[ case, space ]`
Fold read_fold(Reader& reader, const yaml::Node& list);
/// `unique`, `preferred` or `none`
Reverse read_reverse(Reader& reader, const yaml::Node& scalar);
/// `first`, `unique`, `priority` or `collect`
Hit read_hit_policy(Reader& reader, const yaml::Node& scalar);
/// `list`, `sum`, `min`, `max` or `count`
Collect read_collect(Reader& reader, const yaml::Node& scalar);
std::optional<Basis> find_basis(std::string_view word);
Basis read_basis(Reader& reader, const yaml::Node& scalar);

/// What `is`, `skipping`, `fold`, `reverse`, `hit`, `collect` and `basis` can say.
Words state_words();
Words skipping_words();
Words fold_words();
Words reverse_words();
Words hit_words();
Words collect_words();
Words basis_words();

/// An expression. Another shape gets the hint which key was probably meant.
std::optional<Expression> read_expression(Reader& reader, const yaml::Node& node, Pipes pipes);
std::shared_ptr<const Expression> read_shared_expression(Reader& reader, const yaml::Node& node,
                                                         Pipes pipes);

/// A list with at least one item.
bool has_items(Reader& reader, const yaml::Node& list, std::string_view what);

/// Keeps track of ids that must differ; reports the second of a pair with both places.
class Ids {
 public:
  Ids(Reader& reader, std::string what) : reader_(reader), what_(std::move(what)) {}
  /// False when the id was there before.
  bool add(const Word& id);

 private:
  Reader& reader_;
  std::string what_;
  std::vector<Word> ids_;
};

}  // namespace smx::spec
