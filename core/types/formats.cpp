#include "types/formats.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "times/times.h"
#include "types/number_text.h"

namespace smx::types {

namespace {

bool is_one_of(char c, std::string_view set) {
  return set.find(c) != std::string_view::npos;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_time(std::string_view text) {
  constexpr std::string_view kDay = "1970-01-01T";
  char instant[64];
  if (text.size() > sizeof(instant) - kDay.size()) return false;
  std::memcpy(instant, kDay.data(), kDay.size());
  std::memcpy(instant + kDay.size(), text.data(), text.size());
  return times::parse_rfc3339({instant, kDay.size() + text.size()}).has_value();
}

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (is_dash ? text[i] != '-' : !is_hex(text[i])) return false;
  }
  return true;
}

/// RFC 3986 as far as its characters go: a scheme, a colon, and nothing that had to be escaped.
bool is_uri(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || !is_letter(text.front())) return false;
  for (char c : text.substr(0, colon)) {
    if (!is_letter(c) && !is_digit(c) && !is_one_of(c, "+-.")) return false;
  }
  for (std::size_t i = colon + 1; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size() || !is_hex(text[i + 1]) || !is_hex(text[i + 2])) return false;
    } else if (!is_letter(c) && !is_digit(c) && !is_one_of(c, "-._~:/?#[]@!$&'()*+,;=")) {
      return false;
    }
  }
  return true;
}

bool is_domain(std::string_view domain) {
  if (domain.empty() || domain.front() == '.' || domain.back() == '.') return false;
  if (domain.front() == '[') return domain.back() == ']';
  char before = '.';
  for (char c : domain) {
    const bool is_part = is_letter(c) || is_digit(c) || c == '-' || (c & 0x80) != 0;
    if (!is_part && (c != '.' || before == '.')) return false;
    before = c;
  }
  return true;
}

/// One `@`, something in front of it, a domain behind it. More is known only to the mail server.
bool is_email(std::string_view text) {
  const std::size_t at = text.rfind('@');
  if (at == std::string_view::npos || at == 0) return false;
  const std::string_view local = text.substr(0, at);
  const bool is_quoted = local.size() > 2 && local.front() == '"' && local.back() == '"';
  const bool is_plain = std::none_of(local.begin(), local.end(), [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == 0x7F || is_one_of(c, "()<>[]:;@\\,\"");
  });
  return (is_quoted || is_plain) && is_domain(text.substr(at + 1));
}

/// RFC 4648, section 4, with its padding.
bool is_base64(std::string_view text) {
  if (text.size() % 4 != 0) return false;
  for (int i = 0; i < 2 && text.ends_with('='); ++i) text.remove_suffix(1);
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return is_letter(c) || is_digit(c) || c == '+' || c == '/'; });
}

template <typename Float>
bool is_in_range(std::string_view number) {
  // Too short to leave the range, which spares nearly all of them the conversion.
  constexpr std::size_t kSurelyInRange = 30;
  if (number.size() < kSurelyInRange && number.find_first_of("eE") == std::string_view::npos)
    return true;
  Float value = 0;
  const auto [stopped, error] =
      std::from_chars(number.data(), number.data() + number.size(), value);
  return error == std::errc();
}

struct Word {
  std::string_view word;
  Format format;
};

constexpr Word kTextFormats[] = {
    {"date-time", Format::instant}, {"date", Format::date},       {"time", Format::time},
    {"uuid", Format::uuid},         {"uri", Format::uri},         {"email", Format::email},
    {"byte", Format::base64},       {"decimal", Format::decimal},
};

constexpr Word kNumberFormats[] = {{"float", Format::float32}, {"double", Format::float64}};

}  // namespace

std::optional<Format> checked_format(std::string_view word, TypeKind kind) {
  const auto find = [word](auto& words) -> std::optional<Format> {
    for (const Word& known : words) {
      if (known.word == word) return known.format;
    }
    return std::nullopt;
  };
  if (kind == TypeKind::text) return find(kTextFormats);
  if (kind == TypeKind::number || kind == TypeKind::integer) return find(kNumberFormats);
  return std::nullopt;
}

bool has_format(std::string_view text, Format format) {
  switch (format) {
    case Format::none: return true;
    case Format::instant: return times::parse_rfc3339(text).has_value();
    case Format::date: return times::parse_date(text).has_value();
    case Format::time: return is_time(text);
    case Format::uuid: return is_uuid(text);
    case Format::uri: return is_uri(text);
    case Format::email: return is_email(text);
    case Format::base64: return is_base64(text);
    case Format::decimal: return is_number(text);
    case Format::float32: return is_in_range<float>(text);
    case Format::float64: return is_in_range<double>(text);
  }
  return true;
}

std::string_view example_of(Format format) {
  switch (format) {
    case Format::none: break;
    case Format::instant: return "an instant such as 2024-03-05T15:04:05Z";
    case Format::date: return "a date such as 2024-03-05";
    case Format::time: return "a time such as 15:04:05Z";
    case Format::uuid: return "a UUID such as 6ba7b810-9dad-11d1-80b4-00c04fd430c8";
    case Format::uri: return "a URI such as https://example.com/a";
    case Format::email: return "an e-mail address such as ann@example.com";
    case Format::base64: return "base64 with its padding";
    case Format::decimal: return "a number such as 6.30, as a text";
    case Format::float32: return "a number that 32 bits can hold";
    case Format::float64: return "a number that 64 bits can hold";
  }
  return {};
}

}  // namespace smx::types
