// HTML that is well-formed because nothing else can be said: elements are opened and closed by a
// stack, and every text and attribute is escaped. What comes out is XML, too, so that any reader of
// XML can be held against it.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace smx::pages {

/// `text` for the inside of an element or of a quoted attribute. Bytes that are no UTF-8, and
/// characters that no XML document may hold, become U+FFFD.
std::string escaped_html(std::string_view text);

/// The id of the element that an address or another name stands for, and the fragment of a link to
/// it. Different names have different ids; those of letters, digits, `.`, `_`, `-` and `/` are
/// their own.
std::string anchor_of(std::string_view name);

/// Name and value. One whose value is empty is left out.
using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

/// Written front to back. Names of elements and attributes are the program's own and are not
/// escaped; everything else is.
class Html {
 public:
  Html& open(std::string_view element, Attributes attributes = {});
  /// The innermost one that is open; without one, nothing.
  Html& close();
  Html& text(std::string_view text);
  /// One that holds a text, or nothing.
  Html& element(std::string_view element, std::string_view text, Attributes attributes = {});
  /// One that can hold nothing: `br`, `input`.
  Html& lone(std::string_view element, Attributes attributes = {});
  /// `<a href="#...">` to what has the id anchor_of(name).
  Html& link(std::string_view name, std::string_view text);
  /// What another one holds; what it has open is closed.
  Html& add(Html inner);

  bool empty() const { return out_.empty(); }
  /// All of it, with what is open closed.
  std::string take() &&;

 private:
  void tag(std::string_view element, Attributes attributes);

  std::string out_;
  std::vector<std::string> open_;
};

}  // namespace smx::pages
