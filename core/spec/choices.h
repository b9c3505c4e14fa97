// Words out of closed lists.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "spec/names.h"
#include "spec/reading.h"
#include "spec/scalars.h"

namespace smx::spec {

/// A word out of a closed list, such as a state or a basis.
template <typename T>
struct Choice {
  std::string_view word;
  T value;
};

/// The words alone.
template <const auto& Choices>
Words words() {
  Words out;
  for (const auto& choice : Choices) out.push_back(choice.word);
  return out;
}

/// Reads one word of `choices`; another is a wrong shape, with what it could have been.
template <typename T, std::size_t N>
std::optional<T> read_choice(Reader& reader, const yaml::Node& node, const Choice<T> (&choices)[N],
                             std::string_view what) {
  if (!has_shape(reader, node, Shape::text)) return std::nullopt;
  std::vector<std::string> words;
  for (const Choice<T>& choice : choices) {
    if (choice.word == node.text) return choice.value;
    words.emplace_back(choice.word);
  }
  reader.diagnostics.add(make_error(Code::wrong_shape, std::string(what) + " is " + listed(words),
                                    node.span, suggest(node.text, words)));
  return std::nullopt;
}

}  // namespace smx::spec
