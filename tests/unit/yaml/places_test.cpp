// Where keys, values and single characters stand.
#include <random>

#include <gtest/gtest.h>

#include "unit/yaml/loading.h"

namespace smx::yaml {
namespace {

/// The place of the first occurrence of `word` in the value of the key `a`.
Position caret_under(const Loaded& loaded, std::string_view word) {
  const Node& value = *loaded.root->find("a");
  const std::size_t begin = value.text.find(word);
  return loaded.source->position_of(value.place(begin, begin + word.size()).begin);
}

TEST(YamlReader, PutsTheCaretUnderTheWordInAContinuedPlainScalar) {
  const Loaded loaded = load("x: y\na: one two\n   three four\n");
  ASSERT_TRUE(loaded.root) << loaded.messages();
  EXPECT_EQ(caret_under(loaded, "two"), (Position{2, 8}));
  EXPECT_EQ(caret_under(loaded, "three"), (Position{3, 4}));
  EXPECT_EQ(caret_under(loaded, "four"), (Position{3, 10}));
}

TEST(YamlReader, PutsTheCaretUnderTheWordInEveryStyle) {
  const struct {
    const char* yaml;
    Position position;
  } cases[] = {
      {"a: WORD", {1, 4}},
      {"a:\n    WORD", {2, 5}},
      {"a: é WORD", {1, 6}},
      {"a: 'it''s WORD'", {1, 11}},
      {"a: 'it''s\n     WORD'", {2, 6}},
      {"a: \"\\u00e9\\t WORD\"", {1, 14}},
      {"a: \"x\\\n   WORD\"", {2, 4}},
      {"a: |\n  x\n\n    WORD\n", {4, 5}},
      {"a: |2-\n    WORD\n", {2, 5}},
      {"a: >\n  x\n  y WORD\n", {3, 5}},
      {"a: >\n  x\n\n\n   y\n  WORD\n", {6, 3}},
      {"\xEF\xBB\xBF"
       "a: WORD",
       {1, 4}},
      {"a: |\r\n  x\r\n  WORD\r\n", {3, 3}},
      {"a: x\r\n  y\r\n  WORD\r\n", {3, 3}},
  };
  for (const auto& c : cases) {
    const Loaded loaded = load(c.yaml);
    ASSERT_TRUE(loaded.root) << c.yaml << loaded.messages();
    EXPECT_EQ(caret_under(loaded, "WORD"), c.position) << c.yaml;
  }
}

TEST(YamlReader, CoversWholeEscapesAndWordsByAPlace) {
  const Loaded loaded = load("a: \"x\\ty\\u00e9\\n\"\nb: 'it''s'\nc: one\n  two\n");
  ASSERT_TRUE(loaded.root) << loaded.messages();
  const auto covered = [&](const char* key, std::size_t begin, std::size_t end) {
    return loaded.at(loaded.root->find(key)->place(begin, end));
  };
  EXPECT_EQ(covered("a", 0, 1), "x");
  EXPECT_EQ(covered("a", 1, 2), "\\t");
  EXPECT_EQ(covered("a", 3, 5), "\\u00e9");
  EXPECT_EQ(covered("a", 5, 6), "\\n");
  EXPECT_EQ(covered("a", 0, 6), "x\\ty\\u00e9\\n");
  EXPECT_EQ(covered("b", 2, 3), "''");
  EXPECT_EQ(covered("b", 3, 4), "s");
  EXPECT_EQ(covered("c", 0, 3), "one");
  EXPECT_EQ(covered("c", 4, 7), "two");
  EXPECT_EQ(covered("c", 0, 7), "one\n  two");
}

TEST(YamlReader, KeepsPlacesInsideOfTheScalarWhateverIsAsked) {
  const Loaded loaded = load("a: 'word'\nb:\nc: [x]\n");
  ASSERT_TRUE(loaded.root) << loaded.messages();
  EXPECT_EQ(loaded.at(loaded.root->find("a")->place(2, 99)), "rd");
  EXPECT_EQ(loaded.at(loaded.root->find("a")->place(99, 2)), "");
  EXPECT_EQ(loaded.root->find("b")->place(0, 1).begin, 12U);
  EXPECT_EQ(loaded.at(loaded.root->find("c")->place(0, 1)), "[x]");
}

TEST(YamlReader, PutsTheLineBreakThatTheFileLacksAtItsEnd) {
  const Loaded loaded = load("a: |\n  b");
  ASSERT_TRUE(loaded.root) << loaded.messages();
  const Span place = loaded.root->find("a")->place(1, 2);
  EXPECT_EQ(place.begin, 8U);
  EXPECT_EQ(place.end, 8U);
}

TEST(YamlReader, SpansReachFromTheFirstToBehindTheLastCharacter) {
  const Loaded loaded = load(
      "a: plain text  # comment\nb: 'q'\nc:\n  - x\n  - {y: z }\n\nd: |\n  one\n  two\n\ne:\nf: "
      "one\n  two\n");
  ASSERT_TRUE(loaded.root) << loaded.messages();
  const Node& root = *loaded.root;
  EXPECT_EQ(loaded.at(root.find("a")->span), "plain text");
  EXPECT_EQ(loaded.at(root.find_entry("a")->key.span), "a");
  EXPECT_EQ(loaded.at(root.find("b")->span), "'q'");
  EXPECT_EQ(loaded.at(root.find("c")->span), "- x\n  - {y: z }");
  EXPECT_EQ(loaded.at(root.find("c")->items[1].span), "{y: z }");
  EXPECT_EQ(loaded.at(root.find("d")->span), "|\n  one\n  two");
  EXPECT_EQ(loaded.at(root.find("f")->span), "one\n  two");
  EXPECT_EQ(root.span.begin, 0U);
  EXPECT_EQ(root.span.end, loaded.source->text().size() - 1);
}

TEST(YamlReader, PutsAnEmptyValueBehindItsColonOrDash) {
  const Loaded loaded = load("a:   # nothing\nb:\n  -\n  - x\nc: {d, e: }\n");
  ASSERT_TRUE(loaded.root) << loaded.messages();
  const auto offset = [&](std::string_view before) {
    return loaded.source->text().find(before) + before.size();
  };
  const Node& flow = *loaded.root->find("c");
  EXPECT_EQ(loaded.root->find("a")->span.begin, offset("a:"));
  EXPECT_EQ(loaded.root->find("b")->items[0].span.begin, offset("b:\n  -"));
  EXPECT_EQ(flow.find("d")->span.begin, offset("{d"));
  EXPECT_EQ(flow.find("e")->span.begin, offset("e:"));
  EXPECT_EQ(flow.find("e")->span.end, offset("e:"));
}

// --- random scalars in every style

/// Writes a random text in a random place of a random document, and remembers it.
class RandomDocument {
 public:
  explicit RandomDocument(unsigned seed) : random_(seed) {}

  /// The document; its scalar has the key `key`.
  std::string write(Style style) {
    style_ = style;
    text_.clear();
    std::string yaml = "first: x\n";
    column_ = 0;
    for (int depth = pick(4); depth > 0; --depth) {
      yaml += std::string(column_, ' ') + (pick(2) ? "é:\n" : "-\n");
      if (yaml.ends_with("-\n") && column_ == 0) yaml.replace(yaml.size() - 2, 2, "b:\n");
      column_ += 1 + static_cast<std::size_t>(pick(4));
    }
    indent_ = column_ + 1 + static_cast<std::size_t>(pick(5));
    yaml += std::string(column_, ' ') + "key: ";
    return yaml + written_scalar() + "\n";
  }

  const std::string& text() const { return text_; }

 private:
  int pick(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }

  std::string written_scalar() {
    const char* const kOpen[] = {"", "'", "\"", "|-\n", ">-\n"};
    std::string out = kOpen[static_cast<std::size_t>(style_)];
    if (is_block()) out += std::string(indent_, ' ');
    out += word();
    for (int words = pick(8); words > 0; --words) {
      out += separator();
      out += word();
    }
    if (style_ == Style::single_quoted) out += "'";
    if (style_ == Style::double_quoted) out += "\"";
    return out;
  }

  bool is_block() const { return style_ == Style::literal || style_ == Style::folded; }

  std::string separator() {
    const int breaks = pick(3) == 0 ? 1 + pick(3) : 0;
    const bool is_literal = style_ == Style::literal;
    const bool is_folded = !is_literal && breaks == 0 && pick(2) == 0;
    text_ += breaks == 0 ? " " : std::string(static_cast<std::size_t>(breaks), '\n');
    if (breaks == 0 && !is_folded) return " ";
    std::string out;
    for (int i = is_literal ? 1 : 0; i < breaks; ++i) {
      out.append("\n").append(static_cast<std::size_t>(pick(static_cast<int>(indent_))), ' ');
    }
    return out.append("\n").append(indent_, ' ');
  }

  std::string word() {
    static const std::string_view kLetters[] = {"a", "Z",   "0", "é", "漢", "😀", ".",
                                                "-", "x:y", "(", "'", "\"", "\\"};
    std::string out;
    for (int length = 1 + pick(6); length > 0; --length) {
      const std::string_view letter = kLetters[pick(13)];
      const bool is_first_of_plain = style_ == Style::plain && text_.empty();
      if (is_first_of_plain && letter.find_first_of("'\"-") == 0) continue;
      text_ += letter;
      out += escaped(letter);
    }
    if (!out.empty()) return out;
    text_ += "w";
    return "w";
  }

  std::string escaped(std::string_view letter) {
    if (letter == "'" && style_ == Style::single_quoted) return "''";
    if (style_ != Style::double_quoted) return std::string(letter);
    if (letter == "\"" || letter == "\\") return std::string("\\").append(letter);
    if (letter == "é" && pick(2)) return pick(2) ? "\\u00e9" : "\\xE9";
    if (letter == "😀" && pick(2)) return "\\U0001f600";
    if (letter == "a" && pick(2)) return "\\x61";
    return std::string(letter);
  }

  std::mt19937 random_;
  Style style_ = Style::plain;
  std::string text_;
  std::size_t column_ = 0;
  std::size_t indent_ = 0;
};

const Node* find_anywhere(const Node& node, std::string_view key) {
  if (const Node* found = node.find(key)) return found;
  for (const Entry& entry : node.entries) {
    if (const Node* found = find_anywhere(entry.value, key)) return found;
  }
  for (const Node& item : node.items) {
    if (const Node* found = find_anywhere(item, key)) return found;
  }
  return nullptr;
}

void expect_places(const Loaded& loaded, const Node& node) {
  std::uint32_t before = node.span.begin;
  for (std::size_t i = 0; i < node.text.size(); ++i) {
    const Span place = node.place(i, i + 1);
    const char written = loaded.source->text()[place.begin];
    const bool is_escape =
        node.style == Style::double_quoted && (written == '\\' || node.text[i] < 0);
    const bool is_fold = written == '\n' && (node.text[i] == ' ' || node.text[i] == '\n');
    ASSERT_TRUE(written == node.text[i] || is_escape || is_fold) << loaded.source->text() << i;
    ASSERT_TRUE(place.begin >= before && place.end > place.begin && place.end <= node.span.end);
    before = place.begin;
  }
}

TEST(YamlReader, FindsEachCharacterOfRandomScalarsInTheSource) {
  RandomDocument document(20240229);
  for (int round = 0; round < 5000; ++round) {
    const auto style = static_cast<Style>(round % 5);
    const Loaded loaded = load(document.write(style));
    ASSERT_TRUE(loaded.root) << loaded.source->text() << loaded.messages();
    const Node* node = find_anywhere(*loaded.root, "key");
    ASSERT_NE(node, nullptr) << loaded.source->text();
    ASSERT_EQ(node->text, document.text()) << loaded.source->text();
    ASSERT_EQ(node->style, style);
    expect_places(loaded, *node);
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace smx::yaml
