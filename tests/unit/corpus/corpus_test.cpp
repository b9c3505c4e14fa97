#include "smx/corpus.h"

#include <gtest/gtest.h>

namespace smx {
namespace {

using Files = std::map<std::string, std::string>;

Files shop() {
  return {
      {"rules/pack.yaml",
       "pack: shop\nsummary: A shop.\nschemas: { s: schemas/s.yaml }\n"
       "context:\n  region: { type: text, default: north }\n"},
      {"rules/schemas/s.yaml", R"($defs:
  Order: { type: object, required: [ id ], properties: { id: { type: string } } }
  Terms: { type: object, required: [ days ], properties: { days: { type: integer } } }
  Who: { type: object, properties: { name: { type: string } } }
  Bill:
    type: object
    properties: { id: { type: string }, days: { type: integer }, where: { type: string }, name: { type: string } }
)"},
      {"rules/mappings/one.yaml",
       "mapping: one\nsummary: One.\ninput: { order: s/Order }\noutput: s/Bill\n"
       "fields: { id: order.id, where: context.region }\n"},
      {"rules/mappings/two.yaml",
       "mapping: two\nsummary: Two.\ninput: { order: s/Order, terms: s/Terms }\noutput: s/Bill\n"
       "fields: { id: order.id, days: terms.days }\n"},
      {"rules/mappings/asks.yaml",
       "mapping: asks\nsummary: Asks.\ninput: { terms: s/Terms }\noutput: s/Bill\n"
       "needs: { who: { fetch: s/Who, by: { days: terms.days } } }\n"
       "fields: { name: who.name }\n"},
  };
}

std::shared_ptr<const RuleSet> loaded(const Files& files) {
  LoadedRules rules = load_rules(MemoryFileSystem(files), "rules");
  for (const Diagnostic& diagnostic : rules.diagnostics.items())
    EXPECT_NE(diagnostic.severity, Severity::error) << render_text(diagnostic, Colour::never);
  return rules.rules;
}

/// "name > mapping input=text ..." a line each.
std::string said(const Corpus& corpus) {
  std::string text;
  for (const CorpusDocument& document : corpus.documents) {
    text += document.name + " > " + document.mapping;
    for (const auto& [name, input] : document.inputs) text += " " + name + "=" + input;
    text += "\n";
  }
  return text;
}

Corpus corpus_of(Files files, const std::string& folder = "docs") {
  const auto rules = loaded(files);
  return corpus_of_folder(MemoryFileSystem(files), folder, *rules);
}

TEST(AFolderOfDocuments, IsForTheMappingItIsCalledLike) {
  Files files = shop();
  files["docs/one/a.json"] = R"({"id":"A"})";
  files["docs/one/more.ndjson"] = "{\"id\":\"B\"}\n\n{\"id\":\"C\"}\n";
  files["docs/two/first/order.json"] = R"({"id":"D"})";
  files["docs/two/first/terms.json"] = R"({"days":3})";
  EXPECT_EQ(said(corpus_of(files)),
            "docs/one/a.json > one order={\"id\":\"A\"}\n"
            "docs/one/more.ndjson:1 > one order={\"id\":\"B\"}\n"
            "docs/one/more.ndjson:3 > one order={\"id\":\"C\"}\n"
            "docs/two/first > two order={\"id\":\"D\"} terms={\"days\":3}\n");
}

TEST(AFolderOfDocuments, IsNotForAMappingThatAFolderAboveItIsCalledLike) {
  Files files = shop();
  files["two/samples/order.json"] = R"({"id":"A"})";
  EXPECT_EQ(said(corpus_of(files, "two/samples")),
            "two/samples/order.json > one order={\"id\":\"A\"}\n");
}

TEST(AFolderOfDocuments, SaysWhichFileItCannotUse) {
  Files files = shop();
  files["docs/two/alone.json"] = R"({"id":"A"})";
  const Corpus corpus = corpus_of(files);
  EXPECT_EQ(said(corpus), "");
  ASSERT_EQ(corpus.diagnostics.items().size(), 1u);
  EXPECT_NE(corpus.diagnostics.items()[0].message.find("docs/two/alone.json"), std::string::npos);
}

TEST(ALooseDocument, IsForEveryMappingItFits) {
  Files files = shop();
  files["docs/x.json"] = R"({"id":"A"})";
  files["docs/y.json"] = R"({"days":3})";
  files["docs/z.json"] = R"({"neither":true})";
  EXPECT_EQ(said(corpus_of(files)),
            "docs/y.json > asks terms={\"days\":3}\n"
            "docs/x.json > one order={\"id\":\"A\"}\n");
}

TEST(AFolderThatIsNotThere, IsSaid) {
  for (const char* path : {"nowhere", "nowhere/x.json"}) {
    const Corpus corpus = corpus_of(shop(), path);
    ASSERT_GE(corpus.diagnostics.errors(), 1u) << path;
    EXPECT_EQ(corpus.diagnostics.items()[0].code, Code::file_not_found);
  }
}

TEST(OneFile, IsACorpusToo) {
  Files files = shop();
  files["docs/all.ndjson"] = "{\"id\":\"A\"}\n{\"days\":3}\n";
  files["docs/context.yaml"] = "region: west\n";
  files["docs/other.json"] = R"({"id":"B"})";
  files["docs/one/x.json"] = R"({"id":"C"})";
  const Corpus corpus = corpus_of(files, "docs/all.ndjson");
  EXPECT_EQ(said(corpus),
            "docs/all.ndjson:2 > asks terms={\"days\":3}\n"
            "docs/all.ndjson:1 > one order={\"id\":\"A\"}\n");
  EXPECT_EQ(corpus.documents.at(0).context.at(0).text, "west");
  EXPECT_EQ(said(corpus_of(files, "docs/one/x.json")),
            "docs/one/x.json > one order={\"id\":\"C\"}\n");
}

TEST(LooseDocuments, AreForAMappingWithSeveralInputsByTheirNames) {
  Files files = shop();
  files["rules/samples/order.json"] = R"({"id":"A"})";
  files["rules/samples/terms.json"] = R"({"days":3})";
  const auto rules = loaded(files);
  EXPECT_EQ(said(corpus_of_samples(MemoryFileSystem(files), *rules)),
            "rules/samples/terms.json > asks terms={\"days\":3}\n"
            "rules/samples/order.json > one order={\"id\":\"A\"}\n"
            "rules/samples/ > two order={\"id\":\"A\"} terms={\"days\":3}\n");
}

TEST(APackWithoutSamples, IsNoMistake) {
  const auto rules = loaded(shop());
  const Corpus corpus = corpus_of_samples(MemoryFileSystem(shop()), *rules);
  EXPECT_TRUE(corpus.documents.empty());
  EXPECT_TRUE(corpus.diagnostics.items().empty());
}

TEST(SettingsOfDocuments, AreTheNearest) {
  Files files = shop();
  files["docs/context.yaml"] = "region: south\nnow: 2026-01-01T00:00:00Z\n";
  files["docs/one/a.json"] = R"({"id":"A"})";
  files["docs/asks/a.json"] = R"({"days":3})";
  files["docs/asks/context.yaml"] = "region: west\n";
  files["docs/needs.yaml"] = "- { fetch: s/Who, by: { days: 3 }, answer: { name: Ann } }\n";
  const auto rules = loaded(files);
  Corpus corpus = corpus_of(files);
  ASSERT_EQ(corpus.documents.size(), 2u) << said(corpus);
  EXPECT_EQ(corpus.documents[0].context.at(0).text, "west");
  EXPECT_EQ(corpus.documents[1].context.at(0).text, "south");
  EXPECT_EQ(corpus.documents[1].now, "2026-01-01T00:00:00Z");
  Translator translator(rules);
  EXPECT_EQ(translate(translator, corpus.documents[0]).output, R"({"name":"Ann"})");
  EXPECT_EQ(translate(translator, corpus.documents[1]).output, R"({"id":"A","where":"south"})");
}

TEST(TheCasesOfTests, AreDocumentsAsTheyGoIn) {
  Files files = shop();
  files["rules/tests/one.yaml"] = R"(
tests: one
of: one
input: { order: { id: A } }
cases:
  - { name: as it is, want: { id: A, where: north } }
  - { name: changed, change: { input.order.id: B, context.region: south }, want: { id: B, where: south } }
)";
  const auto rules = loaded(files);
  const Corpus corpus = corpus_of_tests(MemoryFileSystem(files), "rules", *rules);
  EXPECT_EQ(said(corpus),
            "rules/tests/one.yaml: as it is > one order={\"id\":\"A\"}\n"
            "rules/tests/one.yaml: changed > one order={\"id\":\"B\"}\n");
  Translator translator(rules);
  EXPECT_EQ(translate(translator, corpus.documents.at(1)).output, R"({"id":"B","where":"south"})");
}

TEST(DocumentsThatAreInBothToTheLetter, AreThereOnce) {
  Files files = shop();
  files["docs/one/a.json"] = R"({"id":"A"})";
  files["docs/one/b.json"] = R"({"id":"B"})";
  Corpus corpus = corpus_of(files);
  add_to_corpus(corpus, corpus_of(files));
  EXPECT_EQ(corpus.documents.size(), 2u);
  files["docs/context.yaml"] = "region: south\n";
  add_to_corpus(corpus, corpus_of(files));
  EXPECT_EQ(corpus.documents.size(), 4u);
}

}  // namespace
}  // namespace smx
