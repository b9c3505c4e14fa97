// Conditions of a program as an author would write them, on one line.
#pragma once

#include <span>
#include <string>

#include "program/program.h"

namespace smx {

/// "status: 500..599, call: send | reply"; `any` and `none` in brackets.
std::string condition_text(const Condition& condition, std::span<const SlotInfo> slots);
/// "message.texts.0.kind"
std::string path_text(const Expr& path, std::span<const SlotInfo> slots);
/// As in a rule file: texts that would read as something else in quotes.
std::string literal_text(const Node& literal);

}  // namespace smx
