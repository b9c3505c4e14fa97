#include "xml/element_cutter.h"

#include <algorithm>
#include <array>
#include <memory_resource>

#include "base/utf8.h"
#include "xml/characters.h"
#include "xml/read_events.h"

namespace smx::xml {
namespace {

constexpr std::size_t kSlice = 64 * 1024;

// The root's start tag is read again with each child, as what declares the child's prefixes.
constexpr std::size_t kLongestRootTag = 8 * 1024;

bool ends_tag_name(char c) {
  return is_xml_space(c) || c == '/' || c == '>' || c == '=';
}

Fault too_large(std::size_t offset) {
  return {offset, "a part of the document is too large", Fault::Kind::too_large};
}

/// A tag on one line: in a value too, a line break means a blank.
std::string on_one_line(std::string_view tag) {
  std::string line;
  for (std::size_t i = 0; i < tag.size(); ++i) {
    if (tag[i] == '\r' && i + 1 < tag.size() && tag[i + 1] == '\n') ++i;
    line += is_xml_space(tag[i]) ? ' ' : tag[i];
  }
  return line;
}

/// From `<` to the end of the name.
std::string_view name_of(std::string_view tag) {
  std::size_t end = 1;
  while (!ends_tag_name(tag[end])) ++end;
  return tag.substr(1, end - 1);
}

}  // namespace

/// Looks at nothing but the names of the root and of its first child.
class CutNames {
 public:
  std::string_view root_uri() const { return root_uri_; }
  std::string_view root_local() const { return root_local_; }
  bool has_child() const { return elements_ > 1; }
  bool is_child(std::string_view uri, std::string_view local) const {
    return has_child() && child_uri_ == uri && child_local_ == local;
  }

  // what read_events calls
  std::uint32_t namespace_id(std::string_view) { return 0; }
  char* room(std::size_t bytes) { return static_cast<char*>(room_.allocate(bytes, 1)); }
  const ExpectedName& expected_child() const { return nothing_; }
  void start_element(const StartTag& tag) {
    if (++elements_ == 1) {
      root_uri_ = tag.uri();
      root_local_ = tag.local();
    } else if (elements_ == 2) {
      child_uri_ = tag.uri();
      child_local_ = tag.local();
    }
  }
  void text(const Text&) {}
  void blank(std::string_view, std::size_t) {}
  void end_element(const OpenTag&) {}
  bool leaf(const StartTag& tag, const Text&) {
    start_element(tag);
    return true;
  }

 private:
  std::array<char, 1024> first_room_;
  std::pmr::monotonic_buffer_resource room_{first_room_.data(), first_room_.size()};
  ExpectedName nothing_;
  std::string_view root_uri_, root_local_, child_uri_, child_local_;
  std::size_t elements_ = 0;
};

std::optional<Fault> ElementCutter::feed(std::string_view chunk) {
  while (!chunk.empty() && !fault_ && stage_ != Stage::stopped) {
    const std::string_view slice = chunk.substr(0, kSlice);
    chunk.remove_prefix(slice.size());
    buffer_ += slice;
    end_with(run());
    buffer_.erase(0, begin_);
    at_ -= begin_;
    scanned_ -= begin_;
    begin_ = 0;
  }
  return fault_;
}

/// Takes all that is whole. What is not, and is already more than one may have, is passed over.
std::optional<Fault> ElementCutter::run() {
  for (;;) {
    while (stage_ != Stage::stopped && skip_construct()) {
      if (auto fault = step()) return fault;
    }
    if (stage_ == Stage::stopped) return std::nullopt;
    if (is_passing_) drop_scanned();
    if (buffer_.size() - begin_ <= options_.bytes) return std::nullopt;
    if (is_passing_) return too_large(offset_);  // one tag
    if (auto fault = begin_passing()) return fault;
  }
}

std::optional<Fault> ElementCutter::step() {
  if (is_passing_) return pass();
  if (root_tag_.empty()) return std::nullopt;
  if (stage_ == Stage::prolog) return take_root();
  if (stage_ == Stage::content && depth_ <= 1) return take_unit();
  return std::nullopt;
}

/// Moves behind the tag, text, comment or section at at_; false where its end was not fed yet.
bool ElementCutter::skip_construct() {
  if (!inside_.empty()) return skip_to(inside_);
  const std::string_view rest = std::string_view(buffer_).substr(at_);
  if (rest.empty()) return false;
  if (rest.front() != '<') return skip_text();
  for (const std::string_view begin : {"<!--", "<![CDATA["}) {
    if (rest.size() < begin.size() && begin.starts_with(rest)) return false;
  }
  if (rest.starts_with("<!--")) return skip_to("-->");
  if (rest.starts_with("<![CDATA[")) return skip_to("]]>");
  if (rest.starts_with("<?")) return skip_to("?>");
  return skip_tag();
}

bool ElementCutter::skip_text() {
  last_ = Construct::text;
  const std::size_t end = buffer_.find('<', std::max(at_, scanned_));
  scanned_ = std::min(end, buffer_.size());
  if (end == std::string::npos) return false;
  at_ = end;
  return true;
}

bool ElementCutter::skip_to(std::string_view mark) {
  last_ = Construct::section;
  std::size_t opening = mark == "-->" ? 4 : 2;  // `<!-->` is no comment
  if (!inside_.empty()) opening = 0;            // it was dropped
  const std::size_t end = buffer_.find(mark, std::max(at_ + opening, scanned_));
  if (end == std::string::npos) {
    const std::size_t searched = buffer_.size() - std::min(buffer_.size(), mark.size() - 1);
    scanned_ = std::max({scanned_, at_ + opening, searched});
    if (is_passing_ && scanned_ <= buffer_.size()) inside_ = mark;
    return false;
  }
  inside_ = {};
  at_ = scanned_ = end + mark.size();
  return true;
}

bool ElementCutter::skip_tag() {
  last_ = Construct::tag;
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
  if (unit().size() > options_.bytes) return too_large(offset_);
  if (root_tag_.size() > kLongestRootTag) {
    return Fault{offset_ + at_ - begin_ - root_tag_.size(), "the root's start tag is too large",
                 Fault::Kind::too_large};
  }
  closing_.assign("</").append(name_of(root_tag_)).append(">");
  CutNames names;
  const bool is_empty = root_tag_.ends_with("/>");
  if (auto fault = check({}, is_empty ? std::string_view() : closing_, names)) return fault;
  std::string_view prolog = unit();
  if (prolog.starts_with(utf8::kByteOrderMark)) {
    prolog.remove_prefix(utf8::kByteOrderMark.size());
    column_ = 0;  // it is no character of the first line
  }
  if (prolog.starts_with("<?xml") && is_xml_space(prolog[5])) {
    opening_ = prolog.substr(0, prolog.find("?>") + 2);
  }
  opening_ += root_tag_;
  const std::string root_uri(names.root_uri()), root_local(names.root_local());
  wrapping_ = on_one_line(root_tag_);
  if (is_empty) closing_.clear();
  stage_ = is_empty ? Stage::epilog : Stage::content;
  consume();
  if (!root_receiver_(root_uri, root_local)) stage_ = Stage::stopped;
  return std::nullopt;
}

/// A child of the root is whole, or something that stands between two, or the root itself.
std::optional<Fault> ElementCutter::take_unit() {
  if (unit().size() > options_.bytes) return begin_passing();
  CutNames names;
  const bool is_end = depth_ == 0;
  if (auto fault = check(opening_, is_end ? std::string_view() : closing_, names)) return fault;
  if (is_end) {
    stage_ = Stage::epilog;
    closing_ = unit();
  } else if (names.is_child(uri_, local_)) {
    hand_out(unit());
  } else if (names.has_child()) {
    ++passed_over_;
  }
  consume();
  return std::nullopt;
}

/// What is being looked at is larger than it may be. Where it is a child that would be handed out,
/// it is looked at once more, and nothing of it is kept.
std::optional<Fault> ElementCutter::begin_passing() {
  if (stage_ != Stage::content) return too_large(offset_);
  at_ = scanned_ = begin_;
  depth_ = 1;
  quote_ = 0;
  if (!skip_construct() || last_ != Construct::tag || depth_ != 2) return too_large(offset_);
  if (unit().size() > options_.bytes) return too_large(offset_);
  CutNames names;
  const std::string end_tag = "</" + std::string(name_of(unit())) + ">";
  if (auto fault = check(opening_, end_tag + closing_, names)) return fault;
  if (!names.is_child(uri_, local_)) return too_large(offset_);
  receiver_({CutState::too_large, {}, 0, 0, offset_, line_, column_});
  is_passing_ = true;
  return pass();
}

/// One construct more of the child that is passed over.
std::optional<Fault> ElementCutter::pass() {
  const std::string_view tag = unit();
  if (tag.size() > options_.bytes && last_ == Construct::tag) return too_large(offset_);
  if (last_ == Construct::tag && tag.starts_with("</")) {
    if (open_names_.empty() || open_names_.back() != name_of(tag.substr(1))) {
      return Fault{offset_, "a start tag and an end tag do not match"};
    }
    open_names_.pop_back();
  } else if (last_ == Construct::tag && !tag.starts_with("<!") && !tag.ends_with("/>")) {
    if (open_names_.size() + 1 >= options_.depth) {
      return Fault{offset_, "the elements are nested too deeply", Fault::Kind::too_deep};
    }
    open_names_.emplace_back(name_of(tag));
  }
  consume();
  is_passing_ = !open_names_.empty();
  return std::nullopt;
}

/// Of a long text or section in a child that is passed over, what was seen is not needed any more.
void ElementCutter::drop_scanned() {
  const bool is_text = at_ < buffer_.size() && buffer_[at_] != '<';
  if (inside_.empty() && !is_text) return;
  at_ = scanned_;
  consume();
}

std::optional<Fault> ElementCutter::check(std::string_view before, std::string_view behind,
                                          CutNames& names) {
  scratch_.assign(before).append(unit()).append(behind);
  Options options = options_;
  options.bytes = scratch_.size();
  return placed(read_events(scratch_, options, events_, names), before.size());
}

std::optional<Fault> ElementCutter::placed(std::optional<Fault> fault, std::size_t before) const {
  if (!fault) return fault;
  const std::size_t inside = fault->offset > before ? fault->offset - before : 0;
  fault->offset = offset_ + std::min(inside, unit().size());
  return fault;
}

void ElementCutter::hand_out(std::string_view element) {
  cut_.assign(wrapping_).append(element).append(closing_);
  receiver_({CutState::whole, cut_, wrapping_.size(), element.size(), offset_, line_, column_});
}

/// Remembers a fault and where it stands, while what is before it is still there.
void ElementCutter::end_with(std::optional<Fault> fault) {
  if (!fault) return;
  fault_ = std::move(fault);
  const std::size_t before = fault_->offset > offset_ ? fault_->offset - offset_ : 0;
  count_lines(std::string_view(buffer_).substr(begin_, before));
}

void ElementCutter::consume() {
  count_lines(unit());
  offset_ += at_ - begin_;
  begin_ = at_;
}

void ElementCutter::count_lines(std::string_view text) {
  for (const char c : text) {
    if (c == '\n') {
      ++line_;
      column_ = 1;
    } else if ((c & 0xC0) != 0x80) {
      ++column_;
    }
  }
}

std::optional<Fault> ElementCutter::finish() {
  if (fault_ || stage_ == Stage::stopped) return fault_;
  at_ = buffer_.size();
  if (is_passing_) {
    end_with(Fault{offset_ + at_ - begin_, "the document ends inside of an element"});
    return fault_;
  }
  CutNames names;
  const std::string before = stage_ == Stage::epilog ? opening_ + closing_ : opening_;
  end_with(check(before, {}, names));
  return fault_;
}

}  // namespace smx::xml
