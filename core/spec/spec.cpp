#include "spec/spec.h"

namespace smx::spec {

// Here and not in the header, because a Form holds NamedForms and those hold Forms.
Form::Form() = default;
Form::Form(Form&&) noexcept = default;
Form& Form::operator=(Form&&) noexcept = default;
Form::~Form() = default;

}  // namespace smx::spec
