#include "types/schema.h"

#include <gtest/gtest.h>

#include "unit/types/rule_set.h"
#include "unit/types/vendor_description.h"

namespace smx {
namespace {

const Type& type_of(const Type& object, std::string_view property) {
  return *object.find(property)->type;
}

TEST(Schemas, ReadAVendorsDescription) {
  RuleSet rules{{"oh.yaml", kVendorDescription}};
  const Type* message = rules.named("oh/Message");
  ASSERT_NE(message, nullptr) << rules.said();
  EXPECT_EQ(rules.said(), "");
  EXPECT_EQ(message->kind, TypeKind::object);
  EXPECT_EQ(message->name, "oh/Message");
  EXPECT_FALSE(message->closed);

  std::string names;
  for (const Property& p : message->properties) names += p.name + (p.required ? "! " : " ");
  EXPECT_EQ(names,
            "id! status! sentDate! dueDate subject size sequence score urgent priority sender "
            "recipients replies link statusByPool extras raw ");

  EXPECT_EQ(type_of(*message, "id").max_length, 64u);
  EXPECT_EQ(type_of(*message, "sentDate").format, Format::instant);
  EXPECT_EQ(type_of(*message, "dueDate").format, Format::date);
  EXPECT_TRUE(type_of(*message, "dueDate").nullable);
  EXPECT_EQ(type_of(*message, "size").minimum, 0);
  EXPECT_EQ(type_of(*message, "size").maximum, 2147483647);
  EXPECT_EQ(type_of(*message, "sequence").maximum, 9223372036854775807);
  EXPECT_EQ(type_of(*message, "score").kind, TypeKind::number);
  EXPECT_EQ(type_of(*message, "priority").enumeration, (std::vector<std::string>{"1", "2", "3"}));
  EXPECT_EQ(type_of(*message, "recipients").max_items, 50u);
  EXPECT_NE(type_of(*message, "link").pattern, nullptr);
  EXPECT_EQ(type_of(*message, "raw").kind, TypeKind::any);
}

TEST(Schemas, FollowReferencesAndTypesThatContainThemselves) {
  RuleSet rules{{"oh.yaml", kVendorDescription}};
  const Type* message = rules.named("oh/Message");
  ASSERT_NE(message, nullptr);
  EXPECT_EQ(type_of(*message, "replies").item, message);
  EXPECT_EQ(&type_of(*message, "status"), rules.named("oh/Status"));
  EXPECT_EQ(describe(type_of(*message, "status")), "oh/Status");
  const Type* person = rules.named("oh/Person");
  EXPECT_EQ(type_of(*message, "recipients").item, person);
  EXPECT_EQ(describe(type_of(*person, "superior")), "oh/Person or null");
  EXPECT_EQ(type_of(*person, "superior").find("superior")->type, &type_of(*person, "superior"));
}

TEST(Schemas, TellAMapFromAnOpenObject) {
  RuleSet rules{{"oh.yaml", kVendorDescription}};
  const Type* message = rules.named("oh/Message");
  ASSERT_NE(message, nullptr);
  EXPECT_EQ(type_of(*message, "statusByPool").additional, rules.named("oh/Status"));
  EXPECT_EQ(type_of(*message, "extras").additional, nullptr) << "`true` says what holds anyway";
  EXPECT_TRUE(rules.named("oh/Person")->closed);
}

TEST(Schemas, MarkPhiAllTheWayDown) {
  RuleSet rules{{"oh.yaml", kVendorDescription}};
  const Type* message = rules.named("oh/Message");
  ASSERT_NE(message, nullptr);
  EXPECT_EQ(message->phi, Phi::no);
  EXPECT_EQ(type_of(*message, "subject").phi, Phi::yes);
  const Type& sender = type_of(*message, "sender");
  EXPECT_EQ(sender.phi, Phi::yes);
  EXPECT_EQ(type_of(sender, "name").phi, Phi::yes);
  EXPECT_EQ(type_of(type_of(sender, "superior"), "name").phi, Phi::yes);
  EXPECT_EQ(rules.named("oh/Person")->find("name")->type->phi, Phi::no) << "only beside the $ref";
  EXPECT_EQ(sender.name, "oh/Person");
}

TEST(Schemas, MarkAListByItsItems) {
  RuleSet rules{{"a.yaml", R"(
$defs:
  Names: { type: array, items: { type: array, items: { $ref: '#/$defs/Name' } } }
  Name:  { type: string, x-phi: true }
  Codes: { type: array, items: { type: string } }
  Mixed: { type: array }
  Loop:  { type: array, items: { $ref: '#/$defs/Loop' } }
)"}};
  EXPECT_EQ(rules.named("a/Names")->phi, Phi::yes);
  EXPECT_EQ(rules.named("a/Codes")->phi, Phi::no);
  EXPECT_EQ(rules.named("a/Mixed")->phi, Phi::yes) << "items of any type count as PHI";
  EXPECT_EQ(rules.named("a/Loop")->phi, Phi::no);
  EXPECT_EQ(rules.said(), "");
}

TEST(Schemas, FindComponentsInEveryUsualPlace) {
  const char* name = "Name: { type: string }";
  RuleSet rules{
      {"components.yaml", std::string("components: { schemas: { ") + name + " } }"},
      {"defs.yaml", std::string("$schema: x\n$defs: { ") + name + " }"},
      {"definitions.yaml", std::string("definitions: { ") + name + " }"},
      {"top.yaml", std::string("$schema: x\ntitle: y\n") + name},
      {"several.yaml",
       "$defs: { Name: { type: boolean } }\n"
       "definitions: { Name: { type: number }, Other: { type: number } }"},
      {"json.yaml", R"({"$defs": {"Name": {"type": "string", "enum": ["a", "\u00e9"]}}})"}};
  for (const char* alias : {"components", "defs", "definitions", "top", "json"}) {
    const Type* type = rules.named(std::string(alias) + "/Name");
    ASSERT_NE(type, nullptr) << alias << rules.said();
    EXPECT_EQ(type->kind, TypeKind::text) << alias;
  }
  EXPECT_EQ(rules.named("several/Name")->kind, TypeKind::boolean) << "the first place wins";
  EXPECT_EQ(rules.named("several/Other")->kind, TypeKind::number);
  EXPECT_EQ(rules.named("json/Name")->enumeration.back(), "é");
  EXPECT_EQ(rules.said(), "");
}

TEST(Schemas, ReadAFileOnceAndOnlyWhenItIsUsed) {
  RuleSet rules{{"a.yaml", "$defs: { X: { $ref: 'b.yaml#/$defs/Y' }, Z: { type: number } }"},
                {"b.yaml", "$defs: { Y: { properties: { z: { $ref: './a.yaml#/$defs/Z' } } } }"},
                {"c.yaml", "$defs: {}"}};
  EXPECT_TRUE(rules.read_paths.empty());
  const Type* x = rules.named("a/X");
  ASSERT_NE(x, nullptr) << rules.said();
  EXPECT_EQ(x, rules.named("b/Y"));
  EXPECT_EQ(x->name, "b/Y");
  EXPECT_EQ(x->find("z")->type, rules.named("a/Z"));
  EXPECT_EQ(rules.read_paths, (std::vector<std::string>{"a.yaml", "b.yaml"}));
}

TEST(Schemas, SayWhatNamesThereAre) {
  RuleSet rules{{"a.yaml", "$defs: { X: {}, Y: {} }"}, {"b.yaml", "Z: {}\n$id: z"}};
  EXPECT_EQ(rules.schemas.known_names(), (std::vector<std::string>{"a/X", "a/Y", "b/Z"}));
}

TEST(Schemas, SuggestWhatAnUnknownNameMayMean) {
  struct Case {
    const char* name;
    const char* said;
  };
  const Case cases[] = {
      {"oh/Mesage", "SMX0305 `oh` (oh.yaml) has no component `Mesage` | did you mean `Message`?\n"},
      {"ho/Message", "SMX0305 there is no schema file with the alias `ho` | did you mean `oh`?\n"},
      {"oh/",
       "SMX0305 `oh` is a whole schema file, not a type | name one of its components, as in "
       "`oh/Name`\n"},
  };
  for (const Case& c : cases) {
    RuleSet rules{{"oh.yaml", kVendorDescription}};
    EXPECT_EQ(rules.named(c.name), nullptr);
    EXPECT_EQ(rules.named(c.name), nullptr);
    EXPECT_EQ(rules.said(), c.said) << "once per place, not once per question";
  }
}

TEST(Schemas, SayOnceThatAFileIsMissing) {
  RuleSet rules{{"a.yaml", "$defs: { X: { $ref: 'gone.yaml#/$defs/X' } }"}};
  EXPECT_EQ(rules.named("a/X"), nullptr);
  EXPECT_EQ(rules.named("a/X"), nullptr);
  EXPECT_EQ(rules.said(), "SMX1101 a.yaml:1:21 there is no file gone.yaml\n");
}

TEST(Schemas, GiveNothingThatLeadsToAMistakeAndSayTheMistakeOnce) {
  RuleSet rules{{"a.yaml", R"($defs:
  Outer: { properties: { inner: { $ref: '#/$defs/Inner' }, again: { $ref: '#/$defs/Inner', x-phi: true } } }
  Other: { type: array, items: { $ref: '#/$defs/Inner' } }
  Inner: { properties: { wrong: { oneOf: [] } } }
  Sound: { type: string }
)"}};
  EXPECT_EQ(rules.named("a/Outer"), nullptr);
  EXPECT_EQ(rules.named("a/Other"), nullptr);
  EXPECT_EQ(rules.named("a/Inner"), nullptr);
  EXPECT_NE(rules.named("a/Sound"), nullptr);
  EXPECT_EQ(rules.diagnostics.errors(), 1u) << rules.said();
}

TEST(Schemas, RefuseReferencesThatLeadToNoSchema) {
  struct Case {
    const char* reference;
    const char* said;
  };
  const Case cases[] = {
      {"'#/$defs/Nmae'",
       "SMX0803 a.yaml:2:14 `$ref` leads nowhere: there is no `Nmae` in a.yaml | did you mean "
       "`Name`?\n"},
      {"'#/defs/Name'",
       "SMX0803 a.yaml:2:14 `$ref` leads nowhere: there is no `defs` in a.yaml | did you mean "
       "`$defs`?\n"},
      {"other.yaml", "SMX1101 a.yaml:2:14 there is no file other.yaml\n"},
      {"'#nowhere'",
       "SMX0803 a.yaml:2:14 `$ref` leads nowhere: there is no `$anchor: nowhere` in a.yaml | a "
       "place inside a file is written `#/$defs/Name`\n"},
      {"'#/$defs/%zz'",
       "SMX0803 a.yaml:2:14 in `$ref` a `%` must stand before two hexadecimal digits | a percent "
       "sign itself is written `%25`\n"},
      {"'https://example.com/a.json#/X'",
       "SMX0803 a.yaml:2:14 `$ref` leads out of the rule set | copy "
       "the schema into a file beside this one\n"},
      {"'../other.yaml#/X'",
       "SMX0803 a.yaml:2:14 `$ref` leads out of the rule set | copy the schema "
       "into a file beside this one\n"},
      {"[]", "SMX0802 a.yaml:2:14 `$ref` is a text | write it as in `#/components/schemas/Name`\n"},
      {"'#/$defs/X'",
       "SMX0802 a.yaml:2:6 the schema leads back to itself without a member or an item in "
       "between\n"},
  };
  for (const Case& c : cases) {
    RuleSet rules{{"a.yaml", "$defs:\n  X: { $ref: " + std::string(c.reference) +
                                 " }\n  Name: { type: string }\n"}};
    EXPECT_EQ(rules.named("a/X"), nullptr);
    EXPECT_EQ(rules.said(), c.said);
  }
}

TEST(Schemas, FollowReferencesWhereverTheRuleSetLies) {
  for (const std::string folder : {"/srv/rules/", "../../rules/"}) {
    RuleSet rules{{folder + "a.yaml", "$defs:\n  X: { $ref: 'other.yaml#/$defs/Y' }\n"},
                  {folder + "other.yaml", "$defs:\n  Y: { type: string }\n"}};
    EXPECT_NE(rules.named("a/X"), nullptr);
    EXPECT_EQ(rules.said(), "");
  }
}

TEST(Schemas, SayOnceThatReferencesGoRoundInACircle) {
  RuleSet rules{{"a.yaml", R"($defs:
  A: { $ref: '#/$defs/B' }
  B: { $ref: '#/$defs/C' }
  C: { $ref: '#/$defs/A' }
)"}};
  EXPECT_EQ(rules.named("a/A"), nullptr);
  EXPECT_EQ(rules.named("a/C"), nullptr);
  EXPECT_EQ(rules.diagnostics.errors(), 1u) << rules.said();
}

TEST(Schemas, WalkPointersThroughEscapesAndNestedSchemas) {
  RuleSet rules{{"a.yaml", R"($defs:
  X: { properties: { a/b~c: { type: boolean } } }
  Y: { $ref: '#/$defs/X/properties/a~1b~0c' }
)"}};
  const Type* y = rules.named("a/Y");
  ASSERT_NE(y, nullptr) << rules.said();
  EXPECT_EQ(y->kind, TypeKind::boolean);
}

TEST(Schemas, NeedNoStackForAChainOfReferences) {
  std::string text = "$defs:\n";
  constexpr int kLength = 20'000;
  for (int i = 0; i < kLength; ++i) {
    text += "  T" + std::to_string(i) + ": { properties: { next: { $ref: '#/$defs/T" +
            std::to_string((i + 1) % kLength) + "' } } }\n";
  }
  RuleSet rules{{"a.yaml", text}};
  const Type* first = rules.named("a/T0");
  ASSERT_NE(first, nullptr) << rules.said();
  EXPECT_EQ(first->find("next")->type->name, "a/T1");
}

TEST(Schemas, KeepWhatIsBesideAReference) {
  RuleSet rules{{"a.yaml", R"($defs:
  Name:  { type: string, maxLength: 5 }
  Maybe: { $ref: '#/$defs/Name', nullable: true, title: a name, x-own: 1 }
  Short: { $ref: '#/$defs/Name', maxLength: 3 }
)"}};
  const Type* maybe = rules.named("a/Maybe");
  ASSERT_NE(maybe, nullptr) << rules.said();
  EXPECT_TRUE(maybe->nullable);
  EXPECT_EQ(maybe->max_length, 5u);
  EXPECT_FALSE(rules.named("a/Name")->nullable);
  EXPECT_EQ(rules.named("a/Short")->max_length, 3u);
  EXPECT_EQ(rules.named("a/Short")->kind, TypeKind::text);
  EXPECT_EQ(rules.said(), "");
}

}  // namespace
}  // namespace smx
