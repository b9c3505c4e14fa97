// The three forms of an explanation, and what none of them may hold.
#include "explained.h"
#include "xml/events.h"

namespace smx::testing {
namespace {

constexpr std::string_view kMapping = R"(
let: { noted: in.name | trim }
fields:
  text: noted
  short: { from: in.id | shorten 5, on_loss: keep }
  list: { each: in.items, as: item, where: { item.value: { is: present } }, from: item.key }
  flag: { when: { noted: other }, value: true }
)";
constexpr std::string_view kDocument =
    R"({"id":"canary-1","name":" canary-2 <b>","items":[{"key":"canary-4"},{"key":"canary-5","value":"canary-6"}],"kind":"A"})";

std::string all_forms(const Explanation& why) {
  std::string text = text_of(why) + why_json(why) + why_page(why);
  for (const WhyValue& value : why.values) text += text_of(why, value.pointer);
  for (const WhyAbsent& one : why.absent) text += text_of(why, one.pointer);
  return text;
}

TEST(Forms, hide_values_unless_they_are_asked_for) {
  World world;
  world.mapping(std::string(kMapping));
  const std::string document(kDocument);
  const std::string hidden = all_forms(explained(world, document));
  EXPECT_EQ(hidden.find("canary"), std::string::npos) << hidden.substr(hidden.find("canary"), 200);
  const Explanation shown = explained(world, document, {ShownValues::all, ""});
  EXPECT_EQ(value_at(shown, "/text").value, "\"canary-2 <b>\"");
  EXPECT_NE(why_page(shown).find("This page holds values of the documents"), std::string::npos);
  EXPECT_NE(text_of(shown).find("for no log and no ticket"), std::string::npos);
}

TEST(Forms, have_a_number_for_the_names_of_maps_which_are_data) {
  World world;
  world.mapping("fields: { number: in.sizes.(in.name) }");
  const std::string document = R"({"id":"x","name":"canary","sizes":{"canary-a":1,"canary":2}})";
  const Explanation hidden = explained(world, document);
  EXPECT_EQ(answer_at(hidden, "/number"), "in /sizes/{2}") << world.problems();
  ASSERT_EQ(hidden.unread.size(), 2u);
  EXPECT_EQ(hidden.unread.back().pointer, "/sizes/*");
  EXPECT_EQ(all_forms(hidden).find("canary"), std::string::npos);
  EXPECT_EQ(answer_at(explained(world, document, {ShownValues::all, ""}), "/number"),
            "in /sizes/canary");
}

struct Elements final : xml::Handler {
  void start_element(std::string_view, std::string_view local,
                     std::span<const xml::Attribute> attributes) override {
    for (const xml::Attribute& one : attributes) {
      if (one.local == "id") ids.emplace_back(one.value);
      if (one.local == "href") links.emplace_back(one.value);
    }
    has_external = has_external || local == "img" || local == "link" || local == "iframe";
  }
  void end_element(std::string_view, std::string_view) override {}
  void text(std::string_view) override {}

  std::vector<std::string> ids, links;
  bool has_external = false;
};

TEST(Forms, of_the_page_lead_from_each_value_to_a_way_that_is_there) {
  World world;
  world.mapping(std::string(kMapping));
  const Explanation why = explained(world, std::string(kDocument), {ShownValues::all, ""});
  const std::string page = why_page(why);
  Elements found;
  const auto fault = xml::parse(page, {.doctype = xml::Doctype::skip_xhtml}, found);
  ASSERT_FALSE(fault) << fault->message << " at " << page.substr(fault->offset, 60);
  EXPECT_FALSE(found.has_external);
  EXPECT_EQ(found.links.size(), why.values.size() + why.absent.size() + why.left_out.size());
  for (const std::string& link : found.links) {
    EXPECT_NE(std::ranges::find(found.ids, link.substr(1)), found.ids.end()) << link;
  }
}

TEST(Forms, of_json_are_json_and_steps_lead_to_steps) {
  World world;
  world.mapping(std::string(kMapping));
  const Explanation why = explained(world, std::string(kDocument));
  const std::string json = why_json(why);
  EXPECT_NE(indented_json(json), json);
  for (const WhyStep& step : why.steps) {
    EXPECT_LT(step.from.value_or(0), why.steps.size());
    for (const std::size_t part : step.parts) EXPECT_LT(part, why.steps.size());
  }
  EXPECT_NE(
      json.find(
          R"("pointer":"/text","shape":"scalar","value":"string, 12 chars","answer":"in /name | trim")"),
      std::string::npos)
      << json;
}

TEST(Forms, are_of_a_translation_as_it_is_without_anybody_asking) {
  World world;
  world.mapping(std::string(kMapping));
  const Translation plain = world.translate(std::string(kDocument));
  EXPECT_EQ(explained(world, std::string(kDocument)).result.output, plain.output);
}

}  // namespace
}  // namespace smx::testing
