// Events back to markup: what mixed properties and foreign elements hold. The text stands on its
// own: every namespace in it is declared in it, elements by the default namespace, attributes by a
// prefix. Comments, processing instructions and the prefixes of the source are not kept.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "markup/plan.h"
#include "xml/events.h"

namespace smx::markup {

class FragmentWriter {
 public:
  /// `around` is the default namespace of the place the markup is for; `prefixes` are declared
  /// there, and not used for anything else.
  FragmentWriter(std::string_view around, std::span<const Name> prefixes, std::string& out)
      : around_(around), prefixes_(prefixes), out_(out) {}

  void start_element(std::string_view uri, std::string_view local,
                     std::span<const xml::Attribute> attributes);
  void end_element(std::string_view local);
  void text(std::string_view characters);

  /// The prefixes of `prefixes` that were used, by their places in there.
  const std::vector<std::size_t>& used_prefixes() const { return used_; }

 private:
  struct Open {
    std::string uri;      // the default namespace inside of it
    bool is_xml = false;  // it is in the namespace whose prefix is always `xml`
    bool empty = true;    // its start tag is not closed yet
  };

  void close_start_tag();
  void add_attribute(const xml::Attribute& attribute, std::size_t& made);
  std::string prefix_for(std::string_view uri, std::size_t& made);

  std::string around_;
  std::span<const Name> prefixes_;
  std::string& out_;
  std::vector<Open> open_;
  std::vector<std::size_t> used_;
};

}  // namespace smx::markup
