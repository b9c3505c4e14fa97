#include "json/scratch.h"

#include "value/pointer.h"

namespace smx::json {

std::string pointer_to(const Scratch& scratch, Inside inside) {
  // From the innermost outwards, because a frame's children end where those of the next one begin.
  std::vector<std::string> tokens;
  std::size_t items_end = scratch.items.size();
  std::size_t members_end = scratch.members.size();
  for (std::size_t i = scratch.open.size(); i-- > 0;) {
    const Frame& frame = scratch.open[i];
    const bool has_child = i + 1 < scratch.open.size() || inside == Inside::child;
    if (frame.form == Form::list && has_child) {
      tokens.push_back(std::to_string(items_end - frame.first));
    } else if (frame.form == Form::object && has_child) {
      tokens.emplace_back(scratch.members[members_end - 1].name);
    }
    (frame.form == Form::object ? members_end : items_end) = frame.first;
  }
  std::string pointer;
  for (auto token = tokens.rbegin(); token != tokens.rend(); ++token) append_token(pointer, *token);
  return pointer;
}

}  // namespace smx::json
