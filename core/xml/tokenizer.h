// The pieces of a document: names, text, values, comments, what stands before the root. Each
// function takes the place where a piece begins and gives the place behind it, or null where it is
// broken: then `fault()` says why. Nothing is copied. Private to readers of events.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/stack.h"
#include "xml/character_data.h"
#include "xml/events.h"
#include "xml/names.h"
#include "xml/scan.h"

namespace smx::xml {

/// The name of an element or attribute as it is written.
struct RawName {
  const char* begin = nullptr;
  std::uint32_t length = 0;
  std::uint32_t local = 0;  // where the part behind the colon begins; 0: there is no prefix

  std::string_view written() const { return {begin, length}; }
  std::string_view local_name() const { return {begin + local, length - local}; }
  std::string_view prefix() const { return {begin, local == 0 ? 0u : local - 1u}; }
};

class Tokenizer {
 public:
  Tokenizer(std::string_view text, const Options& options, Stack<Edit>& edits)
      : begin_(text.data()), end_(begin_ + text.size()), options_(options), edits_(edits) {}

  const char* end() const { return end_; }
  std::size_t offset_of(const char* at) const { return static_cast<std::size_t>(at - begin_); }
  const Options& options() const { return options_; }

  /// Everything before the root; gives the place of the root's `<`.
  const char* prolog();
  /// Everything behind the root, to the end of the document.
  const char* epilog(const char* at);

  /// A name; `why_not` is said where it is not well-formed.
  const char* name(const char* at, const char* why_not, RawName& name) {
    const char* const behind = skip_name(at, end_);
    name.begin = at;
    name.length = static_cast<std::uint32_t>(behind - at);
    // Nearly every name: ASCII and without a prefix.
    if (behind != at && behind != end_ && static_cast<signed char>(*behind) >= 0 &&
        *behind != ':' && is_ascii_name_start(*at)) {
      return behind;
    }
    return unusual_name(at, why_not, name);
  }

  /// Text up to the next `<`.
  const char* text(const char* at, CharacterData& data) {
    const char* const begin = at;
    edits_.clear();
    for (;;) {
      // `>` is looked for to find `]]>`: it is rarer than `]`.
      at = skip_plain<TabsAndLines::plain, '<', '&', '>'>(at, end_);
      if (at == end_) return fail(at, "the document ends inside of an element");
      if (*at == '<') break;
      at = special_in_text(at);
      if (!at) return nullptr;
    }
    data = {{begin, static_cast<std::size_t>(at - begin)}, edits_};
    return at;
  }

  /// The ` = "value"` of an attribute, from behind its name.
  const char* value(const char* at, CharacterData& data) {
    // Nearly every value: between double quotes, without a blank around the `=`, nothing to
    // resolve.
    if (end_ - at > 2 && at[0] == '=' && at[1] == '"') {
      const char* const begin = at + 2;
      const char* const behind = skip_plain<TabsAndLines::special, '"', '<', '&'>(begin, end_);
      if (behind != end_ && *behind == '"') {
        data = {{begin, static_cast<std::size_t>(behind - begin)}, {}};
        return behind + 1;
      }
    }
    return unusual_value(at, data);
  }

  /// From behind `<![CDATA[` and `<!--`, and from the target of a processing instruction.
  const char* cdata(const char* at, CharacterData& data);
  const char* comment(const char* at);
  const char* instruction(const char* at);

  /// Notes the fault, the first one of the document, and gives null.
  const char* fail(const char* at, const char* message, Fault::Kind kind = Fault::Kind::syntax) {
    fault_at_ = at;
    message_ = message;
    kind_ = kind;
    return nullptr;
  }
  Fault fault() const { return {offset_of(fault_at_), message_, kind_}; }

 private:
  const char* unusual_name(const char* at, const char* why_not, RawName& name);
  const char* unusual_value(const char* at, CharacterData& data);
  const char* special_in_text(const char* at);
  const char* special_in_value(const char* at);
  const char* reference(const char* at);
  const char* line_end(const char* at, char32_t becomes);
  const char* beyond_ascii(const char* at);
  const char* declaration(const char* at);
  const char* doctype(const char* at);
  const char* around_root(const char* at);
  const char* not_allowed_around_root(const char* at);
  bool looking_at(const char* at, std::string_view expected) const {
    return std::string_view(at, static_cast<std::size_t>(end_ - at)).starts_with(expected);
  }

  const char* begin_;
  const char* end_;
  const Options& options_;
  Stack<Edit>& edits_;
  bool ascii_ = false;         // the declared encoding is US-ASCII
  bool takes_doctype_ = true;  // no element and no DOCTYPE was before
  const char* fault_at_ = nullptr;
  const char* message_ = nullptr;
  Fault::Kind kind_ = Fault::Kind::syntax;
};

}  // namespace smx::xml
