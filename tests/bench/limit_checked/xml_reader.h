// A strict reader of one XML document (XML 1.0 and its namespaces, UTF-8), pulled by who knows what
// has to come. Every byte is looked at once. Texts come in the form of characters.h.
//
// Stricter than the recommendation: no DOCTYPE, other encodings refused, at most 64 levels,
// 64 attributes on an element and 64 declarations of namespaces in scope.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "characters.h"

namespace smx::bench {

/// A namespace: one of those below, or the number of another that the document names.
using Space = unsigned;
constexpr Space kNoSpace = 0, kAtom = 1, kMessage = 2, kXml = 3, kFirstOther = 4;

class XmlReader {
 public:
  struct Attribute {
    std::string_view prefix, local, value;
    Space space = kNoSpace;
  };

  /// Goes into the root. At least 64 bytes behind the document must be readable. What the reader
  /// gives is valid until the next document.
  void begin(std::string_view document);
  /// Nothing but comments and the like may be left.
  void finish();

  /// Goes into the next child of the element, past any text; false: the element has been left.
  bool child();
  /// The text of the element, which has no children; leaves it.
  std::string_view text();
  /// Leaves the element, with all the checks.
  void skip();

  // of the element that was gone into last
  Space space() const { return space_; }
  std::string_view name() const { return name_.local; }
  /// By its name without a namespace; null data where there is none.
  std::string_view attribute(std::string_view name) const;

  [[noreturn]] void refuse(const char* what) const;

 private:
  enum class Inside { text, section, value };
  struct Name {
    std::string_view whole, prefix, local;
  };
  struct Frame {
    std::string_view name;
    Space standard;  // the default namespace
    std::size_t bindings;
  };
  struct Binding {
    std::string_view prefix;
    Space space;
  };

  void blanks() {
    while (at_ < end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\t' || *at_ == '\r')) ++at_;
  }
  Name read_name();
  void name_character(bool first);
  void start_tag();
  void read_attribute();
  void declare(const Attribute& attribute);
  void check_twins();
  Space intern(std::string_view uri);
  Space resolve(std::string_view prefix) const;
  void leave();
  void end_tag();
  template <Inside inside>
  void transcribe(char quote = 0);
  template <Inside inside>
  bool special(const char*& from, char*& to, char quote);
  void reference(const char*& from, char*& to);
  void pass_character();
  void bang();
  void comment();
  void instruction();
  void declaration();
  std::string_view pseudo_attribute(std::string_view name);
  void check_character(const char* from, std::size_t length) const;

  const char* begin_ = nullptr;
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  bool empty_ = false;  // the element gone into is `<x/>`
  Space space_ = kNoSpace;
  Name name_;
  std::vector<Attribute> attributes_;
  std::vector<Frame> frames_;
  std::vector<Binding> bindings_;
  std::vector<std::string_view> others_;  // namespaces, beginning with kFirstOther
  std::unique_ptr<char[]> memory_;
  std::size_t capacity_ = 0;
  char* free_ = nullptr;
};

}  // namespace smx::bench
