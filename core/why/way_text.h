// A way in lines for a terminal: each step once, deeper where it led to what is above it.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "smx/why.h"

namespace smx::why {

class WayText {
 public:
  explicit WayText(const Explanation& explanation) : why_(explanation) {}

  /// The step, and all it leads to that was not told before.
  std::vector<WhyLine> way(std::size_t step);

 private:
  void tell(std::size_t at, std::size_t depth);
  void tell_read(const WhyStep& path, std::size_t depth);
  void tell_parts(const WhyStep& step, std::size_t depth);
  void tell_rows(const WhyStep& decision, std::size_t depth);
  bool goes_on(const WhyStep& step) const;
  void add(WhyLine::Weight weight, std::size_t depth, std::string text, const WhyPlace& place = {});

  const Explanation& why_;
  std::vector<WhyLine> lines_;
  std::set<std::size_t> told_;
};

}  // namespace smx::why
