// What one pass leaves to the next. A mapping is run again once the host has answered; whatever
// came to a value without these answers comes to the same value with them, since a value that waits
// makes everything wait that is made of it.
#include "eval/run.h"

namespace smx {

namespace {

/// Whether a slot holds what the next pass would find in it too. Faults are left to it: a budget
/// that was spent is not spent there.
bool is_final(const SlotInfo& slot, const Val& value) {
  if (slot.kind == SlotInfo::Kind::constant || slot.kind == SlotInfo::Kind::context) return true;
  return (value.is_value() || value.is_missing()) && !value.left_traces;
}

void forget_what_waits(Frame& frame) {
  for (std::size_t i = 0; i < frame.slots.size(); ++i) {
    if (!is_final(frame.slots[i], frame.values[i])) frame.values[i] = Val{};
  }
  frame.indexes = {};
}

}  // namespace

/// The frame as the pass before has left it, or a new one. While somebody watches all are new: who
/// watches wants to see how values come about.
Frame Evaluator::Run::frame_to_keep(const Val* above, const void* of,
                                    std::span<const SlotInfo> slots) {
  if (recorder_ || most_rounds(call_.mapping) == 0) return make_frame(slots);
  for (KeptFrame& kept : buffers_.kept) {
    if (kept.above != above || kept.of != of) continue;
    if (kept.pass == buffers_.pass) return make_frame(slots);
    kept.pass = buffers_.pass;
    forget_what_waits(kept.frame);
    return kept.frame;
  }
  Frame made = make_frame(slots);
  made.is_kept = true;
  buffers_.kept.push_back({above, of, buffers_.pass, made});
  return made;
}

/// In a pass that will be repeated the lines of the output are only there for their questions. Only
/// they: what other lines come to may be a key of a need, or decide whether one is asked.
void Evaluator::Run::put_questions(const Form& form, Frame& frame) {
  if (!form.may_ask) return;
  const auto* fields = std::get_if<FieldsForm>(&form.what);
  if (fields && !form.when) {
    for (const Target& target : fields->targets) put_questions(*target.form, frame);
  } else {
    this->form(form, frame);
  }
}

}  // namespace smx
