#include "engine/line_cutter.h"

namespace smx {

void LineCutter::feed(std::string_view chunk) {
  while (!chunk.empty()) {
    const std::size_t line_break = chunk.find('\n');
    const std::string_view piece = chunk.substr(0, line_break);
    if (line_break == std::string_view::npos) return keep(piece);
    if (length_ == 0) {  // mostly a line lies in one chunk, and is not copied
      length_ = piece.size();
      hand_out(piece, CutLine::State::whole);
    } else {
      keep(piece);
      hand_out(kept_, CutLine::State::whole);
    }
    chunk.remove_prefix(line_break + 1);
  }
}

void LineCutter::finish() {
  if (length_ > 0) hand_out(kept_, CutLine::State::unended);
}

/// Of a line that is too long nothing is kept, and it is passed over.
void LineCutter::keep(std::string_view piece) {
  length_ += piece.size();
  if (length_ > longest_) {
    kept_ = std::string();
  } else {
    kept_ += piece;
  }
}

void LineCutter::hand_out(std::string_view text, CutLine::State state) {
  const std::uint64_t length = length_;
  length_ = 0;
  ++number_;
  const CutLine line{length > longest_ ? CutLine::State::too_large : state,
                     length > longest_ ? std::string_view() : text, number_, offset_};
  offset_ += length + 1;
  receiver_(line);
  kept_.clear();
}

}  // namespace smx
