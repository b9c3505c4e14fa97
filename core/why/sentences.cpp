#include "why/sentences.h"

#include "why/words.h"

namespace smx::why {

namespace {

constexpr std::size_t kMostOfValue = 80;

/// " = value", " is missing: reason".
std::string ending(const WhyStep& step) {
  const std::string because = step.because.empty() ? "" : ": " + step.because;
  switch (step.end) {
    case WhyEnd::value:
    case WhyEnd::null: return " = " + shortened(step.value, kMostOfValue);
    case WhyEnd::missing: return " has no value" + because;
    case WhyEnd::left_out: return " does not apply" + because;
    case WhyEnd::fault: return " fails" + because;
    case WhyEnd::holds: return " holds" + because;
    case WhyEnd::fails: return " does not hold" + because;
    case WhyEnd::open: return " waits";
  }
  return "";
}

std::string look_up_sentence(const WhyStep& step) {
  if (step.end == WhyEnd::holds)
    return "row " + quoted(step.subject) + " has the key " + step.value;
  if (step.end == WhyEnd::fails) return "table " + quoted(step.subject) + ": " + step.because;
  return "| " + step.text + ending(step);
}

std::string policy_sentence(const WhyStep& step) {
  std::string words = quoted(step.subject) + " says " + quoted(step.text);
  if (!step.because.empty()) words += ", " + step.because;
  if (!step.value.empty()) words += ": " + step.value;
  return words;
}

std::string item_sentence(const WhyStep& step) {
  const std::string where = step.inputs.empty() ? step.value : place_words(step.inputs.front());
  const std::string words = "item " + where;
  if (step.end == WhyEnd::value || step.end == WhyEnd::null) return words;
  return words + " is left out" + (step.because.empty() ? "" : ": " + step.because);
}

}  // namespace

std::string shortened(const std::string& text, std::size_t most) {
  if (text.size() <= most) return text;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

std::string place_text(const WhyPlace& place) {
  if (place.file.empty()) return "";
  return place.file + ":" + std::to_string(place.position.line) + ":" +
         std::to_string(place.position.column);
}

std::string input_text(const InputPlace& place) {
  std::string text = place_words(place);
  if (!place.shape.empty()) text += " (" + place.shape + ")";
  if (place.position) {
    text += " at " + std::to_string(place.position->line) + ":" +
            std::to_string(place.position->column);
  }
  return text;
}

std::string outcome_name(Outcome outcome) {
  switch (outcome) {
    case Outcome::translated: return "translated";
    case Outcome::skipped: return "skipped";
    case Outcome::refused: return "refused";
    case Outcome::unusable: return "unusable";
  }
  return "";
}

std::string sentence(const WhyStep& step) {
  switch (step.kind) {
    case WhyKind::line: return quoted(step.subject) + ending(step);
    case WhyKind::path:
      return step.because.empty() ? quoted(step.subject) + ending(step) : step.because;
    case WhyKind::mapping: return "uses " + quoted(step.subject);
    case WhyKind::need: return "need " + quoted(step.subject) + ending(step);
    case WhyKind::call: return "| " + step.text + ending(step);
    case WhyKind::look_up: return look_up_sentence(step);
    case WhyKind::decision: return "asks " + quoted(step.subject) + ending(step);
    case WhyKind::row: return "row " + quoted(step.subject) + ending(step);
    case WhyKind::condition: return "when " + quoted(step.text) + ending(step);
    case WhyKind::guard: return "guard " + quoted(step.subject) + ending(step);
    case WhyKind::item: return item_sentence(step);
    case WhyKind::policy: return policy_sentence(step);
    case WhyKind::unreached: return "not looked at: " + quoted(step.subject);
  }
  return "";
}

bool tells_part(const WhyStep& step, const WhyStep& part) {
  const bool is_whole = step.end == WhyEnd::value && step.value.starts_with("object, ");
  const bool has_own_pointer = part.kind == WhyKind::line || part.kind == WhyKind::item;
  if (step.kind == WhyKind::line && is_whole && part.kind == WhyKind::line) return part.is_taken;
  const bool is_list = step.end == WhyEnd::value && step.value.starts_with("list, ");
  return !(is_list && has_own_pointer && part.end == WhyEnd::value && !part.is_taken);
}

}  // namespace smx::why
