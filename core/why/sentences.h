// A step in one sentence, for the forms that people read.
#pragma once

#include <string>

#include "smx/why.h"

namespace smx::why {

/// "row `rest` holds"; without its place.
std::string sentence(const WhyStep& step);
/// "rules/mappings/a-to-b.yaml:12:5"; empty where there is none.
std::string place_text(const WhyPlace& place);
/// "message /subject (string, 12 chars) 4:14"
std::string input_text(const InputPlace& place);
/// As many characters as a line of a terminal can take, and a sign that there was more.
std::string shortened(const std::string& text, std::size_t most);
std::string outcome_name(Outcome outcome);
/// Whether a way is told with this part: the members and items of a value have pointers of their
/// own.
bool tells_part(const WhyStep& step, const WhyStep& part);

}  // namespace smx::why
