#include "xml/tokenizer.h"

#include <algorithm>

#include "base/utf8.h"
#include "xml/characters.h"
#include "xml/prolog.h"
#include "xml/references.h"

namespace smx::xml {

/// Names with a prefix, names beyond ASCII, and what is no name.
const char* Tokenizer::unusual_name(const char* at, const char* why_not, RawName& name) {
  const char* behind = at + name.length;
  while (behind != end_ && (static_cast<signed char>(*behind) < 0 || *behind == ':')) {
    behind = *behind == ':' ? behind + 1 : beyond_ascii(behind);
    if (!behind) return nullptr;
    behind = skip_name(behind, end_);
  }
  name.length = static_cast<std::uint32_t>(behind - at);
  const auto parts = split_qname(name.written());
  if (!parts) return fail(at, why_not);
  if (!parts->prefix.empty()) name.local = static_cast<std::uint32_t>(parts->prefix.size() + 1);
  return behind;
}

/// What is not plain and is no end of the text: taken, or a fault.
const char* Tokenizer::special_in_text(const char* at) {
  switch (*at) {
    case '&': return reference(at);
    case '\r': return line_end(at, U'\n');
    case '>':
      // There is a tag before the text, so that the two bytes are there; its end is no `]`.
      if (at[-1] == ']' && at[-2] == ']') return fail(at - 2, "the text holds `]]>`");
      return at + 1;
    default: return beyond_ascii(at);
  }
}

const char* Tokenizer::special_in_value(const char* at) {
  switch (*at) {
    case '&': return reference(at);
    case '<': return fail(at, "an attribute value holds `<`");
    case '\r': return line_end(at, U' ');
    case '\t':
    case '\n': edits_.push() = {at, 1, U' '}; return at + 1;
    default: return beyond_ascii(at);
  }
}

const char* Tokenizer::reference(const char* at) {
  Reference found;
  const std::string_view rest(at, static_cast<std::size_t>(end_ - at));
  if (const char* why = read_reference(rest, options_.entities, found)) return fail(at, why);
  edits_.push() = {at, static_cast<std::uint32_t>(found.length), found.point};
  return at + found.length;
}

const char* Tokenizer::line_end(const char* at, char32_t becomes) {
  const std::uint32_t length = at + 1 != end_ && at[1] == '\n' ? 2 : 1;
  edits_.push() = {at, length, becomes};
  return at + length;
}

/// Characters beyond ASCII, as many as there are: they mostly come together. A control character
/// ends up here too.
const char* Tokenizer::beyond_ascii(const char* at) {
  if (static_cast<signed char>(*at) >= 0) return fail(at, "a character that XML does not allow");
  do {
    const std::size_t length = utf8::sequence_length(at, end_);
    if (length == 0) return fail(at, "the text is not valid UTF-8");
    if (length == 3 && at[0] == '\xEF' && at[1] == '\xBF' && (at[2] & 0x3E) == 0x3E) {
      return fail(at, "a character that XML does not allow");  // U+FFFE and U+FFFF
    }
    if (ascii_) return fail(at, "a character that is not of the declared encoding US-ASCII");
    at += length;
  } while (at != end_ && static_cast<signed char>(*at) < 0);
  return at;
}

const char* Tokenizer::unusual_value(const char* at, CharacterData& data) {
  constexpr const char* kBroken = "an attribute is not well-formed";
  if (at != end_ && *at != '=') at = skip_space(at, end_);
  if (at == end_ || *at != '=') return fail(at, kBroken);
  at = skip_space(at + 1, end_);
  if (at == end_ || (*at != '"' && *at != '\'')) return fail(at, kBroken);
  const char quote = *at++;
  const char* const begin = at;
  edits_.clear();
  for (;;) {
    at = quote == '"' ? skip_plain<TabsAndLines::special, '"', '<', '&'>(at, end_)
                      : skip_plain<TabsAndLines::special, '\'', '<', '&'>(at, end_);
    if (at == end_) return fail(at, kBroken);
    if (*at == quote) break;
    at = special_in_value(at);
    if (!at) return nullptr;
  }
  data = {{begin, static_cast<std::size_t>(at - begin)}, edits_};
  return at + 1;
}

const char* Tokenizer::cdata(const char* at, CharacterData& data) {
  const char* const begin = at;
  edits_.clear();
  for (;;) {
    at = skip_plain<TabsAndLines::plain, ']'>(at, end_);
    if (at == end_) return fail(at, "a CDATA section is not closed");
    if (*at == ']') {
      if (looking_at(at, "]]>")) break;
      ++at;
    } else {
      at = *at == '\r' ? line_end(at, U'\n') : beyond_ascii(at);
      if (!at) return nullptr;
    }
  }
  data = {{begin, static_cast<std::size_t>(at - begin)}, edits_};
  return at + 3;
}

const char* Tokenizer::comment(const char* at) {
  for (;;) {
    at = skip_plain<TabsAndLines::plain, '-'>(at, end_);
    if (at == end_) return fail(at, "a comment is not closed");
    if (*at == '-') {
      if (looking_at(at, "-->")) return at + 3;
      if (looking_at(at, "--")) return fail(at, "a comment holds `--`");
      ++at;
    } else {
      at = *at == '\r' ? at + 1 : beyond_ascii(at);
      if (!at) return nullptr;
    }
  }
}

const char* Tokenizer::instruction(const char* at) {
  constexpr const char* kName = "a processing instruction has a name that is not allowed";
  constexpr const char* kBroken = "a processing instruction is not well-formed";
  RawName target;
  const char* const begin = at;
  at = name(at, kName, target);
  if (!at) return nullptr;
  if (target.written() == "xml") {
    return fail(begin, "an XML declaration is not well-formed or not in its place");
  }
  const bool reserved = target.length == 3 && (begin[0] | 0x20) == 'x' &&
                        (begin[1] | 0x20) == 'm' && (begin[2] | 0x20) == 'l';
  if (reserved || target.local != 0) return fail(begin, kName);
  if (looking_at(at, "?>")) return at + 2;
  if (at == end_ || !is_xml_space(*at)) return fail(at, kBroken);
  for (;;) {
    at = skip_plain<TabsAndLines::plain, '?'>(at, end_);
    if (at == end_) return fail(at, kBroken);
    if (*at == '?') {
      if (looking_at(at, "?>")) return at + 2;
      ++at;
    } else {
      at = *at == '\r' ? at + 1 : beyond_ascii(at);
      if (!at) return nullptr;
    }
  }
}

const char* Tokenizer::prolog() {
  const char* at = begin_;
  // Lengths of names and references are kept in 32 bits.
  const std::size_t most = std::min<std::size_t>(options_.bytes, 0xFFFFFFFF);
  if (offset_of(end_) > most) {
    return fail(begin_ + most, "the document is too large", Fault::Kind::too_large);
  }
  if (looking_at(at, utf8::kByteOrderMark)) at += utf8::kByteOrderMark.size();
  at = declaration(at);
  if (at) at = around_root(at);
  if (!at) return nullptr;
  if (at == end_) return fail(at, "there is no root element");
  const bool is_tag = *at == '<' && end_ - at > 1 && begins_like_name(at[1]);
  if (!is_tag) return not_allowed_around_root(at);
  takes_doctype_ = false;
  return at;
}

const char* Tokenizer::epilog(const char* at) {
  at = around_root(at);
  if (!at || at == end_) return at;
  return not_allowed_around_root(at);
}

const char* Tokenizer::declaration(const char* at) {
  Declaration found;
  const std::string_view rest(at, static_cast<std::size_t>(end_ - at));
  if (const char* why = read_declaration(rest, found)) return fail(at, why);
  ascii_ = found.ascii;
  return at + found.length;
}

/// White space, comments, processing instructions and a DOCTYPE; gives the place of something else.
const char* Tokenizer::around_root(const char* at) {
  while (at) {
    at = skip_space(at, end_);
    if (looking_at(at, "<?")) {
      at = instruction(at + 2);
    } else if (looking_at(at, "<!--")) {
      at = comment(at + 4);
    } else if (looking_at(at, "<!DOCTYPE")) {
      at = doctype(at);
    } else {
      return at;
    }
  }
  return nullptr;
}

const char* Tokenizer::not_allowed_around_root(const char* at) {
  if (*at == '<' && !looking_at(at, "<![CDATA[")) {
    if (looking_at(at, "</")) return fail(at, "a start tag and an end tag do not match");
    const bool is_tag = end_ - at > 1 && begins_like_name(at[1]);
    return fail(at, is_tag ? "there is more than one root element"
                           : "a `<` begins no tag, comment or section");
  }
  // A broken character is the better reason: the text may be in another encoding.
  const bool is_plain = static_cast<signed char>(*at) >= 0x20;
  if (!is_plain && !beyond_ascii(at)) return nullptr;
  return fail(at, "there is text outside of the root element");
}

const char* Tokenizer::doctype(const char* at) {
  if (options_.doctype == Doctype::refuse) return fail(at, "a DOCTYPE is not allowed here");
  if (!takes_doctype_) {
    return fail(at, "a DOCTYPE stands behind the root element or another one");
  }
  takes_doctype_ = false;
  const char* const begin = at + std::string_view("<!DOCTYPE").size();
  const std::string_view rest(begin, static_cast<std::size_t>(end_ - begin));
  const std::size_t length = plain_doctype_length(rest);
  if (length == 0) return fail(at, "the DOCTYPE has an internal subset or is not well-formed");
  const char* const behind = begin + length;
  for (at = begin; at != behind;) {
    at = skip_plain<TabsAndLines::plain>(at, behind);
    if (at == behind) break;
    at = *at == '\r' ? at + 1 : beyond_ascii(at);
    if (!at) return nullptr;
  }
  return behind;
}

}  // namespace smx::xml
