// `index` of a mapping: its items and keys, and `| lookup` of it.
#include <algorithm>

#include "compile/compiler.h"

namespace smx {

namespace {

bool is_scalar(const Type& type) {
  return type.kind != TypeKind::list && type.kind != TypeKind::object;
}

}  // namespace

/// Names of indexes stand among the others of the mapping, and are tables to `lookup`.
void Compiler::declare_indexes(const spec::Mapping& spec, const std::string& owner) {
  std::uint32_t number = 0;
  for (const spec::Index& index : spec.indexes) {
    const auto table = things_.find(own_name(index.name));
    if (table != things_.end() && tables_.contains(table->first)) {
      Diagnostic diagnostic = make_error(
          Code::shadowed_name, "`" + index.name.text + "` is already a table", index.name.span);
      diagnostic.labels.push_back(make_label(table->second, "the table"));
      diagnostic.fix = "`lookup` finds both by their names: choose another name";
      diagnostics_.add(std::move(diagnostic));
      continue;
    }
    Binding* binding = declare(index.name, SlotInfo::Kind::index, Static::unknown());
    if (!binding) continue;
    binding->address = address_below(owner, "index." + index.name.text);
    binding->index = &index;
    binding->progress = Binding::Progress::untouched;
    binding->facts = scope_->facts;
    ItemIndex& made = program_->indexes.emplace_back();
    made.name = index.name.text;
    made.number = number++;
    made.of_all = static_cast<std::uint32_t>(spec.indexes.size());
    made.item = binding->slot;
    made.many = index.many;
    made.rule = add_rule(RuleKind::line, binding->address, index.span, index.documentation);
    binding->compiled_index = &made;
  }
}

void Compiler::settle_index(Binding& binding) {
  const spec::Index& spec = *binding.index;
  ItemIndex& made = *binding.compiled_index;
  if (spec.broken) return;
  Place place;
  place.address = binding.address;
  Uses uses;
  const Type* item = indexed_items(spec, place, made, uses);
  if (!item) return;
  Binding one;
  one.kind = SlotInfo::Kind::item;
  one.known = Static::of(item);
  one.slot = made.item;
  one.round = scope_->round;
  scope_->items.push_back(&one);
  bool ok = true;
  Phi phi = Phi::no;
  for (const auto& [name, by] : spec.by) {
    Static known;
    made.by.push_back(expression(by, known, uses, place));
    ok = ok && made.by.back() && known.known();
    if (!made.by.back() || !known.known()) continue;
    if (known.type->phi == Phi::yes) phi = Phi::yes;
    made.key_types.push_back(known.type);
    if (is_scalar(*known.type)) continue;
    error(Code::type_mismatch,
          "a key of an index is one text, number or boolean, and this is " + describe(*known.type),
          by.span, "", "go on to a member");
    ok = false;
  }
  scope_->items.pop_back();
  const Type* found = made.many == Many::all ? program_->types->list_of(item) : item;
  if (phi == Phi::yes) found = program_->types->with_phi(found);
  program_->rules[made.rule].phi = found->phi;
  binding.known = ok ? Static::of(found) : Static::unknown();
  binding.known.may_be_null = made.many != Many::all && item->nullable;
  binding.round = scope_->round;
  binding.lazy_rounds = scope_->lazy_rounds;
}

/// The type of the items; null after an error.
const Type* Compiler::indexed_items(const spec::Index& spec, const Place& place, ItemIndex& out,
                                    Uses& uses) {
  Static list;
  out.of = expression(spec.of, list, uses, place);
  if (!out.of || !list.known()) return nullptr;
  if (list.type->kind == TypeKind::any) return program_->types->any();
  if (list.type->kind == TypeKind::list)
    return list.type->item ? list.type->item : program_->types->any();
  error(Code::wrong_cardinality, "an index is made of a list, and this is " + describe(*list.type),
        spec.of.span, "",
        list.type->kind == TypeKind::object ? "`.*` gives the values of an object that is a map"
                                            : "");
  return nullptr;
}

/// The index that a `lookup` names, or null.
Binding* Compiler::find_index(const spec::Call& spec) {
  if (spec.arguments.empty() || spec.arguments.front().computed) return nullptr;
  Binding* binding = find(spec.arguments.front().word.text);
  return binding && binding->index ? binding : nullptr;
}

bool Compiler::call_index(const spec::Call& spec, Binding& binding, Walk& walk, Uses& uses,
                          const Place& place) {
  note_use(binding, spec.arguments.front().word.span);
  const ItemIndex& index = *binding.compiled_index;
  if (!binding.known.known()) return false;
  if (spec.arguments.size() != index.by.size()) {
    const std::size_t keys = index.by.size();
    error(Code::wrong_arguments,
          "index `" + index.name + "` has " + std::to_string(keys) + (keys == 1 ? " key" : " keys"),
          spec.span, "",
          "the first key comes from the pipe, the others are arguments: `lookup index (second)`");
    return false;
  }
  LookupCall made;
  made.index = &index;
  made.span = spec.span;
  Static input = walk.now;
  if (!comparable_key(*input.type, *index.key_types.front(), index.name,
                      spec.arguments.front().word.span))
    return false;
  for (std::size_t i = 1; i < index.by.size(); ++i) {
    const Type& key = *index.key_types[i];
    const bool digits = key.kind == TypeKind::integer || key.kind == TypeKind::number;
    const ArgumentSpec wanted{"key", digits ? ArgumentKind::number : ArgumentKind::text, true, {}};
    CallArgument& more = made.more_keys.emplace_back();
    if (!argument(spec.arguments[i], wanted, more, input, uses, place)) return false;
  }
  Static result = binding.known;
  result.may_be_missing = input.may_be_missing;
  result.may_be_null = result.may_be_null || input.may_be_null;
  if (input.type->phi == Phi::yes) result.type = program_->types->with_phi(result.type);
  walk.now = result;
  walk.so_far += " | lookup " + index.name;
  walk.expr->calls.emplace_back(std::move(made));
  return true;
}

/// Keys are compared by value, so a text never finds a number.
bool Compiler::comparable_key(const Type& asked, const Type& key, const std::string& index,
                              Span span) {
  std::string why;
  if (assignable(asked, key, why) || assignable(key, asked, why)) return true;
  const auto is_number = [](const Type& type) {
    return type.kind == TypeKind::integer || type.kind == TypeKind::number;
  };
  std::string fix;
  if (is_number(asked) && key.kind == TypeKind::text) fix = "add `| text` before it";
  if (asked.kind == TypeKind::text && is_number(key)) fix = "add `| integer` before it";
  error(Code::type_mismatch, "the key of index `" + index + "` does not fit: " + why, span, "",
        fix);
  return false;
}

}  // namespace smx
