#include "compile/static_value.h"

#include <algorithm>

namespace smx {

namespace {

constexpr int kDeepest =
    8;  // recursive types are compared this far; deeper is left to the running check

/// Comparisons of types with alternatives, which multiply. What is left is for the running check.
constexpr int kMostComparisons = 20'000;

bool is_number(const Type& type) {
  return type.kind == TypeKind::integer || type.kind == TypeKind::number;
}

bool share_a_word(const Type& from, const Type& to) {
  if (from.enumeration.empty() || to.enumeration.empty()) return true;
  return std::any_of(from.enumeration.begin(), from.enumeration.end(),
                     [&](const std::string& word) {
                       return std::find(to.enumeration.begin(), to.enumeration.end(), word) !=
                              to.enumeration.end();
                     });
}

/// One question whether a type can be another.
struct Comparison {
  std::string& why;
  int left = kMostComparisons;
};

bool assignable_at(const Type& from, const Type& to, Comparison& comparison, int depth);

/// Whether one alternative is enough, on either side.
bool some_assignable(const Type& from, const Type& to, Comparison& comparison, int depth) {
  if (from.kind == TypeKind::mixed) {
    const auto& all = from.choices.front().alternatives;
    return std::any_of(all.begin(), all.end(), [&](const Type* alternative) {
      return assignable_at(*alternative, to, comparison, depth + 1);
    });
  }
  return std::all_of(to.choices.begin(), to.choices.end(), [&](const Choice& choice) {
    return std::any_of(choice.alternatives.begin(), choice.alternatives.end(),
                       [&](const Type* alternative) {
                         return assignable_at(from, *alternative, comparison, depth + 1);
                       });
  });
}

bool objects_assignable(const Type& from, const Type& to, Comparison& comparison, int depth) {
  std::string& why = comparison.why;
  for (const Property& wanted : to.properties) {
    const Property* given = from.find(wanted.name);
    if (!given) {
      if (!wanted.required || from.additional || from.properties.empty()) continue;
      why = "`" + wanted.name + "` is required and is not there";
      return false;
    }
    if (wanted.required && !given->required) {
      why = "`" + wanted.name + "` is required and may be missing";
      return false;
    }
    if (!assignable_at(*given->type, *wanted.type, comparison, depth + 1)) {
      why = "`" + wanted.name + "`: " + why;
      return false;
    }
  }
  if (!to.closed) return true;
  for (const Property& given : from.properties) {
    if (to.find(given.name)) continue;
    why = "`" + given.name + "` has no place there";
    return false;
  }
  return true;
}

bool assignable_at(const Type& from, const Type& to, Comparison& comparison, int depth) {
  std::string& why = comparison.why;
  if (&from == &to || depth > kDeepest || --comparison.left < 0) return true;
  if (from.kind == TypeKind::any || to.kind == TypeKind::any) return true;
  if (from.kind == TypeKind::mixed || !to.choices.empty()) {
    if (some_assignable(from, to, comparison, depth)) return true;
    const bool has_alternatives = !why.empty() && from.kind != TypeKind::object;
    if (has_alternatives) why = "`" + describe(from) + "` is not `" + describe(to) + "`";
    return false;
  }
  if (from.kind == TypeKind::null) return to.nullable;
  const bool same =
      from.kind == to.kind || (from.kind == TypeKind::integer && to.kind == TypeKind::number);
  if (!same) {
    why = "`" + describe(from) + "` is not `" + describe(to) + "`";
    return false;
  }
  if (from.kind == TypeKind::object) return objects_assignable(from, to, comparison, depth);
  if (from.kind == TypeKind::list && from.item && to.item) {
    return assignable_at(*from.item, *to.item, comparison, depth + 1);
  }
  if (!share_a_word(from, to)) {
    why = "`" + describe(from) + "` has no value in common with `" + describe(to) + "`";
    return false;
  }
  return true;
}

bool constrained(const Type& type) {
  return !type.enumeration.empty() || type.min_length || type.max_length || type.pattern ||
         type.minimum || type.maximum || type.min_items || type.max_items || type.further ||
         !type.choices.empty() || type.format != Format::none;
}

bool words_within(const Type& from, const Type& to) {
  return !from.enumeration.empty() && !to.enumeration.empty() &&
         std::all_of(from.enumeration.begin(), from.enumeration.end(),
                     [&](const std::string& word) {
                       return std::find(to.enumeration.begin(), to.enumeration.end(), word) !=
                              to.enumeration.end();
                     });
}

}  // namespace

std::string address_below(const std::string& address, const std::string& name) {
  if (name.empty()) return address;
  const bool first = address.find('/') == std::string::npos;
  return address + (first ? "/" : ".") + name;
}

bool assignable(const Type& from, const Type& to, std::string& why) {
  Comparison comparison{why};
  return assignable_at(from, to, comparison, 0);
}

bool needs_check(const Type& from, const Type& to) {
  if (&from == &to || (to.kind == TypeKind::any && !to.further)) return false;
  if (to.further || !to.choices.empty() || from.kind == TypeKind::mixed) return true;
  if (from.kind == TypeKind::any || from.kind == TypeKind::object || from.kind == TypeKind::list)
    return true;
  if (words_within(from, to) && !to.pattern && !to.min_length && !to.max_length) return false;
  if (is_number(from) && from.minimum == to.minimum && from.maximum == to.maximum &&
      to.enumeration.empty() && (to.format == Format::none || to.format == from.format)) {
    return false;
  }
  const bool only_format = to.format == from.format && to.enumeration.empty() && !to.pattern &&
                           !to.min_length && !to.max_length && !to.minimum && !to.maximum;
  return constrained(to) && !only_format;
}

}  // namespace smx
