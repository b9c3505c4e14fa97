// What the `xml` marks of a schema amount to: which element or attribute of a document is which
// property of which type, with namespaces settled. Made once, when rules are loaded; const from
// then on and shared by every thread.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "types/type.h"
#include "xml/expected_name.h"

namespace smx::markup {

inline constexpr std::string_view kXmlNamespace = "http://www.w3.org/XML/1998/namespace";
inline constexpr std::string_view kXmlnsNamespace = "http://www.w3.org/2000/xmlns/";
inline constexpr std::string_view kSchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";

/// A name as Namespaces in XML has it. The prefix is for writing only.
struct Name {
  std::string uri;  // empty: in no namespace
  std::string local;
  std::string prefix;  // empty: the namespace is written as the default one

  bool is(std::string_view the_uri, std::string_view the_local) const {
    return local == the_local && uri == the_uri;
  }
};

struct Shape;

/// The number of a namespace in a plan, so that readers compare numbers.
using NamespaceId = std::uint32_t;
inline constexpr NamespaceId kNoNamespaceId = 0;
inline constexpr NamespaceId kSchemaInstanceId = 1;
inline constexpr NamespaceId kUnknownNamespaceId = 0xFFFFFFFF;  // any that the plan does not name

/// An attribute or a child element of an element, and the property it is.
struct Slot {
  Name name;
  NamespaceId name_space = kNoNamespaceId;
  std::string_view member;     // the property's name; the type's
  std::uint32_t property = 0;  // index into the properties of the object's type
  const Shape* value = nullptr;
  bool many = false;      // each such element is an item of the list the property is
  bool required = false;  // a list that is there, if empty, where there is no such element
};

/// What a child or an attribute is found by, close together for those that search.
struct SlotKey {
  std::string_view local;
  NamespaceId name_space = kNoNamespaceId;
  const Slot* slot = nullptr;  // null: behind the last one, where nothing is expected
  xml::ExpectedName name;
};

/// What stands in an element.
enum class Content : std::uint8_t {
  text,     // kept as it is
  token,    // instants and dates: without white space at its ends
  integer,  // the same for these three
  number,
  boolean,
  object,
  wrapper,  // the element around the items of a list: `elements` has the one slot
  unknown,  // the schema does not say enough for XML: `any`, a list in a list
};

inline constexpr std::uint32_t kNoProperty = 0xFFFFFFFF;

/// An element of one type, its children in the namespaces they have there.
struct Shape {
  const Type* type = nullptr;
  Content content = Content::text;
  Name inherited;  // the namespace of children whose schema names none
  std::vector<Slot> attributes;
  std::vector<Slot> elements;
  std::vector<SlotKey> attribute_keys;  // of these, and one behind the last
  std::vector<SlotKey> element_keys;
  std::uint32_t text = kNoProperty;
  std::uint32_t mixed = kNoProperty;
  std::uint32_t foreign_elements = kNoProperty;
  std::uint32_t foreign_attributes = kNoProperty;
  const Shape* additional = nullptr;  // of elements that are entries of a map
  std::uint32_t seen_words = 0;       // of 64 bits, a bit for each property
  bool has_required_lists = false;
  bool keeps_text = false;   // an element of it has a value that may be its text
  bool passes_text = false;  // an object in which text is passed over

  const std::string& property_name(std::uint32_t property) const {
    return type->properties[property].name;
  }
  const Type& property_type(std::uint32_t property) const {
    return *type->properties[property].type;
  }
};

/// Documents of one type. `type` must outlive it.
class Plan {
 public:
  const Type& type() const { return *type_; }
  /// The root element, or the several of which a document has one.
  const std::vector<Slot>& roots() const { return roots_; }
  /// Whether the value is an object with the root as its one member (`x-roots`).
  bool has_choice_of_roots() const { return choice_; }
  /// The prefixes of the schema, each with its one namespace.
  const std::vector<Name>& prefixes() const { return prefixes_; }
  NamespaceId namespace_id(std::string_view uri) const;

 private:
  friend class PlanBuilder;
  const Type* type_ = nullptr;
  std::vector<Slot> roots_;
  bool choice_ = false;
  std::vector<Name> prefixes_;
  std::vector<std::string> namespaces_;  // by their numbers
  std::deque<Shape> shapes_;
};

/// A plan, or the reason why there is none.
struct MadePlan {
  std::unique_ptr<const Plan> plan;
  std::string why;  // "`shop/Order` has no `xml` mark", with names of the schema
};

/// Whether a type says how its documents are written in XML: it has an `xml` mark.
bool is_document_type(const Type& type);

/// The plan for documents of `type`, which must be a document type.
MadePlan make_plan(const Type& type);

}  // namespace smx::markup
