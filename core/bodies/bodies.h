// Message bodies: rich text to plain text and back, character sets. What a body says comes out as
// text; what text cannot show is counted as lost; what cannot be read is refused with a reason.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "bodies/losses.h"

namespace smx::bodies {

/// Why a body could not be converted. The sentence never quotes the body.
struct Fault {
  std::size_t offset = 0;
  std::string message;
};

/// The longest body a reader takes, in bytes.
inline constexpr std::size_t kMostBodyBytes = 64u << 20;
/// HTML costs its parser much more memory for each byte.
inline constexpr std::size_t kMostHtmlBytes = 16u << 20;

/// RTF to plain text; `\n` ends a paragraph or line, ` | ` stands between the cells of a row.
/// Several RTF documents in one string are read one after the other. Appends to `out` and adds to
/// `losses`; on a fault neither is changed.
std::optional<Fault> rtf_to_text(std::string_view rtf, std::string& out, Losses& losses);

/// XHTML to plain text: well-formed, and only what XHTML knows, where it allows it. As above.
std::optional<Fault> xhtml_to_text(std::string_view xhtml, std::string& out, Losses& losses);

/// HTML as browsers take it to plain text: the elements mean what they mean in XHTML; unknown ones
/// are their text. As above.
std::optional<Fault> html_to_text(std::string_view html, std::string& out, Losses& losses);

/// The first character of a text that no XML document can hold (most control characters), or that
/// is not UTF-8. RTF is written with the same characters.
std::optional<Fault> check_xml_text(std::string_view text);

/// Plain text to a whole XHTML 1.0 Transitional page: a `<p>` for each paragraph, `<br />` inside.
/// What check_xml_text() refuses becomes U+FFFD: check first.
std::string text_to_xhtml(std::string_view text, std::string_view title);

/// Plain text to an RTF document in ASCII: a `\par` for each line end, `\uN?` for other characters.
/// What check_xml_text() refuses becomes U+FFFD: check first.
std::string text_to_rtf(std::string_view text);

/// Which quotes become entities.
enum class Quotes : std::uint8_t { both, double_only, none };
/// Stores the text; & < > and quotes become entities. Gives the place behind. There must be room
/// for html_escape_room() bytes.
char* html_escape(std::string_view text, Quotes quotes, char* to);
/// At least as many as will be stored, and some that may be stored to.
std::size_t html_escape_room(std::string_view text, Quotes quotes);
/// Named (HTML 4 / XHTML 1.0 names), decimal and hexadecimal references become characters; what is
/// no reference stays as it is.
std::string html_unescape(std::string_view text);
/// The character of an XHTML entity name ("nbsp"), or nothing.
std::optional<char32_t> entity(std::string_view name);

/// What to do with what a character set cannot hold.
enum class Unencodable : std::uint8_t {
  refuse,   // a fault
  replace,  // something that reads the same or nearly so, else "?"
};

/// What encoding lost, in characters.
struct EncodingLosses {
  std::size_t replaced = 0;      // became "?"
  std::size_t approximated = 0;  // became a letter without its mark
};

/// The text with only characters that Windows-1252 holds, still in UTF-8. Signs that read the same
/// (quotes, dashes, arrows, fractions) are no loss.
std::optional<Fault> to_windows_1252(std::string_view text, Unencodable policy, std::string& out,
                                     EncodingLosses& losses);

/// Character sets of texts that come as bytes.
enum class Charset : std::uint8_t { utf_8, us_ascii, iso_8859_1, windows_1252 };

/// By its name as MIME has it, in any case: "utf-8", "us-ascii", "iso-8859-1", "windows-1252".
std::optional<Charset> charset_of(std::string_view name);

/// Bytes to UTF-8. A byte without a character in the set is a fault; so are 80 to 9F in ISO-8859-1,
/// which are control characters there and most likely Windows-1252 under a wrong name.
std::optional<Fault> decode(std::string_view bytes, Charset charset, std::string& out);

}  // namespace smx::bodies
