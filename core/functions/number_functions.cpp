// Texts to numbers. A number keeps its digits: nothing is rounded, and what could only become a
// number by changing digits (`007`, `+1`, `1,000`) is a fault.
#include "functions/calls.h"
#include "functions/characters.h"
#include "functions/families.h"

namespace smx {
namespace {

/// The offset behind the digits that begin at `from`; `from` itself when there is none.
std::size_t skip_digits(std::string_view text, std::size_t from) {
  while (from < text.size() && is_ascii_digit(text[from])) ++from;
  return from;
}

/// The length of the integer at the start by the grammar of JSON, `-?(0|[1-9][0-9]*)`; 0 when there
/// is none.
std::size_t integer_length(std::string_view text) {
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  if (first < text.size() && text[first] == '0') return first + 1;
  const std::size_t end = skip_digits(text, first);
  return end == first ? 0 : end;
}

bool is_integer(std::string_view text) {
  return !text.empty() && integer_length(text) == text.size();
}

/// The offset behind a fraction at `from`; `from` when there is none or half of one.
std::size_t skip_fraction(std::string_view text, std::size_t from) {
  if (from >= text.size() || text[from] != '.') return from;
  const std::size_t end = skip_digits(text, from + 1);
  return end == from + 1 ? from : end;
}

std::size_t skip_exponent(std::string_view text, std::size_t from) {
  if (from >= text.size() || (text[from] != 'e' && text[from] != 'E')) return from;
  std::size_t digits = from + 1;
  if (digits < text.size() && (text[digits] == '+' || text[digits] == '-')) ++digits;
  const std::size_t end = skip_digits(text, digits);
  return end == digits ? from : end;
}

bool is_number(std::string_view text) {
  const std::size_t integer = integer_length(text);
  return integer > 0 && skip_exponent(text, skip_fraction(text, integer)) == text.size();
}

FunctionSpec integer() {
  return {.name = "integer",
          .group = "numbers",
          .summary =
              "Reads an integer of any length, digits and an optional minus only; leading "
              "zeros are a fault, since they would get lost.",
          .gives = Gives::integer,
          .inverse = {"text"},
          .faults = {{"not-an-integer", "the text is not an integer"}},
          .examples = {{R"("1024")", "", "1024"},
                       {R"("-98765432109876543210")", "", "-98765432109876543210"},
                       {R"("007")", "", "", "not-an-integer"},
                       {R"("1.0")", "", "", "not-an-integer"},
                       {R"(" 1")", "", "", "not-an-integer"},
                       {R"("")", "", "", "not-an-integer"}},
          .body = [](const Node& input, Arguments, CallContext&) {
            if (!is_integer(input.text())) return CallResult::failed("not-an-integer");
            return CallResult::of(Node::number(input.text()));
          }};
}

FunctionSpec number() {
  return {.name = "number",
          .group = "numbers",
          .summary = "Reads a number as JSON writes it, and keeps its digits.",
          .gives = Gives::number,
          .inverse = {"text"},
          .faults = {{"not-a-number", "the text is not a number"}},
          .examples = {{R"("6.30")", "", "6.30"},
                       {R"("-0.5e+3")", "", "-0.5e+3"},
                       {R"("6,30")", "", "", "not-a-number"},
                       {R"(".5")", "", "", "not-a-number"},
                       {R"("1.")", "", "", "not-a-number"},
                       {R"("NaN")", "", "", "not-a-number"}},
          .body = [](const Node& input, Arguments, CallContext&) {
            if (!is_number(input.text())) return CallResult::failed("not-a-number");
            return CallResult::of(Node::number(input.text()));
          }};
}

}  // namespace

void add_number_functions(FunctionRegistry& registry) {
  registry.add(integer());
  registry.add(number());
}

}  // namespace smx
