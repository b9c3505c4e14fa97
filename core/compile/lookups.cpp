// `| lookup TABLE`: the table, its keys, and what comes back.
#include "compile/compiler.h"

namespace smx {

bool Compiler::call_lookup(const spec::Call& spec, Walk& walk, Uses& uses, const Place& place) {
  uses.lookup = true;
  if (Binding* index = find_index(spec)) return call_index(spec, *index, walk, uses, place);
  const Table* table = looked_up(spec);
  if (!table) return false;
  LookupCall made;
  made.table = table;
  made.span = spec.span;
  const bool handled = place.handled[static_cast<std::size_t>(Trigger::unmapped)] ||
                       place.handled[static_cast<std::size_t>(Trigger::fault)];
  if (!handled) made.unmapped = table->unmapped;
  Static input = walk.now;
  if (!lookup_keys(spec, *table, made, input, uses, place)) return false;
  const Static result = result_of(made, input);
  if (!result.known()) return false;
  walk.now = result;
  walk.so_far += " | lookup " + table->name;
  walk.expr->calls.emplace_back(std::move(made));
  return true;
}

/// From the value to its key.
bool Compiler::call_lookup_reverse(const spec::Call& spec, Walk& walk, Uses& uses) {
  uses.lookup = true;
  if (Binding* index = find_index(spec)) {
    index->used = true;
    error(Code::wrong_arguments, "`" + index->name + "` is an index, and has no way back",
          spec.arguments.front().word.span, "", "`| lookup " + index->name + "` finds by the key");
    return false;
  }
  const Table* table = looked_up(spec);
  if (!table) return false;
  if (table->reverse == Reverse::none) {
    error(Code::wrong_arguments, "table `" + table->name + "` says nothing about the way back",
          spec.arguments.front().word.span, "",
          "write `reverse: unique` in the table, or `reverse: preferred` with the keys that answer "
          "for values that stand in several rows");
    return false;
  }
  if (spec.arguments.size() > 1) {
    error(Code::wrong_arguments, "`lookup_reverse` takes the name of a table, and nothing more",
          spec.arguments[1].span);
    return false;
  }
  std::string why;
  if (!assignable(*walk.now.type, *table->value_types.front(), why)) {
    error(Code::type_mismatch,
          "the value `" + table->values.front() + "` of table `" + table->name +
              "` does not fit: " + why,
          spec.arguments.front().word.span);
    return false;
  }
  Static result = Static::of(table->key_types.front());
  if (table->keys.size() > 1) {
    Type* object = program_->types->make(TypeKind::object);
    object->closed = true;
    for (std::size_t i = 0; i < table->keys.size(); ++i)
      object->properties.push_back({table->keys[i], table->key_types[i], true});
    result = Static::of(object);
  }
  result.may_be_missing = walk.now.may_be_missing || table->has_values_without_key;
  result.may_be_null = walk.now.may_be_null;
  if (walk.now.type->phi == Phi::yes) result.type = program_->types->with_phi(result.type);
  LookupCall made;
  made.table = table;
  made.way = LookupWay::back;
  made.span = spec.span;
  walk.now = result;
  walk.so_far += " | lookup_reverse " + table->name;
  walk.expr->calls.emplace_back(std::move(made));
  return true;
}

/// The table a call names; null after an error.
const Table* Compiler::looked_up(const spec::Call& spec) {
  if (spec.arguments.empty() || spec.arguments.front().computed) {
    error(Code::wrong_arguments, "`" + spec.function.text + "` is followed by the name of a table",
          spec.span);
    return nullptr;
  }
  const spec::Word& name = spec.arguments.front().word;
  if (const Table* found = find_table(resolve(name))) {
    used_things_.insert("table " + found->name);
    return found;
  }
  if (broken_things_.contains(resolve(name))) return nullptr;
  std::vector<std::string> names;
  for (const auto& [table, unused] : tables_) names.push_back(table);
  names = visible(names);
  for (const auto& binding : scope_->names) {
    if (binding->index) names.push_back(binding->name);
  }
  error(Code::unknown_table, "there is no table or index `" + name.text + "`", name.span,
        suggest(name.text, names));
  return nullptr;
}

/// The first key comes from the pipe, further ones are arguments.
bool Compiler::lookup_keys(const spec::Call& spec, const Table& table, LookupCall& made,
                           Static& input, Uses& uses, const Place& place) {
  const std::size_t keys = table.keys.size();
  if (spec.arguments.size() != keys) {
    error(Code::wrong_arguments,
          "table `" + table.name + "` has " + std::to_string(keys) + " key column" +
              (keys == 1 ? "" : "s"),
          spec.span, "",
          "the first key comes from the pipe, the others are arguments: `lookup table (second)`");
    return false;
  }
  std::string why;
  if (keys > 0 && table.key_types[0] && !assignable(*input.type, *table.key_types[0], why)) {
    error(Code::type_mismatch,
          "the key `" + table.keys[0] + "` of table `" + table.name + "` does not fit: " + why,
          spec.arguments.front().word.span);
    return false;
  }
  for (std::size_t i = 1; i < keys; ++i) {
    const ArgumentSpec wanted{table.keys[i], ArgumentKind::text, true, {}};
    CallArgument& key = made.more_keys.emplace_back();
    if (!argument(spec.arguments[i], wanted, key, input, uses, place)) return false;
  }
  return true;
}

/// One value column gives its value, several an object.
Static Compiler::result_of(const LookupCall& call, const Static& input) {
  const Table& table = *call.table;
  Static result = Static::of(table.value_types.front());
  if (table.values.size() > 1) {
    Type* object = program_->types->make(TypeKind::object);
    object->closed = true;
    for (std::size_t i = 0; i < table.values.size(); ++i) {
      const Type* type = table.value_types[i];
      if (type) object->properties.push_back({table.values[i], type, true});
    }
    result = Static::of(object);
  }
  bool no_counterpart = false;
  for (const TableRow& row : table.rows) no_counterpart = no_counterpart || row.values.empty();
  const bool unmapped_gives_nothing = call.unmapped && call.unmapped->action == Action::skip;
  result.may_be_missing = input.may_be_missing || no_counterpart || unmapped_gives_nothing;
  result.may_be_null = result.may_be_null || input.may_be_null;
  // The answer to a code that describes a patient describes the patient.
  if (result.known() && input.type->phi == Phi::yes)
    result.type = program_->types->with_phi(result.type);
  return result;
}

}  // namespace smx
