// Which overlays can count together, and what leads to each set.
#include "overlays/active_sets.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace smx::overlays {
namespace {

using Values = std::vector<std::string>;

Reach reach(std::uint32_t overlay, std::optional<std::int64_t> from, std::optional<std::int64_t> to,
            std::vector<std::pair<std::string, Values>> scope = {}) {
  Reach made;
  made.overlay = overlay;
  if (from) made.window.from = times::Moment{*from, 0};
  if (to) made.window.to = times::Moment{*to, 0};
  made.scope = std::move(scope);
  return made;
}

/// As the evaluator goes through the graph.
ActiveSet at(const ActiveSets& sets, std::int64_t second,
             const std::map<std::string, std::string>& values = {}) {
  const times::Moment now{second, 0};
  const auto interval = std::ranges::upper_bound(sets.edges, now) - sets.edges.begin();
  std::uint32_t state = sets.starts[static_cast<std::size_t>(interval)];
  for (const Step& step : sets.steps) {
    const auto value = values.find(step.name);
    const auto named =
        value == values.end() ? step.classes.end() : step.classes.find(value->second);
    state = step.next[state * step.width + (named == step.classes.end() ? 0 : named->second)];
  }
  return sets.sets[state];
}

TEST(SetsOfOverlays, OfNoneAreOne) {
  const auto sets = active_sets({}, 1);
  ASSERT_TRUE(sets);
  EXPECT_EQ(at(*sets, 0), ActiveSet{});
}

TEST(SetsOfOverlays, BeginWithTheSetOfNone) {
  const auto sets = active_sets(std::vector{reach(0, std::nullopt, std::nullopt)}, 2);
  ASSERT_TRUE(sets);
  EXPECT_EQ(sets->sets.front(), ActiveSet{});
  EXPECT_EQ(at(*sets, 0), ActiveSet{0});
}

TEST(SetsOfOverlays, AreCutWhereWindowsBeginAndEnd) {
  const auto sets = active_sets(std::vector{reach(0, 10, 20), reach(1, 15, std::nullopt)}, 4);
  ASSERT_TRUE(sets);
  EXPECT_EQ(at(*sets, 9), (ActiveSet{}));
  EXPECT_EQ(at(*sets, 10), (ActiveSet{0}));
  EXPECT_EQ(at(*sets, 15), (ActiveSet{0, 1}));
  EXPECT_EQ(at(*sets, 20), (ActiveSet{1}));
  EXPECT_EQ(at(*sets, 2000), (ActiveSet{1}));
}

TEST(SetsOfOverlays, TellNamedValuesFromAllOthers) {
  const auto sets = active_sets(
      std::vector{reach(0, {}, {}, {{"site", {"a", "b"}}}), reach(1, {}, {}, {{"site", {"b"}}}),
                  reach(2, {}, {}, {{"kind", {"x"}}})},
      8);
  ASSERT_TRUE(sets);
  EXPECT_EQ(at(*sets, 0, {{"site", "a"}}), (ActiveSet{0}));
  EXPECT_EQ(at(*sets, 0, {{"site", "b"}}), (ActiveSet{0, 1}));
  EXPECT_EQ(at(*sets, 0, {{"site", "c"}}), (ActiveSet{}));
  EXPECT_EQ(at(*sets, 0, {{"site", "b"}, {"kind", "x"}}), (ActiveSet{0, 1, 2}));
  EXPECT_EQ(at(*sets, 0, {{"kind", "x"}}), (ActiveSet{2}));
  EXPECT_EQ(at(*sets, 0), (ActiveSet{}));
}

TEST(SetsOfOverlays, PutValuesThatTheSameOverlaysNameIntoOneClass) {
  const auto sets = active_sets(std::vector{reach(0, {}, {}, {{"site", {"a", "b", "b", "c"}}}),
                                            reach(1, {}, {}, {{"site", {"c"}}})},
                                8);
  ASSERT_TRUE(sets);
  EXPECT_EQ(sets->steps.front().width, 3u);  // any other; a and b; c
}

TEST(SetsOfOverlays, DoNotGrowWithOverlaysTimesValues) {
  // Fifty overlays, one after the other, all of them for the same hundred sites.
  std::vector<Reach> overlays;
  Values sites;
  for (int i = 0; i < 100; ++i) sites.push_back(std::to_string(500 + i));
  for (std::uint32_t i = 0; i < 50; ++i)
    overlays.push_back(reach(i, i * 10, i * 10 + 10, {{"site", sites}}));
  auto sets = active_sets(overlays, 51);
  ASSERT_TRUE(sets);
  EXPECT_EQ(sets->sets.size(), 51u);
  EXPECT_EQ(at(*sets, 495, {{"site", "599"}}), (ActiveSet{49}));
  // And fifty for two sites each, with windows that overlap.
  overlays.clear();
  for (std::uint32_t i = 0; i < 50; ++i) {
    overlays.push_back(
        reach(i, i, 1000 + i, {{"site", {std::to_string(2 * i), std::to_string(2 * i + 1)}}}));
  }
  sets = active_sets(overlays, 51);
  ASSERT_TRUE(sets);
  EXPECT_EQ(sets->sets.size(), 51u);
  EXPECT_EQ(at(*sets, 500, {{"site", "99"}}), (ActiveSet{49}));
}

TEST(SetsOfOverlays, AreRefusedWhereThereAreTooMany) {
  std::vector<Reach> overlays;
  for (std::uint32_t i = 0; i < 9; ++i)
    overlays.push_back(reach(i, {}, {}, {{"name" + std::to_string(i), {"x"}}}));
  EXPECT_FALSE(active_sets(overlays, 256));
  overlays.pop_back();
  EXPECT_TRUE(active_sets(overlays, 256));
}

TEST(SetsOfOverlays, GiveUpBeforeTheyFillMemory) {
  std::vector<Reach> overlays;
  for (std::uint32_t i = 0; i < 60; ++i)
    overlays.push_back(reach(i, {}, {}, {{"name" + std::to_string(i), {"x"}}}));
  EXPECT_FALSE(active_sets(overlays, 256));
}

}  // namespace
}  // namespace smx::overlays
