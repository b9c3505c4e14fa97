// Policies in words.
#pragma once

#include <string>
#include <vector>

#include "program/program.h"
#include "review/review_document.h"

namespace smx::review {

/// The policies of a line; triggers that come to the same are one entry. Those of its alternatives
/// and pieces are among them. `path_of` says what a
/// policy that reads something reads.
std::vector<PolicyWords> policies_in_words(const Form& form);

/// What stands in where there is no value; empty where nothing does.
std::string fallback_of(const Form& form);

/// "refuses the document", "default `x`, reported": of a table or a decision itself.
std::string policy_in_words(const Policy& policy);

}  // namespace smx::review
