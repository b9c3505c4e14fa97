// The keywords of texts, numbers and booleans.
#include <algorithm>
#include <charconv>
#include <limits>

#include "types/number_text.h"
#include "types/schema_kind.h"
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
  read_allowed(entry.value.items);
}

void SchemaReader::read_const(const yaml::Entry& entry) {
  read_allowed({&entry.value, 1});
}

void SchemaReader::read_allowed(std::span<const yaml::Node> values) {
  for (const yaml::Node& value : values) {
    if (kind_of_literal(value) == TypeKind::null) continue;
    if (is_allowed_here(value)) type_.enumeration.push_back(value.text);
  }
}

/// Whether a value of `enum` or `const` is of the schema's type. What type a plain scalar has, the
/// schema decides: `NO` and `012` are texts where texts are meant.
bool SchemaReader::is_allowed_here(const yaml::Node& value) {
  const std::optional<TypeKind> kind = kind_of_literal(value);
  const bool is_blank = value.is_plain() && value.text.empty();
  const bool is_structured = type_.kind == TypeKind::object || type_.kind == TypeKind::list;
  if (!kind || is_structured || type_.kind == TypeKind::any) {
    refuse(Code::unsupported_schema_keyword,
           "allowed values are texts, numbers or booleans, and all of one type", value);
    return false;
  }
  const bool fits_text = type_.kind == TypeKind::text && !is_blank;
  const bool fits_number = type_.kind == TypeKind::number && kind == TypeKind::integer;
  if (fits_text || fits_number || (kind == type_.kind && !is_blank)) return true;
  refuse(
      Code::bad_schema,
      is_blank ? "a value is missing here" : in_ticks(value.text) + " is not of the schema's type",
      value, is_blank ? "write null or \"\"" : "");
  return false;
}

void SchemaReader::read_format(const yaml::Entry& entry) {
  if (!entry.value.is_scalar()) return refuse(Code::bad_schema, "`format` is a word", entry.value);
  const std::string& format = entry.value.text;
  const bool is_time = format == "date-time" || format == "date";
  const bool is_range = format == "int32" || format == "int64";
  if (is_time && type_.kind == TypeKind::text) {
    type_.format = format == "date" ? Format::date : Format::instant;
  } else if (format == "int32" && type_.kind == TypeKind::integer) {
    limit_to(std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max());
  } else if (format == "int64" && type_.kind == TypeKind::integer) {
    limit_to(std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max());
  } else if (is_time || (is_range && type_.kind != TypeKind::text)) {
    // On a string, `int64` is a widespread hint about its digits; that is an annotation.
    refuse(Code::bad_schema, in_ticks("format: " + format) + " says nothing about this type",
           entry.value, std::string("it belongs to `type: ") + (is_time ? "string`" : "integer`"));
  }
}

void SchemaReader::limit_to(std::int64_t least, std::int64_t most) {
  type_.minimum = std::max(least, type_.minimum.value_or(least));
  type_.maximum = std::min(most, type_.maximum.value_or(most));
}

void SchemaReader::read_pattern(const yaml::Entry& entry) {
  const yaml::Node& value = entry.value;
  if (!value.is_scalar()) return refuse(Code::bad_schema, "`pattern` is a text", value);
  std::string why;
  std::size_t where = 0;
  type_.pattern = Pattern::compile(value.text, why, where);
  if (type_.pattern) return;
  const bool has_place = where < value.text.size();
  reports_.add(Code::bad_pattern, "the pattern is not valid in RE2 syntax: " + why,
               has_place ? value.place(where, where + 1) : value.span);
  ok_ = false;
}

void SchemaReader::read_minimum(const yaml::Entry& entry) {
  const std::optional<std::int64_t> bound = read_bound(entry);
  // `format` may have set a bound before; the narrower one counts.
  if (bound) type_.minimum = std::max(*bound, type_.minimum.value_or(*bound));
}

void SchemaReader::read_maximum(const yaml::Entry& entry) {
  const std::optional<std::int64_t> bound = read_bound(entry);
  if (bound) type_.maximum = std::min(*bound, type_.maximum.value_or(*bound));
}

std::optional<std::int64_t> SchemaReader::read_bound(const yaml::Entry& entry) {
  const yaml::Node& value = entry.value;
  const std::optional<std::int64_t> bound = integer_in<std::int64_t>(value);
  if (bound) return bound;
  if (value.is_plain() && is_number(value.text)) {
    refuse(Code::unsupported_schema_keyword,
           in_ticks(entry.key.text) +
               " with a fraction, an exponent or more than 64 bits is not supported",
           value, "write a whole number, and check the rest in a rule");
  } else {
    refuse(Code::bad_schema, in_ticks(entry.key.text) + " is a number", value);
  }
  return std::nullopt;
}

void SchemaReader::read_min_length(const yaml::Entry& entry) {
  type_.min_length = read_count(entry);
}

void SchemaReader::read_max_length(const yaml::Entry& entry) {
  type_.max_length = read_count(entry);
}

std::optional<std::uint64_t> SchemaReader::read_count(const yaml::Entry& entry) {
  const std::optional<std::uint64_t> count = integer_in<std::uint64_t>(entry.value);
  if (!count) {
    refuse(Code::bad_schema, in_ticks(entry.key.text) + " is a whole number, not below zero",
           entry.value);
  }
  return count;
}

}  // namespace smx::types
