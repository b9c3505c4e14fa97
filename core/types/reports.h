// Mistakes in schemas, each said once: a schema is read again for every marking it is reached under
// (`x-phi` from above, or not), and its mistakes stay the same.
#pragma once

#include <set>
#include <string>
#include <tuple>

#include "smx/diagnostic.h"

#include "types/ticks.h"

namespace smx::types {

class Reports {
 public:
  explicit Reports(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void add(Code code, std::string message, Span place, std::string fix = {}) {
    if (!said_.emplace(place.source, place.begin, code, message).second) return;
    Diagnostic diagnostic = make_error(code, std::move(message), place);
    diagnostic.fix = std::move(fix);
    diagnostics_.add(std::move(diagnostic));
  }

  Diagnostics& diagnostics() { return diagnostics_; }

 private:
  Diagnostics& diagnostics_;
  std::set<std::tuple<const Source*, std::uint32_t, Code, std::string>> said_;
};

}  // namespace smx::types
