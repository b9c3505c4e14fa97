#include "program/streaming.h"

#include <algorithm>

#include "program/choice.h"
#include "program/reads.h"
#include "types/further.h"
#include "value/pointer.h"

namespace smx {

namespace {

/// The names of a path that is nothing but names, from the input on.
bool is_plain(const Expr& expr, Slot input) {
  return !expr.group && expr.slot == input && expr.calls.empty() &&
         std::all_of(expr.steps.begin(), expr.steps.end(),
                     [](const PathStep& step) { return step.kind == PathStep::Kind::member; });
}

const markup::Slot* slot_of(const std::vector<markup::Slot>& slots, const Type& type,
                            std::string_view member) {
  const auto found = std::find_if(slots.begin(), slots.end(), [&](const markup::Slot& slot) {
    return type.properties[slot.property].name == member;
  });
  return found == slots.end() ? nullptr : &*found;
}

/// Whether a list of that type may have any number of items, and they any values.
bool is_free_list(const Type& type) {
  return type.kind == TypeKind::list && type.min_items.value_or(0) == 0 && !type.max_items &&
         type.choices.empty() && !type.further;
}

class Analysis {
 public:
  Analysis(const Mapping& mapping, const InputInfo& input, const markup::Plan& plan)
      : mapping_(mapping), input_(input), plan_(plan) {}

  Streaming run() {
    if (is_by_items() && is_for_all_variants()) {
      found_.way = Streaming::Way::items;
      return std::move(found_);
    }
    found_.root = found_.entry = nullptr;
    found_.pointer.clear();
    if (plan_.has_choice_of_roots()) return std::move(found_);
    found_.way = Streaming::Way::documents;
    found_.entry = &plan_.roots().front();
    return std::move(found_);
  }

 private:
  bool is_by_items() {
    const Form& body = *mapping_.body;
    const Form* const result = without_alternatives(body);
    const auto* each = std::get_if<EachForm>(&result->what);
    if (!each) return refuse("the result is not an `each` over a list of the document", body.span);
    // Whoever adds something to `each` says here whether an item still stands for itself alone.
    const auto& [sources, item, first, last, needs, where, guards, of_each, arranged, grouped] =
        *each;
    if (arranged || grouped) {
      return refuse("the items are grouped or put in order, which takes all of them", body.span);
    }
    if (!is_free_result(body) || !is_free_result(*result)) return false;
    const Expr* list = nullptr;
    for (const Expr* source : sources) {
      if (!take_source(*source, list)) return false;
    }
    if (!list) {
      return refuse("the result does not go over a list of elements in the root", body.span);
    }
    return reads_nothing_else(*each);
  }

  /// What overlays make of the mapping must go over the same list.
  bool is_for_all_variants() {
    if (!mapping_.choice) return true;
    const auto index = static_cast<std::size_t>(&input_ - mapping_.inputs.data());
    for (const Mapping* variant : mapping_.choice->variants) {
      if (variant == &mapping_) continue;
      Analysis other(*variant, variant->inputs[index], plan_);
      if (!other.is_by_items()) return refuse(other.found_.why_not, other.found_.place);
      if (other.found_.pointer == found_.pointer) continue;
      return refuse("an overlay makes it go over another list", variant->body->span);
    }
    return true;
  }

  /// `first: [ each, { list: [] } ]` says what a document without the list becomes; an entry is
  /// never without.
  static const Form* without_alternatives(const Form& body) {
    const auto* first = std::get_if<FirstForm>(&body.what);
    if (!first || first->parts.empty()) return &body;
    const bool are_empty =
        std::all_of(first->parts.begin() + 1, first->parts.end(), [](const Form* part) {
          const auto* list = std::get_if<ListForm>(&part->what);
          return list && list->items.empty();
        });
    return are_empty ? first->parts.front() : &body;
  }

  /// What becomes of an empty list is an empty list all the same, as under `default: []`.
  static bool gives_no_item(const Policy& policy) {
    return policy.reporting == Reporting::quiet &&
           (policy.action == Action::keep ||
            (policy.action == Action::use_default && policy.literal.is(Kind::list) &&
             policy.literal.items().empty()));
  }

  bool is_free_result(const Form& form) {
    if (mapping_.output_plan) return refuse("the output is one XML document", form.span);
    if (!is_free_list(*mapping_.output)) {
      return refuse("the type of the output counts or compares the items", form.span);
    }
    for (const Trigger trigger : {Trigger::empty, Trigger::conflict}) {
      const auto index = static_cast<std::size_t>(trigger);
      if (!form.policies[index] || gives_no_item(*form.policies[index])) continue;
      return refuse("`" + std::string(kTriggerNames[index]) + "` is about all items together",
                    form.span);
    }
    return true;
  }

  /// One source must be a list in the root; others may only be under other roots.
  bool take_source(const Expr& source, const Expr*& list) {
    if (!is_plain(source, input_.slot)) {
      return refuse("the `each` goes over more than a list of the document", source.span);
    }
    if (!find_list(source)) return true;
    if (list) return refuse("the `each` goes over two lists", source.span);
    list = &source;
    return true;
  }

  /// Whether a path leads to a list of elements that are children of the root; it is then the one.
  bool find_list(const Expr& path) {
    const bool choice = plan_.has_choice_of_roots();
    if (path.steps.size() != (choice ? 2u : 1u)) return false;
    const markup::Slot* root = choice
                                   ? slot_of(plan_.roots(), plan_.type(), path.steps.front().name)
                                   : &plan_.roots().front();
    if (!root || root->value->content != markup::Content::object) return false;
    const markup::Slot* entry =
        slot_of(root->value->elements, *root->value->type, path.steps.back().name);
    if (!entry || !entry->many) return false;
    found_.root = root;
    found_.entry = entry;
    found_.pointer.clear();
    for (const PathStep& step : path.steps) append_token(found_.pointer, step.name);
    return true;
  }

  bool reads_nothing_else(const EachForm& each) {
    for (const Expr* read : Reads::of(mapping_, input_.slot)) {
      const bool is_source =
          std::find(each.sources.begin(), each.sources.end(), read) != each.sources.end();
      if (!is_source) return refuse("more of the document is read than the item", read->span);
      const bool is_of_other_root = plan_.has_choice_of_roots() && !read->steps.empty() &&
                                    read->steps.front().name != root_member();
      if (!is_of_other_root && !leads_to_list(*read)) {
        return refuse("the `each` goes over more than one list of the root", read->span);
      }
    }
    return true;
  }

  /// The member of the document that the root is, where there is a choice of them.
  const std::string& root_member() const {
    return plan_.type().properties[found_.root->property].name;
  }

  bool leads_to_list(const Expr& path) const {
    std::string pointer;
    for (const PathStep& step : path.steps) append_token(pointer, step.name);
    return pointer == found_.pointer;
  }

  bool refuse(std::string why, Span place) {
    found_.why_not = std::move(why);
    found_.place = place;
    return false;
  }

  const Mapping& mapping_;
  const InputInfo& input_;
  const markup::Plan& plan_;
  Streaming found_;
};

}  // namespace

Streaming streaming_of(const Mapping& mapping, const InputInfo& input, const markup::Plan* plan) {
  if (plan) return Analysis(mapping, input, *plan).run();
  Streaming none;
  none.why_not = "its schema has no `xml` mark";
  return none;
}

}  // namespace smx
