#include <gtest/gtest.h>

#include "smx/diagnostic.h"

namespace smx {
namespace {

TEST(RenderJson, KeepsItsMemberNames) {
  const Source source("a.yaml", "x: \"y\"\n");
  Diagnostic diagnostic = make_error(Code::unknown_member, "no `y`", {&source, 3, 6}, "here");
  diagnostic.rule = "a/rule";
  diagnostic.fault = "no-y";
  diagnostic.inputs.push_back({"message", "/a", Position{3, 9}, "string, 9 chars"});
  diagnostic.notes.push_back({"policy", "p"});
  diagnostic.fix = "do";
  EXPECT_EQ(render_json(diagnostic),
            R"({"code":"SMX0401","slug":"unknown-member","severity":"error","message":"no `y`",)"
            R"("rule":"a/rule","fault":"no-y","labels":[{"file":"a.yaml","line":1,"column":4,)"
            R"("end_line":1,"end_column":7,"text":"here"}],"inputs":[{"document":"message",)"
            R"("pointer":"/a","line":3,"column":9,"shape":"string, 9 chars"}],)"
            R"("notes":[{"name":"policy","text":"p"}],"fix":"do"})");
}

TEST(RenderJson, LeavesOutWhatIsEmpty) {
  EXPECT_EQ(render_json(make_warning(Code::unused_name, "m", {})),
            R"({"code":"SMX0309","slug":"unused-name","severity":"warning","message":"m"})");
}

TEST(RenderJson, StaysOneLineOfValidJsonWhateverTheTextIs) {
  EXPECT_EQ(render_json(make_warning(Code::unused_name, "a\n\"\x01\xFFé", {})),
            R"({"code":"SMX0309","slug":"unused-name","severity":"warning",)"
            "\"message\":\"a\\n\\\"\\u0001\uFFFDé\"}");
}

TEST(JsonQuoted, EscapesWhatJsonDemandsAndNothingElse) {
  EXPECT_EQ(json_quoted("a/b ä \"\\\b\f\n\r\t\x1f\x7f"),
            "\"a/b ä \\\"\\\\\\b\\f\\n\\r\\t\\u001f\x7f\"");
  EXPECT_EQ(json_quoted(std::string_view("\0", 1)), "\"\\u0000\"");
}

}  // namespace
}  // namespace smx
