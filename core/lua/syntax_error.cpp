#include "lua/syntax_error.h"

#include <charconv>
#include <string>

namespace smx::lua {

namespace {

/// Takes `script:3: ` from the front; gives the line.
int take_line(std::string_view& message) {
  const std::size_t colon = message.find(':');
  if (colon == std::string_view::npos) return 0;
  int line = 0;
  const char* const end = message.data() + message.size();
  const auto [behind, error] = std::from_chars(message.data() + colon + 1, end, line);
  if (error != std::errc{} || behind + 1 >= end || *behind != ':') return 0;
  message.remove_prefix(static_cast<std::size_t>(behind - message.data()) + 2);
  return line;
}

/// Where the text that the parser names stands in its line; the line where it does not.
Span place_of(const Script& script, int line, std::string_view near) {
  Span place = script.line(line);
  if (near.empty() || near.front() == '<') return place;  // <eof>, <name>
  const std::string_view text = script.source().text().substr(place.begin, place.end - place.begin);
  const std::size_t at = text.rfind(near);
  if (at == std::string_view::npos) return place;
  place.begin += static_cast<std::uint32_t>(at);
  place.end = place.begin + static_cast<std::uint32_t>(near.size());
  return place;
}

}  // namespace

Problem syntax_problem(const Script& script, std::string_view message) {
  const int line = take_line(message);
  std::string_view near;
  constexpr std::string_view kNear = " near ";
  const std::size_t at = message.rfind(kNear);
  if (at != std::string_view::npos) {
    near = message.substr(at + kNear.size());
    if (near.size() > 2 && near.front() == '\'') near = near.substr(1, near.size() - 2);
  }
  std::string sentence(message);
  for (char& c : sentence) {
    if (c == '\'') c = '`';
  }
  return {Code::script_syntax, "this is not Lua: " + sentence, place_of(script, line, near),
          nullptr};
}

}  // namespace smx::lua
