// Functions that look into a text, take a part of it or fill it up. Characters are Unicode code
// points throughout.
#include "base/utf8.h"
#include "functions/calls.h"
#include "functions/characters.h"
#include "functions/families.h"

namespace smx {
namespace {

constexpr FunctionFault kNotALength = {"not-a-length",
                                       "the length is not a whole number of 0 or more"};
constexpr FunctionFault kTooLong = {"too-long", "the result would have more than 256 MiB"};

/// The byte at which a character begins; the size when there are fewer.
std::size_t byte_of(std::string_view text, std::size_t character) {
  if (character >= text.size()) return text.size();
  std::size_t at = 0;
  for (; character > 0 && at < text.size(); --character) at += utf8::step_at(text, at).length;
  return at;
}

CallResult substring_body(const Node& input, Arguments arguments, CallContext&) {
  const auto start = whole_number(arguments[0]);
  const auto length = arguments[1].given ? whole_number(arguments[1]) : input.text().size();
  if (!start || !length) return CallResult::failed("not-a-position");
  const std::string_view rest = input.text().substr(byte_of(input.text(), *start));
  return text_result(rest.substr(0, byte_of(rest, *length)));
}

FunctionSpec substring() {
  return {.name = "substring",
          .group = "text",
          .summary =
              "Gives the characters from START on, counted from 0, at most LENGTH of them; empty "
              "where the text is shorter.",
          .arguments = {{.name = "start", .kind = ArgumentKind::integer},
                        {.name = "length", .kind = ArgumentKind::integer, .required = false}},
          .faults = {{"not-a-position", "start or length is not a whole number of 0 or more"}},
          .examples = {{R"("20240305")", "4 2", R"("03")"},
                       {R"("na\u00efve")", "2", R"("\u00efve")"},
                       {R"("abc")", "5 2", R"("")"},
                       {R"("abc")", "-1", "", "not-a-position"}},
          .body = substring_body};
}

enum class Side : std::uint8_t { left, right };

template <Side side>
CallResult pad_body(const Node& input, Arguments arguments, CallContext& context) {
  const auto length = whole_number(arguments[0]);
  if (!length) return CallResult::failed(kNotALength.name);
  const std::string_view filler = arguments[1].value.text();
  if (utf8::count(filler) != 1) return CallResult::failed("not-a-character");
  const std::string_view text = input.text();
  const std::size_t there = utf8::count(text);
  if (there >= *length) return text_result(text);
  if (*length - there > kMostResultBytes / 4) return CallResult::failed(kTooLong.name);
  if (side == Side::right) context.scratch += text;
  for (std::size_t missing = *length - there; missing > 0; --missing) context.scratch += filler;
  if (side == Side::left) context.scratch += text;
  return scratch_result(context);
}

std::vector<ArgumentSpec> padding() {
  return {{.name = "length", .kind = ArgumentKind::integer}, {.name = "character"}};
}

const std::vector<FunctionFault> kPaddingFaults = {
    kNotALength,
    {"not-a-character", "the character to fill up with is not one character"},
    kTooLong};

FunctionSpec pad_left() {
  return {.name = "pad_left",
          .group = "text",
          .summary = "Fills up with a character in front, to a length; a longer text stays.",
          .arguments = padding(),
          .faults = kPaddingFaults,
          .examples = {{R"("42")", "6 0", R"("000042")"},
                       {R"("4200042")", "6 0", R"("4200042")"},
                       {R"("42")", "6 ab", "", "not-a-character"},
                       {R"("42")", "-6 0", "", "not-a-length"}},
          .body = pad_body<Side::left>};
}

FunctionSpec pad_right() {
  return {.name = "pad_right",
          .group = "text",
          .summary = "Fills up with a character behind, to a length; a longer text stays.",
          .arguments = padding(),
          .faults = kPaddingFaults,
          .examples = {{R"("ab")", "4 (space)", R"("ab  ")"},
                       {R"("\u00e9")", "2 .", R"("\u00e9.")"},
                       {R"("42")", "6 (empty)", "", "not-a-character"},
                       {R"("42")", "-6 0", "", "not-a-length"}},
          .body = pad_body<Side::right>};
}

/// One blank for each run of white space, and none at the ends.
void squash_into(std::string_view text, std::string& out) {
  bool in_space = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto step = utf8::step_at(text, at);
    const bool space = is_white_space(step.code_point);
    if (!space) {
      if (in_space && !out.empty()) out += ' ';
      out.append(text, at, step.length);
    }
    in_space = space;
    at += step.length;
  }
}

FunctionSpec squash() {
  return {.name = "squash",
          .group = "text",
          .summary =
              "Removes white space from both ends and makes one blank of each run inside, line "
              "breaks included.",
          .examples = {{R"("  Smith,\t\u00a0 Anna\n")", "", R"("Smith, Anna")"},
                       {R"(" \t ")", "", R"("")"}},
          .body = [](const Node& input, Arguments, CallContext& context) {
            squash_into(input.text(), context.scratch);
            return scratch_result(context);
          }};
}

FunctionSpec starts_with() {
  return {.name = "starts_with",
          .group = "text",
          .summary = "Says whether the text begins with another; as it stands, case and all.",
          .gives = Gives::boolean,
          .arguments = {{.name = "text"}},
          .examples = {{R"("Patient/12")", "Patient/", "true"},
                       {R"("patient/12")", "Patient/", "false"},
                       {R"("a")", "(empty)", "true"}},
          .body = [](const Node& input, Arguments arguments, CallContext&) {
            return boolean_result(input.text().starts_with(arguments[0].value.text()));
          }};
}

FunctionSpec ends_with() {
  return {.name = "ends_with",
          .group = "text",
          .summary = "Says whether the text ends with another; as it stands, case and all.",
          .gives = Gives::boolean,
          .arguments = {{.name = "text"}},
          .examples = {{R"("scan.pdf")", ".pdf", "true"},
                       {R"("scan.PDF")", ".pdf", "false"},
                       {R"("a")", "(empty)", "true"}},
          .body = [](const Node& input, Arguments arguments, CallContext&) {
            return boolean_result(input.text().ends_with(arguments[0].value.text()));
          }};
}

FunctionSpec contains() {
  return {.name = "contains",
          .group = "text",
          .summary = "Says whether another text stands somewhere in the text, case and all.",
          .gives = Gives::boolean,
          .arguments = {{.name = "text"}},
          .examples = {{R"("RE: refill request")", "refill", "true"},
                       {R"("RE: Refill request")", "refill", "false"},
                       {R"("")", "(empty)", "true"}},
          .body = [](const Node& input, Arguments arguments, CallContext&) {
            return boolean_result(input.text().find(arguments[0].value.text()) !=
                                  std::string_view::npos);
          }};
}

/// Whether a word is among words with `/` between them.
bool is_among(std::string_view word, std::string_view words) {
  while (true) {
    const std::size_t slash = words.find('/');
    if (words.substr(0, slash) == word) return true;
    if (slash == std::string_view::npos) return false;
    words.remove_prefix(slash + 1);
  }
}

FunctionSpec boolean() {
  return {.name = "boolean",
          .group = "text",
          .summary =
              "Reads true or false from words; several that mean the same stand with `/` between "
              "them, and case counts.",
          .gives = Gives::boolean,
          .arguments = {{.name = "yes"}, {.name = "no"}},
          .faults = {{"not-a-boolean", "the text is none of the words"}},
          .examples = {{R"("Y")", "Y N", "true"},
                       {R"("false")", "true/1 false/0", "false"},
                       {R"("y")", "Y N", "", "not-a-boolean"},
                       {R"("")", "Y N", "", "not-a-boolean"}},
          .body =
              [](const Node& input, Arguments arguments, CallContext&) {
                if (is_among(input.text(), arguments[0].value.text())) return boolean_result(true);
                if (is_among(input.text(), arguments[1].value.text())) return boolean_result(false);
                return CallResult::failed("not-a-boolean");
              },
          .check =
              [](std::span<const Argument> arguments) {
                const Node& yes = arguments[0].value;
                const Node& no = arguments[1].value;
                const bool both = yes.is(Kind::text) && no.is(Kind::text);
                return both && is_among(yes.text(), no.text())
                           ? "`" + std::string(yes.text()) + "` means both true and false"
                           : std::string();
              }};
}

CallResult join_body(const Node& input, Arguments arguments, CallContext& context) {
  const std::string_view between = arguments[0].value.text();
  bool first = true;
  for (const Node& item : input.items()) {
    if (item.is(Kind::null)) continue;
    if (!item.is(Kind::text)) return CallResult::failed("not-a-text");
    if (context.scratch.size() + between.size() + item.text().size() > kMostResultBytes) {
      return CallResult::failed(kTooLong.name);
    }
    if (!first) context.scratch += between;
    context.scratch += item.text();
    first = false;
  }
  return scratch_result(context);
}

FunctionSpec join() {
  return {.name = "join",
          .group = "text",
          .summary =
              "Puts the texts of a list together with another between them; null items drop out.",
          .takes = Takes::list_of_text,
          .arguments = {{.name = "between"}},
          .faults = {{"not-a-text", "an item of the list is no text"}, kTooLong},
          .examples = {{R"(["Anna","Smith"])", "(space)", R"("Anna Smith")"},
                       {R"(["a",null,"","b"])", ",", R"("a,,b")"},
                       {"[]", ",", R"("")"},
                       {"[1]", ",", "", "not-a-text"}},
          .body = join_body};
}

}  // namespace

void add_part_functions(FunctionRegistry& registry) {
  registry.add(substring());
  registry.add(pad_left());
  registry.add(pad_right());
  registry.add(squash());
  registry.add(starts_with());
  registry.add(ends_with());
  registry.add(contains());
  registry.add(boolean());
  registry.add(join());
}

}  // namespace smx
