#include "why/words.h"

#include <algorithm>

#include "packs/describe_overlays.h"

namespace smx::why {

namespace {

constexpr std::size_t kMostListed = 4;

}  // namespace

std::string quoted(std::string_view text) {
  return "`" + std::string(text) + "`";
}

std::string text_at(Span span) {
  return line_at({}, span).text;
}

WhyPlace place_of(Span span) {
  if (!span.source) return {};
  return {span.source->name(), span.source->position_of(span.begin)};
}

std::string path_words(const Expr& expr) {
  Span span = expr.span;
  if (!expr.calls.empty()) {
    const Span call = std::visit([](const auto& one) { return one.span; }, expr.calls.front());
    if (call.source == span.source && call.begin >= span.begin) span.end = call.begin;
  }
  std::string text = text_at(span);
  while (!text.empty() && (text.back() == ' ' || text.back() == '|')) text.pop_back();
  return text;
}

std::string call_words(const CallStep& call) {
  if (const auto* function = std::get_if<FunctionCall>(&call)) {
    const std::string text = text_at(function->span);
    return text.empty() ? std::string(function->function->name) : text;
  }
  return text_at(std::get_if<LookupCall>(&call)->span);
}

std::string place_words(const InputPlace& place) {
  if (place.pointer.empty()) return place.document;
  return place.document + " " + (place.path.empty() ? place.pointer : place.path);
}

std::string_view line_name(std::string_view address) {
  const std::size_t slash = address.find('/');
  return slash == std::string_view::npos ? address : address.substr(slash + 1);
}

std::string_view row_name(const Program& program, RuleId row) {
  return line_name(program.rules[row].address);
}

std::string overlay_of(const Program& program, Span span) {
  const auto found = std::ranges::find(program.overlays, span.source,
                                       [](const OverlayInfo& one) { return one.span.source; });
  const bool is_there = span.source && found != program.overlays.end();
  return is_there ? found->name : std::string();
}

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size() && i < kMostListed; ++i)
    text += (i == 0 ? "" : ", ") + words[i];
  if (words.size() > kMostListed)
    text += " and " + std::to_string(words.size() - kMostListed) + " more";
  return text;
}

}  // namespace smx::why
