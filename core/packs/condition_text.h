// Conditions of a program as an author would write them, on one line.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "program/program.h"

namespace smx {

/// "status: 500..599, call: send | reply"; `any` and `none` in brackets.
std::string condition_text(const Condition& condition, std::span<const SlotInfo> slots);
/// "message.texts.0.kind"
std::string path_text(const Expr& path, std::span<const SlotInfo> slots);
/// "500..599", "2026-04-11.."; an open end is empty.
std::string range_text(const Condition& range);
/// "2026-04-11T04:00:00Z", or nothing.
std::string moment_text(const std::optional<times::Moment>& moment);
/// As in a rule file: texts that would read as something else in quotes.
std::string literal_text(const Node& literal);

}  // namespace smx
