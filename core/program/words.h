// The words of closed vocabularies, as rule files and listings write them.
#pragma once

#include <string>
#include <string_view>

#include "program/program.h"

namespace smx {

/// "fact"; empty where nothing is said.
std::string_view word_for(Basis basis);
/// "case and space"; empty for exact.
std::string_view word_for(Fold fold);
/// "unique"; empty for none.
std::string_view word_for(Reverse reverse);
/// "exact", "lossy", "one-way".
std::string_view word_for(Reversal reversal);
/// What stands behind `hit`, with what `collect` makes of the answers: "first", "collect sum".
std::string_view hit_text(const Decision& decision);

}  // namespace smx
