// One schema, keyword by keyword, into one type. The table in schema_reader.cpp lists the keywords.
#pragma once

#include <span>

#include "types/keywords.h"
#include "types/type_builder.h"

namespace smx::types {

class SchemaReader {
 public:
  SchemaReader(TypeBuilder& builder, Reports& reports, Place place, Marks marks, Type& type)
      : builder_(builder), reports_(reports), place_(place), marks_(marks), type_(type) {}

  /// False after a diagnostic. `place` is a map.
  bool read();

 private:
  using Handler = void (SchemaReader::*)(const yaml::Entry&);
  struct Keyword {
    std::string_view name;
    unsigned kinds;  // the kinds of value it says something about, as bits
    Handler read;
  };
  static std::span<const Keyword> keywords();

  bool read_kind_and_marks();
  void read_entry(const yaml::Entry& entry);
  void refuse_for_kind(const yaml::Entry& entry, unsigned kinds);
  void read_nothing(const yaml::Entry& entry);  // decided before the walk over the keywords

  // schema_reader_scalars.cpp
  void read_enum(const yaml::Entry& entry);
  void read_const(const yaml::Entry& entry);
  void read_allowed(std::span<const yaml::Node> values);
  bool is_allowed_here(const yaml::Node& value);
  void read_format(const yaml::Entry& entry);
  void limit_to(std::int64_t least, std::int64_t most);
  void read_pattern(const yaml::Entry& entry);
  void read_minimum(const yaml::Entry& entry);
  void read_maximum(const yaml::Entry& entry);
  void read_min_length(const yaml::Entry& entry);
  void read_max_length(const yaml::Entry& entry);
  std::optional<std::int64_t> read_bound(const yaml::Entry& entry);
  std::optional<std::uint64_t> read_count(const yaml::Entry& entry);

  // schema_reader_shapes.cpp
  void read_properties(const yaml::Entry& entry);
  void read_additional(const yaml::Entry& entry);
  void read_required(const yaml::Entry& entry);
  void read_absent_if_only(const yaml::Entry& entry);
  void read_items(const yaml::Entry& entry);
  void read_min_items(const yaml::Entry& entry);
  void read_max_items(const yaml::Entry& entry);
  const Type* child(const yaml::Node& schema);
  std::vector<const yaml::Node*> read_names(const yaml::Entry& entry);

  // What can be said only when all keywords are read.
  void finish();
  void finish_required();
  void finish_absent();
  void finish_ranges();

  void refuse(Code code, std::string message, const yaml::Node& place, std::string fix = {});

  TypeBuilder& builder_;
  Reports& reports_;
  Place place_;
  Marks marks_;
  Type& type_;
  bool ok_ = true;
  std::vector<const yaml::Node*> required_;
  std::vector<const yaml::Node*> absent_;
};

}  // namespace smx::types
