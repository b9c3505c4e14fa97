// Whatever is read as HTML: no crash, and text that any XML document can hold; and where strict
// XHTML is read, HTML is not refused.
#include <cstdlib>

#include "base/utf8.h"
#include "bodies/bodies.h"

namespace {

void check(bool good) {
  if (!good) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view html(reinterpret_cast<const char*>(data), size);
  std::string text = "kept";
  smx::bodies::Losses losses;
  if (const auto fault = smx::bodies::html_to_text(html, text, losses)) {
    check(fault->offset <= size && !fault->message.empty() && text == "kept" && !losses.any());
    return 0;
  }
  check(text.starts_with("kept") && !text.ends_with('\n'));
  check(text.size() <= 100 + 64 * size);
  check(!smx::bodies::check_xml_text(text).has_value());

  std::string back;
  smx::bodies::Losses again;
  check(!smx::bodies::html_to_text(smx::bodies::text_to_xhtml(text, ""), back, again));
  std::string strict;
  smx::bodies::Losses none;
  check(!smx::bodies::xhtml_to_text(smx::bodies::text_to_xhtml(text, ""), strict, none));
  // Control characters of Latin-1, which a reference can name, are lost to HTML, and that is said.
  check(back == strict || again.any());
  return 0;
}
