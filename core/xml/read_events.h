// A document as a run of calls of a sink, in one pass over its bytes and without a copy. A
// template, because a virtual call for each event costs more than reading it; where that does not
// matter, parse() in events.h is simpler.
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>

#include "xml/expected_name.h"
#include "xml/scratch.h"
#include "xml/tokenizer.h"

namespace smx::xml {

/// A start tag, with what it may have beside its name.
struct StartTag {
  const OpenTag& name;
  std::size_t offset = 0;  // of the name
  std::span<const Attribute> attributes;

  std::string_view uri() const { return name.uri(); }
  std::string_view local() const { return name.local(); }
  std::uint32_t name_space() const { return name.name_space->id; }
  bool is_expected() const { return name.is_expected; }
};

/// Text with the place where it begins.
struct Text {
  CharacterData data;
  std::size_t offset = 0;
};

/// Reads one document. The sink has
///
///   std::uint32_t namespace_id(std::string_view uri)   a number for a namespace
///   char* room(std::size_t bytes)                      memory for values that are no views
///   const ExpectedName& expected_child() const         the name that mostly comes next; a tag
///                                                      which has it says so
///   void start_element(const StartTag&)
///   void text(const Text&)                             not empty; may be blank all the same
///   void blank(std::string_view, std::size_t offset)   text of blanks, tabs and line feeds
///   void end_element(const OpenTag&)
///   bool leaf(const StartTag&, const Text&)            an element without attributes around one
///                                                      text, as one call; or false, and the three
///                                                      calls that it stands for follow
///
/// Names, namespaces and values of attributes are views into the document or what `room` gave.
template <typename Sink>
class EventReader {
 public:
  EventReader(std::string_view text, const Options& options, Scratch& scratch, Sink& sink)
      : tokens_(text, options, scratch.edits), scratch_(scratch), sink_(sink) {}

  std::optional<Fault> run() {
    scratch_.clear();
    scratch_.namespaces.reset({{}, sink_.namespace_id({})},
                              {kXmlNamespace, sink_.namespace_id(kXmlNamespace)});
    const char* at = tokens_.prolog();
    if (at) at = start_tag(at + 1);
    if (at) at = content(at);
    if (at) at = tokens_.epilog(at);
    if (at) return std::nullopt;
    return tokens_.fault();
  }

 private:
  const char* content(const char* at);
  [[gnu::always_inline]] const char* tag(const char* at);
  const char* text(const char* at);
  const char* cdata(const char* at);
  [[gnu::always_inline]] const char* start_tag(const char* at);
  [[gnu::always_inline]] const char* element_name(const char* at, OpenTag& open);
  const char* start_tag_with_attributes(const char* at, OpenTag& open);
  [[gnu::always_inline]] const char* end_tag(const char* at);
  [[gnu::always_inline]] const char* leaf_or_content(const StartTag& tag, const char* at);
  const char* attributes(const char* at, std::uint32_t bindings);
  [[gnu::always_inline]] const char* attribute(const char* at, std::uint32_t bindings);
  [[gnu::noinline]] const char* unusual_attribute(const char* at, std::uint32_t bindings);
  bool declare(const RawName& name, std::string_view prefix, std::string_view uri,
               std::uint32_t bindings);
  [[gnu::always_inline]] bool resolve(OpenTag& open);
  bool resolve_attributes();
  [[gnu::always_inline]] bool ends_here(const char* at, const OpenTag& open) const;
  void close(const OpenTag& open);
  bool has_twins();
  std::string_view value_of(const CharacterData& data) {
    return data.value([this](std::size_t bytes) { return sink_.room(bytes); });
  }
  const char* fail(const char* at, const char* message) { return tokens_.fail(at, message); }

  Tokenizer tokens_;
  Scratch& scratch_;
  Sink& sink_;
  bool has_prefixes_ = false;  // among the attributes of the tag that is being read
};

/// From behind the root's start tag to behind its end. Not recursive: the document decides how deep
/// it is, and the stack is the host's.
template <typename Sink>
const char* EventReader<Sink>::content(const char* at) {
  while (at && !scratch_.open.empty()) {
    const char* const begin = at;
    // Most texts stand between two tags and are an indentation only: one step finds that out.
    at = skip_blanks_and_lines(at, tokens_.end());
    if (at == tokens_.end() || *at != '<') {
      at = text(begin);
      if (!at) return nullptr;
    } else if (at != begin) {
      const std::string_view blank(begin, static_cast<std::size_t>(at - begin));
      sink_.blank(blank, tokens_.offset_of(begin));
    }
    at = tag(at);
  }
  return at;
}

template <typename Sink>
const char* EventReader<Sink>::text(const char* at) {
  Text found{{}, tokens_.offset_of(at)};
  const char* const behind = tokens_.text(at, found.data);
  if (behind) sink_.text(found);
  return behind;
}

/// Whatever begins with the `<` at `at`.
template <typename Sink>
inline const char* EventReader<Sink>::tag(const char* at) {
  const std::string_view rest(at, static_cast<std::size_t>(tokens_.end() - at));
  if (rest.size() < 2) return fail(at, "the document ends inside of a tag");
  const char second = rest[1];
  if (second == '/') return end_tag(at);
  if (begins_like_name(second)) return start_tag(at + 1);
  if (second == '?') return tokens_.instruction(at + 2);
  if (rest.starts_with("<!--")) return tokens_.comment(at + 4);
  if (rest.starts_with("<![CDATA[")) return cdata(at + 9);
  if (rest.starts_with("<!DOCTYPE")) {
    return fail(at, "the DOCTYPE is not well-formed or not in its place");
  }
  return fail(at, "a `<` begins no tag, comment or section");
}

template <typename Sink>
const char* EventReader<Sink>::cdata(const char* at) {
  Text found{{}, tokens_.offset_of(at)};
  const char* const behind = tokens_.cdata(at, found.data);
  if (behind && !found.data.raw().empty()) sink_.text(found);
  return behind;
}

template <typename Sink>
inline const char* EventReader<Sink>::start_tag(const char* at) {
  if (scratch_.open.size() >= tokens_.options().depth) {
    return tokens_.fail(at, "the elements are nested too deeply", Fault::Kind::too_deep);
  }
  OpenTag& open = scratch_.open.push();
  open.bindings = scratch_.namespaces.size();
  at = element_name(at, open);
  if (!at) return nullptr;
  if (at == tokens_.end() || *at != '>') return start_tag_with_attributes(at, open);
  if (!resolve(open)) return nullptr;
  return leaf_or_content({open, tokens_.offset_of(open.written.begin), {}}, at + 1);
}

/// A name that the sink expects is well-formed, as it is known, and needs no reading.
template <typename Sink>
inline const char* EventReader<Sink>::element_name(const char* at, OpenTag& open) {
  const ExpectedName& expected = sink_.expected_child();
  const std::uint32_t length = expected.length();
  open.is_expected = begins_with(at, tokens_.end(), expected) && ends_element_name(at[length]);
  open.written.local = 0;
  if (!open.is_expected) {
    return tokens_.name(at, "an element name is not well-formed", open.written);
  }
  open.written.begin = at;
  open.written.length = length;
  return at + length;
}

/// From behind the name.
template <typename Sink>
const char* EventReader<Sink>::start_tag_with_attributes(const char* at, OpenTag& open) {
  const char* const begin = open.written.begin;
  scratch_.attributes.clear();
  has_prefixes_ = false;
  at = attributes(at, open.bindings);
  if (!at || !resolve(open)) return nullptr;
  if (has_prefixes_ && !resolve_attributes()) return nullptr;
  if (scratch_.attributes.size() > 1 && has_twins()) {
    return fail(begin, "an element has an attribute twice");
  }
  sink_.start_element({open, tokens_.offset_of(begin), scratch_.attributes});
  if (*at == '>') return at + 1;
  close(open);
  return at + 2;
}

/// From behind the start tag of an element without attributes. Most of these hold one text and
/// nothing else, which is told to the sink in one call.
template <typename Sink>
inline const char* EventReader<Sink>::leaf_or_content(const StartTag& tag, const char* at) {
  if (at == tokens_.end() || *at == '<' || is_xml_space(*at)) {
    sink_.start_element(tag);
    return at;
  }
  Text text{{}, tokens_.offset_of(at)};
  at = tokens_.text(at, text.data);
  if (!at) return nullptr;
  if (!ends_here(at, tag.name)) {
    sink_.start_element(tag);
    sink_.text(text);
    return at;
  }
  if (sink_.leaf(tag, text)) {
    at += tag.name.written.length + 3;
    scratch_.open.pop();
  } else {
    sink_.start_element(tag);
    sink_.text(text);
    at += tag.name.written.length + 3;
    close(tag.name);
  }
  return at;
}

/// Whether the end tag of an element is at `at`, written as short as it can be.
template <typename Sink>
inline bool EventReader<Sink>::ends_here(const char* at, const OpenTag& open) const {
  const std::size_t length = open.written.length;
  const auto left = static_cast<std::size_t>(tokens_.end() - at);
  // The start tag is before the end tag: where 16 bytes are left here, so they are there.
  const bool is_short = length <= kStride && left > kStride + 2;
  if (!is_short && left < length + 3) return false;
  if (at[1] != '/' || at[length + 2] != '>') return false;
  return is_short ? equal_in_stride(at + 2, open.written.begin) >= length
                  : same_bytes(at + 2, open.written.begin, length);
}

template <typename Sink>
void EventReader<Sink>::close(const OpenTag& open) {
  sink_.end_element(open);
  scratch_.namespaces.go_back_to(open.bindings);
  scratch_.open.pop();
}

/// Up to the `>` or `/>` of a start tag.
template <typename Sink>
const char* EventReader<Sink>::attributes(const char* at, std::uint32_t bindings) {
  constexpr const char* kBroken = "a start tag is not well-formed";
  const char* const end = tokens_.end();
  while (at) {
    // Nearly always one blank is between two attributes, and none behind the last.
    const char* const before = at;
    if (at != end && *at == ' ') ++at;
    if (at != end && is_xml_space(*at)) [[unlikely]]
      at = skip_space(at, end);
    if (at == end) return fail(at, kBroken);
    if (*at == '>') return at;
    if (*at == '/') return end - at > 1 && at[1] == '>' ? at : fail(at, kBroken);
    if (at == before) return fail(at, "no white space stands before an attribute");
    at = attribute(at, bindings);
  }
  return nullptr;
}

/// Nearly every attribute: a name in ASCII and without a prefix, a value between double quotes in
/// which nothing is to be resolved. Anything else is read again, as the unusual it is.
template <typename Sink>
inline const char* EventReader<Sink>::attribute(const char* at, std::uint32_t bindings) {
  const char* const end = tokens_.end();
  const char* const behind = skip_name(at, end);
  if (end - behind <= 2 || behind[0] != '=' || behind[1] != '"' || !is_ascii_name_start(*at)) {
    return unusual_attribute(at, bindings);
  }
  const char* const begin = behind + 2;
  const char* const close = skip_plain<TabsAndLines::special, '"', '<', '&'>(begin, end);
  const std::string_view name(at, static_cast<std::size_t>(behind - at));
  if (close == end || *close != '"' || name == "xmlns") return unusual_attribute(at, bindings);
  const std::string_view value(begin, static_cast<std::size_t>(close - begin));
  scratch_.attributes.push() = {{}, name, value, tokens_.offset_of(at), 0};
  return close + 1;
}

template <typename Sink>
const char* EventReader<Sink>::unusual_attribute(const char* at, std::uint32_t bindings) {
  RawName name;
  CharacterData data;
  const char* const begin = at;
  at = tokens_.name(at, "an attribute name is not well-formed", name);
  if (at) at = tokens_.value(at, data);
  if (!at) return nullptr;
  const std::string_view value = value_of(data);
  if (name.local == 0) {
    if (name.written() == "xmlns") return declare(name, {}, value, bindings) ? at : nullptr;
  } else {
    if (name.prefix() == "xmlns") {
      return declare(name, name.local_name(), value, bindings) ? at : nullptr;
    }
    has_prefixes_ = true;
  }
  // Until all declarations of the tag are known, the prefix stands in the place of the namespace.
  scratch_.attributes.push() = {name.prefix(), name.local_name(), value, tokens_.offset_of(begin),
                                0};
  return at;
}

template <typename Sink>
bool EventReader<Sink>::declare(const RawName& name, std::string_view prefix, std::string_view uri,
                                std::uint32_t bindings) {
  const char* const why = scratch_.namespaces.why_not(prefix, uri, bindings);
  if (why) return fail(name.begin, why) != nullptr;
  scratch_.namespaces.declare(prefix, {uri, sink_.namespace_id(uri)});
  return true;
}

template <typename Sink>
inline bool EventReader<Sink>::resolve(OpenTag& open) {
  const Namespaces& namespaces = scratch_.namespaces;
  const RawName& name = open.written;
  open.name_space = name.local == 0 ? namespaces.of_no_prefix() : namespaces.find(name.prefix());
  if (open.name_space) {
    // Known here only: the tag itself may declare what its name is in.
    if (open.is_expected) {
      open.is_expected = open.name_space->id == sink_.expected_child().name_space();
    }
    return true;
  }
  return fail(name.begin, "an element has a prefix that is not declared") != nullptr;
}

/// A default namespace is for elements only.
template <typename Sink>
bool EventReader<Sink>::resolve_attributes() {
  for (Attribute& attribute : scratch_.attributes) {
    if (attribute.uri.empty()) continue;
    const Namespace* const found = scratch_.namespaces.find(attribute.uri);
    if (!found) {
      return fail(attribute.uri.data(), "an attribute has a prefix that is not declared") !=
             nullptr;
    }
    attribute.uri = found->uri;
    attribute.name_space = found->id;
  }
  return true;
}

template <typename Sink>
bool EventReader<Sink>::has_twins() {
  constexpr std::size_t kFew = 8;
  const Stack<Attribute>& attributes = scratch_.attributes;
  const auto same = [](const Attribute& left, const Attribute& right) {
    return same_name(left.local, right.local) && left.uri == right.uri;
  };
  if (attributes.size() <= kFew) {
    for (std::size_t i = 1; i < attributes.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (same(attributes[i], attributes[j])) return true;
      }
    }
    return false;
  }
  // Sorted rather than compared pairwise: an element may have a million attributes.
  scratch_.sorted.assign(attributes.begin(), attributes.end());
  std::sort(scratch_.sorted.begin(), scratch_.sorted.end(),
            [](const Attribute& left, const Attribute& right) {
              return left.local != right.local ? left.local < right.local : left.uri < right.uri;
            });
  return std::adjacent_find(scratch_.sorted.begin(), scratch_.sorted.end(), same) !=
         scratch_.sorted.end();
}

/// The name of an end tag is only compared: that it is well-formed was found at the start tag.
template <typename Sink>
inline const char* EventReader<Sink>::end_tag(const char* at) {
  const OpenTag& open = scratch_.open.back();
  const std::size_t length = open.written.length;
  if (!ends_here(at, open)) {
    const char* const end = tokens_.end();
    const char* const name = at + 2;
    if (static_cast<std::size_t>(end - name) <= length) {
      return fail(name, "an end tag is not well-formed");
    }
    const char* const behind = skip_space(name + length, end);
    if (!same_bytes(name, open.written.begin, length) ||
        (behind == name + length && *behind != '>')) {
      return fail(name, "a start tag and an end tag do not match");
    }
    if (behind == end || *behind != '>') return fail(behind, "an end tag is not well-formed");
    at = behind - length - 2;
  }
  close(open);
  return at + length + 3;
}

template <typename Sink>
std::optional<Fault> read_events(std::string_view text, const Options& options, Scratch& scratch,
                                 Sink& sink) {
  return EventReader<Sink>(text, options, scratch, sink).run();
}

}  // namespace smx::xml
