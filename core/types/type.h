// Types: what a schema says about a value. Made from JSON Schema and OpenAPI components, or from
// the short inline types of rule files. Immutable once loaded; shared by every thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "patterns/pattern.h"
#include "value/node.h"

namespace smx {

struct Type;
struct XmlMark;

enum class TypeKind : std::uint8_t {
  any,  // anything; counts as PHI
  text,
  integer,  // a number written without fraction and exponent
  number,
  boolean,
  null,  // only null
  object,
  list,
  mixed,  // one of several kinds: its alternatives differ
};

/// A text or number that must be of a certain form; checked while running.
enum class Format : std::uint8_t {
  none,
  instant,
  date,
  time,
  uuid,
  uri,
  email,
  base64,
  decimal,  // a text that is a number
  float32,  // a number in the range of the format
  float64,
};

/// Whether names or describes a patient. Follows a value through everything made from it.
enum class Phi : std::uint8_t { no, yes };

struct Property {
  std::string name;
  const Type* type = nullptr;
  bool required = false;
};

/// What `oneOf`, `anyOf`, `if` and lists of types come to. Each alternative is whole: it demands
/// also what the schema around it demands.
struct Choice {
  enum class Must : std::uint8_t { some, exactly_one };

  Must must = Must::some;
  std::vector<const Type*> alternatives;  // none of them is only null: see Type::nullable
  std::vector<std::string> names;         // of the alternatives, for messages
  std::string by;  // a member of which each alternative has values of its own; empty: there is none
};

struct Further;

/// What can be known about checking once a type is complete: see TypeStore::complete(). A copy
/// knows nothing, since a type is copied to be changed.
struct CheckHints {
  CheckHints() = default;
  CheckHints(const CheckHints&) noexcept {}
  CheckHints& operator=(const CheckHints&) noexcept {
    is_known = false;
    settled_kinds = 0;
    parted_kinds = 0;
    sure_digits = 0;
    required = 0;
    by_name.clear();
    return *this;
  }
  ~CheckHints() = default;

  /// Whether every value of that kind is one of the type, whatever it holds.
  bool settle(Kind kind) const { return (settled_kinds >> static_cast<unsigned>(kind) & 1) != 0; }

  /// Whether a value of that kind is one of the type as soon as its members or items are what they
  /// must be.
  bool settle_by_parts(Kind kind) const {
    return (parted_kinds >> static_cast<unsigned>(kind) & 1) != 0;
  }

  bool is_known = false;
  std::uint8_t settled_kinds = 0;  // one bit for each Kind
  std::uint8_t parted_kinds = 0;   // the same
  std::uint8_t sure_digits = 0;    // a whole number above zero with at most so many is one
  std::uint32_t required = 0;      // properties
  std::vector<std::uint32_t>
      by_name;  // indices of the properties, sorted; empty where they are few
};

/// A type with choices is checked by them alone. Its other fields are what the alternatives have in
/// common, so that paths and targets can be proved: properties that any of them has, required
/// where all of them require it.
struct Type {
  TypeKind kind = TypeKind::any;
  bool nullable = false;
  Phi phi = Phi::no;
  Format format = Format::none;
  std::string name;  // "oh/Message", or empty for an unnamed one

  std::shared_ptr<const XmlMark> xml;  // how it is written in XML; null: nothing is said

  // object
  std::vector<Property> properties;  // in the order of the schema
  bool closed = false;               // no other members (additionalProperties: false)
  const Type* additional = nullptr;  // the type of other members, where the schema gives one
  std::vector<std::string> absent_if_only;

  // list
  const Type* item = nullptr;
  std::optional<std::uint64_t> min_items;
  std::optional<std::uint64_t> max_items;

  // text, integer, number
  std::vector<std::string> enumeration;  // texts, or numbers as written; empty: no enumeration
  std::optional<std::uint64_t> min_length;
  std::optional<std::uint64_t> max_length;  // in Unicode code points
  std::shared_ptr<const Pattern> pattern;
  std::optional<std::int64_t> minimum;
  std::optional<std::int64_t> maximum;

  std::vector<Choice> choices;             // all of them must hold
  std::shared_ptr<const Further> further;  // what few schemas say, see further.h; may be null

  CheckHints hints;

  /// Whether a value of that kind can be one of this type, null aside.
  bool may_be(TypeKind wanted) const;
  const Property* find(std::string_view member) const;
};

/// "text", "list of oh/Pool", "integer or null", "one of READ, UNREAD": for messages.
std::string describe(const Type& type);

/// Owns types; their addresses stay. Build it, then hand it out as const.
class TypeStore {
 public:
  TypeStore();
  TypeStore(const TypeStore&) = delete;
  TypeStore& operator=(const TypeStore&) = delete;

  Type* make(TypeKind kind);  // mutable while building; recursion through pointers is fine

  /// Says that a type of this store will not change any more (but for Type::phi): checking is
  /// quicker then. It is right without, too. Call it before other threads know the type.
  void complete(const Type& type);

  const Type* any() const { return any_; }
  const Type* text() const { return text_; }
  const Type* integer() const { return integer_; }
  const Type* number() const { return number_; }
  const Type* boolean() const { return boolean_; }
  const Type* instant() const { return instant_; }
  const Type* date() const { return date_; }
  const Type* never() const { return never_; }  // nothing fits

  const Type* list_of(const Type* item);
  const Type* with_phi(const Type* type);      // the same type, marked
  const Type* without_null(const Type* type);  // the same type, not nullable

 private:
  std::vector<std::unique_ptr<Type>> types_;
  const Type *any_, *text_, *integer_, *number_, *boolean_, *instant_, *date_, *never_;
};

}  // namespace smx
