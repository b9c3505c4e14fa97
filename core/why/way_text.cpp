#include "why/way_text.h"

#include <algorithm>
#include <utility>

#include "why/sentences.h"
#include "why/words.h"

namespace smx::why {

namespace {

constexpr std::size_t kWidestRule = 110;

std::string mark_of(const WhyStep& step) {
  if (step.kind == WhyKind::path || step.kind == WhyKind::call) return "";
  if (step.is_taken) return "+ ";
  const bool is_passed = step.end == WhyEnd::left_out || step.end == WhyEnd::fails;
  return is_passed && step.kind != WhyKind::condition && step.kind != WhyKind::look_up ? "- " : "";
}

bool is_same_value(const WhyStep& one, const WhyStep& other) {
  return one.value == other.value && (one.end == other.end || one.value.empty());
}

/// What stands in a row, and why it does not hold.
std::string failing_row(const WhyStep& row) {
  return "- row " + quoted(line_name(row.subject)) +
         (row.because.empty() ? "" : ": " + row.because);
}

}  // namespace

std::vector<WhyLine> WayText::way(std::size_t step) {
  lines_.clear();
  tell(step, 0);
  return std::exchange(lines_, {});
}

void WayText::add(WhyLine::Weight weight, std::size_t depth, std::string text,
                  const WhyPlace& place) {
  lines_.push_back({weight, std::string(2 + depth * 2, ' ') + std::move(text), place_text(place)});
}

/// Whether what is told below a step says more than its own sentence could.
bool WayText::goes_on(const WhyStep& step) const {
  if (step.from) return true;
  return std::ranges::any_of(step.parts, [&](std::size_t part) {
    return tells_part(step, why_.steps[part]) && why_.steps[part].kind != WhyKind::unreached;
  });
}

void WayText::tell(std::size_t at, std::size_t depth) {
  const WhyStep& step = why_.steps[at];
  if (step.kind == WhyKind::path) return tell_read(step, depth);
  const bool is_new = told_.insert(at).second;
  const bool is_nameable = step.kind == WhyKind::line || step.kind == WhyKind::need;
  if (!is_new && is_nameable) {
    return add(WhyLine::Weight::quiet, depth, mark_of(step) + quoted(step.subject) + ", see above");
  }
  WhyStep said = step;
  // The reason follows, step by step.
  const bool has_reason_of_its_own =
      step.kind == WhyKind::condition || step.kind == WhyKind::item || step.end == WhyEnd::fault ||
      step.kind == WhyKind::guard || step.kind == WhyKind::policy || step.kind == WhyKind::look_up;
  if (!has_reason_of_its_own && goes_on(step)) said.because.clear();
  add(WhyLine::Weight::plain, depth, mark_of(step) + sentence(said), step.place);
  if (is_nameable) {
    const bool is_bare_path = step.parts.size() == 1 &&
                              why_.steps[step.parts.front()].kind == WhyKind::path &&
                              why_.steps[step.parts.front()].text == step.text;
    if (!is_bare_path && !step.text.empty())
      add(WhyLine::Weight::quiet, depth + 1, shortened(step.text, kWidestRule));
    if (!step.overlay.empty()) add(WhyLine::Weight::quiet, depth + 1, "by overlay " + step.overlay);
  }
  if (!step.script.file.empty())
    add(WhyLine::Weight::quiet, depth + 1, "by the script", step.script);
  tell_parts(step, depth + 1);
}

/// A path: where it leads to, unless what made the value says the same.
void WayText::tell_read(const WhyStep& path, std::size_t depth) {
  const WhyStep* const from = path.from ? &why_.steps[*path.from] : nullptr;
  if (!from || !is_same_value(path, *from)) {
    const bool has_place = !path.inputs.empty();
    std::string words = sentence(path);
    if (has_place && path.end == WhyEnd::value) {
      words = quoted(path.subject) + " = " + shortened(path.value, kWidestRule) + ", " +
              place_words(path.inputs.front());
      if (const auto& at = path.inputs.front().position)
        words += " " + std::to_string(at->line) + ":" + std::to_string(at->column);
    }
    add(WhyLine::Weight::plain, depth, words);
  }
  if (path.from) tell(*path.from, depth + (from && is_same_value(path, *from) ? 0 : 1));
}

void WayText::tell_parts(const WhyStep& step, std::size_t depth) {
  if (step.kind == WhyKind::decision) return tell_rows(step, depth);
  std::vector<std::string> unreached;
  for (const std::size_t part : step.parts) {
    const WhyStep& one = why_.steps[part];
    if (one.kind == WhyKind::unreached) {
      unreached.push_back(quoted(line_name(one.subject)));
      continue;
    }
    if (!tells_part(step, one)) continue;
    // What a condition looked at is told once: it mostly looks at the same again.
    const bool is_known = one.kind == WhyKind::path && step.kind == WhyKind::condition &&
                          one.from && told_.contains(*one.from);
    if (!is_known) tell(part, depth);
  }
  if (!unreached.empty()) add(WhyLine::Weight::quiet, depth, "not looked at: " + listed(unreached));
}

/// The rows that were asked, one after the other.
void WayText::tell_rows(const WhyStep& decision, std::size_t depth) {
  std::size_t unreached = 0;
  for (const std::size_t part : decision.parts) {
    const WhyStep& one = why_.steps[part];
    if (one.kind == WhyKind::unreached) ++unreached;
    if (one.kind != WhyKind::row) continue;
    if (one.end == WhyEnd::fails) {
      add(WhyLine::Weight::plain, depth, failing_row(one), one.place);
    } else {
      const std::string words = mark_of(one) + "row " + quoted(line_name(one.subject));
      const bool holds = one.end == WhyEnd::holds;
      add(WhyLine::Weight::plain, depth, words + (holds ? " holds" : " waits"), one.place);
    }
    if (!one.text.empty()) add(WhyLine::Weight::quiet, depth + 2, shortened(one.text, kWidestRule));
  }
  if (unreached > 0) {
    add(WhyLine::Weight::quiet, depth,
        std::to_string(unreached) + (unreached == 1 ? " row" : " rows") + " behind it not asked");
  }
  // What it was asked with comes behind what it said.
  for (const std::size_t part : decision.parts) {
    const WhyKind kind = why_.steps[part].kind;
    if (kind != WhyKind::row && kind != WhyKind::unreached) tell(part, depth);
  }
}

}  // namespace smx::why
