// URLs and the percent-encoding inside them, as in RFC 3986.
#include "base/utf8.h"
#include "functions/calls.h"
#include "functions/characters.h"
#include "functions/families.h"

namespace smx {
namespace {

bool is_unreserved(char character) {
  return is_ascii_letter(character) || is_ascii_digit(character) ||
         std::string_view("-._~").find(character) != std::string_view::npos;
}

/// The byte that `%41` at `at` stands for; nothing when no two hexadecimal digits follow.
std::optional<char> encoded_byte(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size()) return std::nullopt;
  const auto high = hex_value(text[at + 1]);
  const auto low = hex_value(text[at + 2]);
  if (!high || !low) return std::nullopt;
  return static_cast<char>(*high << 4 | *low);
}

CallResult decode_body(const Node& input, Arguments, CallContext& context) {
  const std::string_view text = input.text();
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%') {
      context.scratch += text[at];
      continue;
    }
    const auto byte = encoded_byte(text, at);
    if (!byte) return CallResult::failed("not-percent-encoded", at_byte(at));
    context.scratch += *byte;
    at += 2;
  }
  const std::size_t broken = utf8::find_broken(context.scratch);
  if (broken != std::string_view::npos) {
    return CallResult::failed("not-utf8", at_byte(broken) + " of what was decoded");
  }
  return scratch_result(context);
}

FunctionSpec percent_decode() {
  return {.name = "percent_decode",
          .group = "encoding",
          .summary = "Makes characters, in UTF-8, of %XX; other characters stay, + too.",
          .inverse = {"percent_encode", Loss::possible},
          .faults = {{"not-percent-encoded", "a % is not followed by two hexadecimal digits"},
                     {"not-utf8", "what was decoded is not text in UTF-8"}},
          .examples = {{R"("lab%20results%2Fcaf%C3%a9")", "", R"("lab results/caf\u00e9")"},
                       {R"("a+b")", "", R"("a+b")"},
                       {R"("100%")", "", "", "not-percent-encoded"},
                       {R"("%E9")", "", "", "not-utf8"}},
          .body = decode_body};
}

CallResult encode_body(const Node& input, Arguments, CallContext& context) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  for (const char character : input.text()) {
    if (is_unreserved(character)) {
      context.scratch += character;
    } else {
      const auto byte = static_cast<unsigned char>(character);
      context.scratch += '%';
      context.scratch += kHex[byte >> 4];
      context.scratch += kHex[byte & 0xF];
    }
  }
  return scratch_result(context);
}

FunctionSpec percent_encode() {
  return {.name = "percent_encode",
          .group = "encoding",
          .summary =
              "Writes every character but A-Z a-z 0-9 - . _ ~ as %XX, in UTF-8, so that it fits "
              "into one part of a URL.",
          .inverse = {"percent_decode"},
          .examples = {{R"("lab results/caf\u00e9")", "", R"("lab%20results%2Fcaf%C3%A9")"},
                       {R"("a-b_c.d~e")", "", R"("a-b_c.d~e")"},
                       {R"("%20")", "", R"("%2520")"}},
          .body = encode_body};
}

/// Whether a part of a URL holds only characters that may stand in a path segment, and `more`.
bool is_made_of(std::string_view part, std::string_view more) {
  constexpr std::string_view kAlsoInSegments = "!$&'()*+,;=:@";
  for (std::size_t at = 0; at < part.size(); ++at) {
    const char character = part[at];
    if (is_unreserved(character)) continue;
    if (kAlsoInSegments.find(character) != std::string_view::npos) continue;
    if (more.find(character) != std::string_view::npos) continue;
    if (character != '%' || !encoded_byte(part, at)) return false;
  }
  return true;
}

/// `host`, `host:443`, `user@host`, `[::1]:443`.
bool is_authority(std::string_view authority) {
  const std::size_t user_end = authority.rfind('@');
  if (user_end != std::string_view::npos) {
    if (!is_made_of(authority.substr(0, user_end), "")) return false;
    authority.remove_prefix(user_end + 1);
  }
  std::size_t host_end = authority.find(':');
  if (authority.starts_with('[')) {
    host_end = authority.find(']');
    if (host_end == std::string_view::npos) return false;
    ++host_end;
  }
  const std::string_view host = authority.substr(0, host_end);
  const std::string_view port = authority.substr(host.size());
  if (host.empty() || host == "[]" || !is_made_of(host, "[]")) return false;
  if (port.empty()) return true;
  return port.front() == ':' && port.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

bool is_http(std::string_view scheme) {
  constexpr std::string_view kHttps = "https";
  if (scheme.size() != 4 && scheme.size() != 5) return false;
  for (std::size_t i = 0; i < scheme.size(); ++i) {
    if (to_lower(static_cast<unsigned char>(scheme[i])) != static_cast<char32_t>(kHttps[i])) {
      return false;
    }
  }
  return true;
}

/// The path as it is written; nothing when the text is not a URL with the scheme http or https.
std::optional<std::string_view> path_of(std::string_view url) {
  const std::size_t scheme_end = url.find("://");
  if (scheme_end == std::string_view::npos || !is_http(url.substr(0, scheme_end))) return {};
  const std::string_view rest = url.substr(scheme_end + 3);
  const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
  const std::string_view behind = rest.substr(authority.size());
  const std::string_view path = behind.substr(0, behind.find_first_of("?#"));
  std::string_view query = behind.substr(path.size());
  std::string_view fragment;
  if (const std::size_t hash = query.find('#'); hash != std::string_view::npos) {
    fragment = query.substr(hash + 1);
    query = query.substr(0, hash);
  }
  const bool fine = is_authority(authority) && is_made_of(path, "/") && is_made_of(query, "/?") &&
                    is_made_of(fragment, "/?");
  return fine ? std::optional(path) : std::nullopt;
}

FunctionSpec url_path() {
  return {.name = "url_path",
          .group = "encoding",
          .summary =
              "Gives the path of an http or https URL as it is written, without query and "
              "fragment; empty when there is none.",
          .faults = {{"not-a-url", "the text is not a URL with http or https"}},
          .examples = {{R"("https://a.example/r4/Binary/12?x=/1#y")", "", R"("/r4/Binary/12")"},
                       {R"("HTTP://a.example:8080/caf%C3%A9/")", "", R"("/caf%C3%A9/")"},
                       {R"("https://a.example")", "", R"("")"},
                       {R"("/r4/Binary/12")", "", "", "not-a-url"},
                       {R"("ftp://a.example/x")", "", "", "not-a-url"},
                       {R"("https:///x")", "", "", "not-a-url"},
                       {R"("https://a.example/a b")", "", "", "not-a-url"}},
          .body = [](const Node& input, Arguments, CallContext&) {
            const auto path = path_of(input.text());
            return path ? text_result(*path) : CallResult::failed("not-a-url");
          }};
}

}  // namespace

void add_url_functions(FunctionRegistry& registry) {
  registry.add(percent_decode());
  registry.add(percent_encode());
  registry.add(url_path());
}

}  // namespace smx
