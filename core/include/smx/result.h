// A value or the diagnostic that says why there is none. The interface follows std::expected, which
// this can become once the compilers we support have it.
#pragma once

#include <utility>
#include <variant>

#include "smx/diagnostic.h"

namespace smx {

template <typename T>
class [[nodiscard]] Result {
 public:
  // Implicit on purpose: `return value;` and `return diagnostic;` both read as they should.
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Diagnostic failure) : state_(std::in_place_index<1>, std::move(failure)) {}

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  const Diagnostic& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Diagnostic> state_;
};

}  // namespace smx
