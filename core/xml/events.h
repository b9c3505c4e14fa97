// Well-formed XML as a run of events: UTF-8, one root, matching tags, declared prefixes, no
// duplicate attributes, no undeclared entity, no forbidden character, bounded depth. Everything
// else is a fault with its place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace smx::xml {

struct Attribute {
  std::string_view uri;          // namespace; empty when the attribute has no prefix
  std::string_view local;        // name without prefix
  std::string_view value;        // references resolved
  std::size_t offset = 0;        // of the name
  std::uint32_t name_space = 0;  // the number of `uri`, for readers that number namespaces
};

/// Receives the events in document order. Views live as long as the call.
class Handler {
 public:
  virtual ~Handler() = default;
  /// The byte offset of the element name or the text that the next event is about.
  virtual void place(std::size_t) {}
  virtual void start_element(std::string_view uri, std::string_view local,
                             std::span<const Attribute> attributes) = 0;
  virtual void end_element(std::string_view uri, std::string_view local) = 0;
  virtual void text(std::string_view characters) = 0;  // references and CDATA resolved
};

enum class Doctype : std::uint8_t {
  refuse,      // documents
  skip_xhtml,  // message bodies: a DOCTYPE without internal subset is allowed and ignored
};
enum class Entities : std::uint8_t {
  xml,    // amp lt gt quot apos and character references
  xhtml,  // and the 253 names of XHTML 1.0
};

struct Options {
  Doctype doctype = Doctype::refuse;
  Entities entities = Entities::xml;
  std::uint32_t depth = 128;
  std::size_t bytes = 128u << 20;
};

/// Why a text is not well-formed, or larger than it may be. The sentence never quotes the text.
struct Fault {
  enum class Kind : std::uint8_t { syntax, too_large, too_deep };

  std::size_t offset = 0;
  std::string message;
  Kind kind = Kind::syntax;
};

/// Parses the whole text; stops at the first fault.
std::optional<Fault> parse(std::string_view text, const Options& options, Handler& handler);

}  // namespace smx::xml
