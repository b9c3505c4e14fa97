// Functions that look for something in a text. A text is always valid UTF-8, and so is what is
// looked for: comparing bytes can then never find half a character.
#include <algorithm>

#include "base/put_bytes.h"
#include "functions/calls.h"
#include "functions/families.h"

namespace smx {
namespace {

constexpr FunctionFault kEmptySeparator = {"empty-separator", "the separator is empty"};
constexpr FunctionFault kTooLong = {"too-long", "the result would have more than 256 MiB"};

enum class Occurrence : std::uint8_t { first, last };
enum class Side : std::uint8_t { before, after };

/// The text on one side of an occurrence of the separator; missing when there is none.
template <Side side, Occurrence occurrence>
CallResult cut_at(const Node& input, Arguments arguments, CallContext&) {
  const std::string_view text = input.text();
  const std::string_view separator = arguments[0].value.text();
  if (separator.empty()) return CallResult::failed(kEmptySeparator.name);
  const std::size_t at =
      occurrence == Occurrence::first ? text.find(separator) : text.rfind(separator);
  if (at == std::string_view::npos) return CallResult::missing();
  return text_result(side == Side::before ? text.substr(0, at) : text.substr(at + separator.size()),
                     input.is_plain_text());
}

FunctionSpec before() {
  return {.name = "before",
          .group = "text",
          .summary = "Gives what stands before the first separator; missing when there is none.",
          .presence = Presence::maybe,
          .arguments = {{.name = "separator"}},
          .faults = {kEmptySeparator},
          .examples = {{R"("2170961659:-6:0")", "(colon)", R"("2170961659")"},
                       {R"("/a")", "/", R"("")"},
                       {R"("a")", "/", ""},
                       {R"("a")", "(empty)", "", "empty-separator"}},
          .body = cut_at<Side::before, Occurrence::first>};
}

FunctionSpec after() {
  return {.name = "after",
          .group = "text",
          .summary = "Gives what stands behind the first separator; missing when there is none.",
          .presence = Presence::maybe,
          .arguments = {{.name = "separator"}},
          .faults = {kEmptySeparator},
          .examples = {{R"("Practitioner/12/history")", "/", R"("12/history")"},
                       {R"("a/")", "/", R"("")"},
                       {R"("12")", "/", ""},
                       {R"("12")", "(empty)", "", "empty-separator"}},
          .body = cut_at<Side::after, Occurrence::first>};
}

FunctionSpec before_last() {
  return {.name = "before_last",
          .group = "text",
          .summary = "Gives what stands before the last separator; missing when there is none.",
          .presence = Presence::maybe,
          .arguments = {{.name = "separator"}},
          .faults = {kEmptySeparator},
          .examples = {{R"("scan.2024.pdf")", ".", R"("scan.2024")"},
                       {R"("scan")", ".", ""},
                       {R"("scan")", "(empty)", "", "empty-separator"}},
          .body = cut_at<Side::before, Occurrence::last>};
}

FunctionSpec after_last() {
  return {.name = "after_last",
          .group = "text",
          .summary = "Gives what stands behind the last separator; missing when there is none.",
          .presence = Presence::maybe,
          .arguments = {{.name = "separator"}},
          .faults = {kEmptySeparator},
          .examples = {{R"("https://a.example/r4/Patient/12")", "/", R"("12")"},
                       {R"("12/")", "/", R"("")"},
                       {R"("12")", "/", ""},
                       {R"("12")", "(empty)", "", "empty-separator"}},
          .body = cut_at<Side::after, Occurrence::last>};
}

/// Occurrences from the left that do not overlap.
std::size_t count_of(std::string_view wanted, std::string_view text) {
  std::size_t count = 0;
  for (auto at = text.find(wanted); at != std::string_view::npos; ++count) {
    at = text.find(wanted, at + wanted.size());
  }
  return count;
}

CallResult replace_body(const Node& input, Arguments arguments, CallContext& context) {
  const std::string_view text = input.text();
  const std::string_view wanted = arguments[0].value.text();
  const std::string_view instead = arguments[1].value.text();
  if (wanted.empty()) return CallResult::failed("empty-search");
  auto at = text.find(wanted);
  if (at == std::string_view::npos) return CallResult::of(input);
  std::size_t count = text.size() / wanted.size();
  // Room for the most there can be is given back; where that were much, it is counted before.
  constexpr std::size_t kMuch = 256u << 10;
  if (count > kMuch / (instead.size() + 1)) count = count_of(wanted, text);
  // Thousands of occurrences times a long text is the one way to make something huge here.
  if (instead.size() > kMostResultBytes / count) return CallResult::failed(kTooLong.name);
  const auto made = context.arena.allocate_array<char>(text.size() + count * instead.size());
  char* to = made.data();
  std::size_t from = 0;
  for (; at != std::string_view::npos; at = text.find(wanted, from)) {
    to = put_bytes(instead, put_bytes(text.substr(from, at - from), to));
    from = at + wanted.size();
  }
  to = put_bytes(text.substr(from), to);
  context.arena.give_back(to);
  const bool is_plain = input.is_plain_text() && arguments[1].value.is_plain_text();
  return text_result({made.data(), static_cast<std::size_t>(to - made.data())}, is_plain);
}

FunctionSpec replace() {
  return {.name = "replace",
          .group = "text",
          .summary = "Puts another text wherever the first one occurs, from the left.",
          .arguments = {{.name = "old"}, {.name = "new"}},
          .faults = {{"empty-search", "the text to replace is empty"}, kTooLong},
          .examples = {{R"("2024/03/05")", "/ -", R"("2024-03-05")"},
                       {R"("aaa")", "aa b", R"("ba")"},
                       {R"("555-0123")", "- (empty)", R"("5550123")"},
                       {R"("a")", "(empty) b", "", "empty-search"}},
          .body = replace_body};
}

CallResult split_body(const Node& input, Arguments arguments, CallContext& context) {
  std::string_view rest = input.text();
  const std::string_view separator = arguments[0].value.text();
  if (separator.empty()) return CallResult::failed(kEmptySeparator.name);
  const std::size_t separators = count_of(separator, rest);
  if (separators >= kMostResultBytes / sizeof(Node)) return CallResult::failed(kTooLong.name);
  const auto parts = context.arena.allocate_array<Node>(separators + 1);
  for (Node& part : parts) {
    const std::size_t at = rest.find(separator);
    part = Node::text(rest.substr(0, at));
    if (at != std::string_view::npos) rest.remove_prefix(at + separator.size());
  }
  return CallResult::of(Node::list(parts));
}

FunctionSpec split() {
  return {
      .name = "split",
      .group = "text",
      .summary = "Cuts at every separator; a text without one is a list of one, also when empty.",
      .gives = Gives::list_of_text,
      .arguments = {{.name = "separator"}},
      .faults = {kEmptySeparator, kTooLong},
      .examples = {{R"("a, b,c")", ",", R"(["a"," b","c"])"},
                   {R"("|a||")", "(bar)", R"(["","a","",""])"},
                   {R"("")", ",", R"([""])"},
                   {R"("abc")", "(empty)", "", "empty-separator"}},
      .body = split_body};
}

}  // namespace

void add_separator_functions(FunctionRegistry& registry) {
  registry.add(before());
  registry.add(after());
  registry.add(before_last());
  registry.add(after_last());
  registry.add(replace());
  registry.add(split());
}

}  // namespace smx
