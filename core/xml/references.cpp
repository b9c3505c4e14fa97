#include "xml/references.h"

#include "xml/characters.h"
#include "xml/entities.h"

namespace smx::xml {
namespace {

// The longest name is `thetasym`; a number may have leading zeros. The bound keeps a text full of
// `&` linear.
constexpr std::size_t kLongestReference = 40;

constexpr char32_t kTooLarge = 0x110000;

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 99;
}

/// The name between `&` and `;`; nothing where something ends it that no name has.
std::optional<std::string_view> name_of(std::string_view rest) {
  const std::size_t most = rest.size() < kLongestReference ? rest.size() : kLongestReference;
  for (std::size_t at = 1; at < most; ++at) {
    const char c = rest[at];
    if (c == ';') return rest.substr(1, at - 1);
    if (is_xml_space(c) || c == '<' || c == '&' || c == '"' || c == '\'') break;
  }
  return std::nullopt;
}

/// The references that nearly all are, each by one comparison; nothing for any other.
Reference usual_reference(std::string_view rest) {
  switch (rest.size() < 2 ? '\0' : rest[1]) {
    case 'a': return rest.starts_with("&amp;") ? Reference{5, U'&'} : Reference{};
    case 'l': return rest.starts_with("&lt;") ? Reference{4, U'<'} : Reference{};
    case 'g': return rest.starts_with("&gt;") ? Reference{4, U'>'} : Reference{};
    case 'q': return rest.starts_with("&quot;") ? Reference{6, U'"'} : Reference{};
    default: return {};
  }
}

}  // namespace

const char* read_reference(std::string_view rest, Entities entities, Reference& reference) {
  reference = usual_reference(rest);
  if (reference.length > 0) return nullptr;
  const auto name = name_of(rest);
  if (!name) return "a `&` begins no reference that ends in `;`";
  std::optional<char32_t> point;
  if (name->starts_with('#')) {
    // XML knows the lower-case x only.
    if (!name->starts_with("#X")) point = read_number(name->substr(1));
    if (!point || !is_xml_char(*point)) {
      return "a character reference names no character that XML allows";
    }
  } else {
    point = entities == Entities::xhtml ? xhtml_entity(*name) : xml_entity(*name);
    if (!point) return "a reference names an entity that is not known";
  }
  reference = {name->size() + 2, *point};
  return nullptr;
}

std::optional<char32_t> read_number(std::string_view digits) {
  int base = 10;
  if (digits.starts_with('x') || digits.starts_with('X')) {
    base = 16;
    digits.remove_prefix(1);
  }
  if (digits.empty()) return std::nullopt;
  char32_t value = 0;
  for (const char c : digits) {
    const int digit = digit_of(c);
    if (digit >= base) return std::nullopt;
    value = value * static_cast<char32_t>(base) + static_cast<char32_t>(digit);
    if (value >= kTooLarge) value = kTooLarge;
  }
  return value;
}

}  // namespace smx::xml
