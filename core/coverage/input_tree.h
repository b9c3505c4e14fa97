// What the documents of the tests have, path by path.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "types/type.h"
#include "value/node.h"

namespace smx::coverage {

class InputTree {
 public:
  explicit InputTree(const Type* type);

  /// A document, or what is at this path of one.
  void take(const Node& node);
  /// What another one of the same type has taken.
  void add(const InputTree& other);
  /// What nothing was taken of so far; null where the schema knows no such thing.
  InputTree* known_member(std::string_view name);
  InputTree* known_item();

  const std::string& name() const { return name_; }
  /// How often a text, number, boolean or null was there, or what is empty.
  std::uint64_t ends() const { return ends_; }
  const std::vector<InputTree>& members() const { return members_; }
  /// What the items of a list have; null where there was none.
  const InputTree* item() const { return item_.empty() ? nullptr : &item_.front(); }
  /// The values that the schema lists here, and how often each was there.
  const std::vector<std::string_view>& listed() const { return listed_; }
  const std::vector<std::uint64_t>& counts() const { return counts_; }

 private:
  using Types = std::vector<const Type*>;
  InputTree(std::string name, Types types);

  static Types with_alternatives(const Types& types);
  InputTree& member(std::string_view name, std::size_t& expected);
  InputTree& item_tree();

  std::string name_;
  Types types_;  // of which a value here may be; with the alternatives of choices
  std::uint64_t ends_ = 0;
  std::vector<InputTree> members_;        // in the order in which they were met; `*`: any of a map
  std::vector<InputTree> item_;           // none or one
  std::vector<std::string_view> listed_;  // in the schema
  std::vector<std::uint64_t> counts_;
};

}  // namespace smx::coverage
