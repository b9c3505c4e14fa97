// A strict reader of one JSON document (RFC 8259), pulled by who knows what has to come. Every byte
// is looked at once. Texts come in the form of characters.h, in place where they have it already.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "characters.h"

namespace smx::bench {

class JsonReader {
 public:
  /// At least 64 bytes behind the document must be readable. What the reader gives is valid until
  /// the next document.
  void begin(std::string_view document);
  /// Nothing but white space may be left.
  void finish();

  void object() { enter('{'); }
  /// Goes to the next member and gives its name, or leaves the object and gives none (null data).
  std::string_view member();
  void array() { enter('['); }
  /// Goes to the next item; false: the array has been left.
  bool item();

  std::string_view text();
  /// A text, or null: then the result has null data.
  std::string_view text_or_null() { return null() ? std::string_view() : text(); }
  /// The digits of a whole number from 1 to 10^10.
  std::string_view integer();
  std::string_view integer_or_null() { return null() ? std::string_view() : integer(); }
  /// `true` or `false`
  std::string_view boolean();
  /// Whether null stands here; passes it.
  bool null();
  /// Passes a value of any kind, with all the checks.
  void skip();

  [[noreturn]] void refuse(const char* what) const;

 private:
  void enter(char bracket);
  void space() {
    while (at_ < end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
  }
  bool word(std::string_view word);
  bool comma_or_close(char bracket);
  std::string_view rewritten(const char* begin);
  void rewrite_escape();
  std::uint32_t hex4();
  void digits();
  void skip_number();
  void skip_object();

  const char* begin_ = nullptr;
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  bool fresh_ = false;  // a bracket was just opened
  unsigned depth_ = 0;
  std::unique_ptr<char[]> memory_;  // texts that had to be written anew
  std::size_t capacity_ = 0;
  char* free_ = nullptr;
  std::vector<std::string_view> names_;  // of the objects that are being skipped
};

}  // namespace smx::bench
