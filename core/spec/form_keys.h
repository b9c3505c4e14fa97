// The keys of each value form. To add a form, see README.md.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "spec/reading.h"
#include "spec/spec.h"

namespace smx::spec {

/// One value form: its own key first, then the keys that belong to it.
struct FormKeys {
  Form::Kind kind;
  std::span<const Field<Form>> fields;

  std::string_view key() const { return fields.front().key; }
};

/// In the order of Form::Kind.
std::span<const FormKeys> all_form_keys();
/// The form a key stands for, or null.
const FormKeys* find_form_keys(std::string_view key);
/// The keys of all forms.
std::vector<std::string> form_key_names();

}  // namespace smx::spec
