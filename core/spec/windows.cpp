#include "spec/windows.h"

#include "spec/map_kinds.h"
#include "spec/scalars.h"

namespace smx::spec {

namespace {

template <Word Window::*End>
void read_end(Reader&, const yaml::Entry& entry, Window& window) {
  window.*End = word_of(entry.value);
}

constexpr Field<Window> kWindow[] = {
    {"from", Presence::optional, Shape::text, read_end<&Window::from>,
     "The first day, or the first moment as an instant; without it there is no beginning.",
     "moment"},
    {"to", Presence::optional, Shape::text, read_end<&Window::to>,
     "The day, or the moment, at which it is over; without it there is no end.", "moment"},
};

}  // namespace

std::optional<Window> read_window(Reader& reader, const yaml::Node& map) {
  const Mistakes mistakes(reader);
  Window window;
  window.span = map.span;
  read_map(reader, map, "a window", part(kWindow, window));
  if (map.entries.empty()) {
    refuse_shape(reader, map, "`from`, `to` or both", "without either it always counts");
  }
  if (mistakes.any()) return std::nullopt;
  return window;
}

std::vector<Key> window_keys() {
  return keys_of(kWindow);
}

}  // namespace smx::spec
