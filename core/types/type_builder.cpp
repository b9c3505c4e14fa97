#include "types/type_builder.h"

#include "types/keywords.h"
#include "types/schema_kind.h"
#include "types/schema_reader.h"

namespace smx::types {

namespace {

bool names_component(const yaml::Node& node) {
  return node.is_scalar() && node.text.find('/') != std::string::npos;
}

/// The node that names another schema, when this one does nothing else: the value of `$ref`, or
/// `alias/Name` in a rule file.
const yaml::Node* reference_in(Place place) {
  const yaml::Node& node = *place.node;
  if (place.dialect() == Dialect::schema_file) return node.is_map() ? node.find("$ref") : nullptr;
  if (!node.is_map()) return names_component(node) ? &node : nullptr;
  const yaml::Node* type = node.find("type");
  return type && names_component(*type) ? type : nullptr;
}

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

}  // namespace

const Type* TypeBuilder::build(Place place, Marks marks) {
  const Type* type = type_at(place, marks);
  fill_types();
  mark_lists_of_phi();
  return type && is_sound(type) ? type : nullptr;
}

const Type* TypeBuilder::type_at(Place place, Marks marks) {
  std::unordered_set<const yaml::Node*> way;
  while (const yaml::Node* reference = reference_in(place)) {
    if (circular_.contains(place.node)) return nullptr;
    if (!way.insert(place.node).second) {
      reports_.add(Code::bad_schema, "`$ref` leads back to itself without a schema in between",
                   reference->span);
      circular_.insert(way.begin(), way.end());
      return nullptr;
    }
    if (!add_marks_beside(place, *reference, marks)) return nullptr;
    const std::optional<Place> next = place.file
                                          ? files_.target(*reference, *place.file)
                                          : files_.component(reference->text, reference->span);
    if (!next) return nullptr;
    place = *next;
  }
  if (place.node->is_map()) return make_type(place, marks);
  if (place.node->is_scalar()) return make_from_scalar(place, marks);
  return make_list(place, marks);
}

/// What may stand beside a reference: `x-phi` and `nullable` make a type of its own, annotations
/// nothing.
bool TypeBuilder::add_marks_beside(Place place, const yaml::Node& reference, Marks& marks) {
  bool ok = true;
  for (const yaml::Entry& entry : place.node->entries) {
    const std::string& key = entry.key.text;
    const bool inline_phi = key == "phi" && place.dialect() == Dialect::rule_file;
    if (&entry.value == &reference || is_annotation(key, place.dialect())) continue;
    if (key != "nullable" && key != "x-phi" && !inline_phi) {
      reports_.add(Code::unsupported_schema_keyword,
                   in_ticks(key) + " beside a reference is not supported", entry.key.span,
                   "only `nullable`, `x-phi` and annotations may stand there");
      ok = false;
      continue;
    }
    const std::optional<bool> flag = read_flag(entry, reports_);
    if (!flag) ok = false;
    if (!flag.value_or(false)) continue;
    if (key == "nullable") marks.nullable = true;
    if (key != "nullable") marks.phi = Phi::yes;
  }
  return ok;
}

const Type* TypeBuilder::make_type(Place place, Marks marks) {
  if (place.file) {
    const auto known = made_.find({place.node, marks});
    if (known != made_.end()) return known->second;
  }
  Type* type = store_.make(TypeKind::any);
  if (place.file) {
    made_.emplace(std::pair(place.node, marks), type);
    const auto name = place.file->type_names.find(place.node);
    if (name != place.file->type_names.end()) type->name = name->second;
  }
  jobs_.push_back({place, marks, type});
  return type;
}

const Type* TypeBuilder::make_from_scalar(Place place, Marks marks) {
  const yaml::Node& node = *place.node;
  if (place.dialect() == Dialect::schema_file) {
    if (node.is_plain() && node.text == "true") return store_.any();
    reports_.add(Code::bad_schema, "a schema is a map of keywords", node.span);
    return nullptr;
  }
  const TypeWord* word = find_word(rule_words(), node.text);
  if (!word) {
    reports_.add(
        Code::unknown_schema,
        node.text.empty() ? "a type is missing here" : "there is no type " + in_ticks(node.text),
        node.span, advice_on(node.text, files_));
    return nullptr;
  }
  if (marks == Marks{}) {
    for (const Type* type : {store_.any(), store_.text(), store_.integer(), store_.number(),
                             store_.boolean(), store_.instant(), store_.date()}) {
      if (type->kind == word->kind && type->format == word->format) return type;
    }
  }
  Type* type = store_.make(word->kind);
  type->format = word->format;
  if (marks.phi == Phi::yes) type->phi = Phi::yes;
  return type;
}

const Type* TypeBuilder::make_list(Place place, Marks marks) {
  const yaml::Node& node = *place.node;
  if (place.dialect() == Dialect::schema_file) {
    reports_.add(Code::bad_schema, "a schema is a map of keywords", node.span);
    return nullptr;
  }
  if (node.items.size() != 1) {
    reports_.add(Code::bad_schema, "a list type has one type for all items, as in `[ text ]`",
                 node.span);
    return nullptr;
  }
  const Type* item = type_at({&node.items.front(), nullptr}, {marks.phi, false});
  if (!item) return nullptr;
  Type* list = store_.make(TypeKind::list);
  list->item = item;
  list->phi = marks.phi;
  new_lists_.push_back(list);
  return list;
}

void TypeBuilder::fill_types() {
  while (!jobs_.empty()) {
    const Job job = jobs_.back();
    jobs_.pop_back();
    SchemaReader reader(*this, reports_, job.place, job.marks, *job.type);
    if (!reader.read()) broken_.insert(job.type);
    if (job.type->kind != TypeKind::list) continue;
    if (!job.type->item) job.type->item = store_.any();
    new_lists_.push_back(job.type);
  }
}

/// A list of names is PHI as a name is, though its schema says so of the items only.
void TypeBuilder::mark_lists_of_phi() {
  for (bool changed = true; changed;) {
    changed = false;
    for (Type* list : new_lists_) {
      if (list->phi == Phi::yes || list->item->phi == Phi::no) continue;
      list->phi = Phi::yes;
      changed = true;
    }
  }
  new_lists_.clear();
}

bool TypeBuilder::is_sound(const Type* root) {
  std::unordered_set<const Type*> seen;
  std::vector<const Type*> open = {root};
  while (!open.empty()) {
    const Type* type = open.back();
    open.pop_back();
    if (!type || sound_.contains(type) || !seen.insert(type).second) continue;
    if (broken_.contains(type)) return false;
    open.push_back(type->item);
    open.push_back(type->additional);
    for (const Property& property : type->properties) open.push_back(property.type);
  }
  sound_.insert(seen.begin(), seen.end());
  return true;
}

}  // namespace smx::types
