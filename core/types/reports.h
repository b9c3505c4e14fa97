// Mistakes in schemas, each said once: a schema is read again for every marking it is reached under
// (`x-phi` from above, or not) and for every schema it is laid together with, and its mistakes stay
// the same.
#pragma once

#include <set>
#include <string>
#include <tuple>

#include "smx/diagnostic.h"

#include "types/ticks.h"

namespace smx::types {

/// A second place that a mistake has to do with.
struct OtherPlace {
  Span span;
  std::string text;  // "the other one says `string`"
};

class Reports {
 public:
  explicit Reports(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void add(Code code, std::string message, Span place, std::string fix = {}) {
    say(make_error(code, std::move(message), place), place, std::move(fix));
  }

  void add(Code code, std::string message, Span place, const OtherPlace& other,
           std::string fix = {}) {
    Diagnostic diagnostic = make_error(code, std::move(message), place);
    diagnostic.labels.push_back(make_label(other.span, other.text));
    say(std::move(diagnostic), place, std::move(fix));
  }

  void warn(Code code, std::string message, Span place, std::string fix = {}) {
    say(make_warning(code, std::move(message), place), place, std::move(fix));
  }

  Diagnostics& diagnostics() { return diagnostics_; }

 private:
  void say(Diagnostic diagnostic, Span place, std::string fix) {
    if (!said_.emplace(place.source, place.begin, diagnostic.code, diagnostic.message).second)
      return;
    diagnostic.fix = std::move(fix);
    diagnostics_.add(std::move(diagnostic));
  }

  Diagnostics& diagnostics_;
  std::set<std::tuple<const Source*, std::uint32_t, Code, std::string>> said_;
};

}  // namespace smx::types
