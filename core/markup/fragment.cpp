#include "markup/fragment.h"

#include <algorithm>

#include "markup/escape.h"

namespace smx::markup {

void FragmentWriter::start_element(std::string_view uri, std::string_view local,
                                   std::span<const xml::Attribute> attributes) {
  close_start_tag();
  const std::string before = open_.empty() ? around_ : open_.back().uri;
  const bool is_xml = uri == kXmlNamespace;
  out_.append(is_xml ? "<xml:" : "<").append(local);
  if (uri != before && !is_xml) {
    out_ += " xmlns=\"";
    append_attribute(uri, out_);
    out_ += '"';
  }
  std::size_t made = 0;
  for (const xml::Attribute& attribute : attributes) add_attribute(attribute, made);
  open_.push_back({is_xml ? before : std::string(uri), is_xml, true});
}

void FragmentWriter::add_attribute(const xml::Attribute& attribute, std::size_t& made) {
  std::string name;
  if (!attribute.uri.empty()) name = prefix_for(attribute.uri, made) + ':';
  name += attribute.local;
  out_.append(" ").append(name).append("=\"");
  append_attribute(attribute.value, out_);
  out_ += '"';
}

/// The schema's prefix, where it has one; else one made up and declared on this element.
std::string FragmentWriter::prefix_for(std::string_view uri, std::size_t& made) {
  if (uri == kXmlNamespace) return "xml";
  for (std::size_t i = 0; i < prefixes_.size(); ++i) {
    if (prefixes_[i].uri != uri) continue;
    if (std::find(used_.begin(), used_.end(), i) == used_.end()) used_.push_back(i);
    return prefixes_[i].prefix;
  }
  const auto is_taken = [this](const std::string& prefix) {
    return std::any_of(prefixes_.begin(), prefixes_.end(),
                       [&](const Name& name) { return name.prefix == prefix; });
  };
  std::string prefix;
  do {
    prefix = "n" + std::to_string(++made);
  } while (is_taken(prefix));
  out_.append(" xmlns:").append(prefix).append("=\"");
  append_attribute(uri, out_);
  out_ += '"';
  return prefix;
}

void FragmentWriter::end_element(std::string_view local) {
  const Open element = std::move(open_.back());
  open_.pop_back();
  if (element.empty) {
    out_ += "/>";
  } else {
    out_.append(element.is_xml ? "</xml:" : "</").append(local).append(">");
  }
}

void FragmentWriter::text(std::string_view characters) {
  close_start_tag();
  append_text(characters, out_);
}

void FragmentWriter::close_start_tag() {
  if (open_.empty() || !open_.back().empty) return;
  open_.back().empty = false;
  out_ += '>';
}

}  // namespace smx::markup
