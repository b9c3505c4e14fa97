// Base64 as in RFC 4648, section 4, strictly: padded, no line breaks, no stray bits. The bytes are
// read by their character set at once, because no value can hold what is not UTF-8.
#include <array>

#include "bodies/bodies.h"
#include "functions/calls.h"
#include "functions/families.h"

namespace smx {
namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t kNoDigit = 0xFF;

constexpr auto kDigits = [] {
  std::array<std::uint8_t, 256> digits{};
  digits.fill(kNoDigit);
  for (std::size_t i = 0; i < kAlphabet.size(); ++i) {
    digits[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::uint8_t>(i);
  }
  return digits;
}();

/// How many of the last four characters are padding.
std::size_t padding_of(std::string_view text) {
  if (text.ends_with("==")) return 2;
  return text.ends_with('=') ? 1 : 0;
}

/// Reads the digits of one group of four (2, 3 or 4 of them) and appends its bytes. Gives the
/// number of digits that were fine: all of them, or the offset of what is wrong.
std::size_t decode_group(std::string_view digits, std::string& out) {
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const std::uint8_t digit = kDigits[static_cast<unsigned char>(digits[i])];
    if (digit == kNoDigit) return i;
    bits = bits << 6 | digit;
  }
  bits <<= 6 * (4 - digits.size());
  const std::size_t bytes = digits.size() - 1;
  // Bits behind the last whole byte must be zero; otherwise two texts would stand for the same
  // bytes.
  if ((bits & (0xFF'FFFFu >> (8 * bytes))) != 0) return bytes;
  for (std::size_t i = 0; i < bytes; ++i) out += static_cast<char>(bits >> (16 - 8 * i) & 0xFF);
  return digits.size();
}

/// Appends the decoded bytes; gives the offset of what is wrong, or npos.
std::size_t decode(std::string_view text, std::string& out) {
  if (text.size() % 4 != 0) return text.size();
  const std::string_view digits = text.substr(0, text.size() - padding_of(text));
  for (std::size_t at = 0; at < digits.size(); at += 4) {
    const std::string_view group = digits.substr(at, 4);
    const std::size_t read = decode_group(group, out);
    if (read != group.size()) return at + read;
  }
  return std::string_view::npos;
}

CallResult decode_body(const Node& input, Arguments arguments, CallContext& context) {
  auto charset = std::optional(bodies::Charset::utf_8);
  if (arguments[0].given) charset = bodies::charset_of(arguments[0].value.text());
  if (!charset) return CallResult::failed("unknown-charset");
  std::string& bytes = context.scratch;
  const std::size_t wrong = decode(input.text(), bytes);
  if (wrong != std::string_view::npos) return CallResult::failed("not-base64", at_byte(wrong));
  std::string text;
  const auto broken = bodies::decode(bytes, *charset, text);
  if (broken) {
    const bool utf8 = *charset == bodies::Charset::utf_8;
    return CallResult::failed(utf8 ? "not-utf8" : "not-in-charset",
                              at_byte(broken->offset) + " of what was decoded");
  }
  return text_result(context.arena.copy(text));
}

FunctionSpec base64_decode() {
  return {
      .name = "base64_decode",
      .group = "encoding",
      .summary =
          "Reads a text from Base64, which must be padded and without white space; its bytes are "
          "utf-8, or us-ascii, iso-8859-1 or windows-1252 where that is named.",
      .inverse = {"base64_encode", Loss::possible},
      .arguments = {{.name = "charset", .required = false}},
      .faults = {{"not-base64", "the text is not Base64"},
                 {"not-utf8", "what was decoded is not text in UTF-8"},
                 {"not-in-charset", "a byte that was decoded is no character of the character set"},
                 {"unknown-charset", "the character set is not known"}},
      .examples = {{R"("SGVsbG8=")", "", R"("Hello")"},
                   {R"("")", "", R"("")"},
                   {R"("k+mU")", "windows-1252", R"("\u201c\u00e9\u201d")"},
                   {R"("SGVsbG8=")", "US-ASCII", R"("Hello")"},
                   {R"("SGVsbG8")", "", "", "not-base64"},
                   {R"("SGVs\nbG8=")", "", "", "not-base64"},
                   {R"("SGVsbG9=")", "", "", "not-base64"},
                   {R"("/w==")", "", "", "not-utf8"},
                   {R"("6Q==")", "us-ascii", "", "not-in-charset"},
                   {R"("SGVsbG8=")", "klingon", "", "unknown-charset"}},
      .body = decode_body};
}

void encode(std::string_view text, std::string& out) {
  for (std::size_t at = 0; at < text.size(); at += 3) {
    const std::string_view group = text.substr(at, 3);
    std::uint32_t bits = 0;
    for (const char byte : group) bits = bits << 8 | static_cast<unsigned char>(byte);
    bits <<= 8 * (3 - group.size());
    for (std::size_t i = 0; i < 4; ++i) {
      out += i <= group.size() ? kAlphabet[bits >> (18 - 6 * i) & 0x3F] : '=';
    }
  }
}

FunctionSpec base64_encode() {
  return {.name = "base64_encode",
          .group = "encoding",
          .summary = "Writes a text, in UTF-8, as Base64 with padding and without line breaks.",
          .inverse = {"base64_decode"},
          .examples = {{R"("Hello")", "", R"("SGVsbG8=")"},
                       {R"("\u00e9\u00e9")", "", R"("w6nDqQ==")"},
                       {R"("")", "", R"("")"}},
          .body = [](const Node& input, Arguments, CallContext& context) {
            encode(input.text(), context.scratch);
            return scratch_result(context);
          }};
}

}  // namespace

void add_base64_functions(FunctionRegistry& registry) {
  registry.add(base64_decode());
  registry.add(base64_encode());
}

}  // namespace smx
