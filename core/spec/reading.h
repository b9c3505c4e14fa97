// How maps are read: every kind of map is a table of the keys it may have, and one reader walks
// them all. What is wrong about keys and shapes is therefore said in one way, and in one place.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "smx/diagnostic.h"

#include "spec/expression.h"
#include "yaml/tree.h"

namespace smx::spec {

/// What every reading function needs to have at hand.
struct Reader {
  Diagnostics& diagnostics;
  std::vector<std::unique_ptr<const yaml::Node>>& types;  // File::types
  std::size_t attributed = 0;                             // see OwnMistakes
};

/// Whether there were mistakes since it was made.
class Mistakes {
 public:
  explicit Mistakes(const Reader& reader) : reader_(reader), before_(reader.diagnostics.errors()) {}
  bool any() const { return reader_.diagnostics.errors() > before_; }

 private:
  const Reader& reader_;
  std::size_t before_;
};

/// Counts the mistakes of one thing without those of the things inside it, so that a mistake in a
/// line does not make everything around the line unusable.
class OwnMistakes {
 public:
  explicit OwnMistakes(Reader& reader)
      : reader_(reader),
        errors_before_(reader.diagnostics.errors()),
        attributed_before_(reader.attributed) {}
  OwnMistakes(const OwnMistakes&) = delete;
  OwnMistakes& operator=(const OwnMistakes&) = delete;
  ~OwnMistakes() { reader_.attributed = attributed_before_ + all(); }

  bool any() const { return all() > reader_.attributed - attributed_before_; }

 private:
  std::size_t all() const { return reader_.diagnostics.errors() - errors_before_; }

  Reader& reader_;
  std::size_t errors_before_;
  std::size_t attributed_before_;
};

enum class Presence : std::uint8_t { optional, required };

/// What must stand behind a key, as far as YAML can tell.
enum class Shape : std::uint8_t { any, text, map, list };

/// The words of a closed list.
using Words = std::vector<std::string_view>;

/// One key of one kind of map.
template <typename T>
struct Field {
  std::string_view key;
  Presence presence;
  Shape shape;  // checked before `read` is called
  void (*read)(Reader&, const yaml::Entry&, T&);
  std::string_view meaning;     // one sentence, for people
  std::string_view holds = {};  // for tools: see map_kinds.h; empty is any text
  Words (*words)() = nullptr;   // those that can stand there
};

/// Some keys of a map and where what they say is kept.
template <typename T>
struct Part {
  std::span<const Field<T>> fields;
  T& into;
};

template <typename T, std::size_t N>
Part<T> part(const Field<T> (&fields)[N], T& into) {
  return {fields, into};
}

/// A key as tools see it, whoever reads it.
struct Key {
  std::string_view key;
  Presence presence;
  Shape shape;
  std::string_view meaning;
  std::string_view holds;
  Words words;
};

template <typename T>
void add_keys(std::vector<Key>& keys, std::span<const Field<T>> fields) {
  for (const Field<T>& field : fields) {
    keys.push_back({field.key, field.presence, field.shape, field.meaning, field.holds,
                    field.words ? field.words() : Words{}});
  }
}

/// The keys of a map that is read by these tables.
template <typename... T, std::size_t... N>
std::vector<Key> keys_of(const Field<T> (&... tables)[N]) {
  std::vector<Key> keys;
  (add_keys(keys, std::span<const Field<T>>(tables)), ...);
  return keys;
}

// ---- what can be wrong; each adds one diagnostic

void refuse_unknown_key(Reader& reader, const yaml::Entry& entry, std::string_view what,
                        const std::vector<std::string>& known);
void refuse_missing_key(Reader& reader, const yaml::Node& map, std::string_view what,
                        std::string_view key, std::string_view meaning);
/// Whether one of the unknown keys of a map was probably meant to be `key`.
bool is_misspelt(const std::vector<std::string>& unknown, std::string_view key);
/// `expected` as in "a map", "a list of texts".
void refuse_shape(Reader& reader, const yaml::Node& node, std::string_view expected,
                  std::string hint = {});
/// Keys of one map that exclude each other, with a label at each.
void refuse_together(Reader& reader, const std::vector<const yaml::Entry*>& entries,
                     std::string message);

/// Whether `node` has the shape; says what was expected when it has not.
bool has_shape(Reader& reader, const yaml::Node& node, Shape shape);
/// The same for whoever wants it with a hint or a better description.
bool has_shape(Reader& reader, const yaml::Node& node, Shape shape, std::string_view expected);

// ---- the reader of maps

template <typename T>
bool read_entry(Reader& reader, const yaml::Entry& entry, const Part<T>& part) {
  for (const Field<T>& field : part.fields) {
    if (field.key != entry.key.text) continue;
    if (has_shape(reader, entry.value, field.shape)) field.read(reader, entry, part.into);
    return true;
  }
  return false;
}

template <typename T>
void require_keys(Reader& reader, const yaml::Node& map, std::string_view what,
                  const std::vector<std::string>& unknown, const Part<T>& part) {
  for (const Field<T>& field : part.fields) {
    if (field.presence == Presence::optional || map.find(field.key)) continue;
    if (is_misspelt(unknown, field.key)) continue;  // said of the key that stands there
    refuse_missing_key(reader, map, what, field.key, field.meaning);
  }
}

template <typename T>
void add_names(std::vector<std::string>& names, const Part<T>& part) {
  for (const Field<T>& field : part.fields) names.emplace_back(field.key);
}

/// Reads a map by its tables. `what` as in "a mapping". `map` must be a map. Gives the keys it does
/// not know, which are refused.
template <typename... T>
std::vector<std::string> read_map(Reader& reader, const yaml::Node& map, std::string_view what,
                                  const Part<T>&... parts) {
  std::vector<std::string> unknown;
  for (const yaml::Entry& entry : map.entries) {
    if ((read_entry(reader, entry, parts) || ...)) continue;
    unknown.push_back(entry.key.text);
    std::vector<std::string> names;
    (add_names(names, parts), ...);
    refuse_unknown_key(reader, entry, what, names);
  }
  (require_keys(reader, map, what, unknown, parts), ...);
  return unknown;
}

}  // namespace smx::spec
