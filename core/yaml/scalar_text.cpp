#include "yaml/scalar_text.h"

#include "yaml/characters.h"
#include "yaml/refusal.h"

namespace smx::yaml {

Fold fold_at(std::string_view text, std::size_t at) {
  Fold fold;
  while (true) {
    fold.breaks.push_back(at);
    fold.line = after_break(text, at);
    at = skip_blanks(text, fold.line);
    if (!is_break(byte_at(text, at))) break;
    // Readers do not agree whether a line with a tab is empty.
    const std::size_t tab = skip_spaces(text, fold.line);
    if (byte_at(text, tab) == '\t') refuse_tab(tab);
  }
  fold.next = at;
  fold.spaces = static_cast<int>(skip_spaces(text, fold.line) - fold.line);
  return fold;
}

void refuse_tab(std::size_t at) {
  throw Refusal{Code::yaml_syntax,
                "a tab stands in the indentation",
                {at, at + 1, "this is a tab"},
                "indent with spaces; most editors can be told to insert them for a tab"};
}

void ScalarText::run_from(std::size_t source) {
  if (!runs_.empty()) {
    const Node::Run& last = runs_.back();
    if (last.source_offset + (text_.size() - last.text_offset) == source) return;
  }
  runs_.push_back({static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(source)});
}

void ScalarText::append(char byte, std::size_t source) {
  run_from(source);
  text_ += byte;
}

void ScalarText::append(std::string_view bytes, std::size_t source) {
  if (bytes.empty()) return;
  run_from(source);
  text_ += bytes;
}

void ScalarText::append_fold(const Fold& fold, FirstBreak first) {
  if (fold.breaks.size() == 1 && first == FirstBreak::folded) append(' ', fold.breaks.front());
  for (std::size_t i = 1; i < fold.breaks.size(); ++i) append('\n', fold.breaks[i]);
}

void ScalarText::trim(std::size_t size) {
  if (size >= text_.size()) return;
  text_.resize(size);
  while (!runs_.empty() && runs_.back().text_offset >= size) runs_.pop_back();
}

Scalar ScalarText::finish(Style style, std::size_t begin, std::size_t end, std::size_t text_end) {
  // The last run is empty and says where the text ends, so that a place can end there.
  run_from(text_end);
  return {style, std::move(text_), std::move(runs_), begin, end};
}

}  // namespace smx::yaml
