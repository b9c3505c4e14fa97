#include "xml/prolog.h"

#include <algorithm>
#include <optional>

#include "xml/characters.h"
#include "xml/names.h"

namespace smx::xml {
namespace {

bool equals_ignoring_case(std::string_view left, std::string_view right) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [&](char a, char b) { return lower(a) == lower(b); });
}

/// Takes pieces from the front of a text.
class Cursor {
 public:
  explicit Cursor(std::string_view rest) : rest_(rest) {}

  bool space() {
    const std::size_t before = rest_.size();
    while (!rest_.empty() && is_xml_space(rest_.front())) rest_.remove_prefix(1);
    return rest_.size() < before;
  }

  bool literal(std::string_view expected) {
    if (!rest_.starts_with(expected)) return false;
    rest_.remove_prefix(expected.size());
    return true;
  }

  std::optional<std::string_view> quoted() {
    if (rest_.empty() || (rest_.front() != '"' && rest_.front() != '\'')) return std::nullopt;
    const std::size_t end = rest_.find(rest_.front(), 1);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view value = rest_.substr(1, end - 1);
    rest_.remove_prefix(end + 1);
    return value;
  }

  std::string_view word() {
    const auto end = std::find_if(rest_.begin(), rest_.end(), [](char c) {
      return is_xml_space(c) || c == '"' || c == '\'' || c == '>';
    });
    const std::string_view found = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
    rest_.remove_prefix(found.size());
    return found;
  }

  /// ` name = "value"`, with the blank before it.
  std::optional<std::string_view> pseudo_attribute(std::string_view name) {
    const std::string_view start = rest_;
    if (space() && literal(name)) {
      space();
      if (literal("=")) {
        space();
        if (auto value = quoted()) return value;
      }
    }
    rest_ = start;
    return std::nullopt;
  }

  std::size_t left() const { return rest_.size(); }

 private:
  std::string_view rest_;
};

bool is_public_id(std::string_view text) {
  constexpr std::string_view kSigns = " \r\n-'()+,./:=?;!*#@$_%";
  return std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           kSigns.find(c) != std::string_view::npos;
  });
}

}  // namespace

const char* read_declaration(std::string_view text, Declaration& declaration) {
  constexpr std::string_view kUsual = R"(<?xml version="1.0" encoding="UTF-8"?>)";
  if (text.starts_with(kUsual)) {
    declaration.length = kUsual.size();
    return nullptr;
  }
  Cursor cursor(text);
  if (!cursor.literal("<?xml") || text.size() < 6 || !is_xml_space(text[5])) return nullptr;
  if (cursor.pseudo_attribute("version") != "1.0") {
    return "the XML declaration does not begin with version 1.0";
  }
  if (const auto encoding = cursor.pseudo_attribute("encoding")) {
    declaration.ascii = equals_ignoring_case(*encoding, "US-ASCII");
    if (!declaration.ascii && !equals_ignoring_case(*encoding, "UTF-8")) {
      return "the declared encoding is neither UTF-8 nor US-ASCII";
    }
  }
  if (const auto standalone = cursor.pseudo_attribute("standalone")) {
    if (*standalone != "yes" && *standalone != "no") {
      return "`standalone` in the XML declaration is neither yes nor no";
    }
  }
  cursor.space();
  if (!cursor.literal("?>")) return "the XML declaration is not well-formed";
  declaration.length = text.size() - cursor.left();
  return nullptr;
}

std::size_t plain_doctype_length(std::string_view text) {
  Cursor cursor(text);
  if (!cursor.space() || !split_qname(cursor.word())) return 0;
  if (cursor.space()) {
    const bool is_public = cursor.literal("PUBLIC");
    if (is_public) {
      if (!cursor.space()) return 0;
      const auto id = cursor.quoted();
      if (!id || !is_public_id(*id)) return 0;
    }
    if (is_public || cursor.literal("SYSTEM")) {
      if (!cursor.space() || !cursor.quoted()) return 0;
    }
  }
  cursor.space();
  return cursor.literal(">") ? text.size() - cursor.left() : 0;
}

}  // namespace smx::xml
