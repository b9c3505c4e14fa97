#include "spec/reading.h"

#include <algorithm>
#include <utility>

#include "spec/names.h"

namespace smx::spec {

namespace {

/// Keys that exist, but only beside certain others.
struct Companion {
  std::string_view key;
  std::string_view home;
};
constexpr Companion kCompanions[] = {
    {"between", "`join`"},
    {"with", "`decide` and `use`"},
    {"skipping", "`first`"},
    {"as", "`each` and `group`"},
    {"where", "`each` and `group`"},
    {"needs", "`each`, `group` or a mapping"},
    {"let", "`each`, `group` or a mapping"},
    {"guards", "`each`, `group` or a mapping"},
    {"distinct", "`each` and `group`; among functions there is a `distinct` too"},
    {"sort", "`each` and `group`; among functions there is a `sort` too"},
    {"rank", "`each` and `group`"},
    {"limit", "`each` and `group`"},
    {"index", "a mapping"},
    {"copy", "`fields`"},
    {"except", "`fields` with `copy`"},
    {"inverse_of", "a mapping; a table has `reverse`"},
    {"reverse", "a table"},
    {"fold", "a test, a table or a decision"},
    {"hit", "a decision"},
    {"effective", "a row of a decision"},
};

bool is_policy_key(std::string_view key) {
  return key.starts_with("on_");
}

std::string companion_hint(std::string_view key) {
  for (const Companion& companion : kCompanions) {
    if (companion.key == key) return "this key belongs to " + std::string(companion.home);
  }
  return {};
}

std::string_view name_of(Shape shape) {
  switch (shape) {
    case Shape::text: return "a text";
    case Shape::map: return "a map";
    case Shape::list: return "a list";
    case Shape::any: break;
  }
  return "a value";
}

bool fits(const yaml::Node& node, Shape shape) {
  switch (shape) {
    case Shape::any: return true;
    case Shape::text: return node.is_scalar() && !(node.is_plain() && node.text.empty());
    case Shape::map: return node.is_map();
    case Shape::list: return node.is_list();
  }
  return false;
}

std::string_view found(const yaml::Node& node) {
  if (node.is_map()) return "a map";
  if (node.is_list()) return "a list";
  if (!node.text.empty()) return "a text";
  return node.is_plain() ? "nothing" : "an empty text";
}

}  // namespace

void refuse_unknown_key(Reader& reader, const yaml::Entry& entry, std::string_view what,
                        const std::vector<std::string>& known) {
  const std::string& key = entry.key.text;
  const bool policy = is_policy_key(key) && std::any_of(known.begin(), known.end(), is_policy_key);
  const std::string hint = companion_hint(key);
  reader.diagnostics.add(make_error(policy ? Code::unknown_policy : Code::unknown_key,
                                    policy ? "there is no policy " + ticked(key)
                                           : ticked(key) + " is not a key of " + std::string(what),
                                    entry.key.span, hint.empty() ? suggest(key, known) : hint));
}

void refuse_missing_key(Reader& reader, const yaml::Node& map, std::string_view what,
                        std::string_view key, std::string_view meaning) {
  Diagnostic diagnostic =
      make_error(Code::missing_key, std::string(what) + " needs the key " + ticked(key), map.span);
  if (!meaning.empty()) diagnostic.notes.push_back({std::string(key), std::string(meaning)});
  reader.diagnostics.add(std::move(diagnostic));
}

bool is_misspelt(const std::vector<std::string>& unknown, std::string_view key) {
  return std::any_of(unknown.begin(), unknown.end(), [&](const std::string& word) {
    return !nearest_names(word, {std::string(key)}).empty();
  });
}

void refuse_shape(Reader& reader, const yaml::Node& node, std::string_view expected,
                  std::string hint) {
  reader.diagnostics.add(
      make_error(Code::wrong_shape,
                 "expected " + std::string(expected) + ", and here is " + std::string(found(node)),
                 node.span, std::move(hint)));
}

void refuse_together(Reader& reader, const std::vector<const yaml::Entry*>& entries,
                     std::string message) {
  Diagnostic diagnostic =
      make_error(Code::exclusive_keys, std::move(message), entries.front()->key.span);
  for (std::size_t i = 1; i < entries.size(); ++i) {
    diagnostic.labels.push_back(make_label(entries[i]->key.span, "and here"));
  }
  reader.diagnostics.add(std::move(diagnostic));
}

bool has_shape(Reader& reader, const yaml::Node& node, Shape shape) {
  return has_shape(reader, node, shape, name_of(shape));
}

bool has_shape(Reader& reader, const yaml::Node& node, Shape shape, std::string_view expected) {
  if (fits(node, shape)) return true;
  refuse_shape(reader, node, expected);
  return false;
}

}  // namespace smx::spec
