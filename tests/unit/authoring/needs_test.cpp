#include "smx/needs.h"

#include <gtest/gtest.h>

namespace smx::authoring::testing {
namespace {

using State = NeedAnswer::State;

NeedAnswer ask(const std::string& list, const std::string& by,
               const std::string& fetch = "shop/Buyer") {
  const MemoryFileSystem files({{"data/needs.yaml", list},
                                {"data/buyers.json", R"({ "a/b": [ { "name": "Ada" } ] })"},
                                {"all.yaml", "name: Grace\nzip: 0123\nage: 47\n"}});
  auto needs = load_needs(files, "data/needs.yaml");
  if (!needs) return {State::unavailable, "", render_text(needs.error(), Colour::never)};
  const NeedRequest question{fetch, by, "bill/needs.buyer"};
  return (*needs)->answer({&question, 1}).front();
}

TEST(AFileOfNeeds, IsAnsweredByTheFirstEntryThatFits) {
  const std::string list =
      "- { fetch: shop/Buyer, by: { id: 1 }, answer: { name: One } }\n"
      "- { fetch: shop/Seller, answer: { name: Seller } }\n"
      "- { fetch: shop/Buyer, answer: { name: Any } }\n"
      "- { fetch: shop/Buyer, by: { id: 2 }, answer: { name: Two } }\n";
  EXPECT_EQ(ask(list, R"({"id":1})").document, R"({"name":"One"})");
  EXPECT_EQ(ask(list, R"({"id":2})").document, R"({"name":"Any"})");
}

TEST(AFileOfNeeds, ComparesKeysAsTextsAndOnlyThoseItNames) {
  const std::string list = "- { fetch: shop/Buyer, by: { id: \"1\" }, missing: true }\n";
  EXPECT_EQ(ask(list, R"({"id":1,"of":"EUR"})").state, State::not_found);
  EXPECT_EQ(ask(list, R"({"id":"1"})").state, State::not_found);
  EXPECT_EQ(ask(list, R"({"id":10})").state, State::unavailable);
  EXPECT_EQ(ask(list, R"({"of":"EUR"})").state, State::unavailable);
}

TEST(AFileOfNeeds, SaysWhatNobodyAnswersWithoutTheValuesOfTheKeys) {
  const NeedAnswer answer = ask("[]", R"({"id":4711,"of":"EUR"})");
  EXPECT_EQ(answer.state, State::unavailable);
  EXPECT_EQ(answer.reason, "no entry answers `shop/Buyer` by `id`, `of`");
}

TEST(AFileOfNeeds, ReadsYamlByTheGrammarOfJson) {
  const std::string list =
      "- fetch: shop/Buyer\n"
      "  answer: { a: 1, b: \"1\", c: true, d: 'true', e: null, f: yes, g: 012, h: 6.30, i: [ 1e3, "
      ".5 ], j: \"\" }\n";
  EXPECT_EQ(
      ask(list, "{}").document,
      R"({"a":1,"b":"1","c":true,"d":"true","e":null,"f":"yes","g":"012","h":6.30,"i":[1e3,".5"],"j":""})");
}

TEST(AFileOfNeeds, TakesAnswersFromFilesBesideIt) {
  EXPECT_EQ(ask("- { fetch: shop/Buyer, file: buyers.json#/a~1b/0 }\n", "{}").document,
            R"({"name":"Ada"})");
  EXPECT_EQ(
      ask("- { fetch: shop/Buyer, file: ../data/./buyers.json#/a~1b/0/name }\n", "{}").document,
      "\"Ada\"");
  EXPECT_EQ(ask("- { fetch: shop/Buyer, file: ../all.yaml }\n", "{}").document,
            R"({"name":"Grace","zip":"0123","age":47})");
}

TEST(AFileOfNeeds, MayBeJsonWithEverythingJsonCanSay) {
  const MemoryFileSystem files(std::map<std::string, std::string>{
      {"needs.json",
       R"([ { "fetch": "shop/Buyer", "by": { "id": 1 }, "answer": { "name": "\ud83d\udce6", "n": 1.0 } } ])"}});
  auto needs = load_needs(files, "needs.json");
  ASSERT_TRUE(needs) << render_text(needs.error(), Colour::never);
  const NeedRequest question{"shop/Buyer", R"({"id":"1"})", ""};
  EXPECT_EQ((*needs)->answer({&question, 1}).front().document, "{\"name\":\"📦\",\"n\":1.0}");
}

TEST(AFileOfNeeds, IsRefusedWithThePlaceOfTheMistake) {
  EXPECT_NE(ask("- { fetch: shop/Buyer, awnser: {} }\n", "{}").reason.find("data/needs.yaml:1:24"),
            std::string::npos);
  EXPECT_NE(ask("- { fetch: shop/Buyer }\n", "{}")
                .reason.find("exactly one of `answer`, `file` and `missing`"),
            std::string::npos);
  EXPECT_NE(ask("- { fetch: shop/Buyer, missing: true, answer: 1 }\n", "{}").reason.find("SMX0105"),
            std::string::npos);
  EXPECT_NE(
      ask("- { fetch: shop/Buyer, file: nobody.json }\n", "{}").reason.find("`data/nobody.json`"),
      std::string::npos);
  EXPECT_NE(ask("- { fetch: shop/Buyer, file: buyers.json#/zz }\n", "{}")
                .reason.find("has nothing at `/zz`"),
            std::string::npos);
  EXPECT_NE(ask("fetch: shop/Buyer\n", "{}").reason.find("expected a list of answers"),
            std::string::npos);
  const MemoryFileSystem files(std::map<std::string, std::string>{{"needs.json", "[\n  1,\n]"}});
  EXPECT_NE(
      render_text(load_needs(files, "needs.json").error(), Colour::never).find("needs.json:3:1"),
      std::string::npos);
  EXPECT_EQ(load_needs(files, "nowhere.yaml").error().code, Code::file_not_found);
}

}  // namespace
}  // namespace smx::authoring::testing
