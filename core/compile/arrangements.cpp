// What stands behind the body of a list: `distinct`, `sort`, `rank`, `limit`. Their keys are
// expressions of a result, so the names of an item are not to be seen here.
#include <algorithm>

#include "compile/compiler.h"

namespace smx {

namespace {

/// Whether the results of a list are its items: then what is known of these holds for those.
bool gives_the_item(const Form& body, Slot item) {
  const auto* from = std::get_if<FromForm>(&body.what);
  if (!from || !from->expression) return false;
  const Expr& expr = *from->expression;
  return !expr.group && expr.slot == item && expr.steps.empty() && expr.calls.empty();
}

std::string_view text_of(const Span& span) {
  return span.source ? span.source->text().substr(span.begin, span.end - span.begin)
                     : std::string_view{};
}

/// How two values of a type are compared; nothing where they cannot be.
std::optional<Sortable> sortable(const Type& type) {
  switch (type.kind) {
    case TypeKind::text: return type.format == Format::instant ? Sortable::instant : Sortable::text;
    case TypeKind::integer:
    case TypeKind::number: return Sortable::number;
    case TypeKind::boolean: return Sortable::boolean;
    case TypeKind::any: return Sortable::unknown;
    default: return std::nullopt;
  }
}

Sortable collated(Collate collate) {
  switch (collate) {
    case Collate::exact: break;
    case Collate::fold: return Sortable::folded;
    case Collate::numeric_text: return Sortable::numeric_text;
  }
  return Sortable::text;
}

std::vector<std::string> member_names(const Type& type) {
  std::vector<std::string> names;
  for (const Property& property : type.properties) names.push_back(property.name);
  return names;
}

bool says_nothing(const Type& type) {
  return type.kind == TypeKind::any ||
         (type.properties.empty() && !type.additional && !type.closed && !type.further);
}

}  // namespace

/// The type the body must give: the member that `rank` writes is not the body's to write.
const Type* Compiler::without_rank(const spec::Form& spec, const Type* wanted) {
  const auto& rank = spec.arrangement.rank;
  if (!rank || spec.body->kind != spec::Form::Kind::fields) return wanted;
  for (const spec::NamedForm& line : spec.body->named) {
    if (line.name.text.substr(0, line.name.text.find('.')) != rank->into.text) continue;
    Diagnostic diagnostic = make_error(
        Code::duplicate_name, "target `" + rank->into.text + "` is written twice", rank->into.span);
    diagnostic.labels.push_back(make_label(line.name.span, "the first time"));
    diagnostics_.add(std::move(diagnostic));
    return wanted;
  }
  if (!wanted || !wanted->find(rank->into.text)) return wanted;
  Type* rest = program_->types->make(wanted->kind);
  *rest = *wanted;
  std::erase_if(rest->properties, [&](const Property& p) { return p.name == rank->into.text; });
  return rest;
}

/// `item` is the type of the results, to which a rank adds a member.
void Compiler::arrange(const spec::Form& spec, const Place& place, const Compiled& body, Slot item,
                       Arranged& out, Uses& uses) {
  if (!spec.arrangement.any()) return;
  Arrangement made;
  Binding result;
  result.kind = SlotInfo::Kind::item;
  result.known = body.value;
  if (body.value.built) result.known.type = body.value.built;
  result.known.may_be_missing = false;
  result.slot = item;
  if (!gives_the_item(*body.form, item)) {
    result.slot = static_cast<Slot>(scope_->slots->size());
    scope_->slots->push_back({SlotInfo::Kind::item, ".", nullptr, nullptr, {}});
  }
  result.round = scope_->round;
  made.item = result.slot;
  scope_->enclosing_round = std::max(scope_->enclosing_round, scope_->round);
  scope_->items.push_back(&result);
  if (spec.arrangement.distinct) distinct(*spec.arrangement.distinct, place, made, uses);
  Phi phi = Phi::no;
  for (const spec::SortKey& key : spec.arrangement.sort) sort_key(key, place, made, phi, uses);
  scope_->items.pop_back();
  if (spec.arrangement.rank) rank(spec, place, phi, made, out);
  if (const auto& limit = spec.arrangement.limit) made.limit = Limit{limit->to, limit->reporting};
  out.made = &program_->arrangements.emplace_back(std::move(made));
}

void Compiler::distinct(const spec::Distinct& spec, const Place& place, Arrangement& out,
                        Uses& uses) {
  Distinct made;
  made.keep = spec.keep;
  made.keyless = spec.missing.value_or(Keyless::fail);
  made.reporting = spec.reporting;
  for (const spec::Expression& by : spec.by) {
    Static known;
    const Expr* expr = expression(by, known, uses, place);
    if (!expr || !known.known()) continue;
    made.by.push_back(expr);
    if (!(known.may_be_missing || known.may_be_null) || spec.missing) continue;
    error(Code::may_be_missing, "a result may have no such key, and `distinct` needs one", by.span,
          "",
          "say what then: `missing: keep` keeps every result without a key, `missing: fail` makes "
          "it a fault");
  }
  out.distinct = std::move(made);
}

void Compiler::sort_key(const spec::SortKey& spec, const Place& place, Arrangement& out, Phi& phi,
                        Uses& uses) {
  Static known;
  SortKey made;
  made.by = expression(spec.by, known, uses, place);
  if (!made.by || !known.known()) return;
  const Type& type = *known.type;
  if (type.phi == Phi::yes) phi = Phi::yes;
  made.order = spec.order;
  made.absent = spec.missing.value_or(AbsentKeys::last);
  if ((known.may_be_missing || known.may_be_null) && !spec.missing) {
    error(Code::may_be_missing, "this sort key may be missing", spec.by.span, "",
          "say where results without it stand: `missing: first` or `missing: last`");
  }
  const auto what = sortable(type);
  if (!what) {
    const bool mixed = type.kind == TypeKind::mixed;
    error(Code::type_mismatch,
          "a sort key is one text, number, boolean, instant or date, and this is " + describe(type),
          spec.by.span, "",
          mixed ? "values of one kind are ordered: `| text`" : "go on to a member");
    return;
  }
  made.what = *what;
  if (spec.collate && (*what == Sortable::text || *what == Sortable::unknown))
    made.what = collated(*spec.collate);
  if (spec.order == SortOrder::listed) made.what = Sortable::listed;
  const bool collates = *what == Sortable::text || *what == Sortable::unknown;
  if (spec.collate && (!collates || spec.order == SortOrder::listed)) {
    error(Code::type_mismatch, "`collate` is for texts that are ordered by their characters",
          spec.span, spec.order == SortOrder::listed ? "" : "this is " + describe(type),
          "remove it");
  }
  for (const spec::Word& word : spec.literals) {
    if (auto node = literal(word, type)) made.listed.push_back(*node);
  }
  out.sort.push_back(std::move(made));
}

void Compiler::rank(const spec::Form& spec, const Place& place, Phi phi, Arrangement& made,
                    Arranged& out) {
  const spec::Rank& rank = *spec.arrangement.rank;
  if (!out.item->may_be(TypeKind::object)) {
    error(Code::type_mismatch,
          "`rank` writes into objects, and each result is " + describe(*out.item), rank.into.span);
    return;
  }
  check_tied_keys(spec.arrangement);
  const Type* number = program_->types->integer();
  if (out.wanted && !says_nothing(*out.wanted)) {
    const Property* property = out.wanted->find(rank.into.text);
    const Type* type = property ? property->type : out.wanted->additional;
    std::string why;
    if (!type) {
      const std::string of =
          out.wanted->name.empty() ? "the target object" : "`" + out.wanted->name + "`";
      error(Code::unknown_target, "`" + rank.into.text + "` is not a member of " + of,
            rank.into.span, suggest(rank.into.text, member_names(*out.wanted)));
    } else if (!assignable(*number, *type, why)) {
      error(Code::type_mismatch, "`rank` writes an integer: " + why, rank.into.span);
    } else {
      out.proven = out.proven && !needs_check(*number, *type);
    }
  }
  if (out.wanted && (out.wanted->further || !out.wanted->choices.empty())) out.proven = false;
  Rank& counts = made.rank.emplace();
  counts.into = rank.into.text;
  counts.ties = rank.ties;
  counts.keys = rank.by.size();
  counts.rule =
      add_rule(RuleKind::line, address_below(place.address, rank.into.text), rank.span, {});
  program_->rules[counts.rule].phi = phi;
  if (phi == Phi::yes) number = program_->types->with_phi(number);
  if (out.wanted || out.item->kind != TypeKind::object) return;
  Type* ranked = program_->types->make(TypeKind::object);
  *ranked = *out.item;
  std::erase_if(ranked->properties, [&](const Property& p) { return p.name == rank.into.text; });
  ranked->properties.push_back({rank.into.text, number, true});
  out.item = ranked;
}

/// What is equal for `rank` stands together only where it is what the list is sorted by first.
void Compiler::check_tied_keys(const spec::Arrangement& spec) {
  const spec::Rank& rank = *spec.rank;
  for (std::size_t i = 0; i < rank.by.size(); ++i) {
    const bool same =
        i < spec.sort.size() && text_of(rank.by[i].span) == text_of(spec.sort[i].by.span);
    if (same) continue;
    Diagnostic diagnostic =
        make_error(Code::wrong_arguments,
                   "`by` of `rank` names the first sort keys, in their order", rank.by[i].span);
    if (i < spec.sort.size())
      diagnostic.labels.push_back(make_label(spec.sort[i].by.span, "the sort key at this place"));
    diagnostic.fix = spec.sort.empty()
                         ? "add `sort`: equal ones stand together only in a list that is sorted"
                         : "name the sort keys in which equal ones are equal, from the first on";
    diagnostics_.add(std::move(diagnostic));
    return;
  }
}

}  // namespace smx
