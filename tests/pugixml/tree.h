// The pugixml tree of a document: whole, in order at the top level, nothing resolved yet, and with
// everything refused that pugixml lets through outside of the root.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "xml/events.h"

namespace smx::xml::by_pugixml {

enum class Literal : std::uint8_t {
  text,       // references, and CR LF or CR to LF
  attribute,  // references, and each white-space character to a blank
  cdata,      // line ends only
};

class Tree {
 public:
  explicit Tree(std::string_view text) : text_(text) {}

  /// Checks the characters, builds the tree and checks everything outside of the root.
  std::optional<Fault> load(const Options& options);

  pugi::xml_node root() const;

  /// Resolves the references of an attribute's or text's value in place, so only once.
  std::optional<Fault> resolve(const char* value, Literal literal, Entities entities,
                               std::string_view& resolved);

  std::size_t offset_of(const pugi::xml_node& node) const;
  /// Names and values of attributes are pointers into buffer_, so that a pointer is a place.
  std::size_t offset_of(const char* inside) const {
    return begin_ + static_cast<std::size_t>(inside - buffer_.data());
  }

 private:
  std::optional<Fault> check_characters() const;
  std::optional<Fault> build();
  std::optional<Fault> check_top_level(const Options& options) const;
  const char* why_not_doctype(const pugi::xml_node& node, const Options& options) const;
  std::string_view doctype_of(const pugi::xml_node& node) const;

  std::string_view text_;
  std::size_t begin_ = 0;  // behind the byte order mark
  std::string buffer_;     // the text from begin_ on; pugixml and resolve() write to it
  bool has_declaration_ = false;
  bool is_ascii_ = false;
  pugi::xml_document document_;
};

/// Null when a comment or processing instruction is well-formed, else the reason.
const char* why_not_comment(const pugi::xml_node& node);
const char* why_not_instruction(const pugi::xml_node& node);

}  // namespace smx::xml::by_pugixml
