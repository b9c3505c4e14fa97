// All schemas that hold at one place, keyword by keyword, into one type that says what all of them
// say. The table in schema_reader.cpp lists the keywords.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>

#include "types/further.h"
#include "types/keywords.h"
#include "types/schema_kind.h"
#include "types/type_builder.h"

namespace smx::types {

class SchemaReader {
 public:
  SchemaReader(TypeBuilder& builder, Reports& reports, const Layers& layers, Type& type)
      : builder_(builder), reports_(reports), layers_(layers), type_(type) {}

  /// False after a diagnostic.
  bool read();

 private:
  using Handler = void (SchemaReader::*)(const yaml::Entry&);
  struct Keyword {
    std::string_view name;
    unsigned kinds;  // the kinds of value it says something about, as bits
    Handler read;
  };
  static std::span<const Keyword> keywords();

  /// The keywords of one schema that say something about members.
  struct ObjectLayer {
    Place place;
    bool is_around = false;
    const yaml::Node* properties = nullptr;
    const yaml::Node* patterns = nullptr;
    const yaml::Node* additional = nullptr;
  };
  /// The same for items.
  struct ListLayer {
    Place place;
    const yaml::Node* items = nullptr;
    const yaml::Node* prefix = nullptr;
  };
  struct NameAt {
    const yaml::Node* name;
    Place place;
  };

  void read_layer(const Layer& layer);
  void read_word(const Layer& layer);
  void read_entry(const yaml::Entry& entry);
  void refuse_for_kind(const yaml::Entry& entry, unsigned kinds);
  void read_nothing(const yaml::Entry& entry);  // decided before the walk over the keywords
  bool is_tightening() const { return place_.file && place_.file->tightens; }

  // schema_reader_scalars.cpp
  void read_enum(const yaml::Entry& entry);
  void read_const(const yaml::Entry& entry);
  void read_allowed(std::span<const yaml::Node> values, const yaml::Node& at);
  bool is_allowed_here(const yaml::Node& value);
  void keep_common(std::vector<std::string> values, const yaml::Node& at);
  void read_format(const yaml::Entry& entry);
  void set_format(Format format, const yaml::Node& at);
  void limit_to(std::int64_t least, std::int64_t most);
  void read_pattern(const yaml::Entry& entry);
  std::shared_ptr<const Pattern> compile_pattern(const yaml::Node& node);
  void read_bound(const yaml::Entry& entry);
  void read_multiple_of(const yaml::Entry& entry);
  void read_count(const yaml::Entry& entry);
  std::optional<std::uint64_t>& count_of(std::string_view keyword);
  std::optional<std::uint64_t> count_in(const yaml::Node& node, std::string_view keyword);
  void refuse_looser(const yaml::Entry& entry, std::string_view now);

  // schema_reader_shapes.cpp
  void read_properties(const yaml::Entry& entry);
  void read_pattern_properties(const yaml::Entry& entry);
  void read_additional(const yaml::Entry& entry);
  void read_required(const yaml::Entry& entry);
  void read_absent_if_only(const yaml::Entry& entry);
  void read_items(const yaml::Entry& entry);
  void read_prefix_items(const yaml::Entry& entry);
  void read_property_names(const yaml::Entry& entry);
  void read_dependent_required(const yaml::Entry& entry);
  void read_dependent_schemas(const yaml::Entry& entry);
  void read_contains(const yaml::Entry& entry);
  void read_unique(const yaml::Entry& entry);
  void read_not(const yaml::Entry& entry);
  ObjectLayer& object_layer();
  ListLayer& list_layer();
  const Type* child(const std::vector<Place>& places);
  const Type* child(const yaml::Node& schema) { return child({Place{&schema, place_.file}}); }
  const Type* child_of_kind(const yaml::Node& schema, TypeKind kind);
  std::vector<const yaml::Node*> read_names(const yaml::Entry& entry);
  void finish_object();
  void finish_properties();
  void add_property(const std::string& name, const yaml::Node& key);
  bool add_places(const ObjectLayer& layer, const std::string& name, std::vector<Place>& places);
  void finish_patterns();
  void finish_required();
  void finish_absent();
  void finish_list();

  // schema_reader_choices.cpp
  bool has_choices(const KindChoice& kinds) const;
  void make_choices(const KindChoice& kinds);
  void make_choice(const Layer& layer, const yaml::Entry& entry, Choice::Must must);
  void make_condition(const Layer& layer, const yaml::Entry& entry);
  void make_kinds(const KindChoice& kinds);
  void check_lists_of_schemas(const yaml::Node& schema);
  bool check_schema_list(const yaml::Entry& entry);
  const Type* alternative(const std::vector<Place>& places, const yaml::Node* negated,
                          std::string* name);
  const yaml::Node* by_discriminator(const yaml::Node& schema, const yaml::Node& alternative);
  std::vector<std::string> discriminating_names(const yaml::Node& discriminator,
                                                const yaml::Node& alternative);

  // schema_reader_xml.cpp
  void read_xml(const yaml::Entry& entry);
  void read_xml_key(const yaml::Entry& entry, XmlMark& mark);
  void read_xml_role(const yaml::Entry& entry, XmlMark& mark);

  // What can be said only when all keywords are read.
  void finish();
  void finish_ranges();

  void refuse(Code code, std::string message, const yaml::Node& place, std::string fix = {});
  void refuse(Code code, std::string message, const yaml::Node& place, const OtherPlace& other,
              std::string fix = {});

  TypeBuilder& builder_;
  Reports& reports_;
  const Layers& layers_;
  Type& type_;
  Further further_;
  bool has_further_ = false;
  bool ok_ = true;

  Place place_;  // the schema that is read now
  bool is_around_ = false;
  std::vector<ObjectLayer> objects_;
  std::vector<ListLayer> lists_;
  std::vector<NameAt> required_;
  std::vector<NameAt> absent_;
  std::map<std::string_view, const yaml::Node*> set_by_;  // limits and allowed values
  bool has_values_ = false;                               // `enum` or `const`
};

}  // namespace smx::types
