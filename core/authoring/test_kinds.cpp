#include "authoring/test_kinds.h"

namespace smx::authoring {

std::vector<spec::MapKind> test_kinds() {
  return {
      {"tests", tests_keys()},
      {"case", case_keys()},
      {"wanted fault map", wanted_fault_keys()},
      {"round trip map", round_trip_keys()},
      {"vary", vary_keys()},
      {"question", question_keys()},
      {"answer to a need", answer_keys()},
  };
}

}  // namespace smx::authoring
