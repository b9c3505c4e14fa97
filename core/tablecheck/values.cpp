#include "tablecheck/values.h"

#include <algorithm>

#include "smx/diagnostic.h"

#include "program/ranges.h"
#include "value/decimal.h"

namespace smx::tablecheck {

namespace {

std::string folded(std::string_view text, Fold fold) {
  std::string out;
  append_folded(text, fold, out);
  return out;
}

bool equal(const Node& a, const Node& b, Fold fold) {
  if (a.kind() != b.kind()) return false;
  if (a.is(Kind::text)) {
    return fold == Fold::exact ? a.text() == b.text()
                               : folded(a.text(), fold) == folded(b.text(), fold);
  }
  if (a.is(Kind::number)) return same_number(a.text(), b.text());
  return !a.is(Kind::boolean) || a.truth() == b.truth();
}

bool fits(Test test, std::string_view text, std::string_view wanted) {
  if (test == Test::starts) return text.starts_with(wanted);
  if (test == Test::ends) return text.ends_with(wanted);
  return text.find(wanted) != std::string_view::npos;
}

bool is_one_of(const Condition& test, const Node& node) {
  return std::any_of(test.literals.begin(), test.literals.end(),
                     [&](const Node& literal) { return equal(node, literal, test.fold); });
}

bool text_holds(const Condition& test, const Node& node) {
  if (node.is(Kind::list) && test.test == Test::contains) {
    return std::any_of(node.items().begin(), node.items().end(),
                       [&](const Node& item) { return is_one_of(test, item); });
  }
  if (!node.is(Kind::text)) return false;
  const std::string text =
      test.fold == Fold::exact ? std::string(node.text()) : folded(node.text(), test.fold);
  return std::any_of(test.literals.begin(), test.literals.end(),
                     [&](const Node& literal) { return fits(test.test, text, literal.text()); });
}

bool in_state(State wanted, const Value& value) {
  switch (wanted) {
    case State::missing: return value.state == Value::State::missing;
    case State::null: return value.state == Value::State::null;
    case State::empty: return value.is_present() && value.node.is_empty();
    case State::present: return value.is_present();
  }
  return false;
}

bool reads_as_itself(std::string_view text) {
  return !text.empty() && text != "missing" && text != "null" &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '-' || c == '_' || c == '.' || c == '/';
         });
}

}  // namespace

bool holds(const Condition& test, const Value& value) {
  if (test.test == Test::state) return in_state(test.state, value);
  if (!value.is_present()) return false;
  switch (test.test) {
    case Test::equals: return is_one_of(test, value.node);
    case Test::unequal: return !is_one_of(test, value.node);
    case Test::range: return in_range(test, value.node);
    case Test::matches:
      return value.node.is(Kind::text) && test.pattern->found_in(value.node.text());
    case Test::starts:
    case Test::ends:
    case Test::contains: return text_holds(test, value.node);
    default: return false;
  }
}

bool same(const Condition& test, const Value& left, const Value& right) {
  return left.is_present() && right.is_present() && equal(left.node, right.node, test.fold);
}

std::string shown(const Value& value) {
  if (value.state == Value::State::missing) return "missing";
  if (value.state == Value::State::null) return "null";
  switch (value.node.kind()) {
    case Kind::boolean: return value.node.truth() ? "true" : "false";
    case Kind::number: return std::string(value.node.text());
    case Kind::text: break;
    default: return value.node.is_empty() ? "empty" : "present";
  }
  const std::string_view text = value.node.text();
  return reads_as_itself(text) ? std::string(text) : json_quoted(text);
}

}  // namespace smx::tablecheck
