// The keywords of texts, numbers and booleans, and all that are amounts.
#include <algorithm>
#include <charconv>
#include <limits>

#include "types/fault.h"
#include "types/formats.h"
#include "types/number_text.h"
#include "types/schema_reader.h"

namespace smx::types {

namespace {

/// The whole of a scalar as an integer that fits.
template <typename Integer>
std::optional<Integer> integer_in(const yaml::Node& node) {
  if (!node.is_plain()) return std::nullopt;
  Integer value = 0;
  const char* end = node.text.data() + node.text.size();
  const auto [stopped, error] = std::from_chars(node.text.data(), end, value);
  if (error != std::errc() || stopped != end) return std::nullopt;
  return value;
}

}  // namespace

void SchemaReader::read_enum(const yaml::Entry& entry) {
  if (!entry.value.is_list() || entry.value.items.empty()) {
    return refuse(Code::bad_schema, "`enum` is a list of values", entry.value);
  }
  if (place_.node->find("const")) {
    return refuse(Code::bad_schema, "`enum` and `const` exclude each other", entry.key);
  }
  read_allowed(entry.value.items, entry.value);
}

void SchemaReader::read_const(const yaml::Entry& entry) {
  read_allowed({&entry.value, 1}, entry.value);
}

void SchemaReader::read_allowed(std::span<const yaml::Node> values, const yaml::Node& at) {
  std::vector<std::string> allowed;
  for (const yaml::Node& value : values) {
    if (kind_of_literal(value) == TypeKind::null) continue;
    if (!is_allowed_here(value)) continue;
    const bool is_new = !is_tightening() || !has_values_ || is_listed(value.text, type_);
    if (is_new) {
      allowed.push_back(value.text);
      continue;
    }
    const yaml::Node* other = set_by_["enum"];
    refuse(Code::bad_schema, in_ticks(value.text) + " is not among the values it tightens", value,
           {other ? other->span : at.span, "these are"}, suggest(value.text, type_.enumeration));
  }
  keep_common(std::move(allowed), at);
}

/// Of several lists the values that all of them have.
void SchemaReader::keep_common(std::vector<std::string> values, const yaml::Node& at) {
  const yaml::Node* before = set_by_["enum"];
  set_by_["enum"] = &at;
  if (!has_values_ || !before) {
    has_values_ = true;
    type_.enumeration = std::move(values);
    return;
  }
  const bool was_empty = type_.enumeration.empty();
  std::erase_if(values, [this](const std::string& value) { return !is_listed(value, type_); });
  type_.enumeration = std::move(values);
  if (!type_.enumeration.empty() || was_empty || type_.nullable || !ok_) return;
  refuse(Code::bad_schema,
         "nothing fits: these values and those of another part have none in common", at,
         {before->span, "the other part"}, "leave one of them out");
}

/// Whether a value of `enum` or `const` is of the schema's type. What type a plain scalar has, the
/// schema decides: `NO` and `012` are texts where texts are meant.
bool SchemaReader::is_allowed_here(const yaml::Node& value) {
  const std::optional<TypeKind> kind = kind_of_literal(value);
  const bool is_blank = value.is_plain() && value.text.empty();
  const bool is_structured = type_.kind == TypeKind::object || type_.kind == TypeKind::list;
  // What stands around alternatives of several kinds lists values for all of them.
  const yaml::Node* own_type = place_.node->find("type");
  const bool is_shared = is_around_ && !(own_type && own_type->is_scalar());
  if (!kind || (is_structured && !is_shared) || type_.kind == TypeKind::any) {
    refuse(Code::unsupported_schema_keyword,
           "an object or a list among the allowed values is not supported", value,
           "allow texts, numbers and booleans, and describe the rest with `properties` or `items`");
    return false;
  }
  // In JSON a text has quotes, and a number has none.
  const bool is_json = place_.file && place_.file->path.ends_with(".json");
  const bool fits_text = type_.kind == TypeKind::text && !is_blank &&
                         (kind == TypeKind::text || (!is_json && !is_shared));
  const bool fits_number = type_.kind == TypeKind::number && kind == TypeKind::integer;
  if (fits_text || fits_number || (kind == type_.kind && !is_blank)) return true;
  if (is_shared && !is_blank) return false;
  refuse(
      Code::bad_schema,
      is_blank ? "a value is missing here" : in_ticks(value.text) + " is not of the schema's type",
      value, is_blank ? "write null or \"\"" : "");
  return false;
}

void SchemaReader::read_format(const yaml::Entry& entry) {
  if (!entry.value.is_scalar()) return refuse(Code::bad_schema, "`format` is a word", entry.value);
  const std::string& format = entry.value.text;
  if (const std::optional<Format> checked = checked_format(format, type_.kind)) {
    return set_format(*checked, entry.value);
  }
  const bool is_time = format == "date-time" || format == "date" || format == "time";
  const bool is_range = format == "int32" || format == "int64";
  if (format == "int32" && type_.kind == TypeKind::integer) {
    limit_to(std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max());
  } else if (format == "int64" && type_.kind == TypeKind::integer) {
    limit_to(std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max());
  } else if (!is_around_ && (is_time || (is_range && type_.kind != TypeKind::text))) {
    // On a string, `int64` is a widespread hint about its digits; that is an annotation.
    refuse(Code::bad_schema, in_ticks("format: " + format) + " says nothing about this type",
           entry.value, std::string("it belongs to `type: ") + (is_time ? "string`" : "integer`"));
  }
}

void SchemaReader::set_format(Format format, const yaml::Node& at) {
  if (format == Format::none || format == type_.format) return;
  if (type_.format != Format::none) {
    const yaml::Node* before = set_by_["format"];
    return refuse(Code::bad_schema, "a value has one format, and another part gives another", at,
                  {before ? before->span : at.span, "the other one"}, "leave one of them out");
  }
  type_.format = format;
  set_by_["format"] = &at;
}

void SchemaReader::limit_to(std::int64_t least, std::int64_t most) {
  type_.minimum = std::max(least, type_.minimum.value_or(least));
  type_.maximum = std::min(most, type_.maximum.value_or(most));
}

std::shared_ptr<const Pattern> SchemaReader::compile_pattern(const yaml::Node& node) {
  std::string why;
  std::size_t where = 0;
  auto pattern = Pattern::compile(node.text, why, where);
  if (pattern) return pattern;
  const bool has_place = where < node.text.size();
  reports_.add(Code::bad_pattern, "the pattern is not valid in RE2 syntax: " + why,
               has_place ? node.place(where, where + 1) : node.span);
  ok_ = false;
  return nullptr;
}

void SchemaReader::read_pattern(const yaml::Entry& entry) {
  const yaml::Node& value = entry.value;
  if (!value.is_scalar()) return refuse(Code::bad_schema, "`pattern` is a text", value);
  std::shared_ptr<const Pattern> pattern = compile_pattern(value);
  if (!type_.pattern) {
    type_.pattern = std::move(pattern);
  } else if (pattern) {
    further_.patterns.push_back(std::move(pattern));
    has_further_ = true;
  }
}

/// `minimum`, `maximum` and the exclusive ones. `format` or another part may have set one before:
/// the narrower one counts. OpenAPI 3.0 has flags for the exclusive ones.
void SchemaReader::read_bound(const yaml::Entry& entry) {
  const std::string& key = entry.key.text;
  const yaml::Node& value = entry.value;
  const bool is_exclusive = key.starts_with("exclusive");
  const bool is_least = key.ends_with("inimum");
  if (is_exclusive && value.is_plain() && (value.text == "true" || value.text == "false")) {
    if (value.text == "true" && !place_.node->find(is_least ? "minimum" : "maximum"))
      refuse(Code::bad_schema, in_ticks(key) + " says nothing without the bound itself", entry.key);
    return;
  }
  if (!value.is_plain() || !is_number(value.text))
    return refuse(Code::bad_schema, in_ticks(key) + " is a number", value);
  const yaml::Node* flag =
      is_exclusive ? nullptr
                   : place_.node->find(is_least ? "exclusiveMinimum" : "exclusiveMaximum");
  const bool is_open = is_exclusive || (flag && flag->text == "true");
  std::optional<std::int64_t> whole = integer_in<std::int64_t>(value);
  const bool fits_in = whole && *whole > std::numeric_limits<std::int64_t>::min() &&
                       *whole < std::numeric_limits<std::int64_t>::max();
  if (whole && is_open && type_.kind == TypeKind::integer && fits_in) *whole += is_least ? 1 : -1;
  if (!whole || (is_open && (type_.kind == TypeKind::number || !fits_in))) {
    has_further_ = true;
    further_.bounds.push_back({is_least ? Bound::Side::least : Bound::Side::most,
                               is_open ? Bound::Reach::excluded : Bound::Reach::included,
                               value.text});
    return;
  }
  std::optional<std::int64_t>& bound = is_least ? type_.minimum : type_.maximum;
  if (bound && is_tightening() && (is_least ? *whole < *bound : *whole > *bound))
    return refuse_looser(entry, std::to_string(*bound));
  if (bound && (is_least ? *bound >= *whole : *bound <= *whole)) return;
  bound = whole;
  set_by_[is_least ? "minimum" : "maximum"] = &value;
}

void SchemaReader::read_multiple_of(const yaml::Entry& entry) {
  const yaml::Node& value = entry.value;
  if (value.is_plain() && is_divisor(value.text)) {
    further_.multiples_of.push_back(value.text);
    has_further_ = true;
  } else if (value.is_plain() && is_number(value.text) && value.text.front() != '-' &&
             compare(value.text, 0) > 0) {
    refuse(Code::unsupported_schema_keyword, "`multipleOf` has at most nine digits", value,
           "check the rest in a rule");
  } else {
    refuse(Code::bad_schema, "`multipleOf` is a number above zero", value);
  }
}

std::optional<std::uint64_t>& SchemaReader::count_of(std::string_view keyword) {
  if (keyword == "minLength") return type_.min_length;
  if (keyword == "maxLength") return type_.max_length;
  if (keyword == "minItems") return type_.min_items;
  if (keyword == "maxItems") return type_.max_items;
  has_further_ = true;
  return keyword == "minProperties" ? further_.min_members : further_.max_members;
}

std::optional<std::uint64_t> SchemaReader::count_in(const yaml::Node& node,
                                                    std::string_view keyword) {
  const std::optional<std::uint64_t> count = integer_in<std::uint64_t>(node);
  if (!count)
    refuse(Code::bad_schema, in_ticks(keyword) + " is a whole number, not below zero", node);
  return count;
}

void SchemaReader::read_count(const yaml::Entry& entry) {
  const std::string& key = entry.key.text;
  const std::optional<std::uint64_t> count = count_in(entry.value, key);
  if (!count) return;
  const bool is_least = key.starts_with("min");
  std::optional<std::uint64_t>& bound = count_of(key);
  if (bound && is_tightening() && (is_least ? *count < *bound : *count > *bound))
    return refuse_looser(entry, std::to_string(*bound));
  if (bound && (is_least ? *bound >= *count : *bound <= *count)) return;
  bound = count;
  const std::span<const Keyword> known = keywords();
  const auto name =
      std::find_if(known.begin(), known.end(), [&key](const Keyword& k) { return k.name == key; });
  set_by_[name->name] = &entry.value;
}

void SchemaReader::refuse_looser(const yaml::Entry& entry, std::string_view now) {
  const yaml::Node* other = set_by_[entry.key.text];
  refuse(Code::bad_schema,
         in_ticks(entry.key.text) + " would loosen the schema: it is " + std::string(now),
         entry.value, {other ? other->span : entry.value.span, "what it lies over"},
         "leave it out");
}

}  // namespace smx::types
