// Packs that are broken in a way that once was not survived. Found by fuzzing.
#include <gtest/gtest.h>

#include "smx/file_system.h"
#include "smx/rule_set.h"

namespace smx {
namespace {

using Files = std::map<std::string, std::string>;

constexpr const char* kPack = "pack: p\nsummary: A pack.\nschemas: { t: schemas/t.yaml }\n";
constexpr const char* kSchema = "$defs: { In: { type: object, properties: { id: {} } } }\n";

/// The messages, one on each line; nothing where the rules load.
std::string refused(const Files& files) {
  const LoadedRules loaded = load_rules(MemoryFileSystem(files), "");
  std::string out;
  for (const Diagnostic& diagnostic : loaded.diagnostics.items()) out += diagnostic.message + "\n";
  EXPECT_FALSE(loaded.rules) << out;
  return out;
}

TEST(ABrokenPack, MayHoldSomethingElseInItsPackFile) {
  EXPECT_EQ(
      refused({{"pack.yaml",
                "mapping: pack\nsummary: M.\ninput: { a: text }\noutput: text\nresult: a\n"}}),
      "`pack.yaml` does not hold a pack\n");
  EXPECT_NE(refused({{"pack.yaml", "{}\n"}}), "");
  EXPECT_NE(refused({{"pack.yaml", ""}}), "");
}

TEST(ABrokenPack, MayHaveATableWhoseKeyHasNoType) {
  const std::string said =
      refused({{"pack.yaml", kPack},
               {"schemas/t.yaml", kSchema},
               {"tables/kinds.yaml",
                "table: kinds\nsummary: K.\nkey: { a:}\nvalue: { b: text }\nrows: { A: B }\n"}});
  EXPECT_NE(said, "");
}

TEST(ABrokenPack, MayTurnRoundAMappingWithoutOutput) {
  const std::string said =
      refused({{"pack.yaml", kPack},
               {"schemas/t.yaml", kSchema},
               {"mappings/m.yaml",
                "mapping: m\nsummary: M.\ninput: { in: t/In }\noutpgt: t/In\ninverse_of: m\n"}});
  EXPECT_NE(said.find("outpgt"), std::string::npos) << said;
}

}  // namespace
}  // namespace smx
