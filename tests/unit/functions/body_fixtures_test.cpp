// Bodies as senders write them, in body_fixtures/: each file goes through its function and must
// give the text beside it, and lose what index.json says. switch_off_features.py, beside this file,
// shows that each of them notices when its feature is gone.
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "unit/functions/calls.h"

namespace smx {
namespace {

using functions_test::Caller;

const std::string kFolder = SMX_SOURCE_DIR "/tests/unit/functions/body_fixtures/";

std::string file(std::string_view name) {
  std::ifstream in(kFolder + std::string(name), std::ios::binary);
  EXPECT_TRUE(in) << name;
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string_view member(const Node& entry, std::string_view name) {
  for (const Member& found : entry.members()) {
    if (found.name == name) return found.value.text();
  }
  ADD_FAILURE() << "no " << name;
  return {};
}

TEST(BodyFixtures, GiveTheTextBesideThemAndLoseWhatTheIndexSays) {
  Caller caller;
  const std::string index = file("index.json");
  const Node& entries = caller.read(index);
  EXPECT_GE(entries.items().size(), 60u);
  for (const Node& entry : entries.items()) {
    SCOPED_TRACE("fixture " + std::string(member(entry, "name")));
    const std::string body = file(member(entry, "input"));
    const auto result =
        caller.call(member(entry, "function"), Node::text(body), member(entry, "arguments"));
    EXPECT_EQ(result.state, CallResult::State::value) << result.fault << ": " << result.detail;
    if (result.state != CallResult::State::value) continue;
    EXPECT_EQ(result.value.text(), file(member(entry, "expected")));
    EXPECT_EQ(result.lost, !member(entry, "lost").empty());
    EXPECT_EQ(result.detail, member(entry, "lost"));
  }
}

}  // namespace
}  // namespace smx
