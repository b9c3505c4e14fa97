// Value forms: what stands to the right of a target. docs/language.md, section 6.
#pragma once

#include <vector>

#include "spec/reading.h"
#include "spec/spec.h"

namespace smx::spec {

/// An expression, or a map with exactly one form key.
Form read_form(Reader& reader, const yaml::Node& node);

/// Names with a form each: `let`, `with`.
std::vector<NamedForm> read_named_forms(Reader& reader, const yaml::Node& map,
                                        std::string_view what);

/// The map behind `fields:` as a form.
Form read_fields_form(Reader& reader, const yaml::Node& map);

/// `copy:` and `except:`, which stand beside `fields`.
void read_copy(Reader& reader, const yaml::Entry& entry, std::optional<Copy>& into);
void read_except(Reader& reader, const yaml::Entry& entry, std::optional<Copy>& into);
/// Refuses an `except` without a `copy`.
void check_copy(Reader& reader, const yaml::Node& map);

}  // namespace smx::spec
