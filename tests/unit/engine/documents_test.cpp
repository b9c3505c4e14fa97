// Documents inside documents, and the places people are told.
#include <gtest/gtest.h>

#include "support/engine_fixture.h"

namespace smx::testing {
namespace {

TEST(SelectedDocuments, AreWhatStandsInTheFileAndKnowWhere) {
  const std::string text = "{\"all\": {\"a/b\": {\"id\": \"x]\\\"\"},\n  \"c\": [1.50, true]}}";
  auto found = select_documents(text, "f.json", "/all/*");
  ASSERT_TRUE(found) << found.error().message;
  ASSERT_EQ(found->size(), 2u);
  EXPECT_EQ((*found)[0].pointer, "/all/a~1b");
  EXPECT_EQ((*found)[0].text, R"({"id": "x]\""})");
  EXPECT_EQ((*found)[0].start, (Position{1, 17}));
  EXPECT_EQ((*found)[1].text, "[1.50, true]");
  EXPECT_EQ((*found)[1].start, (Position{2, 8}));
  auto items = select_documents(text, "f.json", "/all/c/*");
  ASSERT_EQ(items->size(), 2u);
  EXPECT_EQ((*items)[0].text, "1.50");
  EXPECT_EQ((*items)[1].pointer, "/all/c/1");
}

TEST(SelectedDocuments, SayWhatIsNotThere) {
  EXPECT_EQ(select_documents("{}", "f.json", "/a").error().code, Code::missing_input);
  EXPECT_EQ(select_documents("{}", "f.json", "/a/*").error().code, Code::missing_input);
  EXPECT_TRUE(select_documents(R"({"a":[]})", "f.json", "/a/*")->empty());
  EXPECT_EQ(select_documents("{", "f.json", "/a").error().code, Code::json_syntax);
}

TEST(Places, CountFromWhereTheDocumentBeginsInItsFile) {
  World world;
  world.mapping("fields: { number: in.id | integer }");
  Translator translator(world.load().rules);
  ScriptedNeeds needs;
  const std::string document = "{\"id\":\n \"x\"}";
  Request request{"m", {{"in", document, {7, 10}}}, "2026-05-01T12:00:00Z"};
  Translation second_line = translator.translate(request, needs);
  EXPECT_EQ(second_line.diagnostics.at(0).inputs.at(0).position, (Position{8, 2}));
  const std::string flat = R"({"id":"x"})";
  request.inputs = {{"in", flat, {7, 10}}};
  EXPECT_EQ(translator.translate(request, needs).diagnostics.at(0).inputs.at(0).position,
            (Position{7, 16}));
}

}  // namespace
}  // namespace smx::testing
