// What documents are made of: texts with what makes them awkward, names, moments, and their
// spellings.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "random.h"

namespace smx::bench {

/// About `size` bytes of words, with markup characters, quotes, backslashes, tabs and characters
/// beyond ASCII among them; lines end by `line_end`.
std::string draw_text(Random& random, std::size_t size, std::string_view line_end = "\n");
std::size_t draw_body_size(Random& random);
std::string draw_given(Random& random);
std::string draw_family(Random& random);
/// "Blue Cardiology" + `suffix`
std::string draw_team(Random& random, std::string_view suffix);
std::string draw_colour(Random& random);
std::string draw_icn(Random& random);
std::string draw_uuid(Random& random);

struct DrawnAttachment {
  std::string id, name, type, size;
};

/// None to three.
std::vector<DrawnAttachment> draw_attachments(Random& random, std::string_view name_begin);

/// A moment in two spellings.
struct DrawnMoment {
  std::string text, utc;
};

/// With an offset; its UTC spelling has three digits of a second.
DrawnMoment draw_offset_moment(Random& random, int percent_with_fraction);
/// "Wed, 15 Feb 2017 18:05:26 GMT"
DrawnMoment draw_http_moment(Random& random);

/// Between quotes of JSON: short escapes, everything else as it is.
std::string json_text(std::string_view text);
std::string json_quoted(std::string_view text);
/// Between tags of XML, in one of the spellings that producers choose.
std::string xml_text(Random& random, std::string_view text);
std::string xml_attribute(Random& random, std::string_view text);
/// As HTML, line breaks as `<br/>`.
std::string html_text(std::string_view text);

}  // namespace smx::bench
