#include "patterns/pattern.h"

#include <random>
#include <thread>

#include <gtest/gtest.h>

namespace smx {
namespace {

using Values = std::vector<std::optional<std::string_view>>;

std::shared_ptr<const Pattern> compiled(std::string_view expression) {
  std::string why;
  std::size_t where = 0;
  auto pattern = Pattern::compile(expression, why, where);
  EXPECT_NE(pattern, nullptr) << why;
  return pattern;
}

TEST(Patterns, give_named_groups_in_the_order_they_are_written) {
  const auto pattern = compiled("^(?P<zone>[A-Z]+)-(\\d+)-(?P<id>\\d+)(?:\\.(?P<version>\\d+))?$");
  EXPECT_EQ(pattern->groups(), (std::vector<std::string>{"zone", "id", "version"}));
  Values values;
  ASSERT_TRUE(pattern->match("AB-12-345", values));
  EXPECT_EQ(values, (Values{"AB", "345", std::nullopt}));
  ASSERT_TRUE(pattern->match("AB-12-345.6", values));
  EXPECT_EQ(values, (Values{"AB", "345", "6"}));
  EXPECT_FALSE(pattern->match("ab-12-345", values));
}

TEST(Patterns, tell_an_empty_group_from_one_that_took_no_part) {
  const auto pattern = compiled("^(?P<a>x*)(?P<b>y)?$");
  Values values;
  ASSERT_TRUE(pattern->match("", values));
  EXPECT_EQ(values, (Values{"", std::nullopt}));
  ASSERT_TRUE(pattern->match(std::string_view{}, values)) << "a view of nothing is an empty text";
  EXPECT_EQ(values, (Values{"", std::nullopt}));
}

TEST(Patterns, are_found_anywhere_unless_anchored) {
  EXPECT_TRUE(compiled("b+")->found_in("abbc"));
  EXPECT_FALSE(compiled("^b+")->found_in("abbc"));
  EXPECT_FALSE(compiled("^b+$")->found_in("bb\nb"));
  EXPECT_TRUE(compiled("(?m)^b+$")->found_in("a\nbb\nc"));
  EXPECT_TRUE(compiled("(?i)abc")->found_in("xABCx"));
  EXPECT_TRUE(compiled("^.$")->found_in("\u65E5")) << "a character, not a byte";
  EXPECT_TRUE(compiled("")->found_in({}));
}

TEST(Patterns, match_without_named_groups_too) {
  Values values{"old"};
  EXPECT_TRUE(compiled("(a)(b)")->match("ab", values));
  EXPECT_TRUE(values.empty());
}

/// What a pattern finds, in words.
std::string said_of(const Pattern& pattern, std::string_view text) {
  Values values;
  const auto found = pattern.find(text, 0, values);
  if (!found) return "nothing";
  std::string said = std::to_string(found->data() - text.data()) + ":" + std::string(*found);
  for (const auto& value : values) said += value ? "|" + std::string(*value) : "|none";
  return said;
}

// They are taken apart; those that an empty group is in front of are not.
TEST(Patterns, that_begin_with_any_path_find_what_they_say) {
  const char* const rests[] = {
      "(?P<kind>[A-Z][a-z]*)/(?P<id>[a-z.0]+)$",
      "A/(?P<id>[^/]+)$",
      "A/(?P<id>[^/]*)",
      "(?P<all>.*)$",
      "(?P<first>.*?)/(?P<second>.*)",
      "(?P<a>a)?(?P<b>/b)?",
      "(?P<i>(?i)a)b?$",
      "^(?P<a>a)",
      "\\b(?P<word>\\w+)",
      "(?:(?P<one>a)|(?P<two>b))$",
      "a|(?P<b>b)",
      "?(?P<lazy>a)",
      "",
  };
  std::minstd_rand random(5);
  const std::string_view letters = "aAb/0.\n";
  for (const char* rest : rests) {
    const auto split = compiled("^(?:.*/)?" + std::string(rest));
    const auto whole = compiled("(?:)^(?:.*/)?" + std::string(rest));
    for (int round = 0; round < 2000; ++round) {
      std::string text;
      for (std::size_t left = random() % 12; left > 0; --left) {
        const std::size_t choice = random() % (2 * letters.size());
        text += choice < letters.size() ? std::string(1, letters[choice])
                : choice % 3 == 0       ? "\u00E9"
                                        : "/";
      }
      ASSERT_EQ(said_of(*split, text), said_of(*whole, text)) << rest << " in " << text;
    }
  }
}

TEST(Patterns, that_begin_with_any_path_take_time_by_the_length_only) {
  const auto pattern = compiled("^(?:.*/)?(?P<all>[^x]*)x$");
  Values values;
  EXPECT_FALSE(pattern->match(std::string(1u << 20, '/'), values));
  EXPECT_TRUE(pattern->match(std::string(1u << 20, '/') + "x", values));
  EXPECT_EQ(values, (Values{""}));
}

TEST(Patterns, take_more_groups_than_most_need) {
  std::string expression;
  for (int i = 0; i < 40; ++i) expression += "(?P<g" + std::to_string(i) + ">.)";
  const auto pattern = compiled(expression);
  Values values;
  const std::string text = std::string(39, 'a') + "b";
  ASSERT_TRUE(pattern->match(text, values));
  EXPECT_EQ(values.size(), 40u);
  EXPECT_EQ(values.back(), "b");
}

TEST(Patterns, that_are_not_valid_are_refused_with_a_reason_and_a_place) {
  const struct {
    const char* expression;
    const char* why;
    std::size_t where;
  } table[] = {
      {"ab[c", "a `[` is not closed", 2},
      {"ab(c", "a `(` is not closed", 0},
      {"ab)c", "a `)` closes nothing", 0},
      {"ab**", "two repetitions stand one behind the other", 2},
      {"*a", "a `*`, `+`, `?` or `{` stands where nothing can be repeated", 0},
      {"a{1001}", "a repetition is larger than 1000 in all, or its limits are swapped", 1},
      {"x[z-a]", "a character class or a range in it is not valid", 2},
      {"abc\\", "the expression ends with a backslash", 3},
      {"(a)\\1", "references back to a group are not supported", 3},
      {"a\\y", "a backslash stands before a sign that it has no meaning with", 1},
      {"a(?=b)", "looking ahead or behind is not supported", 1},
      {"a(?<!b)", "looking ahead or behind is not supported", 1},
      {"a(?<n>b)", "what stands behind `(?` is not supported; a named group is `(?P<name>...)`", 1},
      {"(?P<n>a)(?P<n>b)", "two groups have the same name", 8},
      {"(?P<a b>c)", "the name of a group is not valid", 0},
      {"[[:nope:]]", "a character class or a range in it is not valid", 1},
      {"\xFF", "the expression is not valid UTF-8", 0},
      {"((a{100}){90})", "a repetition is larger than 1000 in all, or its limits are swapped", 9},
      {"((\\pL{20}){20})|((\\pL{25}){25})|((\\pN{30}){30})", "the expression is too large", 0},
  };
  for (const auto& row : table) {
    SCOPED_TRACE(row.expression);
    std::string why;
    std::size_t where = 99;
    EXPECT_EQ(Pattern::compile(row.expression, why, where), nullptr);
    EXPECT_EQ(why, row.why);
    EXPECT_EQ(where, row.where);
  }
}

TEST(Patterns, keep_their_expression) {
  EXPECT_EQ(compiled("a+b")->expression(), "a+b");
}

TEST(Patterns, take_linear_time_where_others_never_end) {
  std::string text(50000, 'a');
  EXPECT_FALSE(compiled("^(a+)+$")->found_in(text + "b"));
  EXPECT_FALSE(compiled("(x+x+)+y")->found_in(std::string(50000, 'x')));
}

TEST(Patterns, are_safe_to_use_from_several_threads) {
  const auto pattern = compiled("(?P<word>[a-z]+)(?P<digits>\\d+)");
  std::vector<std::thread> threads;
  std::vector<int> hits(4, 0);
  for (std::size_t t = 0; t < hits.size(); ++t) {
    threads.emplace_back([&, t] {
      Values values;
      for (int i = 0; i < 2000; ++i) {
        const std::string text = "--abc" + std::to_string(i);
        if (pattern->match(text, values) && values[1] == std::to_string(i)) ++hits[t];
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(hits, (std::vector<int>(4, 2000)));
}

}  // namespace
}  // namespace smx
