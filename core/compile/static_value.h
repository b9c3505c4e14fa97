// What the compiler knows of a value before it exists.
#pragma once

#include <string>

#include "types/type.h"

namespace smx {

struct Static {
  const Type* type =
      nullptr;  // null after an error that has been reported: nothing more is said about it
  bool may_be_missing = false;
  bool may_be_null = false;
  bool proven = false;          // already checked against the type it is meant for
  const Type* built = nullptr;  // of an object that `fields` write: what their lines say of it

  bool known() const { return type != nullptr; }
  static Static unknown() { return {}; }
  static Static of(const Type* type) { return {type, false, type && type->nullable, false}; }
};

/// The address of something inside: the first step behind a mapping's name is `/`, the others `.`.
std::string address_below(const std::string& address, const std::string& name);

/// Whether a value of `from` can be one of `to`; what depends on the value itself is left to the
/// check while running. `why` says what does not fit.
bool assignable(const Type& from, const Type& to, std::string& why);

/// Whether a value of `from` must still be looked at before it counts as one of `to`.
bool needs_check(const Type& from, const Type& to);

}  // namespace smx
