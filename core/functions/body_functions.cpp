// Message bodies: the functions in front of the converters in bodies/.
#include "bodies/bodies.h"
#include "functions/calls.h"
#include "functions/families.h"

namespace smx {
namespace {

FunctionSpec html_escape() {
  return {.name = "html_escape",
          .group = "bodies",
          .summary = "Writes & < > and both quotes as entities.",
          .examples = {{R"("a < b & c")", "", R"("a &lt; b &amp; c")"},
                       {R"("&amp;")", "", R"("&amp;amp;")"}},
          .body = [](const Node& input, Arguments, CallContext& context) {
            return text_result(context.arena.copy(bodies::html_escape(input.text())));
          }};
}

FunctionSpec html_unescape() {
  return {
      .name = "html_unescape",
      .group = "bodies",
      .summary = "Makes characters of entities and numeric references, once; what is none stays.",
      .examples = {{R"("a &lt; b &#233; &nbsp;")", "", R"("a < b \u00e9 \u00a0")"},
                   {R"("&amp;lt; &nosuch; & 5")", "", R"("&lt; &nosuch; & 5")"}},
      .body = [](const Node& input, Arguments, CallContext& context) {
        return text_result(context.arena.copy(bodies::html_unescape(input.text())));
      }};
}

using Converter = std::optional<bodies::Fault> (*)(std::string_view, std::string&);

template <Converter convert>
CallResult convert_body(const Node& input, Arguments, CallContext& context) {
  if (auto fault = convert(input.text(), context.scratch)) {
    return CallResult::failed("not-convertible", std::move(fault->message));
  }
  return scratch_result(context);
}

FunctionSpec rtf_to_text() {
  return {.name = "rtf_to_text",
          .group = "bodies",
          .summary =
              "Reads the plain text of RTF, also of several RTF documents in one text; what it "
              "cannot convert faithfully is a fault.",
          .faults = {{"not-convertible", "the text is not RTF that can be converted"}},
          .examples = {{R"("{\\rtf1\\ansi Hello\\par World}")", "", R"("Hello\nWorld")"},
                       {R"("{\\rtf1 caf\\u233?}")", "", R"("caf\u00e9")"},
                       {R"("Hello")", "", "", "not-convertible"}},
          .body = convert_body<bodies::rtf_to_text>};
}

FunctionSpec xhtml_to_text() {
  return {.name = "xhtml_to_text",
          .group = "bodies",
          .summary =
              "Reads the plain text of XHTML, with line breaks for paragraphs and breaks; loose "
              "HTML is a fault.",
          .faults = {{"not-convertible", "the text is not XHTML that can be converted"}},
          .examples = {{R"("<div>a &lt; b<br />c</div>")", "", R"("a < b\nc")"},
                       {R"("<p>unclosed")", "", "", "not-convertible"}},
          .body = convert_body<bodies::xhtml_to_text>};
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

// What `policy` may be; the same index means the same.
constexpr bodies::Unencodable kPolicies[] = {bodies::Unencodable::replace,
                                             bodies::Unencodable::refuse};

CallResult to_charset_body(const Node& input, Arguments arguments, CallContext& context) {
  // Windows-1252 is the one choice there is.
  const auto policy = kPolicies[arguments[1].given ? arguments[1].choice : 0];
  std::size_t replaced = 0;
  auto fault = bodies::to_windows_1252(input.text(), policy, context.scratch, replaced);
  if (fault) return CallResult::failed("not-encodable", std::move(fault->message));
  CallResult result = scratch_result(context);
  if (replaced > 0) {
    result.lost = true;
    result.detail = counted(replaced, "character") + " became `?`";
  }
  return result;
}

FunctionSpec to_charset() {
  return {
      .name = "to_charset",
      .group = "bodies",
      .summary =
          "Keeps only characters that a character set holds: `replace`, which is the "
          "default, puts a similar one or ? for others, `strict` refuses them.",
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
  registry.add(text_to_xhtml());
  registry.add(to_charset());
}

}  // namespace smx
