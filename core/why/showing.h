// How values and their places are shown: the one door through which a value of a document can get
// into an explanation.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "smx/why.h"

#include "engine/documents.h"
#include "types/type.h"
#include "value/node.h"

namespace smx::why {

/// Where a value is from, as far as hiding it goes.
enum class Secrecy : std::uint8_t {
  open,    // it stands in the rules
  hidden,  // it comes from documents, answers or the context, or was made of such
};

class Showing {
 public:
  Showing(ShownValues shown, const Documents& documents) : shown_(shown), documents_(documents) {}

  /// A shape, or the value; of objects and lists always the shape.
  std::string value(const Node& node, Secrecy secrecy) const;
  /// The names that a schema gives to members. All others are data, as keys of maps are: a pointer
  /// has `{3}` for the third member instead.
  void declare(const Type& type);
  bool is_declared(std::string_view name) const { return declared_.contains(name); }
  /// Of the member at that index, in a pointer.
  std::string name_in_pointer(std::string_view name, std::size_t index) const;

  /// Null where it has none. A value that was made of another has the place of that.
  const InputPlace* place(Origin origin);

  /// The root of an input or an answer.
  void add_document(const Node& root);
  const std::vector<Node>& documents() const { return roots_; }
  /// Whether it stands there as it is.
  bool is_in_document(const Node& value);

 private:
  ShownValues shown_;
  const Documents& documents_;
  struct Known {
    std::string pointer;  // as it is
    InputPlace shown;
  };
  const Known* find(Origin origin);
  const Node* root_of(DocumentId document) const;
  std::string shown_pointer(const Node& root, std::string_view pointer) const;

  std::vector<Node> roots_;
  std::set<std::string, std::less<>> declared_;
  std::unordered_set<const Type*> seen_;
  std::unordered_map<std::uint64_t, Known> places_;  // finding one walks its document
};

}  // namespace smx::why
