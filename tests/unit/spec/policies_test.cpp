#include <gtest/gtest.h>

#include "unit/spec/rule_file.h"

namespace smx::spec::testing {
namespace {

std::string described(const Policy& policy) {
  std::string out;
  switch (policy.action) {
    case Action::fail: out = "fail"; break;
    case Action::skip: out = "skip"; break;
    case Action::keep: out = "keep"; break;
    case Action::use_default: out = between("default ", policy.literal.word.text, ""); break;
    case Action::use_expression: out = between("use ", shown(*policy.expression), ""); break;
    case Action::fail_named: out = between("fail ", policy.fault.text, ""); break;
  }
  return out + (policy.reporting == Reporting::report ? " and report" : "");
}

std::string described(const Policies& policies) {
  std::string out;
  for (std::size_t i = 0; i < kTriggers; ++i) {
    if (!policies[i]) continue;
    out += out.empty() ? "" : "; ";
    out += std::string(kTriggerNames[i]) + ": " + described(*policies[i]);
  }
  return out;
}

std::string understood(const std::string& line) {
  const RuleFile rules(
      "mapping: m\nsummary: S.\ninput: { a: any }\noutput: any\nresult:\n  from: a\n  " + line +
      "\n");
  if (rules.diagnostics.has_errors()) return rules.mistakes();
  return described(rules.as<Mapping>().body->policies);
}

struct Case {
  std::string written;
  std::string understood;
};

void expect(const std::vector<Case>& cases) {
  for (const Case& each : cases) {
    SCOPED_TRACE(each.written);
    EXPECT_EQ(understood(each.written), each.understood);
  }
}

TEST(Policies, AreWords) {
  expect({{"on_missing: fail", "on_missing: fail"},
          {"on_missing: skip", "on_missing: skip"},
          {"on_null: keep", "on_null: keep"},
          {"on_empty: keep", "on_empty: keep"},
          {"on_loss: keep", "on_loss: keep"},
          {"on_conflict: keep", "on_conflict: keep"}});
}

TEST(Policies, ThatReportKeepTheValueWhereThereIsOne) {
  for (const std::string_view name : kTriggerNames) {
    const bool keeps = name == "on_loss" || name == "on_conflict";
    const std::string key(name);
    EXPECT_EQ(understood(key + ": report"),
              key + (keeps ? ": keep and report" : ": skip and report"));
  }
}

TEST(Policies, AreMaps) {
  expect({{"on_missing: { default: x }", "on_missing: default x"},
          {"on_missing: { default: null, report: true }", "on_missing: default null and report"},
          {"on_fault: { use: a | trim, report: false }", "on_fault: use a | trim"},
          {"on_many: { fail: too-many }", "on_many: fail too-many"}});
}

TEST(Policies, OfMissingNullAndEmptyAreSharedByDefault) {
  expect(
      {{"default: x", "on_missing: default x; on_null: default x; on_empty: default x"},
       {"default: x\n  on_null: keep", "on_missing: default x; on_null: keep; on_empty: default x"},
       {"on_missing: fail\n  default: (no subject)",
        "on_missing: fail; on_null: default (no subject); on_empty: default (no subject)"}});
}

TEST(Policies, ThatAreWrongAreRefusedAtTheirPlace) {
  expect(
      {{"on_mising: skip",
        "7:3 unknown-policy: there is no policy `on_mising` [did you mean `on_missing`?]\n"},
       {"on_missing: skipp",
        "7:15 unknown-policy: `skipp` is no policy for `on_missing` [did you mean `skip`?]\n"},
       {"on_loss: ignore",
        "7:12 unknown-policy: `ignore` is no policy for `on_loss` [one of `fail`, `skip`, "
        "`report`, `keep`]\n"},
       {"on_missing: keep",
        "7:15 unknown-policy: `keep` is no policy for `on_missing` [there is no value to keep; "
        "write `fail`, `skip`, `report`]\n"},
       {"on_missing: default",
        "7:15 unknown-policy: `default` is no policy for `on_missing` [this one is a map: `{ "
        "default: ... }`]\n"},
       {"on_missing: [ skip ]", "7:15 wrong-shape: expected a word or a map, and here is a list\n"},
       {"on_missing:", "7:14 wrong-shape: expected a word or a map, and here is nothing\n"},
       {"on_missing: { default: x, use: a }",
        "7:17 exclusive-keys: a policy has exactly one of `default`, `use` and `fail`\n"},
       {"on_missing: { report: true }",
        "7:15 exclusive-keys: a policy has exactly one of `default`, `use` and `fail` [`skip` and "
        "`report` alone are written as words]\n"},
       {"on_missing: { default: x, report: yes }",
        "7:37 wrong-shape: expected `true` or `false`, and here is a text\n"},
       {"on_missing: { default: }",
        "7:25 wrong-shape: expected a literal, and here is nothing [an empty text is written "
        "`\"\"`, null is written `null`]\n"},
       {"on_missing: { defualt: x }",
        "7:17 unknown-key: `defualt` is not a key of a policy [did you mean `default`?]\n"},
       {"default:",
        "7:11 wrong-shape: expected a literal, and here is nothing [an empty text is written "
        "`\"\"`, null is written `null`]\n"}});
}

TEST(Policies, OfAWholeMappingAreReadTheSameWay) {
  const RuleFile rules(
      "mapping: m\nsummary: S.\ninput: { a: any }\noutput: any\nfields: {}\n"
      "policy: { on_missing: report, on_unmaped: skip, default: x }\n");
  EXPECT_EQ(described(rules.as<Mapping>().policies), "on_missing: skip and report");
  EXPECT_EQ(rules.mistakes(),
            "6:31 unknown-policy: there is no policy `on_unmaped` [did you mean `on_unmapped` or "
            "`on_unmatched`?]\n"
            "6:49 unknown-policy: there is no policy `default`\n");
}

}  // namespace
}  // namespace smx::spec::testing
