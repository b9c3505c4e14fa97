#include <algorithm>
#include <unordered_map>

#include "value/decimal.h"
#include "value/pointer.h"

namespace smx {

namespace {

/// The members of an object by name. Large objects get an index, so that comparing stays linear.
class Members {
 public:
  explicit Members(const Node& object) : object_(object) {
    if (object.members().size() <= kLinear) return;
    for (const Member& member : object.members()) index_.emplace(member.name, &member.value);
  }

  const Node* find(std::string_view name) const {
    if (index_.empty()) return object_.find(name);
    const auto found = index_.find(name);
    return found == index_.end() ? nullptr : found->second;
  }

 private:
  static constexpr std::size_t kLinear = 16;
  const Node& object_;
  std::unordered_map<std::string_view, const Node*> index_;
};

/// Walks two values side by side. Recursion is bounded by the depth limit of whatever built them.
class Comparison {
 public:
  explicit Comparison(Compare compare) : compare_(compare) {}

  void compare(const Node& expected, const Node& actual) {
    if (expected.kind() != actual.kind()) {
      report(&expected, &actual);
    } else if (expected.is(Kind::object)) {
      compare_objects(expected, actual);
    } else if (expected.is(Kind::list)) {
      compare_lists(expected.items(), actual.items());
    } else if (!same_scalar(expected, actual)) {
      report(&expected, &actual);
    }
  }

  std::vector<Difference> take() { return std::move(differences_); }

 private:
  static bool same_scalar(const Node& a, const Node& b) {
    if (a.is(Kind::number)) return same_number(a.text(), b.text());
    if (a.is(Kind::text)) return a.text() == b.text();
    return a.truth() == b.truth();
  }

  void compare_objects(const Node& expected, const Node& actual) {
    const Members in_actual(actual);
    for (const Member& member : expected.members()) {
      compare_child(member.name, &member.value, in_actual.find(member.name));
    }
    if (compare_ == Compare::part) return;
    const Members in_expected(expected);
    for (const Member& member : actual.members()) {
      if (!in_expected.find(member.name)) compare_child(member.name, nullptr, &member.value);
    }
  }

  void compare_lists(std::span<const Node> expected, std::span<const Node> actual) {
    for (std::size_t i = 0; i < std::max(expected.size(), actual.size()); ++i) {
      compare_child(std::to_string(i), i < expected.size() ? &expected[i] : nullptr,
                    i < actual.size() ? &actual[i] : nullptr);
    }
  }

  void compare_child(std::string_view token, const Node* expected, const Node* actual) {
    const std::size_t length = pointer_.size();
    append_token(pointer_, token);
    if (expected && actual) {
      compare(*expected, *actual);
    } else {
      report(expected, actual);
    }
    pointer_.resize(length);
  }

  void report(const Node* expected, const Node* actual) {
    differences_.push_back({pointer_, expected, actual});
  }

  Compare compare_;
  std::string pointer_;
  std::vector<Difference> differences_;
};

}  // namespace

std::vector<Difference> differences(const Node& expected, const Node& actual, Compare compare) {
  Comparison comparison(compare);
  comparison.compare(expected, actual);
  return comparison.take();
}

}  // namespace smx
