// The check with sentences. Places are links on the stack and become pointers only when something
// is wrong, so that a document that fits costs no text at all.
#pragma once

#include <string_view>
#include <vector>

#include "types/fitter.h"
#include "types/validate.h"

namespace smx::types {

/// The way from the root to a value, innermost first.
struct Link {
  const Link* parent = nullptr;
  const Member* member = nullptr;  // null: an item
  std::size_t index = 0;
};

class Validator {
 public:
  explicit Validator(std::size_t cap) : cap_(cap) {}

  /// `name` is the name the schema knows the value by. It is empty for items and for members of
  /// maps: their names come from the document, and no message holds anything from there.
  void check(const Node& node, const Type& type, const Link* link, std::string_view name);

  std::vector<Violation> take() { return std::move(violations_); }

 private:
  enum class Nearness : std::uint8_t { searched, judged };

  bool is_full() const { return violations_.size() >= cap_; }
  void add(const Node& node, const Link* link, std::string message);
  void check_members(const Node& node, const Type& type, const Link* link);
  void check_member(const Member& member, const Property* property, const Type& type,
                    const Link* link);
  void check_required(const Node& node, const Type& type, const Link* link);
  void check_items(const Node& node, const Type& type, const Link* link);

  // explain.cpp
  void check_further(const Node& node, const Type& type, const Link* link, std::string_view name);
  void check_other(const Member& member, const Type& type, const Link* link);
  void check_choices(const Node& node, const Type& type, const Link* link, std::string_view name);
  void explain(const Node& node, const Choice& choice, const Link* link, std::string_view name);
  bool explain_discriminator(const Node& node, const Choice& choice, const Link* link);
  void explain_nearest(const Node& node, const Choice& choice, const Link* link,
                       std::string_view name);
  void check_as(const Node& node, const Choice& choice, std::size_t index, const Link* link,
                std::string_view name);
  std::size_t faults_as(const Node& node, const Type& type, std::string_view name);

  std::size_t cap_;
  Nearness nearness_ = Nearness::searched;  // judged: how far a value is from an alternative
  Fitter fitter_;
  std::vector<Violation> violations_;
};

}  // namespace smx::types
