#include "bodies/html_cost.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <vector>

namespace smx::bodies {
namespace {

constexpr std::size_t kMaxDepth = 256;
constexpr std::size_t kMaxAttributes = 256;
// Of open elements that a parser looks at, added up over all tags.
constexpr std::size_t kMaxSteps = 64u << 20;
// Of formatting elements that a parser may have to open again.
constexpr std::size_t kMaxReopened = 2u << 20;
constexpr std::size_t kMaxTags = 1u << 20;

// All lists are sorted.
constexpr std::string_view kVoid[] = {"area", "base",  "br",     "col",   "embed",  "frame",
                                      "hr",   "image", "img",    "input", "keygen", "link",
                                      "meta", "param", "source", "track", "wbr"};
// Elements that stay in force when a paragraph ends without them.
constexpr std::string_view kFormatting[] = {"a",    "b", "big",   "code",   "em",     "font", "i",
                                            "nobr", "s", "small", "strike", "strong", "tt",   "u"};
// Blocks: an end tag of what is no block does not reach over them.
// clang-format off
constexpr std::string_view kBlocks[] = {
    "address", "applet", "article", "aside", "blockquote", "body", "button", "caption", "center",
    "col", "colgroup", "dd", "desc", "details", "dir", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "foreignobject", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6",
    "head", "header", "hgroup", "html", "li", "listing", "main", "marquee", "menu", "mi", "mn",
    "mo", "ms", "mtext", "nav", "noscript", "object", "ol", "p", "plaintext", "pre", "section",
    "select", "summary", "table", "tbody", "td", "template", "tfoot", "th", "thead", "title", "tr",
    "ul",
};
// clang-format on
// The end tag of a block does not reach over these.
constexpr std::string_view kBoundary[] = {
    "applet", "button", "caption", "desc",   "foreignobject", "html", "marquee",  "mi", "mn",
    "mo",     "ms",     "mtext",   "object", "table",         "td",   "template", "th", "title"};
// The parts of a table: only another table stops their end tags.
constexpr std::string_view kTableParts[] = {"caption", "table", "tbody", "td",
                                            "tfoot",   "th",    "thead", "tr"};
// What ends when the next row, cell or group of rows begins.
constexpr std::string_view kEndsWithCell[] = {"center", "dd",   "div", "dl", "dt", "li", "ol",
                                              "p",      "span", "td",  "th", "tr", "ul"};
constexpr std::string_view kEndsWithItem[] = {"address", "div", "p"};
constexpr std::string_view kItems[] = {"dd", "dt", "li"};
// Elements that only their own end tag, or that of what they stand in, ends.
constexpr std::string_view kRaw[] = {"iframe", "noembed",  "noframes", "script",
                                     "style",  "textarea", "title",    "xmp"};
// Each closes another of its kind that is open, when there is nothing between but what it closes.
constexpr std::string_view kClosesItself[] = {"dd",    "dt", "li",    "optgroup", "option", "p",
                                              "tbody", "td", "tfoot", "th",       "thead",  "tr"};

template <std::size_t count>
bool is_in(const std::string_view (&list)[count], std::string_view name) {
  return std::binary_search(std::begin(list), std::end(list), name);
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

class HtmlCost {
 public:
  explicit HtmlCost(std::string_view html) : html_(html) {}
  std::optional<Fault> check();

 private:
  void skip_comment();
  void read_name();
  bool read_attributes();
  void skip_raw_text();
  void start_tag();
  void end_tag();
  void close_like();
  void keep(std::size_t count);
  void end_formatting();
  bool is_open(std::string_view name) const;
  bool reaches_over(std::string_view name) const;
  bool is_affordable();

  std::string_view html_;
  std::size_t at_ = 0;
  std::string name_;
  std::vector<std::string> open_;  // but formatting
  std::vector<std::string> formatting_;
  std::size_t tags_ = 0;
  std::size_t steps_ = 0;
  std::size_t reopened_ = 0;
};

std::optional<Fault> HtmlCost::check() {
  while ((at_ = html_.find('<', at_)) != std::string_view::npos) {
    const std::size_t start = at_++;
    if (at_ == html_.size()) break;
    const bool end = html_[at_] == '/';
    if (html_[at_] == '!' || html_[at_] == '?') {
      skip_comment();
      continue;
    }
    if (end) ++at_;
    if (at_ == html_.size()) break;
    if (!is_letter(html_[at_])) continue;
    read_name();
    if (!read_attributes()) return Fault{start, "a tag has too many attributes"};
    if (end) {
      end_tag();
    } else {
      start_tag();
    }
    if (!is_affordable()) return Fault{start, "the elements are too many or nested too deeply"};
  }
  return std::nullopt;
}

void HtmlCost::skip_comment() {
  if (html_.substr(at_).starts_with("!--")) {
    // `<!-->` is a whole comment.
    const std::size_t end = html_.find("-->", at_ + 1);
    at_ = end == std::string_view::npos ? html_.size() : end + 3;
  } else {
    at_ = std::min(html_.find('>', at_), html_.size());
  }
}

void HtmlCost::read_name() {
  name_.clear();
  for (; at_ < html_.size() && !is_blank(html_[at_]) && html_[at_] != '/' && html_[at_] != '>';
       ++at_) {
    const char c = html_[at_];
    if (name_.size() < 32) name_ += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
}

bool HtmlCost::read_attributes() {
  for (std::size_t count = 0;; ++count) {
    while (at_ < html_.size() && (is_blank(html_[at_]) || html_[at_] == '/')) ++at_;
    if (at_ == html_.size()) return true;
    if (html_[at_] == '>') {
      ++at_;
      return true;
    }
    if (count == kMaxAttributes) return false;
    ++at_;  // the first character of a name may even be `=`
    const auto in_name = [](char c) { return !is_blank(c) && c != '/' && c != '>' && c != '='; };
    while (at_ < html_.size() && in_name(html_[at_])) ++at_;
    while (at_ < html_.size() && is_blank(html_[at_])) ++at_;
    if (at_ == html_.size() || html_[at_] != '=') continue;
    ++at_;
    while (at_ < html_.size() && is_blank(html_[at_])) ++at_;
    if (at_ == html_.size()) return true;
    const char quote = html_[at_];
    if (quote == '"' || quote == '\'') {
      at_ = std::min(html_.find(quote, at_ + 1), html_.size() - 1) + 1;
    } else {
      while (at_ < html_.size() && !is_blank(html_[at_]) && html_[at_] != '>') ++at_;
    }
  }
}

/// Text that is no markup up to its own end tag.
void HtmlCost::skip_raw_text() {
  while ((at_ = html_.find("</", at_)) != std::string_view::npos) {
    at_ += 2;
    const std::string_view rest = html_.substr(at_, name_.size());
    const bool same = std::equal(rest.begin(), rest.end(), name_.begin(), name_.end(),
                                 [](char left, char right) { return (left | 0x20) == right; });
    if (same) return;
  }
  at_ = html_.size();
}

/// Elements that are closed because another of their kind begins. In doubt they stay open.
void HtmlCost::close_like() {
  const bool item = is_in(kItems, name_);
  const bool part = is_in(kTableParts, name_);
  for (std::size_t i = open_.size(); i > 0; --i) {
    const std::string& name = open_[i - 1];
    const bool same = name == name_ || (item && name_ != "li" && (name == "dd" || name == "dt")) ||
                      (part && (name_ == "td" || name_ == "th") && (name == "td" || name == "th"));
    if (same) {
      keep(i - 1);
      return;
    }
    const bool ends = item ? is_in(kEndsWithItem, name) : part && is_in(kEndsWithCell, name);
    if (!ends) return;
  }
}

bool HtmlCost::is_open(std::string_view name) const {
  return std::find(open_.begin(), open_.end(), name) != open_.end();
}

/// Closes all but the first elements. A cell takes the formatting in it along.
void HtmlCost::keep(std::size_t count) {
  while (open_.size() > count) {
    const std::string& name = open_.back();
    if (name == "td" || name == "th" || name == "caption") {
      while (!formatting_.empty() && !formatting_.back().empty()) formatting_.pop_back();
      if (!formatting_.empty()) formatting_.pop_back();
    }
    open_.pop_back();
  }
}

/// Closes the last formatting element of a name, but not one outside of the cell.
void HtmlCost::end_formatting() {
  for (std::size_t i = formatting_.size(); i > 0 && !formatting_[i - 1].empty(); --i) {
    if (formatting_[i - 1] != name_) continue;
    formatting_.erase(formatting_.begin() + static_cast<std::ptrdiff_t>(i - 1));
    return;
  }
}

void HtmlCost::start_tag() {
  if (is_in(kRaw, name_)) {
    skip_raw_text();
    return;
  }
  if (is_in(kVoid, name_)) return;
  if (is_in(kFormatting, name_)) {
    if (name_ == "a" || name_ == "nobr") end_formatting();
    formatting_.push_back(name_);
    return;
  }
  const bool foreign = is_open("svg") || is_open("math") || is_open("select");
  if (!foreign && is_in(kTableParts, name_) && name_ != "table" && !is_open("table")) return;
  if (!foreign && is_in(kClosesItself, name_)) close_like();
  open_.push_back(name_);
  if (foreign) return;
  // What is formatted in a cell ends there: an empty name marks where it begins.
  if (name_ == "td" || name_ == "th" || name_ == "caption") formatting_.emplace_back();
}

/// Whether an end tag reaches over an open element. In doubt it does not.
bool HtmlCost::reaches_over(std::string_view name) const {
  if (is_in(kTableParts, name_)) return name != "table" && name != "template";
  if (!is_in(kBlocks, name_)) return !is_in(kBlocks, name);
  if (name_ == "li" && (name == "ol" || name == "ul")) return false;
  return !is_in(kBoundary, name);
}

void HtmlCost::end_tag() {
  if (is_in(kFormatting, name_)) {
    end_formatting();
    return;
  }
  for (std::size_t i = open_.size(); i > 0; --i) {
    if (open_[i - 1] != name_) {
      if (!reaches_over(open_[i - 1])) return;
      continue;
    }
    if (name_ == "form") {  // ends alone
      open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(i - 1));
    } else {
      keep(i - 1);
    }
    return;
  }
}

bool HtmlCost::is_affordable() {
  if (++tags_ > kMaxTags) return false;
  const std::size_t depth = open_.size() + formatting_.size();
  steps_ += depth;
  reopened_ += formatting_.size();
  return depth <= kMaxDepth && steps_ <= kMaxSteps && reopened_ <= kMaxReopened;
}

}  // namespace

std::optional<Fault> check_html_cost(std::string_view html) {
  return HtmlCost(html).check();
}

}  // namespace smx::bodies
