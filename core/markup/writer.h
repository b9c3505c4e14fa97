// The writer's walk. Private to this room.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "markup/write_markup.h"

namespace smx::markup {

/// The way to a value, innermost first; becomes a pointer when something is wrong.
struct WayBack {
  const WayBack* parent = nullptr;
  std::string_view name;  // empty: an item
  std::size_t index = 0;
};

class Writer {
 public:
  Writer(const Plan& plan, std::string& out)
      : plan_(plan), out_(out), used_(plan.prefixes().size()) {}

  /// False after a refusal.
  bool write_document(const Node& node);
  std::optional<UnwritableValue> take_refusal() { return std::move(refusal_); }

 private:
  // writer.cpp: elements
  bool write_root(const Slot& root, const Node& node, const WayBack* way);
  bool write_element(const Slot& slot, const Node& node, std::string_view around,
                     const WayBack* way);
  bool write_content(const Shape& shape, const Node& node, std::string_view around,
                     const WayBack* way);
  bool write_object(const Shape& shape, const Node& node, std::string_view around,
                    const WayBack* way);
  bool write_children(const Shape& shape, const Node& node, std::string_view around,
                      const WayBack* way);
  bool write_items(const Slot& slot, const Node& list, std::string_view around, const WayBack* way);
  bool write_entries(const Shape& shape, const Node& node, std::string_view around,
                     const WayBack* way);
  bool write_attributes(const Shape& shape, const Node& node, const WayBack* way);
  bool check_members(const Shape& shape, const Node& node, const WayBack* way);
  bool write_scalar(const Node& node, const WayBack* way);
  std::optional<std::string_view> scalar_text(const Node& node, const WayBack* way);
  void use_prefix(std::string_view prefix);

  // writer_markup.cpp: markup that comes as text
  bool write_markup_text(const Node& node, std::string_view around, const WayBack* way);
  bool write_foreign_elements(const Shape& shape, const Node& list, std::string_view around,
                              const WayBack* way);
  bool write_foreign_attributes(const Shape& shape, const Node& list, const WayBack* way);
  bool write_foreign_attribute(const Shape& shape, const Node& item, std::size_t number,
                               const WayBack* way);

  bool refuse(const Node& node, const WayBack* way, std::string message);

  const Plan& plan_;
  std::string& out_;
  std::vector<bool> used_;  // by the place of a prefix in the plan
  bool uses_nil_ = false;
  std::optional<UnwritableValue> refusal_;
};

}  // namespace smx::markup
