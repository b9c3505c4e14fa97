#include "types/layers.h"

#include <algorithm>

#include "types/keywords.h"
#include "types/schema_kind.h"

namespace smx::types {

namespace {

bool names_component(const yaml::Node& node) {
  return node.is_scalar() && node.text.find('/') != std::string::npos;
}

/// The node that names another schema: the value of `$ref`, or `alias/Name` in a rule file.
const yaml::Node* reference_in(Place place) {
  const yaml::Node& node = *place.node;
  if (place.dialect() == Dialect::schema_file) return node.is_map() ? node.find("$ref") : nullptr;
  if (!node.is_map()) return names_component(node) ? &node : nullptr;
  const yaml::Node* type = node.find("type");
  return type && names_component(*type) ? type : nullptr;
}

/// The parts that must all hold: of `allOf`, and of a choice with one alternative only.
std::vector<const yaml::Node*> parts_in(const yaml::Node& schema) {
  std::vector<const yaml::Node*> parts;
  if (const yaml::Node* all = schema.find("allOf")) {
    for (const yaml::Node& part : all->items) parts.push_back(&part);
  }
  for (const std::string_view key : {"oneOf", "anyOf"}) {
    const yaml::Node* list = schema.find(key);
    if (!list) continue;
    const std::vector<const yaml::Node*> real = real_alternatives(*list);
    if (real.size() == 1) parts.push_back(real.front());
  }
  return parts;
}

bool admits_null_beside(const yaml::Node& schema) {
  for (const std::string_view key : {"oneOf", "anyOf"}) {
    const yaml::Node* list = schema.find(key);
    if (!list || real_alternatives(*list).size() != 1) continue;
    // Of `oneOf` null must be exactly one alternative.
    const std::size_t nulls = list->items.size() - 1;
    if (key == "oneOf" ? nulls == 1 : nulls > 0) return true;
  }
  const yaml::Node* nullable = schema.find("nullable");
  const yaml::Node* type = schema.find("type");
  const bool has_type = type && !names_component(*type);
  return !has_type && nullable && nullable->is_plain() && nullable->text == "true";
}

}  // namespace

bool is_only_null(const yaml::Node& schema) {
  if (!schema.is_map()) return false;
  const auto is_null = [](const yaml::Node& node) {
    return node.is_scalar() && node.text == "null";
  };
  const auto is_null_list = [&](const yaml::Node& node) {
    return node.items.size() == 1 && is_null(node.items.front());
  };
  if (const yaml::Node* type = schema.find("type")) return is_null(*type) || is_null_list(*type);
  const yaml::Node* allowed = schema.find("enum");
  if (allowed) return is_null_list(*allowed) && allowed->items.front().is_plain();
  const yaml::Node* constant = schema.find("const");
  return constant && constant->is_plain() && is_null(*constant);
}

std::vector<const yaml::Node*> real_alternatives(const yaml::Node& list) {
  std::vector<const yaml::Node*> real;
  for (const yaml::Node& item : list.items) {
    if (!is_only_null(item)) real.push_back(&item);
  }
  if (real.empty() && !list.items.empty()) real.push_back(&list.items.front());
  return real;
}

struct LayerFinder::Step {
  enum class Kind : std::uint8_t { enter, keep, leave };
  Kind kind;
  Place place;
  bool null_beside = false;
};

/// From a queue and without recursion: a chain of a hundred thousand `$ref` needs no stack.
class LayerFinder::Walk {
 public:
  Walk(LayerFinder& finder, Layers& layers) : finder_(finder), layers_(layers) {}

  bool run(const std::vector<Place>& places) {
    for (auto place = places.rbegin(); place != places.rend(); ++place)
      open_.push_back({Step::Kind::enter, *place, false});
    is_named_ = places.size() != 1;
    while (!open_.empty()) {
      const Step step = open_.back();
      open_.pop_back();
      if (step.kind == Step::Kind::leave) way_.erase(step.place.node);
      if (step.kind == Step::Kind::keep) keep(step);
      if (step.kind == Step::Kind::enter && !enter(step)) return false;
    }
    if (layers_.name.empty() && layers_.all.size() == 1)
      layers_.name = name_of(layers_.all[0].place);
    return true;
  }

 private:
  static std::string name_of(Place place) {
    if (!place.file) return {};
    const auto name = place.file->type_names.find(place.node);
    return name == place.file->type_names.end() ? std::string() : name->second;
  }

  void keep(const Step& step) {
    const auto twin = std::find_if(layers_.all.begin(), layers_.all.end(), [&](const Layer& layer) {
      return layer.place.node == step.place.node;
    });
    if (twin == layers_.all.end()) {
      layers_.all.push_back({step.place, step.null_beside, false, false});
    } else {
      twin->null_beside = twin->null_beside && step.null_beside;
    }
  }

  /// Opens one schema: first what it refers to, then its parts, then itself, then what lies over.
  bool enter(const Step& step) {
    const yaml::Node& node = *step.place.node;
    if (finder_.circular_.contains(&node)) return false;
    if (!way_.insert(&node).second) return refuse_circle(node);
    if (!node.is_map() && !reference_in(step.place)) {
      name(step.place);
      way_.erase(&node);
      if (node.is_plain() && node.text == "true" && step.place.file) return true;
      keep(step);
      return true;
    }
    const bool null_beside = step.null_beside || admits_null_beside(node);
    const std::vector<const yaml::Node*> parts = parts_in(node);
    const bool has_own = read_own(step.place) || parts.size() > 1;
    const yaml::Node* reference = reference_in(step.place);
    std::optional<Place> target;
    if (reference) {
      target = step.place.file ? finder_.files_.target(*reference, *step.place.file)
                               : finder_.files_.component(reference->text, reference->span);
      if (!target) return false;
    }
    const bool is_pure = !has_own && (reference || !parts.empty());
    if (!is_pure) name(step.place);
    open_.push_back({Step::Kind::leave, step.place, false});
    if (const std::optional<Place> over = finder_.files_.tightening_of(&node))
      open_.push_back({Step::Kind::enter, *over, true});
    if (!is_pure) open_.push_back({Step::Kind::keep, step.place, null_beside});
    for (auto part = parts.rbegin(); part != parts.rend(); ++part)
      open_.push_back({Step::Kind::enter, {*part, step.place.file}, null_beside});
    if (target) open_.push_back({Step::Kind::enter, *target, null_beside});
    return true;
  }

  /// The first schema that is more than a reference gives the name.
  void name(Place place) {
    if (!is_named_) layers_.name = name_of(place);
    is_named_ = true;
  }

  bool refuse_circle(const yaml::Node& node) {
    finder_.reports_.add(Code::bad_schema,
                         "the schema leads back to itself without a member or an item in between",
                         node.span);
    finder_.circular_.insert(way_.begin(), way_.end());
    return false;
  }

  /// Whether a schema says something beside what it refers to. Reads its mark of PHI.
  bool read_own(Place place) {
    const bool has_reference = reference_in(place) != nullptr;
    bool has_own = false;
    for (const yaml::Entry& entry : place.node->entries) {
      const std::string& key = entry.key.text;
      const bool is_phi = key == "x-phi" || (key == "phi" && place.dialect() == Dialect::rule_file);
      if (is_phi) {
        const std::optional<bool> flag = read_flag(entry, finder_.reports_);
        if (!flag) has_own = true;  // whoever reads it will find it wrong
        if (flag.value_or(false)) layers_.marks.phi = Phi::yes;
        continue;
      }
      if (key == "$ref" || key == "allOf" || is_single_choice(entry)) continue;
      if (key == "type" && has_reference) continue;
      if (key == "nullable" && (has_reference || place.node->find("allOf"))) {
        if (!read_flag(entry, finder_.reports_)) has_own = true;
        continue;
      }
      if (is_annotation(key, place.dialect())) continue;
      if (has_reference && is_ignored_beside_reference(place, entry)) continue;
      has_own = true;
    }
    if (const yaml::Entry* all = place.node->find_entry("allOf")) has_own |= !is_filled(*all);
    return has_own;
  }

  static bool is_filled(const yaml::Entry& entry) {
    return entry.value.is_list() && !entry.value.items.empty();
  }

  static bool is_single_choice(const yaml::Entry& entry) {
    const bool is_choice = entry.key.text == "oneOf" || entry.key.text == "anyOf";
    return is_choice && is_filled(entry) && real_alternatives(entry.value).size() == 1;
  }

  bool is_ignored_beside_reference(Place place, const yaml::Entry& entry) {
    if (!place.file || place.file->beside_reference == BesideReference::counts) return false;
    finder_.reports_.warn(Code::unsupported_schema_keyword,
                          in_ticks(entry.key.text) +
                              " beside `$ref` says nothing: OpenAPI 3.0 ignores what stands there",
                          entry.key.span,
                          "write `allOf` with the `$ref` and a schema that says it, or lay it over "
                          "with a tightening file");
    return true;
  }

  LayerFinder& finder_;
  Layers& layers_;
  std::vector<Step> open_;
  std::unordered_set<const yaml::Node*> way_;
  bool is_named_ = false;
};

std::optional<Layers> LayerFinder::find(const std::vector<Place>& places, Marks marks) {
  Layers layers;
  layers.marks = marks;
  if (!Walk(*this, layers).run(places)) return std::nullopt;
  return layers;
}

}  // namespace smx::types
