// What a change of rules does to documents, for people and for machines.
#pragma once

#include <string>

#include "smx/diff_report.h"

#include "terminal.h"

namespace smx::cli {

/// Every change with its smallest example; ends with a line break unless empty.
std::string corpus_text(const CorpusReport& report, Colour colour);

/// One JSON object for each change, and for each document that was not compared, a line each.
std::string corpus_json(const CorpusReport& report);

}  // namespace smx::cli
