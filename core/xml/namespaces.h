// Which prefix stands for which namespace at a place of the document.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace smx::xml {

inline constexpr std::string_view kXmlNamespace = "http://www.w3.org/XML/1998/namespace";

/// A namespace with the number that whoever reads the events has given it: to compare two numbers
/// is cheaper than to compare two addresses.
struct Namespace {
  std::string_view uri;
  std::uint32_t id = 0;
};

/// The declarations in scope, innermost last. The views are the document's. A namespace that was
/// found keeps its place for as long as it is in scope.
class Namespaces {
 public:
  Namespaces() = default;
  Namespaces(const Namespaces&) = delete;  // what is found points into it
  Namespaces& operator=(const Namespaces&) = delete;

  /// Starts a document; `none` is what a name without prefix is in before anything is declared.
  void reset(Namespace none, Namespace xml);

  /// How many declarations are in scope: what an element remembers when it begins, and goes back to
  /// when it ends.
  std::uint32_t size() const { return size_; }
  void go_back_to(std::uint32_t size) {
    if (size != size_) forget_behind(size);
  }

  /// Whether the prefix may stand for that namespace on an element that began at `first`: null, or
  /// the reason why not. An empty prefix is the default namespace.
  const char* why_not(std::string_view prefix, std::string_view uri, std::uint32_t first) const;
  /// Only after why_not had nothing to say.
  void declare(std::string_view prefix, Namespace name_space);

  /// What elements without prefix are in.
  const Namespace* of_no_prefix() const { return default_; }
  /// The namespace of a prefix that is not empty; null when it is not declared.
  const Namespace* find(std::string_view prefix) const;

 private:
  // Lookups walk the declarations in scope; the bound keeps a hostile document linear.
  static constexpr std::uint32_t kMost = 128;

  struct Binding {
    std::string_view prefix;
    Namespace name_space;
  };

  void forget_behind(std::uint32_t size);

  Namespace none_;
  Namespace xml_;
  const Namespace* default_ = &none_;  // found once for each change: nearly every element asks
  std::uint32_t size_ = 0;
  std::array<Binding, kMost> bindings_;
};

}  // namespace smx::xml
