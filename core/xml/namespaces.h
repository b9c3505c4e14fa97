// Which prefix stands for which namespace at a place of the document.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace smx::xml {

inline constexpr std::string_view kXmlNamespace = "http://www.w3.org/XML/1998/namespace";

/// A namespace with the number that whoever reads the events has given it: to compare two numbers
/// is cheaper than to compare two addresses.
struct Namespace {
  std::string_view uri;
  std::uint32_t id = 0;
};

/// The declarations in scope, innermost last. The views are the document's.
class Namespaces {
 public:
  /// Starts a document; `none` is what a name without prefix is in before anything is declared.
  void reset(Namespace none, Namespace xml);

  /// How many declarations are in scope: what an element remembers when it begins, and goes back to
  /// when it ends.
  std::size_t size() const { return bindings_.size(); }
  void go_back_to(std::size_t size) {
    if (size != bindings_.size()) forget_behind(size);
  }

  /// Whether the prefix may stand for that namespace on an element that began at `first`: null, or
  /// the reason why not. An empty prefix is the default namespace.
  const char* why_not(std::string_view prefix, std::string_view uri, std::size_t first) const;
  void declare(std::string_view prefix, Namespace name_space);

  /// What elements without prefix are in.
  const Namespace& of_no_prefix() const { return default_; }
  /// The namespace of a prefix that is not empty; null when it is not declared.
  const Namespace* find(std::string_view prefix) const;

 private:
  struct Binding {
    std::string_view prefix;
    Namespace name_space;
  };

  void forget_behind(std::size_t size);

  Namespace none_;
  Namespace xml_;
  Namespace default_;  // found once for each change, since nearly every element asks
  std::vector<Binding> bindings_;
};

}  // namespace smx::xml
