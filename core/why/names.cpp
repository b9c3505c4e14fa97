#include "smx/why.h"

namespace smx {

std::string_view name_of(WhyKind kind) {
  switch (kind) {
    case WhyKind::line: return "line";
    case WhyKind::mapping: return "mapping";
    case WhyKind::need: return "need";
    case WhyKind::path: return "path";
    case WhyKind::call: return "call";
    case WhyKind::look_up: return "look-up";
    case WhyKind::decision: return "decision";
    case WhyKind::row: return "row";
    case WhyKind::condition: return "condition";
    case WhyKind::guard: return "guard";
    case WhyKind::item: return "item";
    case WhyKind::policy: return "policy";
    case WhyKind::unreached: return "unreached";
  }
  return "";
}

std::string_view name_of(WhyEnd end) {
  switch (end) {
    case WhyEnd::value: return "value";
    case WhyEnd::null: return "null";
    case WhyEnd::missing: return "missing";
    case WhyEnd::left_out: return "left-out";
    case WhyEnd::fault: return "fault";
    case WhyEnd::holds: return "holds";
    case WhyEnd::fails: return "fails";
    case WhyEnd::open: return "open";
  }
  return "";
}

}  // namespace smx
