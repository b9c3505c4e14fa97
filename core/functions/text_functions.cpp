// Functions on the characters of a text. Characters are Unicode code points throughout.
#include <algorithm>

#include "base/put_bytes.h"
#include "base/utf8.h"
#include "functions/calls.h"
#include "functions/characters.h"
#include "functions/families.h"

namespace smx {
namespace {

/// Where the last character of a text that is not empty begins.
std::size_t last_character(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && utf8::detail::continues(static_cast<unsigned char>(text[at]))) --at;
  return at;
}

CallResult concatenated(const Node& front, const Node& back, CallContext& context) {
  const auto made = context.arena.allocate_array<char>(front.text().size() + back.text().size());
  put_bytes(back.text(), put_bytes(front.text(), made.data()));
  return text_result({made.data(), made.size()}, front.is_plain_text() && back.is_plain_text());
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty()) {
    const auto step = utf8::step_at(text, 0);
    if (!is_white_space(step.code_point)) break;
    text.remove_prefix(step.length);
  }
  while (!text.empty()) {
    const std::size_t at = last_character(text);
    if (!is_white_space(utf8::step_at(text, at).code_point)) break;
    text = text.substr(0, at);
  }
  return text;
}

void collapse(std::string_view text, std::string& out) {
  bool in_space = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto step = utf8::step_at(text, at);
    const bool space = is_white_space(step.code_point);
    if (!space) out.append(text, at, step.length);
    if (space && !in_space) out += ' ';
    in_space = space;
    at += step.length;
  }
}

/// The first `count` characters; the whole text when it has no more.
std::string_view first_characters(std::string_view text, std::size_t count) {
  if (text.size() <= count) return text;
  std::size_t at = 0;
  for (; count > 0 && at < text.size(); --count) at += utf8::step_at(text, at).length;
  return text.substr(0, at);
}

FunctionSpec trim() {
  return {
      .name = "trim",
      .group = "text",
      .summary = "Removes white space from both ends, no-break spaces and line breaks included.",
      .examples = {{R"("  Refill request ")", "", R"("Refill request")"},
                   {R"("\u00a0a\u00a0b\u2003\n")", "", R"("a\u00a0b")"},
                   {R"(" \t ")", "", R"("")"}},
      .body = [](const Node& input, Arguments, CallContext&) {
        return text_result(trimmed(input.text()));
      }};
}

FunctionSpec collapse_spaces() {
  return {.name = "collapse_spaces",
          .group = "text",
          .summary = "Makes one blank of each run of white space, line breaks included.",
          .examples = {{R"("Smith,\t  Anna")", "", R"("Smith, Anna")"},
                       {R"("  a\r\n\u00a0b ")", "", R"(" a b ")"}},
          .body = [](const Node& input, Arguments, CallContext& context) {
            collapse(input.text(), context.scratch);
            return scratch_result(context);
          }};
}

FunctionSpec prefix() {
  return {.name = "prefix",
          .group = "text",
          .summary = "Puts a text in front.",
          .arguments = {{.name = "text"}},
          .examples = {{R"("1234")", "Patient/", R"("Patient/1234")"},
                       {R"("")", "Patient/", R"("Patient/")"}},
          .body = [](const Node& input, Arguments arguments, CallContext& context) {
            return concatenated(arguments[0].value, input, context);
          }};
}

FunctionSpec suffix() {
  return {.name = "suffix",
          .group = "text",
          .summary = "Puts a text behind.",
          .arguments = {{.name = "text"}},
          .examples = {{R"("report")", ".pdf", R"("report.pdf")"}, {R"("")", ".pdf", R"(".pdf")"}},
          .body = [](const Node& input, Arguments arguments, CallContext& context) {
            return concatenated(input, arguments[0].value, context);
          }};
}

CallResult shorten_body(const Node& input, Arguments arguments, CallContext&) {
  const auto most = whole_number(arguments[0]);
  if (!most) return CallResult::failed("not-a-length");
  const std::string_view text = input.text();
  const std::string_view kept = first_characters(text, *most);
  CallResult result = text_result(kept);
  if (kept.size() < text.size()) {
    result.lost = true;
    result.detail = counted(utf8::count(text), "character") + " cut to " + std::to_string(*most);
  }
  return result;
}

FunctionSpec shorten() {
  return {.name = "shorten",
          .group = "text",
          .summary = "Keeps at most LENGTH characters from the start.",
          .loss = Loss::possible,
          .arguments = {{.name = "length", .kind = ArgumentKind::integer}},
          .faults = {{"not-a-length", "the length is not a whole number of 0 or more"}},
          .examples = {{R"("appointment")", "7", R"("appoint")"},
                       {R"("na\u00efve")", "3", R"("na\u00ef")"},
                       {R"("yes")", "3", R"("yes")"},
                       {R"("yes")", "-1", "", "not-a-length"}},
          .body = shorten_body};
}

FunctionSpec length() {
  return {.name = "length",
          .group = "text",
          .summary = "Counts the characters.",
          .gives = Gives::integer,
          .examples = {{R"("yes")", "", "3"},
                       {R"("na\u00efve \ud83d\ude00")", "", "7"},
                       {R"("")", "", "0"}},
          .body = [](const Node& input, Arguments, CallContext& context) {
            return integer_result(static_cast<std::int64_t>(utf8::count(input.text())), context);
          }};
}

FunctionSpec text() {
  return {.name = "text",
          .group = "text",
          .summary = "Makes a text of a number, with its digits as they are, or of true or false.",
          .takes = Takes::scalar,
          .inverse = {"number"},
          .examples = {{"15730568", "", R"("15730568")"},
                       {"6.30", "", R"("6.30")"},
                       {"true", "", R"("true")"},
                       {R"("as it is")", "", R"("as it is")"}},
          .body = [](const Node& input, Arguments, CallContext&) {
            if (input.is(Kind::text)) return CallResult::of(input);
            const bool is_number = input.is(Kind::number);
            const std::string_view word = input.truth() ? "true" : "false";
            return text_result(is_number ? input.text() : word, true);
          }};
}

}  // namespace

void add_text_functions(FunctionRegistry& registry) {
  registry.add(trim());
  registry.add(collapse_spaces());
  registry.add(prefix());
  registry.add(suffix());
  registry.add(shorten());
  registry.add(length());
  registry.add(text());
}

}  // namespace smx
