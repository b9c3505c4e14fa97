#include "types/type_builder.h"

#include <algorithm>

#include "types/schema_kind.h"
#include "types/schema_reader.h"

namespace smx::types {

namespace {

// Choices inside choices multiply: without fences a small file could ask for more than any machine
// has.
constexpr unsigned kMostChoicesInside = 16;
constexpr std::size_t kMostTypes = 200'000;

std::vector<std::string> words_and_aliases(const SchemaFiles& files) {
  std::vector<std::string> words;
  for (const TypeWord& word : rule_words()) words.emplace_back(word.word);
  for (const std::string& alias : files.aliases()) words.push_back(alias + "/...");
  return words;
}

/// For those who know JSON Schema better than the short words.
std::string advice_on(const std::string& word, const SchemaFiles& files) {
  for (const std::string& alias : files.aliases()) {
    if (alias == word) return "name one of its components, as in " + in_ticks(alias + "/Name");
  }
  if (word == "string") return "write `text`";
  if (word == "array" || word == "list")
    return "write the type of the items in brackets, as in `[ text ]`";
  if (word == "object") return "write `{ type: object, properties: ... }`";
  return suggest(word, words_and_aliases(files));
}

yaml::Node plain(std::string_view text, Span span) {
  yaml::Node node;
  node.text = text;
  node.span = span;
  return node;
}

yaml::Node map_with(std::string_view key, yaml::Node value, Span span) {
  yaml::Node map;
  map.kind = yaml::Kind::map;
  map.span = span;
  map.entries.push_back({plain(key, span), std::move(value)});
  return map;
}

yaml::Node list_with(std::span<const std::string> texts, Span span) {
  yaml::Node list;
  list.kind = yaml::Kind::list;
  list.span = span;
  for (const std::string& text : texts) {
    list.items.push_back(plain(text, span));
    list.items.back().style = yaml::Style::double_quoted;
  }
  return list;
}

bool has_choices(const Layer& layer) {
  const yaml::Node& schema = *layer.place.node;
  return schema.is_map() && (schema.find("oneOf") || schema.find("anyOf") || schema.find("if"));
}

}  // namespace

TypeBuilder::TypeBuilder(TypeStore& store, SchemaFiles& files, Reports& reports)
    : store_(store),
      files_(files),
      reports_(reports),
      finder_(files, reports),
      views_(store, reports) {}

const Type* TypeBuilder::build(Place place, Marks marks) {
  const Type* type = type_at({place}, marks);
  fill_types();
  views_.make_all();
  mark_phi();
  return type && complete(type) ? type : nullptr;
}

std::optional<Layers> TypeBuilder::find_layers(const std::vector<Place>& places, Marks marks) {
  return finder_.find(places, marks);
}

const Type* TypeBuilder::type_at(const std::vector<Place>& places, Marks marks) {
  const std::optional<Layers> layers = find_layers(places, marks);
  return layers ? type_of(*layers) : nullptr;
}

std::optional<TypeBuilder::Key> TypeBuilder::key_of(const Layers& layers) {
  Key key;
  key.second = layers.marks.phi;
  for (const Layer& layer : layers.all) {
    if (!layer.place.file) return std::nullopt;
    const unsigned bits =
        (layer.null_beside ? 1u : 0u) | (layer.is_around ? 2u : 0u) | (layer.is_negated ? 4u : 0u);
    key.first.emplace_back(layer.place.node, bits);
  }
  return key;
}

/// Types that need not be made: everything, nothing, and the short words of rule files.
const Type* TypeBuilder::shared_type(const Layers& layers) const {
  if (layers.all.empty()) return store_.any();
  for (const Layer& layer : layers.all) {
    const yaml::Node& node = *layer.place.node;
    const bool is_false = node.is_plain() && node.text == "false";
    if (is_false && layer.place.file && !layer.is_negated) return store_.never();
  }
  const yaml::Node& node = *layers.all.front().place.node;
  if (layers.all.size() > 1 || layers.marks != Marks{} || !node.is_scalar()) return nullptr;
  const TypeWord* word = find_word(rule_words(), node.text);
  if (!word || layers.all.front().place.file) return nullptr;
  for (const Type* type : {store_.any(), store_.text(), store_.integer(), store_.number(),
                           store_.boolean(), store_.instant(), store_.date()}) {
    if (type->kind == word->kind && type->format == word->format) return type;
  }
  return nullptr;
}

bool TypeBuilder::has_room(const Layers& layers) {
  if (++types_made_ <= kMostTypes) return true;
  if (types_made_ == kMostTypes + 1) {
    reports_.add(Code::bad_schema, "the choices of this schema come to too many combinations",
                 layers.all.front().place.node->span,
                 "describe the alternatives that occur, without choices inside choices");
  }
  return false;
}

const Type* TypeBuilder::type_of(const Layers& layers) {
  if (const Type* shared = shared_type(layers)) return shared;
  const std::optional<Key> key = key_of(layers);
  if (key) {
    const auto known = made_.find(*key);
    if (known != made_.end()) return known->second;
  }
  if (!has_room(layers)) return nullptr;
  Type* type = store_.make(TypeKind::any);
  type->name = layers.name;
  if (key) made_.emplace(*key, type);
  jobs_.push_back({layers, type});
  return type;
}

std::optional<Layers> TypeBuilder::laid_together(const Layers& around, const Layers& alternative) {
  Layers whole = around;
  whole.name = alternative.name;
  whole.depth = around.depth + 1;
  if (alternative.marks.phi == Phi::yes) whole.marks.phi = Phi::yes;
  if (whole.depth > kMostChoicesInside) {
    reports_.add(Code::bad_schema, "choices stand inside choices too deep",
                 around.all.front().place.node->span,
                 "describe the alternatives that occur, side by side");
    return std::nullopt;
  }
  for (Layer& layer : whole.all) layer.is_around = true;
  for (const Layer& layer : alternative.all) {
    const auto twin = std::find_if(whole.all.begin(), whole.all.end(), [&](const Layer& other) {
      return other.place.node == layer.place.node && other.is_negated == layer.is_negated;
    });
    if (twin == whole.all.end()) {
      whole.all.push_back(layer);
    } else if (has_choices(*twin) && !layer.is_negated) {
      reports_.add(Code::bad_schema, "an alternative leads back to the choice it belongs to",
                   layer.place.node->span,
                   "let the alternatives share a schema that has no choice in it");
      return std::nullopt;
    }
  }
  return whole;
}

Place TypeBuilder::place_of_kind(TypeKind kind, const SchemaFile* file) {
  auto known = kind_schemas_.find(kind);
  if (known == kind_schemas_.end()) {
    known = kind_schemas_.emplace(kind, map_with("type", plain(word_for(kind), {}), {})).first;
  }
  return {&known->second, file};
}

const Type* TypeBuilder::of_kind(TypeKind kind) {
  for (const Type* type :
       {store_.text(), store_.integer(), store_.number(), store_.boolean(), store_.any()}) {
    if (type->kind == kind) return type;
  }
  return store_.make(kind);
}

const yaml::Node* TypeBuilder::member_with_values(const yaml::Node& member,
                                                  const std::vector<std::string>& values) {
  const auto key = std::pair(&member, values);
  const auto known = member_schemas_.find(key);
  if (known != member_schemas_.end()) return &known->second;
  const Span span = member.span;
  yaml::Node property = map_with("enum", list_with(values, span), span);
  yaml::Node schema =
      map_with("properties", map_with(member.text, std::move(property), span), span);
  schema.entries.push_back({plain("required", span), list_with(std::span(&member.text, 1), span)});
  return &member_schemas_.emplace(key, std::move(schema)).first->second;
}

void TypeBuilder::refuse_word(const yaml::Node& node) {
  reports_.add(
      Code::unknown_schema,
      node.text.empty() ? "a type is missing here" : "there is no type " + in_ticks(node.text),
      node.span, advice_on(node.text, files_));
}

void TypeBuilder::fill_types() {
  while (!jobs_.empty()) {
    const Job job = std::move(jobs_.back());
    jobs_.pop_back();
    SchemaReader reader(*this, reports_, job.layers, *job.type);
    if (!reader.read()) {
      broken_.insert(job.type);
      views_.drop(*job.type);
    }
    if (job.type->kind != TypeKind::list) continue;
    if (!job.type->item) job.type->item = store_.any();
    new_lists_.push_back(job.type);
  }
}

/// A list of names is PHI as a name is, though its schema says so of the items only; and a choice
/// is when one of its alternatives is.
void TypeBuilder::mark_phi() {
  for (bool changed = true; changed;) {
    changed = views_.spread_phi();
    for (Type* list : new_lists_) {
      if (list->phi == Phi::yes || list->item->phi == Phi::no) continue;
      list->phi = Phi::yes;
      changed = true;
    }
  }
  new_lists_.clear();
  views_.forget();
}

bool TypeBuilder::complete(const Type* root) {
  std::unordered_set<const Type*> seen;
  std::vector<const Type*> open = {root};
  while (!open.empty()) {
    const Type* type = open.back();
    open.pop_back();
    if (!type || sound_.contains(type) || !seen.insert(type).second) continue;
    if (broken_.contains(type)) return false;
    for_each_part(*type, [&open](const Type* part) { open.push_back(part); });
  }
  for (const Type* type : seen) store_.complete(*type);
  sound_.insert(seen.begin(), seen.end());
  return true;
}

}  // namespace smx::types
