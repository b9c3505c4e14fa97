// JSON that is put together to be read by people too: indented, members in the order they came in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace smx::editors {

class Json {
 public:
  static Json object() { return Json(Kind::object); }
  static Json list() { return Json(Kind::list); }
  static Json text(std::string_view text);
  /// A number, `true`, `false` or `null`, as JSON writes it.
  static Json word(std::string_view word);

  /// The value of a member; a new one comes last.
  Json& operator[](std::string_view name);
  const Json* find(std::string_view name) const;
  Json& add(Json item);
  /// Adds the members of another object.
  void merge(Json other);

  bool is_object() const { return kind_ == Kind::object; }
  const std::string& text() const { return text_; }
  const std::vector<std::pair<std::string, Json>>& members() const { return members_; }
  const std::vector<Json>& items() const { return items_; }

  /// Short values on one line, others over several; ends without a line break.
  std::string str() const;

 private:
  enum class Kind : std::uint8_t { word, text, list, object };
  explicit Json(Kind kind) : kind_(kind) {}

  std::string on_one_line() const;
  void write(std::size_t indent, std::string& out) const;

  Kind kind_;
  std::string text_;
  std::vector<Json> items_;
  std::vector<std::pair<std::string, Json>> members_;

  friend Json json_of_yaml(std::string_view yaml);
};

/// YAML of this room's own as JSON; plain `true`, `null` and numbers are no texts.
Json json_of_yaml(std::string_view yaml);

}  // namespace smx::editors
