// How a value is written in XML: the `xml` object of OpenAPI, and what it lacks. The marks say
// nothing about JSON. What they amount to for a whole document is worked out in the room `markup`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace smx {

/// What a value is in the element of the object it belongs to.
enum class XmlRole : std::uint8_t {
  element,             // a child element of its own
  attribute,           // `attribute: true`, or a name that begins with `@`
  text,                // `x-text`: the text of the object's own element
  mixed,               // `x-mixed`: its inner markup, as well-formed XML text
  foreign_elements,    // `x-foreign: elements`: a list of child elements no other property is for
  foreign_attributes,  // `x-foreign: attributes`: a list of such attributes
  roots,               // `x-roots`: an object; its one member is the document's root element
};

struct XmlMark {
  XmlRole role = XmlRole::element;
  bool wrapped = false;                   // a list with an element around its items
  std::string name;                       // empty: the property's, or the component's
  std::optional<std::string> name_space;  // nothing: that of the element around it
  std::string prefix;                     // empty: the namespace is written as the default one
};

}  // namespace smx
