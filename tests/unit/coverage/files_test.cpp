// What is written for other programs and for people: tests/golden/coverage, which
// SMX_UPDATE_GOLDEN=1 writes anew.
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "unit/coverage/counted.h"

namespace smx::coverage::testing {
namespace {

CoverageReport sample() {
  Pack pack;
  pack.file("tables/word.yaml",
            "table: word\nsummary: Words.\nkey: { status: text }\nvalue: { word: text }\nrows:\n"
            "  OPEN: open\n  LOST: lost\n");
  pack.mapping(
      "fields:\n"
      "  number: order.id\n"
      "  text: { when: { order.count: 1 }, from: order.note, on_null: skip }\n"
      "  kind: { from: order.status | lookup word, on_missing: skip }\n"
      "  flag: { holds: { order.note: \"<b> & \\\"c\\\"\" } }\n"
      "  names: { each: order.lines, from: .name }\n");
  const CoveredTests tests =
      pack.send({"{ id: a, count: 1, note: x, status: OPEN }", "{ id: b, other: y }"}).run();
  EXPECT_EQ(problems(tests), "");
  return tests.coverage;
}

void expect_golden(const std::string& name, const std::string& text) {
  const std::string path = SMX_SOURCE_DIR "/tests/golden/coverage/" + name;
  if (std::getenv("SMX_UPDATE_GOLDEN")) std::ofstream(path, std::ios::binary) << text;
  std::ifstream file(path, std::ios::binary);
  std::stringstream known;
  known << file.rdbuf();
  EXPECT_EQ(text, known.str()) << path;
}

TEST(TheTracefile, is_what_lcov_reads) {
  expect_golden("coverage.info", lcov_of(sample()));
}

TEST(TheXmlFile, is_what_cobertura_writes) {
  expect_golden("cobertura.xml", cobertura_of(sample()));
}

TEST(TheJsonFile, has_everything) {
  expect_golden("coverage.json", coverage_json(sample()));
}

TEST(ThePage, shows_the_rules_with_what_is_missing_and_escapes_them) {
  expect_golden("coverage.html", coverage_html(sample()));
}

TEST(Files, of_nothing_are_files_nevertheless) {
  EXPECT_EQ(lcov_of({}), "");
  EXPECT_NE(cobertura_of({}).find("lines-valid=\"0\""), std::string::npos);
  EXPECT_NE(coverage_json({}).find("\"files\":[]"), std::string::npos);
  EXPECT_NE(coverage_html({}).find("</html>"), std::string::npos);
}

}  // namespace
}  // namespace smx::coverage::testing
