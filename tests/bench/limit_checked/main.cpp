// limit_checked: the two translations by hand in C++, as fast as their author could make them, with
// every check that the engine makes. README.md says which.
#include <memory>

#include "../measure/measure.h"
#include "atom.h"
#include "comm.h"

namespace {

template <class Translation>
smx::bench::Translate make(const std::string& tables) {
  auto translation = std::make_shared<Translation>(smx::bench::load_tables(tables));
  return [translation](std::string_view document) { return translation->translate(document); };
}

}  // namespace

int main(int count, char** arguments) {
  return smx::bench::contender_main(
      "limit_checked", count, arguments,
      [](const smx::bench::MeasureOptions& options) -> smx::bench::Translate {
        if (options.case_name == "atom") return make<smx::bench::AtomTranslation>(options.tables);
        if (options.case_name == "comm") return make<smx::bench::CommTranslation>(options.tables);
        return {};
      });
}
