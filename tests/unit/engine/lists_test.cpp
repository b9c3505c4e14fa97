// What is done with whole lists, held against what everybody knows to be right: random lists,
// sorted and told apart here by the standard library.
#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "support/engine_fixture.h"

namespace smx::testing {
namespace {

/// A world whose input is a list of boxes, and whose output are numbers of them.
World world_of(const std::string& body) {
  World world;
  world.file("schemas/t.yaml", R"(
$defs:
  In:
    type: object
    required: [ boxes ]
    properties: { boxes: { type: array, items: { $ref: '#/$defs/Box' } } }
  Box:
    type: object
    required: [ at, text, number ]
    properties:
      at: { type: integer }
      text: { type: string }
      number: { type: number }
      maybe: { type: integer }
  Out: { type: object, properties: { at: { type: array, items: { type: integer } } } }
)");
  world.mapping(body);
  return world;
}

World boxes(const std::string& arrangement) {
  return world_of("let:\n  some: { each: in.boxes, from: ., " + arrangement +
                  " }\nfields: { at: some.*.at }");
}

struct Box {
  int at = 0;
  std::string text;
  int number = 0;
  std::optional<int> maybe;
};

std::vector<Box> random_boxes(std::mt19937& random) {
  std::vector<Box> all(random() % 40);
  int at = 0;
  for (Box& box : all) {
    box.at = at++;
    for (std::size_t i = random() % 3; i > 0; --i)
      box.text.push_back(static_cast<char>('A' + random() % 3));
    box.number = static_cast<int>(random() % 7) - 3;
    if (random() % 3 != 0) box.maybe = static_cast<int>(random() % 4);
  }
  return all;
}

std::string document_of(const std::vector<Box>& all) {
  std::string json;
  for (const Box& box : all) {
    json += json.empty() ? "" : ",";
    json += R"({"at":)" + std::to_string(box.at) + R"(,"text":")" + box.text + R"(","number":)" +
            std::to_string(box.number) + (box.number % 2 == 0 ? ".0" : "");
    if (box.maybe) json += R"(,"maybe":)" + std::to_string(*box.maybe);
    json += "}";
  }
  return R"({"boxes":[)" + json + "]}";
}

std::string output_of(const std::vector<Box>& all) {
  std::string json;
  for (const Box& box : all) json += (json.empty() ? "" : ",") + std::to_string(box.at);
  return R"({"at":[)" + json + "]}";
}

/// Translates random lists, and expects what `naive` makes of them.
template <typename Naive>
void expect_of(const World& world, Naive naive) {
  ASSERT_EQ(world.problems(), "");
  const LoadedRules loaded = world.load();
  ASSERT_TRUE(loaded.rules);
  Translator translator(loaded.rules, world.limits);
  ScriptedNeeds needs;
  std::mt19937 random(20260501);
  for (int i = 0; i < 300; ++i) {
    std::vector<Box> all = random_boxes(random);
    const std::string document = document_of(all);
    SCOPED_TRACE(document);
    const Translation made =
        translator.translate({"m", {{"in", document}}, "2026-05-01T12:00:00Z", {}}, needs);
    naive(all);
    ASSERT_EQ(made.output + summary(made), output_of(all));
  }
}

template <typename Naive>
void expect_as(const std::string& arrangement, Naive naive) {
  expect_of(boxes(arrangement), naive);
}

TEST(Lists, AreSortedAsTheStandardLibrarySortsThem) {
  expect_as("sort: [ .text, { by: .number, order: down } ]", [](std::vector<Box>& all) {
    std::stable_sort(all.begin(), all.end(), [](const Box& a, const Box& b) {
      return a.text != b.text ? a.text < b.text : a.number > b.number;
    });
  });
}

TEST(Lists, AreSortedWithWhatHasNoKeyAtOneEnd) {
  expect_as("sort: [ { by: .maybe, order: down, missing: first } ]", [](std::vector<Box>& all) {
    std::stable_sort(all.begin(), all.end(), [](const Box& a, const Box& b) {
      if (!a.maybe || !b.maybe) return !a.maybe && b.maybe;
      return *a.maybe > *b.maybe;
    });
  });
}

TEST(Lists, KeepTheFirstOfEachKey) {
  expect_as("distinct: [ .text, .number ]", [](std::vector<Box>& all) {
    std::vector<Box> kept;
    for (const Box& box : all) {
      const bool known = std::any_of(kept.begin(), kept.end(), [&](const Box& other) {
        return other.text == box.text && other.number == box.number;
      });
      if (!known) kept.push_back(box);
    }
    all = kept;
  });
}

TEST(Lists, KeepTheLastOfEachKeyAndAllWithout) {
  expect_as("distinct: { by: .maybe, keep: last, missing: keep }", [](std::vector<Box>& all) {
    std::vector<Box> kept;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const bool again = all[i].maybe &&
                         std::any_of(all.begin() + static_cast<std::ptrdiff_t>(i) + 1, all.end(),
                                     [&](const Box& other) { return other.maybe == all[i].maybe; });
      if (!again) kept.push_back(all[i]);
    }
    all = kept;
  });
}

TEST(Lists, AreCutBehindTheSort) {
  expect_as("limit: 5, sort: .number", [](std::vector<Box>& all) {
    std::stable_sort(all.begin(), all.end(),
                     [](const Box& a, const Box& b) { return a.number < b.number; });
    all.resize(std::min<std::size_t>(all.size(), 5));
  });
}

TEST(Lists, ArePutIntoGroupsInTheOrderOfTheirKeys) {
  const World world = world_of(
      "let:\n  groups: { group: in.boxes, by: { t: .text, n: .number }, from: .items.*.at }\n"
      "fields: { at: groups | flatten }");
  expect_of(world, [](std::vector<Box>& all) {
    std::vector<Box> grouped;
    std::vector<bool> taken(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t j = i; j < all.size(); ++j) {
        if (taken[j] || all[j].text != all[i].text || all[j].number != all[i].number) continue;
        taken[j] = true;
        grouped.push_back(all[j]);
      }
    }
    all = grouped;
  });
}

TEST(Lists, AreFoundByTheirKeys) {
  const World world = world_of(
      "index: { by-number: { of: in.boxes, by: .number, many: all } }\n"
      "let:\n  found: { each: in.boxes, from: (.maybe | lookup by-number).*.at, on_missing: skip "
      "}\n"
      "fields: { at: found | flatten }");
  expect_of(world, [](std::vector<Box>& all) {
    std::vector<Box> found;
    for (const Box& box : all) {
      for (const Box& other : all) {
        if (box.maybe && *box.maybe == other.number) found.push_back(other);
      }
    }
    all = found;
  });
}

TEST(Lists, OfOneKeyForAllAreToldApartWithinTheBudget) {
  World world = boxes("distinct: .text, sort: .text");
  std::vector<Box> all(3000);
  world.limits.steps = 200'000;
  const Translation made = world.translate(document_of(all));
  EXPECT_EQ(made.output, R"({"at":[0]})");
}

TEST(Lists, SayWhatASortKeyNeeds) {
  const World world = boxes("sort: .maybe");
  const std::string said = world.problems();
  EXPECT_NE(said.find("this sort key may be missing"), std::string::npos) << said;
  EXPECT_NE(said.find("`missing: first` or `missing: last`"), std::string::npos) << said;
}

TEST(Lists, RankByWhatTheyAreSortedBy) {
  World world = boxes("sort: .number, rank: { into: place, ties: same, by: .text }");
  const std::string said = world.problems();
  EXPECT_NE(said.find("`by` of `rank` names the first sort keys"), std::string::npos) << said;
  EXPECT_NE(said.find("the sort key at this place"), std::string::npos) << said;
}

}  // namespace
}  // namespace smx::testing
