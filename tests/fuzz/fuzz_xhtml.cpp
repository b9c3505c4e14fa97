// Whatever is read as XHTML: no crash and valid text. Whatever is written as XHTML: well-formed,
// and the same text when it is read again. Escaping can be undone.
#include <cstdlib>

#include "base/utf8.h"
#include "bodies/bodies.h"

namespace {

void check(bool good) {
  if (!good) std::abort();
}

void check_reading(std::string_view xhtml) {
  std::string text = "kept";
  smx::bodies::Losses losses;
  if (const auto fault = smx::bodies::xhtml_to_text(xhtml, text, losses)) {
    check(fault->offset <= xhtml.size() && !fault->message.empty() && text == "kept" &&
          !losses.any());
    return;
  }
  check(text.starts_with("kept") && !text.ends_with('\n'));
  check(text.size() <= 100 + 32 * xhtml.size());
  check(!smx::bodies::check_xml_text(text).has_value());
}

void check_writing(std::string_view text) {
  std::string once;
  smx::bodies::Losses losses;
  check(!smx::bodies::xhtml_to_text(smx::bodies::text_to_xhtml(text, text), once, losses));
  // The first time, white space becomes normal; from then on nothing changes any more.
  std::string twice;
  check(!smx::bodies::xhtml_to_text(smx::bodies::text_to_xhtml(once, ""), twice, losses));
  check(once == twice && !losses.any());
}

void check_escaping(std::string_view text) {
  constexpr auto kBoth = smx::bodies::Quotes::both;
  std::string escaped(smx::bodies::html_escape_room(text, kBoth), '\0');
  const char* const end = smx::bodies::html_escape(text, kBoth, escaped.data());
  escaped.resize(static_cast<std::size_t>(end - escaped.data()));
  check(smx::bodies::html_unescape(escaped) == text);
  if (smx::utf8::find_broken(text) == std::string::npos) {
    const std::string plain = smx::bodies::html_unescape(text);
    check(smx::utf8::find_broken(plain) == std::string::npos);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check_reading(text);
  check_reading("<html><body>" + std::string(text) + "</body></html>");
  check_writing(text);
  check_escaping(text);
  return 0;
}
