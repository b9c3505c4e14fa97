// Which prefix stands for which namespace at a place of the document.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace smx::xml {

/// The declarations in scope, innermost last. The views are the document's.
class Namespaces {
 public:
  void open_element() { marks_.push_back(bindings_.size()); }
  void close_element();

  /// Declares for the element opened last; an empty prefix is the default namespace. Null when
  /// that is allowed, else the reason why not.
  const char* declare(std::string_view prefix, std::string_view uri);

  /// The namespace of a prefix; nothing when it is not declared. Without a default namespace the
  /// empty prefix gives the empty text.
  std::optional<std::string_view> find(std::string_view prefix) const;

 private:
  struct Binding {
    std::string_view prefix;
    std::string_view uri;
  };

  std::vector<Binding> bindings_;
  std::vector<std::size_t> marks_;
};

}  // namespace smx::xml
