// What YAML has and rule files do not.
#include <algorithm>

#include "yaml/characters.h"
#include "yaml/tree_builder.h"

namespace smx::yaml {

namespace {

std::size_t end_of_word(std::string_view text, std::size_t at) {
  while (!is_gap(byte_at(text, at)) && !is_flow_indicator(byte_at(text, at))) ++at;
  return at;
}

}  // namespace

void refuse_feature(std::size_t begin, std::size_t end, std::string message, std::string fix) {
  throw Refusal{Code::yaml_feature, std::move(message), {begin, end, {}}, std::move(fix)};
}

void check_features(const Cursor& cursor) {
  const auto refuse = [&cursor](const char* message, const char* fix) {
    const std::size_t end = end_of_word(cursor.text(), cursor.at());
    refuse_feature(cursor.at(), std::max(end, cursor.at() + 1), message, fix);
  };
  const char* const kQuotes = "put the text in quotes if it is meant to begin with this character";
  if (cursor.here() == '&') refuse("anchors (`&name`) are not part of rule files", kQuotes);
  if (cursor.here() == '*') refuse("aliases (`*name`) are not part of rule files", kQuotes);
  if (cursor.here() == '!') refuse("tags (`!name`) are not part of rule files", kQuotes);
  if (cursor.here() == '%' && cursor.column() == 0) {
    refuse("directives (`%NAME`) are not part of rule files", "delete the line");
  }
  if (cursor.is_indicator('?')) {
    refuse("keys marked with `?` are not part of rule files", "write `key: value`");
  }
}

void check_merge_key(const Scalar& key) {
  if (key.style != Style::plain || key.text != "<<") return;
  refuse_feature(key.begin, key.end, "merge keys (`<<`) are not part of rule files",
                 "write the keys out; put the key in quotes if it is a key like others");
}

}  // namespace smx::yaml
