// Whatever is read as RTF: no crash, text that is UTF-8, holds only XML characters and ends without
// a line break; and the text can be sent on as a page and in Windows-1252.
#include <cstdlib>

#include "base/utf8.h"
#include "bodies/bodies.h"

namespace {

void check(bool good) {
  if (!good) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view rtf(reinterpret_cast<const char*>(data), size);
  std::string text = "kept";
  smx::bodies::Losses losses;
  if (const auto fault = smx::bodies::rtf_to_text(rtf, text, losses)) {
    check(fault->offset <= size && !fault->message.empty() && text == "kept" && !losses.any());
    return 0;
  }
  check(text.starts_with("kept") && !text.ends_with('\n'));
  check(text.size() <= 100 + 16 * size);
  check(smx::utf8::find_broken(text) == std::string::npos);
  check(!smx::bodies::check_xml_text(text).has_value());

  std::string back;
  check(!smx::bodies::xhtml_to_text(smx::bodies::text_to_xhtml(text, text), back, losses));
  std::string again_rtf;
  smx::bodies::Losses none;
  check(!smx::bodies::rtf_to_text(smx::bodies::text_to_rtf(text), again_rtf, none));
  check(again_rtf == text && !none.any());

  std::string encoded;
  smx::bodies::EncodingLosses lost;
  check(!smx::bodies::to_windows_1252(text, smx::bodies::Unencodable::replace, encoded, lost));
  std::string again;
  smx::bodies::EncodingLosses nothing;
  check(!smx::bodies::to_windows_1252(encoded, smx::bodies::Unencodable::refuse, again, nothing));
  check(again == encoded && nothing.replaced == 0 && nothing.approximated == 0);
  return 0;
}
