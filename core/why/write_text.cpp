// The form for a terminal: first the answer, then the way.
#include <algorithm>

#include "smx/why.h"

#include "why/output_walk.h"
#include "why/sentences.h"
#include "why/way_text.h"
#include "why/words.h"

namespace smx {

namespace {

using why::input_text;
using why::place_text;
using why::quoted;

constexpr std::size_t kWidestPointer = 44;
constexpr std::size_t kWidestValue = 24;
constexpr std::size_t kWidestAnswer = 72;

std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

std::string padded(std::string text, std::size_t width) {
  const std::size_t own = width_of(text);
  if (own < width) text.append(width - own, ' ');
  return text;
}

class TextWriter {
 public:
  explicit TextWriter(const Explanation& explanation) : why_(explanation), told_(explanation) {}

  std::vector<WhyLine> overview() {
    headline();
    values(why_.values);
    absent();
    left_out();
    overlays();
    reports();
    unread();
    endings();
    if (!why_.values.empty()) {
      blank();
      quiet("the whole way of a value: --path " + example_path());
    }
    return std::move(lines_);
  }

  std::vector<WhyLine> way_at(std::string_view path) {
    if (why_.values.empty()) return overview();
    for (const WhyValue& value : why_.values) {
      if (value.pointer == path) return way_of(value);
    }
    for (const WhyAbsent& one : why_.absent) {
      if (one.pointer == path) return way_of(one);
    }
    nothing_at(path);
    return std::move(lines_);
  }

 private:
  void add(WhyLine::Weight weight, std::string text, const WhyPlace& place = {}) {
    lines_.push_back({weight, std::move(text), place_text(place)});
  }
  void title(std::string text) { add(WhyLine::Weight::title, std::move(text)); }
  void plain(std::string text, const WhyPlace& place = {}) {
    add(WhyLine::Weight::plain, std::move(text), place);
  }
  void quiet(std::string text) { add(WhyLine::Weight::quiet, std::move(text)); }
  void blank() {
    if (!lines_.empty()) plain("");
  }
  void heading(std::string text) {
    blank();
    title(std::move(text));
  }

  void headline() {
    const std::string pack = why_.pack.empty() ? "" : " (pack " + why_.pack + ")";
    std::string end = why::outcome_name(why_.result.outcome);
    if (why_.result.outcome == Outcome::translated && !why_.result.has_output)
      end += ", and the mapping gives nothing for it";
    title(why_.mapping + pack + ": " + end);
    if (why_.shows_values) plain("with values of the documents: for no log and no ticket");
  }

  /// What has a line of its own to say: not the objects around it.
  static bool is_told(const WhyValue& value) {
    return value.shape != WhyShape::object || !value.step;
  }

  static std::string name_of(const WhyValue& value) {
    return value.pointer.empty() ? "the output" : value.pointer;
  }

  void values(const std::vector<WhyValue>& all) {
    std::size_t pointers = 0;
    std::size_t shown = 0;
    std::size_t answers = 0;
    for (const WhyValue& value : all) {
      if (!is_told(value)) continue;
      pointers = std::max(pointers, width_of(name_of(value)));
      shown = std::max(shown, width_of(value.value));
      answers = std::max(answers, width_of(value.answer));
    }
    pointers = std::min(pointers, kWidestPointer);
    shown = std::min(shown, kWidestValue);
    answers = std::min(answers, kWidestAnswer);
    for (const WhyValue& value : all) {
      if (!is_told(value)) continue;
      plain("  " + padded(name_of(value), pointers) + "  " +
                padded(why::shortened(value.value, kWidestValue), shown) + "  " +
                padded(why::shortened(value.answer, kWidestAnswer), answers),
            value.place);
    }
  }

  void absent() {
    if (why_.absent.empty()) return;
    heading("not in the output");
    std::size_t pointers = 0;
    for (const WhyAbsent& one : why_.absent) pointers = std::max(pointers, width_of(one.pointer));
    for (const WhyAbsent& one : why_.absent) {
      plain("  " + padded(one.pointer, std::min(pointers, kWidestPointer)) + "  " + one.because,
            one.place);
    }
  }

  void left_out() {
    if (why_.left_out.empty()) return;
    heading("left out of lists");
    for (const WhyLeftOut& one : why_.left_out) {
      const std::string item = one.item.document.empty() ? "an item" : why::place_words(one.item);
      plain("  " + one.pointer + "  " + item + ": " + one.because);
    }
  }

  void overlays() {
    if (why_.overlays.empty()) return;
    heading("overlays that counted");
    for (const WhyOverlay& one : why_.overlays)
      plain("  " + one.name + "  on " + quoted(one.mapping), one.place);
  }

  /// Of a document that was refused the endings tell more than the diagnostics; both are short.
  void reports() {
    if (why_.result.diagnostics.empty()) return;
    heading(why_.result.outcome == Outcome::translated ? "reported" : "because");
    for (const Diagnostic& one : why_.result.diagnostics) {
      plain("  " + code_id(one.code) + " " + one.message + "  " + one.rule);
      for (const InputPlace& place : one.inputs) quiet("    " + input_text(place));
    }
  }

  void unread() {
    if (why_.unread.empty()) return;
    heading("in the documents, and no rule looked at it");
    std::vector<std::pair<std::string, std::vector<std::string>>> answers;
    for (const WhyUnread& one : why_.unread) {
      if (one.is_answer) {
        if (answers.empty() || answers.back().first != one.document)
          answers.emplace_back(one.document, std::vector<std::string>());
        answers.back().second.push_back(one.pointer);
        continue;
      }
      std::string line = "  " + one.document + " " + one.pointer + "  " + one.shape;
      if (one.of > 1) line += ", in " + std::to_string(one.count) + " of " + std::to_string(one.of);
      plain(line);
    }
    for (const auto& [document, pointers] : answers)
      quiet("  the answer " + document + "  " + why::listed(pointers));
  }

  void endings() {
    for (const std::size_t step : why_.endings) {
      blank();
      way(step);
    }
  }

  std::string example_path() const {
    for (const WhyValue& value : why_.values) {
      if (value.shape == WhyShape::scalar && value.step) return value.pointer;
    }
    return why_.values.front().pointer.empty() ? "/" : why_.values.front().pointer;
  }

  std::vector<WhyLine> way_of(const WhyValue& value) {
    title(name_of(value) + " = " + value.value);
    plain("  " + value.answer);
    for (const InputPlace& place : value.inputs) quiet("  from " + input_text(place));
    if (value.describes_patient) quiet("  names or describes a patient");
    if (value.step) {
      blank();
      way(*value.step);
    }
    if (value.shape != WhyShape::scalar) {
      std::vector<WhyValue> below;
      for (const WhyValue& one : why_.values) {
        const bool is_below = one.pointer != value.pointer;
        if (is_below && why::is_at_or_below(one.pointer, value.pointer)) below.push_back(one);
      }
      if (!below.empty()) heading("in it");
      values(below);
      absent();
      left_out();
    }
    return std::move(lines_);
  }

  std::vector<WhyLine> way_of(const WhyAbsent& one) {
    title(one.pointer + " is not in the output");
    plain("  " + one.because);
    blank();
    way(one.step);
    return std::move(lines_);
  }

  void nothing_at(std::string_view path) {
    std::vector<std::string> names;
    for (const WhyValue& value : why_.values) names.push_back(value.pointer);
    for (const WhyAbsent& value : why_.absent) names.push_back(value.pointer);
    title("there is no " + std::string(path) + " in the output");
    const std::vector<std::string> near = nearest_names(path, names);
    if (!near.empty()) plain("  did you mean " + why::listed(near) + "?");
    const WhyValue& above = why_.values.front();
    if (!above.pointer.empty()) plain("  the nearest above it is " + above.pointer);
    blank();
    values(why_.values);
    absent();
    left_out();
  }

  void way(std::size_t step) {
    for (WhyLine& line : told_.way(step)) lines_.push_back(std::move(line));
  }

  const Explanation& why_;
  std::vector<WhyLine> lines_;
  why::WayText told_;
};

}  // namespace

std::vector<WhyLine> why_text(const Explanation& why, std::string_view path) {
  TextWriter writer(why);
  return path.empty() ? writer.overview() : writer.way_at(path);
}

}  // namespace smx
