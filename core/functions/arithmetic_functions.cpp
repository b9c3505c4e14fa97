// Calculating. Results are exact decimals; what has to be rounded says so, and how.
#include <algorithm>
#include <charconv>

#include "functions/calls.h"
#include "functions/decimal.h"
#include "functions/families.h"

namespace smx {
namespace {

constexpr FunctionFault kTooManyDigits = {"too-many-digits", "a number has more than 300 digits"};
constexpr FunctionFault kNotPlaces = {"not-places", "the places are no whole number from 0 to 100"};
constexpr FunctionFault kNotANumber = {"not-a-number", "an item of the list is no number"};
constexpr std::int64_t kMostPlaces = 100;

const std::vector<std::string_view> kModes = {"half_up", "half_even", "up",
                                              "down",    "floor",     "ceiling"};
constexpr Rounding kRoundings[] = {Rounding::half_up, Rounding::half_even, Rounding::up,
                                   Rounding::down,    Rounding::floor,     Rounding::ceiling};

CallResult too_many_digits() {
  return CallResult::failed(kTooManyDigits.name);
}

CallResult decimal_result(const std::optional<Decimal>& decimal, CallContext& context) {
  if (!decimal) return too_many_digits();
  return CallResult::of(Node::number(context.arena.copy(decimal->text())));
}

CallResult rounded_result(const Decimal::Rounded& rounded, CallContext& context) {
  CallResult result = decimal_result(rounded.value, context);
  result.lost = !rounded.exact;
  if (result.lost) result.detail = "digits behind the last place";
  return result;
}

using Operation = std::optional<Decimal> (*)(const Decimal&, const Decimal&);

template <Operation operation>
CallResult calculate(const Node& input, Arguments arguments, CallContext& context) {
  const auto one = Decimal::read(input.text());
  const auto two = Decimal::read(arguments[0].value.text());
  if (!one || !two) return too_many_digits();
  return decimal_result(operation(*one, *two), context);
}

std::optional<Decimal> difference(const Decimal& a, const Decimal& b) {
  return Decimal::sum(a, b.negated());
}

FunctionSpec plus() {
  return {.name = "plus",
          .group = "numbers",
          .summary = "Adds a number, exactly.",
          .takes = Takes::number,
          .gives = Gives::arithmetic,
          .arguments = {{.name = "number", .kind = ArgumentKind::number}},
          .faults = {kTooManyDigits},
          .examples = {{"1", "2", "3"},
                       {"0.1", "0.2", "0.3"},
                       {"6.30", "-1", "5.30"},
                       {"98765432109876543210", "1", "98765432109876543211"},
                       {"1", "1e500", "", "too-many-digits"}},
          .body = calculate<Decimal::sum>};
}

FunctionSpec minus() {
  return {.name = "minus",
          .group = "numbers",
          .summary = "Subtracts a number, exactly.",
          .takes = Takes::number,
          .gives = Gives::arithmetic,
          .arguments = {{.name = "number", .kind = ArgumentKind::number}},
          .faults = {kTooManyDigits},
          .examples = {{"3", "5", "-2"},
                       {"0.3", "0.1", "0.2"},
                       {"1.50", "1.5", "0.00"},
                       {"1", "1e500", "", "too-many-digits"}},
          .body = calculate<difference>};
}

// `times` is the namespace of clocks.
FunctionSpec multiply() {
  return {.name = "times",
          .group = "numbers",
          .summary = "Multiplies by a number, exactly.",
          .takes = Takes::number,
          .gives = Gives::arithmetic,
          .arguments = {{.name = "number", .kind = ArgumentKind::number}},
          .faults = {kTooManyDigits},
          .examples = {{"6", "7", "42"},
                       {"1.5", "0.20", "0.300"},
                       {"-2", "0", "0"},
                       {"1e200", "1e200", "", "too-many-digits"}},
          .body = calculate<Decimal::product>};
}

std::optional<std::size_t> places_of(const Argument& argument) {
  const auto places = whole_number(argument);
  return places && *places <= kMostPlaces ? places : std::nullopt;
}

CallResult divide_body(const Node& input, Arguments arguments, CallContext& context) {
  const auto places = places_of(arguments[1]);
  if (!places) return CallResult::failed(kNotPlaces.name);
  const auto one = Decimal::read(input.text());
  const auto two = Decimal::read(arguments[0].value.text());
  if (!one || !two) return too_many_digits();
  if (two->is_zero()) return CallResult::failed("divided-by-zero");
  const auto quotient = Decimal::quotient(*one, *two, *places, kRoundings[arguments[2].choice]);
  return quotient ? rounded_result(*quotient, context) : too_many_digits();
}

FunctionSpec divide() {
  return {.name = "divide",
          .group = "numbers",
          .summary = "Divides by a number, to so many places behind the point.",
          .takes = Takes::number,
          .gives = Gives::number,
          .loss = Loss::possible,
          .arguments = {{.name = "number", .kind = ArgumentKind::number},
                        {.name = "places", .kind = ArgumentKind::integer},
                        {.name = "mode", .kind = ArgumentKind::choice, .choices = kModes}},
          .faults = {kTooManyDigits,
                     kNotPlaces,
                     {"divided-by-zero", "the number to divide by is zero"}},
          .examples = {{"10", "4 2 half_up", "2.50"},
                       {"2", "3 2 half_up", "0.67"},
                       {"-2", "3 0 floor", "-1"},
                       {"1", "0 2 half_up", "", "divided-by-zero"},
                       {"1", "2 101 half_up", "", "not-places"},
                       {"1e500", "2 2 half_up", "", "too-many-digits"}},
          .body = divide_body};
}

CallResult round_body(const Node& input, Arguments arguments, CallContext& context) {
  const auto places = places_of(arguments[0]);
  if (!places) return CallResult::failed(kNotPlaces.name);
  const auto number = Decimal::read(input.text());
  if (!number) return too_many_digits();
  return rounded_result(number->rounded(*places, kRoundings[arguments[1].choice]), context);
}

FunctionSpec round() {
  return {.name = "round",
          .group = "numbers",
          .summary = "Rounds to so many places behind the point, and fills up with zeros.",
          .takes = Takes::number,
          .gives = Gives::number,
          .loss = Loss::possible,
          .arguments = {{.name = "places", .kind = ArgumentKind::integer},
                        {.name = "mode", .kind = ArgumentKind::choice, .choices = kModes}},
          .faults = {kTooManyDigits, kNotPlaces},
          .examples = {{"2.675", "2 half_up", "2.68"},
                       {"2.5", "0 half_even", "2"},
                       {"-2.5", "0 half_up", "-3"},
                       {"7", "2 down", "7.00"},
                       {"1", "-1 down", "", "not-places"},
                       {"1e500", "2 down", "", "too-many-digits"}},
          .body = round_body};
}

template <Rounding mode>
CallResult whole_body(const Node& input, Arguments, CallContext& context) {
  const auto number = Decimal::read(input.text());
  return number ? rounded_result(number->rounded(0, mode), context) : too_many_digits();
}

FunctionSpec floor() {
  return {.name = "floor",
          .group = "numbers",
          .summary = "Gives the largest integer that is not above the number.",
          .takes = Takes::number,
          .gives = Gives::integer,
          .loss = Loss::possible,
          .faults = {kTooManyDigits},
          .examples = {{"2.7", "", "2"},
                       {"-2.1", "", "-3"},
                       {"5.0", "", "5"},
                       {"1e500", "", "", "too-many-digits"}},
          .body = whole_body<Rounding::floor>};
}

FunctionSpec ceiling() {
  return {.name = "ceiling",
          .group = "numbers",
          .summary = "Gives the smallest integer that is not below the number.",
          .takes = Takes::number,
          .gives = Gives::integer,
          .loss = Loss::possible,
          .faults = {kTooManyDigits},
          .examples = {{"2.1", "", "3"}, {"-0.5", "", "0"}, {"1e500", "", "", "too-many-digits"}},
          .body = whole_body<Rounding::ceiling>};
}

FunctionSpec truncate() {
  return {.name = "truncate",
          .group = "numbers",
          .summary = "Cuts off what stands behind the point.",
          .takes = Takes::number,
          .gives = Gives::integer,
          .loss = Loss::possible,
          .faults = {kTooManyDigits},
          .examples = {{"2.7", "", "2"},
                       {"-2.7", "", "-2"},
                       {"1.2e3", "", "1200"},
                       {"1e500", "", "", "too-many-digits"}},
          .body = whole_body<Rounding::down>};
}

FunctionSpec abs() {
  return {.name = "abs",
          .group = "numbers",
          .summary = "Gives the number without its minus.",
          .takes = Takes::number,
          .gives = Gives::arithmetic,
          .examples = {{"-6.30", "", "6.30"}, {"7", "", "7"}, {"-1e9", "", "1e9"}},
          .body = [](const Node& input, Arguments, CallContext&) {
            std::string_view digits = input.text();
            if (digits.starts_with('-')) digits.remove_prefix(1);
            return CallResult::of(Node::number(digits));
          }};
}

FunctionSpec compare() {
  return {.name = "compare",
          .group = "numbers",
          .summary = "Gives -1, 0 or 1: the number is less than, equal to or greater than another.",
          .takes = Takes::number,
          .gives = Gives::integer,
          .arguments = {{.name = "number", .kind = ArgumentKind::number}},
          .faults = {kTooManyDigits},
          .examples = {{"1.0", "1", "0"},
                       {"-2", "1", "-1"},
                       {"9007199254740993", "9007199254740992", "1"},
                       {"1", "1e500", "", "too-many-digits"}},
          .body = [](const Node& input, Arguments arguments, CallContext& context) {
            const auto one = Decimal::read(input.text());
            const auto two = Decimal::read(arguments[0].value.text());
            if (!one || !two) return too_many_digits();
            const auto order = *one <=> *two;
            return integer_result(order < 0 ? -1 : order > 0 ? 1 : 0, context);
          }};
}

CallResult sum_body(const Node& input, Arguments, CallContext& context) {
  Decimal sum;
  for (const Node& item : input.items()) {
    if (!item.is(Kind::number)) return CallResult::failed(kNotANumber.name);
    const auto number = Decimal::read(item.text());
    const auto next = number ? Decimal::sum(sum, *number) : std::nullopt;
    if (!next) return too_many_digits();
    sum = *next;
  }
  return decimal_result(sum, context);
}

FunctionSpec sum() {
  return {.name = "sum",
          .group = "numbers",
          .summary = "Adds the numbers of a list, exactly; 0 when there are none.",
          .takes = Takes::list_of_number,
          .gives = Gives::arithmetic,
          .faults = {kTooManyDigits, kNotANumber},
          .examples = {{"[1,2,3]", "", "6"},
                       {"[0.1,0.20]", "", "0.30"},
                       {"[]", "", "0"},
                       {"[1,null]", "", "", "not-a-number"},
                       {"[1e500]", "", "", "too-many-digits"}},
          .body = sum_body};
}

template <bool (*is_better)(const Decimal&, const Decimal&)>
CallResult best_body(const Node& input, Arguments, CallContext&) {
  const Node* best = nullptr;
  Decimal value;
  for (const Node& item : input.items()) {
    if (!item.is(Kind::number)) return CallResult::failed(kNotANumber.name);
    const auto number = Decimal::read(item.text());
    if (!number) return too_many_digits();
    if (best && !is_better(*number, value)) continue;
    best = &item;
    value = *number;
  }
  return best ? CallResult::of(*best) : CallResult::missing();
}

bool is_less(const Decimal& a, const Decimal& b) {
  return a < b;
}

bool is_greater(const Decimal& a, const Decimal& b) {
  return a > b;
}

FunctionSpec min() {
  return {.name = "min",
          .group = "numbers",
          .summary = "Gives the smallest number of a list, the first of equal ones.",
          .takes = Takes::list_of_number,
          .gives = Gives::item,
          .presence = Presence::maybe,
          .faults = {kTooManyDigits, kNotANumber},
          .examples = {{"[3,1.0,1]", "", "1.0"},
                       {"[]", "", ""},
                       {"[1,null]", "", "", "not-a-number"},
                       {"[1e500]", "", "", "too-many-digits"}},
          .body = best_body<is_less>};
}

FunctionSpec max() {
  return {.name = "max",
          .group = "numbers",
          .summary = "Gives the largest number of a list, the first of equal ones.",
          .takes = Takes::list_of_number,
          .gives = Gives::item,
          .presence = Presence::maybe,
          .faults = {kTooManyDigits, kNotANumber},
          .examples = {{"[3,10,-20]", "", "10"},
                       {"[]", "", ""},
                       {"[1,null]", "", "", "not-a-number"},
                       {"[1e500]", "", "", "too-many-digits"}},
          .body = best_body<is_greater>};
}

}  // namespace

void add_arithmetic_functions(FunctionRegistry& registry) {
  registry.add(plus());
  registry.add(minus());
  registry.add(multiply());
  registry.add(divide());
  registry.add(round());
  registry.add(floor());
  registry.add(ceiling());
  registry.add(truncate());
  registry.add(abs());
  registry.add(compare());
  registry.add(sum());
  registry.add(min());
  registry.add(max());
}

}  // namespace smx
