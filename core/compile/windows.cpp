// When something counts: time zones by name, and the first and last moment of a window.
#include "compile/compiler.h"
#include "times/times.h"
#include "times/zones.h"

namespace smx {

/// A zone that a key names; null after an error.
const times::Zone* Compiler::zone_named(const spec::Word& name) {
  if (!has_zones(name.span)) return nullptr;
  const times::Zone* zone = program_->zones->find(name.text);
  if (!zone) {
    error(Code::bad_literal, "there is no time zone `" + name.text + "`", name.span,
          suggest(name.text, program_->zones->names()),
          "zones have the names of the IANA database, as `America/Chicago`");
  }
  return zone;
}

/// An end of a window: an instant, or the beginning of a day in the zone that is named, or else in
/// that of the pack. Nothing after an error.
std::optional<times::Moment> Compiler::moment_of(const spec::Word& end, const spec::Word& zone) {
  if (const auto instant = times::parse_rfc3339(end.text))
    return times::Moment{instant->seconds, instant->nanoseconds};
  const auto date = times::parse_date(end.text);
  if (!date) {
    error(Code::bad_window, "`" + end.text + "` is neither a day nor an instant", end.span,
          "as 2026-04-11, or 2026-04-11T00:00:00Z");
    return std::nullopt;
  }
  const spec::Word& named = zone.empty() ? unit_->pack->zone : zone;
  if (named.empty()) {
    error(Code::bad_window, "nothing says in which time zone this day begins", end.span, "",
          "add `zone: America/Chicago` or another here or in pack.yaml, or write an instant");
    return std::nullopt;
  }
  // What is wrong with the zone of the pack has been said there.
  const bool known = program_->zones && program_->zones->find(named.text);
  const times::Zone* found = zone.empty() && !known ? nullptr : zone_named(named);
  if (!found) return std::nullopt;
  return times::Moment{times::start_of_day(*date, *found), 0};
}

/// The moments of a window; nothing after an error.
std::optional<times::Window> Compiler::window_of(const spec::Window& spec, const spec::Word& zone) {
  times::Window window;
  bool ok = true;
  const auto read = [&](const spec::Word& end, std::optional<times::Moment>& into) {
    if (end.empty()) return;
    into = moment_of(end, zone);
    ok = ok && into;
  };
  read(spec.from, window.from);
  read(spec.to, window.to);
  if (!ok) return std::nullopt;
  if (window.from && window.to && *window.to <= *window.from) {
    Diagnostic diagnostic =
        make_error(Code::bad_window, "it would be over before it begins", spec.to.span, "the end");
    diagnostic.labels.push_back(make_label(spec.from.span, "the beginning"));
    diagnostic.fix = "`from` is the first day, `to` the day behind the last";
    diagnostics_.add(std::move(diagnostic));
    return std::nullopt;
  }
  return window;
}

}  // namespace smx
