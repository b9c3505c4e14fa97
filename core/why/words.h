// Rules and places as people read them.
#pragma once

#include <string>
#include <string_view>

#include "smx/diagnostic.h"
#include "smx/why.h"

#include "program/program.h"

namespace smx::why {

std::string quoted(std::string_view text);
/// What stands at a place in the rules, on one line.
std::string text_at(Span span);
WhyPlace place_of(Span span);
/// `message.subject` of `message.subject | trim`.
std::string path_words(const Expr& expr);
std::string call_words(const CallStep& call);
/// "message /subject"; with an XML document its path.
std::string place_words(const InputPlace& place);
/// What an address is to a reader of its thing: "subject" of "a-to-b/subject".
std::string_view line_name(std::string_view address);
std::string_view row_name(const Program& program, RuleId row);
/// The name of the overlay whose file this stands in; empty where it stands in another.
std::string overlay_of(const Program& program, Span span);
/// "a, b, c and 2 more"
std::string listed(const std::vector<std::string>& words);

}  // namespace smx::why
