#include "xml/element_cutter.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"
#include "xml/characters.h"

namespace smx::xml {
namespace {

constexpr std::size_t kSlice = 64 * 1024;

// The root's start tag is read again with each child, as what declares the child's prefixes.
constexpr std::size_t kLongestRootTag = 8 * 1024;

class Nothing final : public Handler {
 public:
  void start_element(std::string_view, std::string_view, std::span<const Attribute>) override {}
  void end_element(std::string_view, std::string_view) override {}
  void text(std::string_view) override {}
};

/// Whether the first child of the root has a name.
class ChildName final : public Handler {
 public:
  ChildName(std::string_view uri, std::string_view local) : uri_(uri), local_(local) {}

  void start_element(std::string_view uri, std::string_view local,
                     std::span<const Attribute>) override {
    if (++elements_ == 2) matches_ = uri == uri_ && local == local_;
  }
  void end_element(std::string_view, std::string_view) override {}
  void text(std::string_view) override {}

  bool matches() const { return matches_; }

 private:
  std::string_view uri_;
  std::string_view local_;
  std::size_t elements_ = 0;
  bool matches_ = false;
};

bool ends_name(char c) {
  return is_xml_space(c) || c == '/' || c == '>' || c == '=';
}

/// The attributes of a start tag that is known to be well-formed: name and ` name="value"`.
struct Written {
  std::string_view name;
  std::string_view whole;
};

std::vector<Written> attributes_of(std::string_view tag) {
  std::vector<Written> found;
  std::size_t at = 1;
  while (!ends_name(tag[at])) ++at;
  for (;;) {
    while (is_xml_space(tag[at])) ++at;
    if (tag[at] == '/' || tag[at] == '>') return found;
    const std::size_t begin = at;
    while (!ends_name(tag[at])) ++at;
    const std::string_view name = tag.substr(begin, at - begin);
    at = tag.find_first_of("\"'", at);
    at = tag.find(tag[at], at + 1) + 1;
    found.push_back({name, tag.substr(begin, at - begin)});
  }
}

Fault too_large(std::size_t offset) {
  return {offset, "a part of the document is too large", Fault::Kind::too_large};
}

bool is_inherited(std::string_view name) {
  return name == "xmlns" || name.starts_with("xmlns:") || name == "xml:lang" || name == "xml:base";
}

}  // namespace

std::optional<Fault> ElementCutter::feed(std::string_view chunk) {
  while (!chunk.empty() && !fault_) {
    const std::string_view slice = chunk.substr(0, kSlice);
    chunk.remove_prefix(slice.size());
    buffer_ += slice;
    fault_ = run();
    buffer_.erase(0, begin_);
    at_ -= begin_;
    scanned_ -= begin_;
    begin_ = 0;
    if (!fault_ && buffer_.size() > options_.bytes) {
      fault_ = too_large(offset_);
    }
  }
  return fault_;
}

std::optional<Fault> ElementCutter::run() {
  while (skip_construct()) {
    if (root_tag_.empty()) continue;
    std::optional<Fault> fault;
    if (stage_ == Stage::prolog) {
      fault = take_root();
    } else if (stage_ == Stage::content && depth_ <= 1) {
      fault = take_unit();
    }
    if (fault) return fault;
  }
  return std::nullopt;
}

/// Moves behind the tag, text, comment or section at at_; false where its end was not fed yet.
bool ElementCutter::skip_construct() {
  const std::string_view rest = std::string_view(buffer_).substr(at_);
  if (rest.empty()) return false;
  if (rest.front() != '<') {
    const std::size_t end = buffer_.find('<', scanned_);
    scanned_ = std::min(end, buffer_.size());
    if (end == std::string::npos) return false;
    at_ = end;
    return true;
  }
  for (const std::string_view begin : {"<!--", "<![CDATA["}) {
    if (rest.size() < begin.size() && begin.starts_with(rest)) return false;
  }
  if (rest.starts_with("<!--")) return skip_to("-->");
  if (rest.starts_with("<![CDATA[")) return skip_to("]]>");
  if (rest.starts_with("<?")) return skip_to("?>");
  return skip_tag();
}

bool ElementCutter::skip_to(std::string_view mark) {
  const std::size_t opening = mark == "-->" ? 4 : 2;  // `<!-->` is no comment
  const std::size_t end = buffer_.find(mark, std::max(at_ + opening, scanned_));
  if (end == std::string::npos) {
    scanned_ = std::max(scanned_, buffer_.size() - std::min(buffer_.size(), mark.size() - 1));
    return false;
  }
  at_ = scanned_ = end + mark.size();
  return true;
}

bool ElementCutter::skip_tag() {
  for (scanned_ = std::max(scanned_, at_); scanned_ < buffer_.size(); ++scanned_) {
    const char c = buffer_[scanned_];
    if (quote_ != 0) {
      if (c == quote_) quote_ = 0;
    } else if (c == '"' || c == '\'') {
      quote_ = c;
    } else if (c == '>') {
      break;
    }
  }
  if (scanned_ == buffer_.size()) return false;
  const std::string_view tag = std::string_view(buffer_).substr(at_, ++scanned_ - at_);
  at_ = scanned_;
  if (tag.starts_with("<!")) return true;
  if (stage_ == Stage::prolog) root_tag_ = tag;
  if (tag.starts_with("</")) {
    if (depth_ > 0) --depth_;
  } else if (!tag.ends_with("/>")) {
    ++depth_;
  }
  return true;
}

/// The root's start tag is whole: from now on it stands before whatever is checked.
std::optional<Fault> ElementCutter::take_root() {
  if (root_tag_.size() > kLongestRootTag) {
    return Fault{offset_ + at_ - begin_ - root_tag_.size(), "the root's start tag is too large",
                 Fault::Kind::too_large};
  }
  std::size_t end = 1;
  while (!ends_name(root_tag_[end])) ++end;
  closing_ = "</" + root_tag_.substr(1, end - 1) + ">";
  Nothing nothing;
  const bool is_empty = root_tag_.ends_with("/>");
  if (auto fault = check({}, is_empty ? std::string_view() : closing_, nothing)) return fault;
  std::string_view prolog = unit();
  if (prolog.starts_with(utf8::kByteOrderMark)) {
    prolog.remove_prefix(utf8::kByteOrderMark.size());
    column_ = 0;  // it is no character of the first line
  }
  if (prolog.starts_with("<?xml") && is_xml_space(prolog[5])) {
    opening_ = prolog.substr(0, prolog.find("?>") + 2);
  }
  opening_ += root_tag_;
  if (is_empty) closing_.clear();
  stage_ = is_empty ? Stage::epilog : Stage::content;
  consume();
  return std::nullopt;
}

/// A child of the root is whole, or something that stands between two, or the root itself.
std::optional<Fault> ElementCutter::take_unit() {
  ChildName name(uri_, local_);
  const bool is_end = depth_ == 0;
  if (auto fault = check(opening_, is_end ? std::string_view() : closing_, name)) return fault;
  if (is_end) {
    stage_ = Stage::epilog;
    closing_ = unit();
  } else if (name.matches()) {
    hand_out(unit());
  }
  consume();
  return std::nullopt;
}

std::optional<Fault> ElementCutter::check(std::string_view before, std::string_view behind,
                                          Handler& handler) {
  if (unit().size() > options_.bytes) return too_large(offset_);
  scratch_.assign(before).append(unit()).append(behind);
  Options options = options_;
  options.bytes = scratch_.size();
  return placed(parse(scratch_, options, handler), before.size());
}

std::optional<Fault> ElementCutter::placed(std::optional<Fault> fault, std::size_t before) const {
  if (!fault) return fault;
  const std::size_t inside = fault->offset > before ? fault->offset - before : 0;
  fault->offset = offset_ + std::min(inside, unit().size());
  return fault;
}

void ElementCutter::hand_out(std::string_view element) {
  std::size_t end_of_tag = 1;
  while (!ends_name(element[end_of_tag])) ++end_of_tag;
  const std::vector<Written> own = attributes_of(element);
  cut_.assign(element.substr(0, end_of_tag));
  for (const Written& attribute : attributes_of(root_tag_)) {
    const bool is_own = std::any_of(
        own.begin(), own.end(), [&](const Written& other) { return other.name == attribute.name; });
    if (is_inherited(attribute.name) && !is_own) cut_.append(" ").append(attribute.whole);
  }
  cut_ += element.substr(end_of_tag);
  receiver_({cut_, offset_, line_, column_});
}

void ElementCutter::consume() {
  for (const char c : unit()) {
    if (c == '\n') {
      ++line_;
      column_ = 1;
    } else if ((c & 0xC0) != 0x80) {
      ++column_;
    }
  }
  offset_ += at_ - begin_;
  begin_ = at_;
}

std::optional<Fault> ElementCutter::finish() {
  if (fault_) return fault_;
  at_ = buffer_.size();
  Nothing nothing;
  const std::string before = stage_ == Stage::epilog ? opening_ + closing_ : opening_;
  fault_ = check(before, {}, nothing);
  return fault_;
}

}  // namespace smx::xml
