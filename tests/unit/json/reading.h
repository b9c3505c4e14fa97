// What the tests of this room read documents with.
#pragma once

#include <string>
#include <string_view>

#include "json/read_json.h"
#include "json/write_json.h"

namespace smx {

/// One document with the memory it needs. The text must outlive it.
class Reading {
 public:
  explicit Reading(std::string_view text, const Limits& limits = {})
      : document_(read_json(text, 3, arena_, limits)) {}

  bool is_read() const { return document_.root != nullptr; }
  const Node& root() const { return *document_.root; }
  const DocumentFault& fault() const { return document_.fault.value(); }

 private:
  Arena arena_;
  JsonDocument document_;
};

inline std::string compact(const Node& node) {
  std::string out;
  write_json(node, JsonLayout::compact, out);
  return out;
}

}  // namespace smx
