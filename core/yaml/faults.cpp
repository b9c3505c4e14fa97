#include "yaml/faults.h"

#include <algorithm>
#include <array>

#include "yaml/characters.h"
#include "yaml/mistakes.h"
#include "yaml/scalar_text.h"

namespace smx::yaml {

namespace {

struct Words {
  std::string_view library;  // how the library's message begins
  std::string_view message;
  std::string_view fix;
};

constexpr std::string_view kFixMap =
    "keys of one map start in one column, and a key has `: ` with a space behind it";
constexpr std::string_view kFixList = "the items of one list start with `- ` in one column";
constexpr std::string_view kFixQuotes =
    "check the indentation; put the text in quotes if the character belongs to it";

constexpr std::array kWords = {
    Words{"illegal map value", "a `:` is not expected here",
          "put a text that holds `: ` in quotes; if this is a key, check its indentation"},
    Words{"illegal map key", "a key is not expected here", kFixMap},
    Words{"illegal block entry", "a list item is not expected here",
          "start the list on the next line; put the text in quotes if it begins with `- `"},
    Words{"end of map not found", "this does not fit into the map around it", kFixMap},
    Words{"end of sequence not found", "this does not fit into the list around it", kFixList},
    Words{"end of sequence flow not found", "a `,` or `]` is expected here", kFixQuotes},
    Words{"end of map flow not found", "a `,` or `}` is expected here",
          "put the whole text in quotes if it holds a `:`, `,` or bracket; otherwise a `,` "
          "or the `}` is missing before it"},
    Words{"illegal flow end", "this bracket closes nothing", kFixQuotes},
    Words{"unknown token", "nothing can begin with this character", kFixQuotes},
};

/// Reads from where the builder stands, without knowing what stands in what.
class Reread {
 public:
  Reread(const TreeBuilder& builder, Cursor start)
      : cursor_(start), around_(builder.surroundings()), brackets_(builder.open_brackets()) {}

  /// The first text on a line of its own that is no key: a key with a mistake, maybe.
  std::optional<std::size_t> lone_text() const { return lone_text_; }

  /// Throws a Refusal at the first thing up to `until` that is wrong by itself.
  void run(std::size_t until) {
    while (true) {
      cursor_.to_content(around_);
      if (cursor_.at_end() || cursor_.at() > until) return;
      const bool starts_line = cursor_.is_line_fresh() && around_.layout == Layout::block;
      if (starts_line) around_.indent = std::min(around_.indent, cursor_.column());
      if (!cursor_.is_document_marker()) check_features(cursor_);
      step();
    }
  }

  /// Over the bracket that stands here and what it holds; false when it stays open.
  bool closes() {
    const int outside = brackets_;
    do {
      step();
      cursor_.to_content(around_);
    } while (brackets_ > outside && !cursor_.at_end());
    return brackets_ <= outside;
  }

 private:
  void step() {
    const char c = cursor_.here();
    if (cursor_.is_document_marker()) {
      cursor_.take(3);
    } else if (c == '[' || c == '{') {
      ++brackets_;
      around_.layout = Layout::flow;
      cursor_.take(1);
    } else if (c == ']' || c == '}' || c == ',') {
      if (c != ',' && --brackets_ == 0) around_.layout = Layout::block;
      cursor_.take(1);
    } else if (c == ':' || cursor_.is_indicator('-')) {
      cursor_.take(1);
    } else {
      take_scalar();
    }
  }

  void take_scalar() {
    const bool is_alone = cursor_.is_line_fresh() && around_.layout == Layout::block;
    const Scalar scalar = scan_scalar(cursor_.text(), cursor_.at(), around_);
    const bool is_key = byte_at(cursor_.text(), skip_blanks(cursor_.text(), scalar.end)) == ':';
    const std::string_view written = cursor_.text().substr(scalar.begin, scalar.end - scalar.begin);
    const bool has_lines = written.find('\n') != std::string_view::npos;
    if (is_alone && !lone_text_ && (!is_key || has_lines)) lone_text_ = scalar.begin;
    cursor_.move_to(std::max(scalar.end, cursor_.at() + 1));
  }

  Cursor cursor_;
  Surroundings around_;
  std::optional<std::size_t> lone_text_;
  int brackets_;
};

[[noreturn]] void refuse_in_words(const TreeBuilder& builder, const LibraryFault& fault,
                                  const Words& words) {
  Refusal refusal{Code::yaml_syntax,
                  std::string(words.message),
                  {fault.at, fault.at + 1, {}},
                  std::string(words.fix)};
  if (words.library.find("flow not found") != std::string_view::npos) {
    refusal.other = builder.open_bracket();
  }
  throw refusal;
}

}  // namespace

void refuse_fault(const TreeBuilder& builder, const LibraryFault& fault) {
  if (fault.kind == LibraryFault::Kind::too_deep) {
    throw Refusal{Code::yaml_too_deep,
                  "maps and lists are nested too deep",
                  {fault.at, fault.at + 1, {}},
                  "split the file"};
  }
  if (fault.kind == LibraryFault::Kind::syntax) {
    Reread reread(builder, builder.cursor());
    reread.run(fault.at);
    if (fault.message.starts_with("illegal tab")) refuse_tab(fault.at);
    if (const auto text = reread.lone_text()) check_glued_colon(builder.cursor().text(), *text);
    if (fault.message != "illegal block entry") check_misfit(builder.cursor().text(), fault.at);
    for (const Words& words : kWords) {
      if (!std::string_view(fault.message).starts_with(words.library)) continue;
      refuse_in_words(builder, fault, words);
    }
  }
  throw Refusal{Code::yaml_syntax,
                "this is not YAML: " + fault.message,
                {fault.at, fault.at + 1, {}},
                std::string(kFixQuotes)};
}

void check_bracket_closes(const TreeBuilder& builder, std::size_t at) {
  if (Reread(builder, Cursor(builder.cursor().text(), at)).closes()) return;
  throw Refusal{Code::yaml_syntax,
                "this bracket is never closed",
                {at, at + 1, "opened here"},
                "add the closing bracket; put the text in quotes if the bracket belongs to it"};
}

}  // namespace smx::yaml
