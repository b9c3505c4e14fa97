#include "pages/html.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace smx::pages {

namespace {

bool may_stand_in_xml(char32_t point) {
  if (point < 0x20) return point == '\t' || point == '\n' || point == '\r';
  return point != 0x7F && point != 0xFFFE && point != 0xFFFF;
}

std::string_view entity_for(char32_t point) {
  switch (point) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    case '\r': return "&#13;";
    default: return {};
  }
}

bool stays_in_anchor(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9') || byte == '.' || byte == '_' || byte == '-' || byte == '/';
}

/// Elements that end a line of the source, so that versions of a page can be compared by lines.
bool ends_line(std::string_view element) {
  static constexpr std::array kElements{
      std::string_view("article"), std::string_view("aside"),   std::string_view("body"),
      std::string_view("caption"), std::string_view("dd"),      std::string_view("details"),
      std::string_view("div"),     std::string_view("dl"),      std::string_view("dt"),
      std::string_view("footer"),  std::string_view("h1"),      std::string_view("h2"),
      std::string_view("h3"),      std::string_view("h4"),      std::string_view("head"),
      std::string_view("header"),  std::string_view("html"),    std::string_view("li"),
      std::string_view("link"),    std::string_view("main"),    std::string_view("meta"),
      std::string_view("nav"),     std::string_view("ol"),      std::string_view("p"),
      std::string_view("pre"),     std::string_view("section"), std::string_view("summary"),
      std::string_view("table"),   std::string_view("tbody"),   std::string_view("thead"),
      std::string_view("title"),   std::string_view("tr"),      std::string_view("ul"),
  };
  return std::ranges::find(kElements, element) != kElements.end();
}

}  // namespace

std::string escaped_html(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Step step = utf8::step_at(text, at);
    const std::string_view entity = entity_for(step.code_point);
    if (!step.valid || !may_stand_in_xml(step.code_point)) {
      utf8::append(out, utf8::kReplacement);
    } else if (!entity.empty()) {
      out += entity;
    } else {
      out += text.substr(at, step.length);
    }
    at += step.length;
  }
  return out;
}

std::string anchor_of(std::string_view name) {
  static constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char byte : name) {
    if (stays_in_anchor(byte)) {
      out.push_back(byte);
      continue;
    }
    const auto value = static_cast<unsigned char>(byte);
    out += {'~', kDigits[value >> 4], kDigits[value & 15]};
  }
  return out;
}

void Html::tag(std::string_view element, Attributes attributes) {
  out_.append("<").append(element);
  for (const auto& [name, value] : attributes) {
    if (value.empty()) continue;
    out_.append(" ").append(name).append("=\"").append(escaped_html(value)).append("\"");
  }
}

Html& Html::open(std::string_view element, Attributes attributes) {
  tag(element, attributes);
  out_ += '>';
  open_.emplace_back(element);
  return *this;
}

Html& Html::close() {
  if (open_.empty()) return *this;
  out_.append("</").append(open_.back()).append(">");
  if (ends_line(open_.back())) out_ += '\n';
  open_.pop_back();
  return *this;
}

Html& Html::text(std::string_view text) {
  out_ += escaped_html(text);
  return *this;
}

Html& Html::element(std::string_view element, std::string_view text, Attributes attributes) {
  return open(element, attributes).text(text).close();
}

Html& Html::lone(std::string_view element, Attributes attributes) {
  tag(element, attributes);
  out_ += "/>";
  if (ends_line(element)) out_ += '\n';
  return *this;
}

Html& Html::link(std::string_view name, std::string_view text) {
  return element("a", text, {{"href", "#" + anchor_of(name)}});
}

Html& Html::add(Html inner) {
  out_ += std::move(inner).take();
  return *this;
}

std::string Html::take() && {
  while (!open_.empty()) close();
  return std::move(out_);
}

}  // namespace smx::pages
