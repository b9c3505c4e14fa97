// Groups that are not simply text: fields, footnotes, list markers, text boxes, what is dropped.
#include <algorithm>
#include <utility>

#include "bodies/links.h"
#include "bodies/rtf_reader.h"

namespace smx::bodies {
namespace {

// Each level copies the text of the one inside.
constexpr std::size_t kMaxFlows = 8;

bool says_nothing(std::string_view text) {
  return text.find_first_not_of(" \t\n") == std::string_view::npos;
}

}  // namespace

RtfReader::Outcome RtfReader::begin_destination(const Word& known, bool begins) {
  // Anywhere else it would hide the text behind it.
  if (!begins) return fault("`\\" + std::string(known.name) + "` does not begin a group");
  if (high_ != 0) return fault("half of a surrogate pair");
  Group& group = groups_.back();
  group.opened = known.kind;
  switch (known.kind) {
    case WordKind::skip: group.mode = Mode::skip; break;
    case WordKind::fonts: group.mode = Mode::fonts; break;
    case WordKind::two_forms: group.mode = Mode::forms; break;
    case WordKind::drawing:
      losses_.add(Lost::drawing);
      group.mode = Mode::drawing;
      break;
    case WordKind::skip_lost:
      losses_.add(known.lost);
      picture_shown_ = known.lost == Lost::picture;
      group.mode = Mode::skip;
      break;
    case WordKind::fallback_picture:
      if (!std::exchange(picture_shown_, false)) losses_.add(Lost::picture);
      group.mode = Mode::skip;
      break;
    case WordKind::numbering:
      flows_.back().numbered = true;
      group.mode = Mode::skip;
      break;
    case WordKind::field: fields_.emplace_back(); break;
    case WordKind::field_result:
      if (fields_.empty()) break;
      fields_.back().result = layout().place();
      fields_.back().has_result = true;
      break;
    case WordKind::footnote:
      layout().paragraph() += "[" + std::to_string(notes_.size() + 1) + "]";
      return begin_flow(known.lost);
    case WordKind::text_box: group.mode = Mode::text; return begin_flow(known.lost);
    case WordKind::marker:
    case WordKind::field_instruction:
    case WordKind::lost_text: return begin_flow(known.lost);
    default: break;
  }
  return std::nullopt;
}

RtfReader::Outcome RtfReader::begin_flow(Lost lost) {
  if (flows_.size() == kMaxFlows) return fault("notes and fields are nested too deeply");
  flows_.emplace_back();
  flows_.back().lost = lost;
  return std::nullopt;
}

std::string RtfReader::end_flow() {
  note_marker();
  std::string text = layout().take();
  flows_.pop_back();
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

void RtfReader::end_destination(WordKind kind) {
  switch (kind) {
    case WordKind::marker: end_marker(); break;
    case WordKind::field: end_field(); break;
    case WordKind::text_box: end_text_box(); break;
    case WordKind::footnote: {
      const std::string note = end_flow();
      const std::size_t begin = std::min(note.find_first_not_of(' '), note.size());
      notes_.push_back(note.substr(begin));
      break;
    }
    case WordKind::field_instruction: {
      const std::string instruction = end_flow();
      if (!fields_.empty()) fields_.back().instruction += instruction;
      break;
    }
    case WordKind::lost_text: {
      const Lost lost = flows_.back().lost;
      if (!says_nothing(end_flow())) losses_.add(lost);
      break;
    }
    default: break;
  }
}

void RtfReader::end_marker() {
  const std::string text = end_flow();
  flows_.back().marked = true;
  const std::size_t begin = text.find_first_not_of(" \t\n");
  if (begin == std::string::npos) return;
  const std::size_t end = text.find_last_not_of(" \t\n") + 1;
  layout().paragraph() += text.substr(begin, end - begin) + ' ';
}

void RtfReader::end_field() {
  const Field field = std::move(fields_.back());
  fields_.pop_back();
  const std::string_view shown =
      field.has_result ? layout().since(field.result) : std::string_view{};
  const std::string address = hyperlink_of(field.instruction);
  if (!address.empty()) {
    std::string& paragraph = layout().paragraph();
    paragraph += link_suffix(shown, address);
  } else if (!field.has_result && !says_nothing(field.instruction)) {
    losses_.add(Lost::field);
  }
}

void RtfReader::end_text_box() {
  const std::string text = end_flow();
  if (says_nothing(text)) return;
  if (!layout().paragraph().empty()) end_paragraph();
  layout().paragraph() += text;
  end_paragraph();
}

void RtfReader::end_paragraph() {
  note_marker();
  layout().end_paragraph();
}

/// A paragraph that has a bullet or a number which the document does not write out.
void RtfReader::note_marker() {
  Flow& flow = flows_.back();
  const bool marked = std::exchange(flow.marked, false);
  if (flow.numbered && !marked && !says_nothing(layout().paragraph())) {
    losses_.add(Lost::list_marker);
  }
}

}  // namespace smx::bodies
