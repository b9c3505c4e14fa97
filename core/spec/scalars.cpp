#include "spec/scalars.h"

#include <memory>
#include <string>

#include "spec/choices.h"
#include "spec/names.h"

namespace smx::spec {

namespace {

constexpr Choice<State> kStates[] = {
    {"missing", State::missing},
    {"null", State::null},
    {"empty", State::empty},
    {"present", State::present},
};
constexpr Choice<State> kSkippable[] = {
    {"missing", State::missing},
    {"null", State::null},
    {"empty", State::empty},
};
constexpr Choice<Fold> kFolds[] = {{"case", Fold::letter_case}, {"space", Fold::space}};
constexpr Choice<Reverse> kReverses[] = {
    {"unique", Reverse::unique},
    {"preferred", Reverse::preferred},
    {"none", Reverse::none},
};
constexpr Choice<Hit> kHits[] = {
    {"first", Hit::first},
    {"unique", Hit::unique},
    {"priority", Hit::priority},
    {"collect", Hit::collect},
};
constexpr Choice<Collect> kCollects[] = {
    {"list", Collect::list},   {"sum", Collect::sum},     {"min", Collect::minimum},
    {"max", Collect::maximum}, {"count", Collect::count},
};
constexpr Choice<Basis> kBases[] = {
    {"fact", Basis::fact},
    {"inferred", Basis::inferred},
    {"assumed", Basis::assumed},
};

Word refuse_name(Reader& reader, const yaml::Node& scalar, std::string_view what,
                 std::string rule) {
  reader.diagnostics.add(make_error(
      Code::wrong_shape, ticked(scalar.text) + " cannot be the name of " + std::string(what),
      scalar.span, std::move(rule)));
  return {};
}

constexpr std::string_view kNameRule = "a letter first, then letters, digits, `_` and `-`";
constexpr std::string_view kKebabRule = "small letters and digits with `-` between the words";

}  // namespace

std::string listed(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) {
    if (!out.empty()) out += ", ";
    out += ticked(text);
  }
  return out;
}

Word word_of(const yaml::Node& scalar) {
  return {scalar.text, scalar.span, !scalar.is_plain()};
}

Word word_at(const yaml::Node& scalar, std::size_t begin, std::size_t end) {
  return {scalar.text.substr(begin, end - begin), scalar.place(begin, end), !scalar.is_plain()};
}

Word read_name(Reader& reader, const yaml::Node& scalar, std::string_view what) {
  if (!is_name(scalar.text)) return refuse_name(reader, scalar, what, std::string(kNameRule));
  return word_of(scalar);
}

Word read_kebab_name(Reader& reader, const yaml::Node& scalar, std::string_view what) {
  if (!is_kebab_name(scalar.text)) {
    return refuse_name(reader, scalar, what, std::string(kKebabRule));
  }
  return word_of(scalar);
}

Word read_thing_name(Reader& reader, const yaml::Node& scalar, std::string_view what) {
  const std::string_view text = scalar.text;
  const std::size_t dot = text.find('.');
  if (dot == std::string_view::npos) return read_kebab_name(reader, scalar, what);
  if (is_kebab_name(text.substr(0, dot)) && is_kebab_name(text.substr(dot + 1))) {
    return word_of(scalar);
  }
  return refuse_name(reader, scalar, what, std::string(kKebabRule));
}

Word read_reference(Reader& reader, const yaml::Node& scalar, std::string_view what) {
  const std::string_view text = scalar.text;
  const std::size_t dot = text.find('.');
  if (dot == std::string_view::npos) return read_name(reader, scalar, what);
  if (is_kebab_name(text.substr(0, dot)) && is_name(text.substr(dot + 1))) return word_of(scalar);
  return refuse_name(reader, scalar, what, std::string(kNameRule));
}

OptionalName read_optional_name(Reader& reader, const yaml::Node& scalar, std::string_view what) {
  const std::string& text = scalar.text;
  if (!text.ends_with('?')) return {read_name(reader, scalar, what), false};
  if (!is_name(std::string_view(text).substr(0, text.size() - 1))) {
    return {refuse_name(reader, scalar, what, std::string(kNameRule)), true};
  }
  return {word_at(scalar, 0, text.size() - 1), true};
}

std::optional<Word> read_literal(Reader& reader, const yaml::Node& node) {
  if (node.is_scalar() && !(node.is_plain() && node.text.empty())) return word_of(node);
  std::string hint = "an empty text is written `\"\"`, null is written `null`";
  if (node.is_list()) hint = "a list of values is written `list: [...]`";
  if (node.is_map()) hint = "an object is written `fields: {...}`";
  refuse_shape(reader, node, "a literal", std::move(hint));
  return std::nullopt;
}

std::optional<Literal> read_any_literal(Reader& reader, const yaml::Node& node) {
  if (node.is_scalar()) {
    auto word = read_literal(reader, node);
    if (!word) return std::nullopt;
    return Literal{std::move(*word), nullptr};
  }
  const Mistakes mistakes(reader);
  for (const yaml::Node& item : node.items) read_any_literal(reader, item);
  for (const yaml::Entry& entry : node.entries) read_any_literal(reader, entry.value);
  if (mistakes.any()) return std::nullopt;
  return Literal{{{}, node.span, false}, &node};
}

std::vector<Word> read_literals(Reader& reader, const yaml::Node& node, Code code) {
  std::vector<Word> words;
  if (node.is_list()) {
    for (const yaml::Node& item : node.items) {
      if (auto word = read_literal(reader, item)) words.push_back(std::move(*word));
    }
    if (node.items.empty()) {
      reader.diagnostics.add(make_error(code, "an empty list holds nothing to find", node.span));
    }
  } else if (auto word = read_literal(reader, node)) {
    words.push_back(std::move(*word));
  }
  return words;
}

std::vector<std::pair<Word, Word>> read_texts(Reader& reader, const yaml::Node& map,
                                              std::string_view what) {
  std::vector<std::pair<Word, Word>> texts;
  for (const yaml::Entry& entry : map.entries) {
    Word name = read_name(reader, entry.key, what);
    if (!has_shape(reader, entry.value, Shape::text) || name.empty()) continue;
    texts.emplace_back(std::move(name), word_of(entry.value));
  }
  return texts;
}

std::optional<State> find_state(std::string_view word) {
  for (const Choice<State>& choice : kStates) {
    if (choice.word == word) return choice.value;
  }
  return std::nullopt;
}

std::vector<State> read_skipping(Reader& reader, const yaml::Node& list) {
  std::vector<State> states;
  if (!has_items(reader, list, "`skipping`")) return states;
  for (const yaml::Node& item : list.items) {
    const auto state = read_choice(reader, item, kSkippable, "what `first` can pass over");
    if (state) states.push_back(*state);
  }
  return states;
}

Fold read_fold(Reader& reader, const yaml::Node& list) {
  auto folds = static_cast<std::uint8_t>(Fold::exact);
  for (const yaml::Node& item : list.items) {
    const auto fold = read_choice(reader, item, kFolds, "what `fold` can make equal");
    if (fold) folds = static_cast<std::uint8_t>(folds | static_cast<std::uint8_t>(*fold));
  }
  return static_cast<Fold>(folds);
}

Reverse read_reverse(Reader& reader, const yaml::Node& scalar) {
  return read_choice(reader, scalar, kReverses, "`reverse`").value_or(Reverse::none);
}

Hit read_hit_policy(Reader& reader, const yaml::Node& scalar) {
  return read_choice(reader, scalar, kHits, "`hit`").value_or(Hit::first);
}

Collect read_collect(Reader& reader, const yaml::Node& scalar) {
  return read_choice(reader, scalar, kCollects, "`collect`").value_or(Collect::list);
}

std::optional<Basis> find_basis(std::string_view word) {
  for (const Choice<Basis>& choice : kBases) {
    if (choice.word == word) return choice.value;
  }
  return std::nullopt;
}

Basis read_basis(Reader& reader, const yaml::Node& scalar) {
  return read_choice(reader, scalar, kBases, "`basis`").value_or(Basis::unsaid);
}

Words state_words() {
  return words<kStates>();
}
Words skipping_words() {
  return words<kSkippable>();
}
Words fold_words() {
  return words<kFolds>();
}
Words reverse_words() {
  return words<kReverses>();
}
Words hit_words() {
  return words<kHits>();
}
Words collect_words() {
  return words<kCollects>();
}
Words basis_words() {
  return words<kBases>();
}

std::optional<Expression> read_expression(Reader& reader, const yaml::Node& node, Pipes pipes) {
  if (node.is_scalar()) return parse_expression(node, pipes, reader.diagnostics);
  refuse_shape(reader, node, "an expression such as `message.id`");
  return std::nullopt;
}

std::shared_ptr<const Expression> read_shared_expression(Reader& reader, const yaml::Node& node,
                                                         Pipes pipes) {
  auto expression = read_expression(reader, node, pipes);
  if (!expression) return nullptr;
  return std::make_shared<const Expression>(std::move(*expression));
}

bool has_items(Reader& reader, const yaml::Node& list, std::string_view what) {
  if (!has_shape(reader, list, Shape::list)) return false;
  if (!list.items.empty()) return true;
  reader.diagnostics.add(
      make_error(Code::wrong_shape, std::string(what) + " needs at least one item", list.span));
  return false;
}

bool Ids::add(const Word& id) {
  if (id.empty()) return true;  // reported where it was read
  for (const Word& earlier : ids_) {
    if (earlier.text != id.text) continue;
    Diagnostic diagnostic =
        make_error(Code::duplicate_id, "two " + what_ + " are called `" + id.text + "`", id.span);
    diagnostic.labels.push_back(make_label(earlier.span, "the first one"));
    reader_.diagnostics.add(std::move(diagnostic));
    return false;
  }
  ids_.push_back(id);
  return true;
}

}  // namespace smx::spec
