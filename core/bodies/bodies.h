// Message bodies: rich text to plain text and back. Small but right in what they take; everything
// else is refused with a reason, never dropped in silence.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace smx::bodies {

/// Why a body could not be converted. The sentence never quotes the body.
struct Fault {
  std::size_t offset = 0;
  std::string message;
};

/// RTF to plain text; `\n` ends a paragraph or line; text after text. Several RTF documents in one
/// string are read one after the other. Appends to `out`.
std::optional<Fault> rtf_to_text(std::string_view rtf, std::string& out);

/// XHTML to plain text: paragraphs and breaks become line breaks, list items begin with "- ".
/// Appends to `out`.
std::optional<Fault> xhtml_to_text(std::string_view xhtml, std::string& out);

/// The first character of a text that no XML document can hold (most control characters), or that
/// is not UTF-8.
std::optional<Fault> check_xml_text(std::string_view text);

/// Plain text to a whole XHTML 1.0 Transitional page: a `<p>` for each paragraph, `<br />` inside.
/// What check_xml_text() refuses becomes U+FFFD: check first.
std::string text_to_xhtml(std::string_view text, std::string_view title);

/// & < > " ' become entities.
std::string html_escape(std::string_view text);
/// Named (HTML 4 / XHTML 1.0 names), decimal and hexadecimal references become characters; what is
/// no reference stays as it is.
std::string html_unescape(std::string_view text);
/// The character of an XHTML entity name ("nbsp"), or nothing.
std::optional<char32_t> entity(std::string_view name);

/// What a character set cannot hold.
enum class Unencodable : std::uint8_t {
  refuse,         // a fault
  transliterate,  // by a table: quotes, dashes, ellipsis, bullets, arrows; a fault where it has no
                  // entry
  replace,        // by the table, else "?"
};

/// The text with only characters that Windows-1252 holds, still in UTF-8. `replaced` counts the
/// "?".
std::optional<Fault> to_windows_1252(std::string_view text, Unencodable policy, std::string& out,
                                     std::size_t& replaced);

/// Bytes in Windows-1252 to UTF-8; the five undefined bytes are a fault.
std::optional<Fault> from_windows_1252(std::string_view bytes, std::string& out);

}  // namespace smx::bodies
