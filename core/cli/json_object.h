// Machine output: one JSON object, member by member, in the order in which they are added.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "smx/diagnostic.h"

namespace smx::cli {

class JsonObject {
 public:
  JsonObject& text(std::string_view name, std::string_view value);
  JsonObject& number(std::string_view name, std::size_t value);
  JsonObject& flag(std::string_view name, bool value);
  /// `json` is JSON already.
  JsonObject& json(std::string_view name, std::string_view json);

  std::string str() const { return "{" + members_ + "}"; }

 private:
  std::string members_;
};

/// A list of what is JSON already.
std::string json_list(const std::vector<std::string>& items);
/// A list of texts.
std::string json_texts(const std::vector<std::string>& texts);
std::string json_diagnostics(const std::vector<Diagnostic>& diagnostics);

}  // namespace smx::cli
