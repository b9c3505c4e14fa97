// Whatever is done to the layout of a file, formatting brings it back; and what random files say
// stays as it is.
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "unit/formatter/formatting.h"

namespace smx::formatter::testing {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

/// The lines, from 0, that a scalar goes on in, with the line it begins on.
void find_further_lines(const yaml::Node& node, const Source& source,
                        std::map<std::size_t, std::size_t>& out) {
  for (const yaml::Node& item : node.items) find_further_lines(item, source, out);
  for (const yaml::Entry& entry : node.entries) find_further_lines(entry.value, source, out);
  if (!node.is_scalar()) return;
  const std::size_t first = source.position_of(node.span.begin).line - 1;
  const std::size_t last = source.position_of(node.span.end).line - 1;
  for (std::size_t line = first + 1; line <= last; ++line) out[line] = first;
}

std::map<std::size_t, std::size_t> further_lines(const std::string& text) {
  const Read tree = read(text);
  std::map<std::size_t, std::size_t> lines;
  if (tree.root) find_further_lines(*tree.root, *tree.source, lines);
  return lines;
}

/// Every step of indentation `step` blanks wide, also behind `-`.
std::string indented_by(const std::string& text, std::size_t step) {
  const std::map<std::size_t, std::size_t> further = further_lines(text);
  std::vector<std::size_t> moved;  // by how much, line by line
  std::string out;
  for (const std::string& line : lines_of(text)) {
    const std::size_t number = moved.size();
    const std::size_t blanks = std::min(line.find_first_not_of(' '), line.size());
    const auto scalar = further.find(number);
    if (scalar != further.end()) {
      moved.push_back(moved[scalar->second]);
      out += line.empty() ? "\n" : std::string(moved.back() + step - 2, ' ') + line + "\n";
      continue;
    }
    std::string made(blanks / 2 * step + blanks % 2, ' ');
    std::size_t at = blanks;
    for (; line.compare(at, 2, "- ") == 0; at += 2) made += "-" + std::string(step - 1, ' ');
    moved.push_back(made.size() - at);
    out += made + line.substr(at) + "\n";
  }
  return out;
}

std::string with_lists_at_their_key(const std::string& text) {
  const std::map<std::size_t, std::size_t> further = further_lines(text);
  // Lists in the first column below a key of the root; deeper ones would need all that is in them
  // moved.
  std::string out;
  std::size_t number = 0;
  bool in_list = false;
  for (const std::string& line : lines_of(text)) {
    if (!line.empty() && line[0] != ' ' && line[0] != '#') in_list = false;
    if (line.starts_with("  - ")) in_list = true;
    const bool moves =
        in_list && line.starts_with("  ") && (!further.contains(number) || line.size() > 2);
    out += (moves ? line.substr(2) : line) + "\n";
    ++number;
  }
  return out;
}

std::string with_blanks_at_ends(const std::string& text) {
  const std::map<std::size_t, std::size_t> further = further_lines(text);
  std::string out;
  std::size_t number = 0;
  for (const std::string& line : lines_of(text)) {
    const bool ends_in_text = further.contains(number) || further.contains(number + 1);
    out += line + (ends_in_text ? "\n" : line.empty() ? "  \n\n \n" : "   \n");
    ++number;
  }
  return out + "\n\n";
}

/// Brackets that close a line together, or far apart. In front of them blanks could be columns.
std::string with_other_ends(const std::string& text, const std::string& blanks) {
  const std::map<std::size_t, std::size_t> further = further_lines(text);
  std::string out;
  std::size_t number = 0;
  for (const std::string& line : lines_of(text)) {
    const std::size_t last = line.find_last_not_of(" ]}");
    const bool is_plain = line.find_first_of("#'\"|>") == std::string::npos &&
                          !further.contains(number) && last != std::string::npos &&
                          line[last] != '[' && line[last] != '{';
    out += is_plain ? line.substr(0, last + 1) : line;
    for (std::size_t at = last + 1; is_plain && at < line.size(); ++at)
      out += line[at] == ' ' ? blanks : line.substr(at, 1);
    out += "\n";
    ++number;
  }
  return out;
}

std::string with_other_line_breaks(const std::string& text) {
  std::string out;
  for (const std::string& line : lines_of(text)) out += line + "\r\n";
  return out;
}

class AShippedFile : public ::testing::TestWithParam<std::filesystem::path> {};

TEST_P(AShippedFile, HasTheLayout) {
  const std::string text = content_of(GetParam());
  EXPECT_EQ(layout_difference(GetParam().filename(), text, formatted(text)), "");
}

TEST_P(AShippedFile, ComesBackFromAnyOther) {
  const std::string text = formatted(content_of(GetParam()));
  const std::string others[] = {indented_by(text, 3),
                                indented_by(text, 4),
                                indented_by(text, 7),
                                with_lists_at_their_key(text),
                                with_blanks_at_ends(text),
                                with_other_line_breaks(text),
                                with_other_ends(text, ""),
                                with_other_ends(text, "   "),
                                with_other_ends(indented_by(text, 4), "  "),
                                with_other_line_breaks(indented_by(text, 4))};
  for (std::size_t i = 0; i < std::size(others); ++i) {
    ASSERT_EQ(meaning_of(others[i]), meaning_of(text)) << "other " << i << "\n" << others[i];
    EXPECT_EQ(layout_difference("other", text, formatted(others[i])), "") << "other " << i;
  }
}

std::string file_name(const ::testing::TestParamInfo<std::filesystem::path>& info) {
  const std::string path = info.param.lexically_relative(SMX_SOURCE_DIR).string();
  std::string name;
  for (const char c : path) name += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
  return name;
}

INSTANTIATE_TEST_SUITE_P(Of, AShippedFile, ::testing::ValuesIn(shipped_files()), file_name);

TEST(TheShippedFiles, AreMany) {
  EXPECT_GT(shipped_files().size(), 50u);
}

// ---- random files

/// Writes random trees in random layouts.
class RandomYaml {
 public:
  explicit RandomYaml(std::uint32_t seed) : random_(seed) {}

  std::string text() {
    out_ = comment_line(0);
    block(0, 0);
    return out_ + comment_line(0);
  }

 private:
  std::size_t upto(std::size_t most) { return random_() % (most + 1); }
  bool chance(std::size_t of) { return upto(of - 1) == 0; }
  std::string blanks(std::size_t least, std::size_t most) {
    return std::string(least + upto(most - least), ' ');
  }

  std::string comment_line(std::size_t indent) {
    std::string lines;
    while (chance(4)) lines += "\n";
    if (chance(5)) lines += std::string(indent, ' ') + "# " + word() + "\n";
    return lines;
  }

  std::string line_end() {
    if (chance(6)) return blanks(1, 4) + "# " + word() + "\n";
    return chance(5) ? "  \n" : "\n";
  }

  std::string word() {
    static constexpr const char* kWords[] = {"a",  "bc",         "def.0", "ghij",  "é",
                                             "12", "no",         "~",     "x - y", "a#b",
                                             "-1", "message.id", "a | b", "..12",  "日本"};
    return kWords[upto(std::size(kWords) - 1)];
  }

  std::string scalar(bool in_brackets) {
    switch (upto(5)) {
      case 0: return "\"" + word() + "\\n" + word() + "\"";
      case 1: return "'" + word() + "''" + word() + "'";
      case 2: return "\"" + word() + ": {" + word() + "}, #\"";
      case 3: return in_brackets ? word() : "(" + word() + ")";
      default: return word();
    }
  }

  std::string key(std::size_t number) {
    const std::string name = word() + std::to_string(number);
    return chance(4) ? "\"" + name + "\"" : "k" + name;
  }

  std::string flow(std::size_t depth, std::size_t indent) {
    const bool is_map = chance(2);
    std::string text = is_map ? "{" : "[";
    const std::size_t count = upto(3);
    for (std::size_t i = 0; i < count; ++i) {
      if (i > 0) text += blanks(0, 1) + ",";
      text += i > 0 && chance(5) ? line_end() + blanks(indent + 1, indent + 6) : blanks(i > 0, 3);
      if (is_map) text += key(i) + ":" + blanks(1, 3);
      text += depth < 3 && chance(3) ? flow(depth + 1, indent) : scalar(true);
    }
    return text + blanks(1, 2) + (is_map ? "}" : "]");
  }

  void block_text(std::size_t indent) {
    static constexpr const char* kHeaders[] = {"|", "|-", "|+", ">", ">-", ">+"};
    out_ += std::string(kHeaders[upto(5)]) + line_end();
    const std::size_t column = indent + 1 + upto(4);
    for (std::size_t i = 0; i <= upto(3); ++i) {
      if (i > 0 && chance(4)) out_ += "\n";
      out_ += std::string(column + (i > 0 ? upto(2) : 0), ' ') + word() + "\n";
    }
    if (chance(3)) out_ += "\n\n";
  }

  /// What stands behind a key or `-` whose block begins at `indent`.
  void value(std::size_t indent, std::size_t depth, bool is_item) {
    const std::size_t kind = upto(depth > 4 ? 3 : 7);
    if (kind == 0) {
      out_ += blanks(1, 2);
      block_text(indent);
    } else if (kind < 4) {
      out_ += blanks(1, 3) + (kind == 1 ? flow(0, indent) : scalar(false)) + line_end();
    } else if (is_item && chance(2)) {
      const std::size_t gap = 1 + upto(2);
      out_ += std::string(gap, ' ');
      block(indent + 1 + gap, depth + 1, true);
    } else {
      out_ += line_end();
      block(indent + 1 + upto(3), depth + 1);
    }
  }

  void block(std::size_t indent, std::size_t depth, bool begun = false) {
    const bool is_map = chance(2);
    const std::size_t count = 1 + upto(3);
    for (std::size_t i = 0; i < count; ++i) {
      if (!begun) out_ += comment_line(chance(3) ? indent + 2 : indent) + std::string(indent, ' ');
      begun = false;
      out_ += is_map ? key(i) + ":" : "-";
      value(indent, depth, !is_map);
    }
  }

  std::mt19937 random_;
  std::string out_;
};

TEST(RandomFiles, SayTheSameInTheLayoutAndHaveItThen) {
  std::size_t read_ones = 0;
  for (std::uint32_t seed = 0; seed < 600; ++seed) {
    const std::string text = RandomYaml(seed).text();
    const std::string before = meaning_of(text);
    const FormattedRules result = format_rules("rules.yaml", text);
    ASSERT_EQ(result.text.has_value(), before != "not YAML") << text << formatted(text);
    if (!result.text) continue;
    ++read_ones;
    ASSERT_EQ(meaning_of(*result.text), before) << text;
    ASSERT_EQ(layout_difference("again", *result.text, formatted(*result.text)), "") << text;
    ASSERT_EQ(std::count(text.begin(), text.end(), '#'),
              std::count(result.text->begin(), result.text->end(), '#'))
        << text;
  }
  EXPECT_GT(read_ones, 500u);
}

}  // namespace
}  // namespace smx::formatter::testing
