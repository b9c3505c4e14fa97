// Message bodies: the functions in front of the converters in bodies/.
#include "bodies/bodies.h"
#include "functions/calls.h"
#include "functions/families.h"

namespace smx {
namespace {

FunctionSpec html_escape() {
  return {.name = "html_escape",
          .group = "bodies",
          .summary =
              "Writes & < > and quotes as entities: `both`, which is the default, `double` "
              "ones only, or `none`.",
          .inverse = {"html_unescape"},
          .arguments = {{.name = "quotes",
                         .kind = ArgumentKind::choice,
                         .required = false,
                         .choices = {"both", "double", "none"}}},
          .examples = {{R"("a < b & c")", "", R"("a &lt; b &amp; c")"},
                       {R"("&amp;")", "", R"("&amp;amp;")"},
                       {R"("\"it's\"")", "", R"("&quot;it&#39;s&quot;")"},
                       {R"("\"it's\"")", "double", R"("&quot;it's&quot;")"},
                       {R"("\"it's\" <")", "none", R"("\"it's\" &lt;")"}},
          .body = [](const Node& input, Arguments arguments, CallContext& context) {
            const auto quotes = static_cast<bodies::Quotes>(arguments[0].choice);
            const std::string_view text = input.text();
            char* const made =
                context.arena.allocate_array<char>(bodies::html_escape_room(text, quotes)).data();
            const char* const end = bodies::html_escape(text, quotes, made);
            context.arena.give_back(end);
            return text_result({made, static_cast<std::size_t>(end - made)}, input.is_plain_text());
          }};
}

FunctionSpec html_unescape() {
  return {
      .name = "html_unescape",
      .group = "bodies",
      .summary = "Makes characters of entities and numeric references, once; what is none stays.",
      .inverse = {"html_escape", Loss::possible},
      .examples = {{R"("a &lt; b &#233; &nbsp;")", "", R"("a < b \u00e9 \u00a0")"},
                   {R"("&amp;lt; &nosuch; & 5")", "", R"("&lt; &nosuch; & 5")"}},
      .body = [](const Node& input, Arguments, CallContext& context) {
        return text_result(context.arena.copy(bodies::html_unescape(input.text())));
      }};
}

using Converter = std::optional<bodies::Fault> (*)(std::string_view, std::string&, bodies::Losses&);

constexpr std::string_view kNotConvertible = "not-convertible";
constexpr std::string_view kTooLong = "too-long";

template <Converter convert, const std::string_view& fault_name>
CallResult convert_body(const Node& input, Arguments, CallContext& context) {
  bodies::Losses losses;
  if (auto fault = convert(input.text(), context.scratch, losses)) {
    return CallResult::failed(fault_name, std::move(fault->message) + " " + at_byte(fault->offset));
  }
  CallResult result = scratch_result(context);
  result.lost = losses.any();
  if (result.lost) result.detail = losses.describe() + " left out";
  return result;
}

FunctionSpec rtf_to_text() {
  return {.name = "rtf_to_text",
          .group = "bodies",
          .summary =
              "Reads the text of RTF, also of several RTF documents in one text: a line for each "
              "paragraph and table row, markers of lists, addresses of links, footnotes. Pictures, "
              "page headers and whatever else no text can show are left out, which is a loss.",
          .loss = Loss::possible,
          .faults = {{"not-convertible", "the text is not RTF that can be converted"}},
          .examples = {{R"("{\\rtf1\\ansi Hello\\par World}")", "", R"("Hello\nWorld")"},
                       {R"("{\\rtf1 caf\\u233?}")", "", R"("caf\u00e9")"},
                       {R"("{\\rtf1\\trowd a\\cell b\\cell\\row}")", "", R"("a | b")"},
                       {R"("{\\rtf1 See{\\pict 89504e47} this}")", "", R"("See this")"},
                       {R"("Hello")", "", "", "not-convertible"}},
          .body = convert_body<bodies::rtf_to_text, kNotConvertible>};
}

FunctionSpec xhtml_to_text() {
  return {
      .name = "xhtml_to_text",
      .group = "bodies",
      .summary =
          "Reads the text of XHTML: paragraphs, lists, tables, links with their addresses. "
          "What is not well-formed or not XHTML is a fault; pictures without a text and whatever "
          "else no text can show are left out, which is a loss.",
      .loss = Loss::possible,
      .faults = {{"not-convertible", "the text is not XHTML that can be converted"}},
      .examples = {{R"("<div>a &lt; b<br />c</div>")", "", R"("a < b\nc")"},
                   {R"("<p>See <a href='https://x.test/1'>this</a></p>")", "",
                    R"j("See this (https://x.test/1)")j"},
                   {R"("<p>a<img src='b' /></p>")", "", R"("a")"},
                   {R"("<p>unclosed")", "", "", "not-convertible"}},
      .body = convert_body<bodies::xhtml_to_text, kNotConvertible>};
}

FunctionSpec html_to_text() {
  return {
      .name = "html_to_text",
      .group = "bodies",
      .summary =
          "Reads the text of HTML as browsers take it, however loose: paragraphs, lists, tables, "
          "links with their addresses. Pictures without a text and whatever else no text can "
          "show are left out, which is a loss.",
      .loss = Loss::possible,
      .faults = {{kTooLong, "the text is too long, or its elements too deeply nested"}},
      .examples = {{R"("<p>a &lt b<br>c<p>d")", "", R"("a < b\nc\n\nd")"},
                   {R"("<ol><li>one<li>two</ol>")", "", R"("1. one\n2. two")"},
                   {R"("<img src=x>Hello")", "", R"("Hello")"}},
      .body = convert_body<bodies::html_to_text, kTooLong>};
}

CallResult text_to_xhtml_body(const Node& input, Arguments arguments, CallContext& context) {
  const std::string_view title = arguments[0].given ? arguments[0].value.text() : "";
  if (const auto fault = bodies::check_xml_text(input.text())) {
    return CallResult::failed("not-representable", at_byte(fault->offset));
  }
  if (const auto fault = bodies::check_xml_text(title)) {
    return CallResult::failed("not-representable", at_byte(fault->offset) + " of the title");
  }
  return text_result(context.arena.copy(bodies::text_to_xhtml(input.text(), title)));
}

constexpr std::string_view kPageExample =
    R"("<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" )"
    R"(\"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">\n)"
    R"(<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>Note</title></head>)"
    R"(<body><p>a &lt; b<br />c</p><p>d</p></body></html>")";

FunctionSpec text_to_xhtml() {
  return {.name = "text_to_xhtml",
          .group = "bodies",
          .summary = "Writes plain text as a whole XHTML page; an empty line begins a paragraph.",
          .arguments = {{.name = "title", .required = false}},
          .faults = {{"not-representable", "XHTML cannot hold a control character of the text"}},
          .examples = {{R"("a < b\nc\n\nd")", "Note", kPageExample},
                       {R"("a\u0007b")", "", "", "not-representable"}},
          .body = text_to_xhtml_body};
}

FunctionSpec text_to_rtf() {
  return {.name = "text_to_rtf",
          .group = "bodies",
          .summary = "Writes plain text as an RTF document in ASCII; a line end ends a paragraph.",
          .faults = {{"not-representable", "RTF cannot hold a control character of the text"}},
          .examples = {{R"("a {b}\ncaf\u00e9")", "",
                        R"("{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss\\fcharset0 )"
                        R"(Arial;}}\n\\pard\\uc1\\f0\\fs20 a \\{b\\}\\par\ncaf\\u233?}")"},
                       {R"("a\u0007b")", "", "", "not-representable"}},
          .body = [](const Node& input, Arguments, CallContext& context) {
            if (const auto fault = bodies::check_xml_text(input.text())) {
              return CallResult::failed("not-representable", at_byte(fault->offset));
            }
            return text_result(context.arena.copy(bodies::text_to_rtf(input.text())));
          }};
}

// What `policy` may be; the same index means the same.
constexpr bodies::Unencodable kPolicies[] = {bodies::Unencodable::replace,
                                             bodies::Unencodable::refuse};

CallResult to_charset_body(const Node& input, Arguments arguments, CallContext& context) {
  // Windows-1252 is the one choice there is.
  const auto policy = kPolicies[arguments[1].given ? arguments[1].choice : 0];
  bodies::EncodingLosses losses;
  auto fault = bodies::to_windows_1252(input.text(), policy, context.scratch, losses);
  if (fault) {
    return CallResult::failed("not-encodable",
                              std::move(fault->message) + " " + at_byte(fault->offset));
  }
  CallResult result = scratch_result(context);
  if (losses.replaced > 0) result.detail = counted(losses.replaced, "character") + " became `?`";
  if (losses.approximated > 0) {
    if (!result.detail.empty()) result.detail += ", ";
    result.detail += counted(losses.approximated, "letter") + " lost a mark";
  }
  result.lost = !result.detail.empty();
  return result;
}

FunctionSpec to_charset() {
  return {
      .name = "to_charset",
      .group = "bodies",
      .summary =
          "Keeps only characters that a character set holds: `replace`, which is the default, "
          "puts what reads the same for others, or the letter without its mark or ?, which is a "
          "loss; `strict` refuses them.",
      .loss = Loss::possible,
      .arguments = {{.name = "charset", .kind = ArgumentKind::choice, .choices = {"windows-1252"}},
                    {.name = "policy",
                     .kind = ArgumentKind::choice,
                     .required = false,
                     .choices = {"replace", "strict"}}},
      .faults = {{"not-encodable", "the character set cannot hold a character of the text"}},
      .examples = {{R"("caf\u00e9 \u2013 \u20ac5")", "windows-1252",
                    R"("caf\u00e9 \u2013 \u20ac5")"},
                   {R"("a \u2192 b")", "windows-1252", R"("a -> b")"},
                   {R"("\u0141ukasz, 1\u2153")", "windows-1252", R"("Lukasz, 1 1/3")"},
                   {R"("ok \ud83d\ude00")", "windows-1252", R"("ok ?")"},
                   {R"("ok \ud83d\ude00")", "windows-1252 strict", "", "not-encodable"}},
      .body = to_charset_body};
}

}  // namespace

void add_body_functions(FunctionRegistry& registry) {
  registry.add(html_escape());
  registry.add(html_unescape());
  registry.add(rtf_to_text());
  registry.add(xhtml_to_text());
  registry.add(html_to_text());
  registry.add(text_to_xhtml());
  registry.add(text_to_rtf());
  registry.add(to_charset());
}

}  // namespace smx
