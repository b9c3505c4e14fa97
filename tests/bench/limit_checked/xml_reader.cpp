#include "xml_reader.h"

#include <algorithm>

#include "xml_names.h"

namespace smx::bench {

namespace {

constexpr std::size_t kDeepest = 64, kMostAttributes = 64, kMostBindings = 64;
constexpr std::string_view kXmlUri = "http://www.w3.org/XML/1998/namespace";
constexpr std::string_view kXmlnsUri = "http://www.w3.org/2000/xmlns/";

bool declares(const XmlReader::Attribute& attribute) {
  return attribute.prefix == "xmlns" || (attribute.prefix.empty() && attribute.local == "xmlns");
}

}  // namespace

void XmlReader::refuse(const char* what) const {
  throw Refusal(what, static_cast<std::size_t>(std::min(at_, end_) - begin_));
}

void XmlReader::begin(std::string_view document) {
  begin_ = at_ = document.data();
  end_ = begin_ + document.size();
  empty_ = false;
  frames_.clear();
  bindings_.clear();
  others_.clear();
  // A byte becomes two at worst.
  if (capacity_ < document.size() * 2 + 4 * kStride) {
    capacity_ = document.size() * 4 + 4 * kStride;
    memory_ = std::make_unique_for_overwrite<char[]>(capacity_);
  }
  free_ = memory_.get();
  if (document.starts_with("\xEF\xBB\xBF")) at_ += 3;
  declaration();
  for (blanks(); at_ < end_ && *at_ == '<' && (at_[1] == '!' || at_[1] == '?'); blanks()) {
    at_[1] == '?' ? instruction() : comment();
  }
  if (at_ >= end_ || *at_ != '<') refuse("no root");
  start_tag();
}

void XmlReader::finish() {
  for (blanks(); at_ < end_; blanks()) {
    if (*at_ != '<' || (at_[1] != '!' && at_[1] != '?')) refuse("something behind the root");
    at_[1] == '?' ? instruction() : comment();
  }
}

// --- elements
// ---------------------------------------------------------------------------------------

bool XmlReader::child() {
  if (empty_) {
    leave();
    return false;
  }
  for (;;) {
    blanks();
    if (at_ >= end_) refuse("cut short");
    if (*at_ != '<') {
      char* const mark = free_;
      transcribe<Inside::text>();
      free_ = mark;
    }
    switch (at_[1]) {
      case '/': end_tag(); return false;
      case '!': {
        char* const mark = free_;
        bang();
        free_ = mark;
        break;
      }
      case '?': instruction(); break;
      default: start_tag(); return true;
    }
  }
}

std::string_view XmlReader::text() {
  char* const begin = free_;
  if (empty_) {
    leave();
    return {begin, 0};
  }
  for (;;) {
    transcribe<Inside::text>();
    if (at_[1] == '/') break;
    if (at_[1] == '!') {
      bang();
    } else if (at_[1] == '?') {
      instruction();
    } else {
      refuse("an element where there is only text");
    }
  }
  end_tag();
  return {begin, static_cast<std::size_t>(free_ - begin)};
}

void XmlReader::skip() {
  for (std::size_t depth = frames_.size(); frames_.size() >= depth;) child();
}

void XmlReader::leave() {
  bindings_.resize(frames_.back().bindings);
  frames_.pop_back();
  empty_ = false;
}

void XmlReader::end_tag() {
  const std::string_view name = frames_.back().name;
  at_ += 2;
  if (static_cast<std::size_t>(end_ - at_) < name.size() ||
      std::memcmp(at_, name.data(), name.size()) != 0) {
    refuse("an end tag of another name");
  }
  at_ += name.size();
  blanks();
  if (at_ >= end_ || *at_ != '>') refuse("an end tag of another name, or without end");
  ++at_;
  leave();
}

void XmlReader::start_tag() {
  if (frames_.size() == kDeepest) refuse("nested too deep");
  ++at_;
  name_ = read_name();
  attributes_.clear();
  frames_.push_back(
      {name_.whole, frames_.empty() ? kNoSpace : frames_.back().standard, bindings_.size()});
  if (at_ < end_ && *at_ == '>') {  // most have no attributes
    ++at_;
  } else {
    for (;;) {
      const char* const before = at_;
      blanks();
      if (at_ >= end_) refuse("cut short");
      if (*at_ == '>') {
        ++at_;
        break;
      }
      if (*at_ == '/') {
        if (end_ - at_ < 2 || at_[1] != '>') refuse("a tag without end");
        at_ += 2;
        empty_ = true;
        break;
      }
      if (at_ == before) refuse("no blank before an attribute");
      read_attribute();
    }
    check_twins();
  }
  space_ = name_.prefix.empty() ? frames_.back().standard : resolve(name_.prefix);
}

// --- attributes and namespaces
// ----------------------------------------------------------------------

std::string_view XmlReader::attribute(std::string_view name) const {
  for (const Attribute& attribute : attributes_) {
    if (attribute.local == name && attribute.prefix.empty()) return attribute.value;
  }
  return {};
}

void XmlReader::read_attribute() {
  const Name name = read_name();
  blanks();
  if (at_ >= end_ || *at_ != '=') refuse("an attribute without value");
  ++at_;
  blanks();
  if (at_ >= end_ || (*at_ != '"' && *at_ != '\'')) refuse("an attribute without quotes");
  const char quote = *at_++;
  const char* const begin = free_;
  transcribe<Inside::value>(quote);
  const std::string_view value(begin, static_cast<std::size_t>(free_ - begin));
  if (attributes_.size() == kMostAttributes) refuse("too many attributes");
  attributes_.push_back({name.prefix, name.local, value});
  if (declares(attributes_.back())) declare(attributes_.back());
}

void XmlReader::declare(const Attribute& attribute) {
  const bool standard = attribute.prefix.empty();
  const std::string_view uri = attribute.value;
  if (uri == kXmlnsUri || (!standard && attribute.local == "xmlns")) refuse("xmlns is reserved");
  if (standard) {
    if (uri == kXmlUri) refuse("xml is reserved");
    frames_.back().standard = intern(uri);
    return;
  }
  if (uri.empty()) refuse("a prefix without namespace");
  if ((attribute.local == "xml") != (uri == kXmlUri)) refuse("xml is reserved");
  if (bindings_.size() == kMostBindings) refuse("too many declarations of namespaces");
  bindings_.push_back({attribute.local, intern(uri)});
}

Space XmlReader::intern(std::string_view uri) {
  if (uri.empty()) return kNoSpace;
  if (uri == "http://www.w3.org/2005/Atom") return kAtom;
  if (uri == "urn:example:secure-message:1") return kMessage;
  if (uri == kXmlUri) return kXml;
  const auto found = std::find(others_.begin(), others_.end(), uri);
  const auto index = found - others_.begin();
  if (found == others_.end()) others_.push_back(uri);
  return kFirstOther + static_cast<Space>(index);
}

Space XmlReader::resolve(std::string_view prefix) const {
  for (std::size_t i = bindings_.size(); i-- > 0;) {
    if (bindings_[i].prefix == prefix) return bindings_[i].space;
  }
  if (prefix == "xml") return kXml;
  refuse("a prefix that is not declared");
}

// No attribute twice, neither by its name nor by namespace and local name.
void XmlReader::check_twins() {
  for (Attribute& attribute : attributes_) {
    if (!attribute.prefix.empty() && attribute.prefix != "xmlns") {
      attribute.space = resolve(attribute.prefix);
    }
  }
  for (std::size_t i = 1; i < attributes_.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      const Attribute &one = attributes_[i], &other = attributes_[k];
      if (one.local != other.local || one.space != other.space) continue;
      if (one.space != kNoSpace || one.prefix == other.prefix) refuse("an attribute twice");
    }
  }
}

XmlReader::Name XmlReader::read_name() {
  const char* const begin = at_;
  const char* local = at_;
  name_character(true);
  for (;;) {
    while (at_ < end_ && xml_byte(*at_) >= XmlByte::name) ++at_;
    if (at_ >= end_) refuse("cut short");
    if (*at_ == ':') {
      if (local != begin) refuse("a name with two colons");
      local = ++at_;
      name_character(true);
    } else if (static_cast<unsigned char>(*at_) >= 0x80) {
      name_character(false);
    } else {
      break;
    }
  }
  Name name;
  name.whole = {begin, static_cast<std::size_t>(at_ - begin)};
  name.local = {local, static_cast<std::size_t>(at_ - local)};
  if (local != begin) name.prefix = {begin, static_cast<std::size_t>(local - 1 - begin)};
  return name;
}

void XmlReader::name_character(bool first) {
  if (at_ >= end_) refuse("cut short");
  if (static_cast<unsigned char>(*at_) < 0x80) {
    if (xml_byte(*at_) != XmlByte::name_start) refuse("no name");
    ++at_;
    return;
  }
  const std::size_t length = utf8_length(at_, end_);
  if (length == 0) refuse("no UTF-8");
  const std::uint32_t code = decode_utf8(at_, length);
  if (!(first ? is_name_start(code) : is_name_character(code))) refuse("no name");
  at_ += length;
}

// --- text
// -------------------------------------------------------------------------------------------

void XmlReader::check_character(const char* from, std::size_t length) const {
  if (length == 0) refuse("no UTF-8");
  if (length == 3 && from[0] == '\xEF' && from[1] == '\xBF' &&
      (from[2] == '\xBE' || from[2] == '\xBF')) {
    refuse("a character that XML has not");
  }
}

// From `&` to its `;`.
void XmlReader::reference(const char*& from, char*& to) {
  at_ = from;
  const std::string_view rest(from,
                              std::min<std::size_t>(12, static_cast<std::size_t>(end_ - from)));
  const std::size_t semicolon = rest.find(';');
  if (semicolon == std::string_view::npos) refuse("a reference without end, or an unknown one");
  const std::string_view name = rest.substr(1, semicolon - 1);
  std::uint32_t code = 0;
  if (name == "amp") {
    code = '&';
  } else if (name == "lt") {
    code = '<';
  } else if (name == "gt") {
    code = '>';
  } else if (name == "quot") {
    code = '"';
  } else if (name == "apos") {
    code = '\'';
  } else {
    code = numeric_reference(name);
    if (code == 0) refuse("an unknown reference");
  }
  to = put_character(to, code);
  from += semicolon + 1;
}

// One byte that cannot be copied as it is; true: it ends the text.
template <XmlReader::Inside inside>
bool XmlReader::special(const char*& from, char*& to, char quote) {
  const char byte = *from;
  if (static_cast<unsigned char>(byte) >= 0x80) {
    const std::size_t length = utf8_length(from, end_);
    at_ = from;
    check_character(from, length);
    std::memcpy(to, from, 4);
    to += length;
    from += length;
    return false;
  }
  if constexpr (inside == Inside::value) {
    if (byte == quote) return true;
  }
  switch (byte) {
    case '<':
      if constexpr (inside == Inside::text) return true;
      at_ = from;
      if constexpr (inside == Inside::value) refuse("`<` in an attribute");
      break;
    case '&': reference(from, to); return false;
    case ']':
      if (from[1] == ']' && from[2] == '>' && end_ - from >= 3) {
        at_ = from;
        if constexpr (inside == Inside::section) return true;
        refuse("`]]>` in a text");
      }
      break;
    case '\r':
    case '\n':
    case '\t':
      if (byte == '\r' && from[1] == '\n') ++from;
      if constexpr (inside == Inside::value) {
        *to++ = ' ';
      } else {
        *to++ = '\\';
        *to++ = byte == '\t' ? 't' : 'n';
      }
      ++from;
      return false;
    case '"':
    case '\\': *to++ = '\\'; break;
    default:
      at_ = from;
      if (static_cast<unsigned char>(byte) < 0x20) refuse("a control character");
  }
  *to++ = byte;
  ++from;
  return false;
}

// Takes text over, checked, up to `<` (text), the quote (value, passed) or `]]>` (section).
template <XmlReader::Inside inside>
void XmlReader::transcribe(char quote) {
  const char* from = at_;
  char* to = free_;
  while (from < end_) {
    const __m128i bytes = load16(from);
    store16(to, bytes);
    __m128i marks = json_special16(bytes);
    if constexpr (inside != Inside::section) {
      marks = _mm_or_si128(marks, _mm_or_si128(equal16(bytes, '<'), equal16(bytes, '&')));
    }
    if constexpr (inside == Inside::value) {
      marks = _mm_or_si128(marks, equal16(bytes, quote));
    } else {
      marks = _mm_or_si128(marks, equal16(bytes, ']'));
    }
    const unsigned found = bits(marks);
    const int plain = found == 0 ? static_cast<int>(kStride) : __builtin_ctz(found);
    from += plain;
    to += plain;
    if (found == 0) continue;
    if (from >= end_) break;
    if (special<inside>(from, to, quote)) {
      at_ = from + (inside == Inside::value ? 1 : 0);
      free_ = to;
      return;
    }
  }
  at_ = end_;
  refuse("cut short");
}

// --- what is no element
// -----------------------------------------------------------------------------

// A comment, or a CDATA section, which is taken over.
void XmlReader::bang() {
  if (end_ - at_ < 12 || std::memcmp(at_, "<![CDATA[", 9) != 0) return comment();
  at_ += 9;
  transcribe<Inside::section>();
  at_ += 3;
}

void XmlReader::comment() {
  if (end_ - at_ < 7 || std::memcmp(at_, "<!--", 4) != 0)
    refuse("no comment; DOCTYPE is not taken");
  at_ += 4;
  while (at_ < end_ && !(*at_ == '-' && at_[1] == '-')) pass_character();
  if (end_ - at_ < 3 || at_[2] != '>') refuse("a comment without end, or `--` inside");
  at_ += 3;
}

void XmlReader::instruction() {
  at_ += 2;
  const Name target = read_name();
  const auto letter = [&](std::size_t i) { return target.whole[i] | 0x20; };
  if (!target.prefix.empty()) refuse("a colon in the name of an instruction");
  if (target.whole.size() == 3 && letter(0) == 'x' && letter(1) == 'm' && letter(2) == 'l') {
    refuse("an XML declaration that is not first");
  }
  if (!(*at_ == '?' && at_[1] == '>')) {
    const char* const before = at_;
    blanks();
    if (at_ == before) refuse("no blank behind the name of an instruction");
  }
  while (at_ < end_ && !(*at_ == '?' && at_[1] == '>')) pass_character();
  if (end_ - at_ < 2) refuse("an instruction without end");
  at_ += 2;
}

void XmlReader::pass_character() {
  const auto byte = static_cast<unsigned char>(*at_);
  std::size_t length = 1;
  if (byte >= 0x80) {
    length = utf8_length(at_, end_);
    check_character(at_, length);
  } else if (byte < 0x20 && byte != '\n' && byte != '\t' && byte != '\r') {
    refuse("a control character");
  }
  at_ += length;
}

// `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`, if it is there
void XmlReader::declaration() {
  if (end_ - at_ < 6 || std::memcmp(at_, "<?xml", 5) != 0 ||
      static_cast<unsigned char>(at_[5]) > ' ') {
    return;
  }
  at_ += 5;
  if (pseudo_attribute("version") != "1.0") refuse("no XML 1.0");
  const std::string_view encoding = pseudo_attribute("encoding");
  const auto same = [](char one, char other) { return (one & ~0x20) == (other & ~0x20); };
  constexpr std::string_view kUtf8 = "UTF-8";
  if (encoding.data() != nullptr &&
      !std::equal(encoding.begin(), encoding.end(), kUtf8.begin(), kUtf8.end(), same)) {
    refuse("no UTF-8");
  }
  const std::string_view standalone = pseudo_attribute("standalone");
  if (standalone.data() != nullptr && standalone != "yes" && standalone != "no") {
    refuse("standalone is neither yes nor no");
  }
  blanks();
  if (end_ - at_ < 2 || at_[0] != '?' || at_[1] != '>') refuse("a declaration without end");
  at_ += 2;
}

// Null data: another one stands here.
std::string_view XmlReader::pseudo_attribute(std::string_view name) {
  const char* const before = at_;
  blanks();
  if (at_ == before || static_cast<std::size_t>(end_ - at_) < name.size() ||
      std::memcmp(at_, name.data(), name.size()) != 0) {
    at_ = before;
    return {};
  }
  at_ += name.size();
  blanks();
  if (at_ >= end_ || *at_++ != '=') refuse("a declaration that is broken");
  blanks();
  if (at_ >= end_ || (*at_ != '"' && *at_ != '\'')) refuse("a declaration that is broken");
  const char quote = *at_++;
  const char* const begin = at_;
  while (at_ < end_ && *at_ != quote) ++at_;
  if (at_ >= end_) refuse("a declaration that is broken");
  return {begin, static_cast<std::size_t>(at_++ - begin)};
}

}  // namespace smx::bench
