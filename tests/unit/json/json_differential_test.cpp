// Our reader against nlohmann/json, on random documents and on damaged ones. Both must agree on
// what is a document and on what it says. Where they differ on purpose: duplicate names (we refuse
// them), numbers beyond the range of a double (we keep them), a NUL (there it ends the document).
#include <cmath>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "unit/json/random_json.h"
#include "unit/json/reading.h"
#include "value/pointer.h"

namespace smx {
namespace {

using Reference = nlohmann::json;

/// What nlohmann/json makes of a text.
struct Verdict {
  bool accepted = false;
  bool has_duplicates = false;
  bool is_out_of_range = false;
  Reference value;
};

Verdict verdict_on(const std::string& text) {
  Verdict verdict;
  std::vector<std::set<std::string>> names;
  const auto watch = [&](int, Reference::parse_event_t event, Reference& parsed) {
    if (event == Reference::parse_event_t::object_start) names.emplace_back();
    if (event == Reference::parse_event_t::object_end) names.pop_back();
    if (event == Reference::parse_event_t::key) {
      if (!names.back().insert(parsed.get<std::string>()).second) verdict.has_duplicates = true;
    }
    return true;
  };
  try {
    verdict.value = Reference::parse(text, watch);
    verdict.accepted = true;
  } catch (const Reference::out_of_range&) {
    verdict.is_out_of_range = true;
  } catch (const Reference::parse_error&) {
  }
  return verdict;
}

bool same_value(const Node& ours, const Reference& theirs);

bool same_number(const std::string& ours, const Reference& theirs) {
  if (theirs.is_number_unsigned()) return std::stoull(ours) == theirs.get<std::uint64_t>();
  if (theirs.is_number_integer()) return std::stoll(ours) == theirs.get<std::int64_t>();
  return std::strtod(ours.c_str(), nullptr) == theirs.get<double>();
}

bool same_object(const Node& ours, const Reference& theirs) {
  if (ours.members().size() != theirs.size()) return false;
  for (const Member& member : ours.members()) {
    const auto found = theirs.find(std::string(member.name));
    if (found == theirs.end() || !same_value(member.value, *found)) return false;
  }
  return true;
}

bool same_list(const Node& ours, const Reference& theirs) {
  if (ours.items().size() != theirs.size()) return false;
  for (std::size_t i = 0; i < theirs.size(); ++i) {
    if (!same_value(ours.items()[i], theirs[i])) return false;
  }
  return true;
}

bool same_value(const Node& ours, const Reference& theirs) {
  switch (ours.kind()) {
    case Kind::null: return theirs.is_null();
    case Kind::boolean: return theirs.is_boolean() && ours.truth() == theirs.get<bool>();
    case Kind::number: return theirs.is_number() && same_number(std::string(ours.text()), theirs);
    case Kind::text: return theirs.is_string() && ours.text() == theirs.get<std::string>();
    case Kind::list: return theirs.is_array() && same_list(ours, theirs);
    case Kind::object: return theirs.is_object() && same_object(ours, theirs);
  }
  return false;
}

/// Every value must be found again from the byte it was read from.
void expect_places(const Node& root, const Node& node, const std::string& pointer) {
  ASSERT_EQ(pointer_of(root, node.origin().offset), pointer);
  ASSERT_EQ(find_at(root, pointer), &node);
  const auto step_into = [&](std::string_view token, const Node& child) {
    std::string inner = pointer;
    append_token(inner, token);
    expect_places(root, child, inner);
  };
  if (node.is(Kind::object)) {
    for (const Member& member : node.members()) step_into(member.name, member.value);
  } else if (node.is(Kind::list)) {
    for (std::size_t i = 0; i < node.items().size(); ++i) {
      step_into(std::to_string(i), node.items()[i]);
    }
  }
}

void expect_round_trip(const Node& root, JsonLayout layout) {
  std::string written;
  write_json(root, layout, written);
  const Reading again(written);
  ASSERT_TRUE(again.is_read()) << written;
  EXPECT_TRUE(differences(root, again.root(), Compare::whole).empty()) << written;
  std::string rewritten;
  write_json(again.root(), layout, rewritten);
  EXPECT_EQ(written, rewritten);
}

struct Count {
  std::size_t read = 0;
  std::size_t refused = 0;
};

void expect_same(const std::string& text, Count& count) {
  const Verdict verdict = verdict_on(text);
  const Reading reading(text);
  if (verdict.is_out_of_range) return;
  const bool expected = verdict.accepted && !verdict.has_duplicates;
  ASSERT_EQ(reading.is_read(), expected) << text << "\n"
                                         << (reading.is_read() ? "" : reading.fault().message);
  ++(expected ? count.read : count.refused);
  if (!expected) {
    EXPECT_TRUE(!verdict.accepted || reading.fault().code == Code::json_duplicate_key) << text;
    return;
  }
  EXPECT_TRUE(same_value(reading.root(), verdict.value)) << text;
  expect_round_trip(reading.root(), JsonLayout::compact);
  expect_round_trip(reading.root(), JsonLayout::indented);
  expect_places(reading.root(), reading.root(), "");
}

TEST(JsonReader, AgreesWithAnotherReaderOnRandomDocuments) {
  Count count;
  for (std::uint32_t seed = 0; seed < 4000 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    expect_same(RandomJson(seed).document(), count);
  }
  EXPECT_GT(count.read, 3000u);
}

TEST(JsonReader, AgreesWithAnotherReaderOnDamagedDocuments) {
  Count count;
  for (std::uint32_t seed = 0; seed < 20'000 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    RandomJson generator(seed);
    expect_same(generator.damaged(generator.document()), count);
  }
  EXPECT_GT(count.read, 1000u);
  EXPECT_GT(count.refused, 5000u);
}

}  // namespace
}  // namespace smx
