// The measuring loop of a contender, a program that is called so:
//
//   CONTENDER CASE in.crp lookups.json [--out FILE] [--warm S] [--max S] [--limit N]
//
// It translates documents from the start of the corpus, over and over, for `--warm` seconds; then
// one pass over the first `--limit` documents is timed, stopped after `--max` seconds. One line of
// JSON on stdout has the figures; `--out` keeps the outputs, for checking.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace smx::bench {

struct MeasureOptions {
  std::string contender;  // the name in the figures
  std::string case_name;
  std::string corpus;
  std::string tables;
  std::string out;  // empty: outputs are not kept
  double warm_seconds = 3;
  double max_seconds = 10;
  std::size_t limit = SIZE_MAX;  // documents
};

/// From the bytes of a document to the bytes of its translation, valid until the next call. At
/// least 64 bytes behind the document are readable. Throws when it refuses the document.
using Translate = std::function<std::string_view(std::string_view document)>;

/// Throws std::invalid_argument with a sentence for the user.
MeasureOptions read_measure_options(const std::string& contender, int count, char** arguments);

/// Prints the figures, and keeps the outputs where that is asked for.
void measure(const MeasureOptions& options, const Translate& translate);

/// Prints that this contender has no such case.
void print_not_available(const MeasureOptions& options);

/// The whole main() of a contender: `make` gives the translation of a case, or an empty one. Set-up
/// is not timed.
int contender_main(const std::string& contender, int count, char** arguments,
                   const std::function<Translate(const MeasureOptions&)>& make);

}  // namespace smx::bench
