// Turns what the library found wrong into a sentence and a place that help.
#pragma once

#include <string_view>

#include "yaml/library.h"
#include "yaml/tree_builder.h"

namespace smx::yaml {

/// Always throws a Refusal. The text from where the builder stands up to the fault is read once
/// more by our own rules, which know better what is wrong in a scalar; else the library's fault is
/// said in other words.
[[noreturn]] void refuse_fault(const TreeBuilder& builder, const LibraryFault& fault);

/// Throws a Refusal when the bracket at `at` stays open. The library takes it for a key then.
void check_bracket_closes(const TreeBuilder& builder, std::size_t at);

}  // namespace smx::yaml
