#include <gtest/gtest.h>

#include "unit/functions/calls.h"

namespace smx {
namespace {

using functions_test::Caller;

TEST(Format, LosesTheTimeOfDayInADateUnlessItIsMidnight) {
  Caller caller;
  const auto lost = caller.outcome("format", R"("2024-03-05T15:04:05Z")", "date");
  EXPECT_EQ(lost.text, "\"2024-03-05\" (lost)");
  EXPECT_EQ(lost.detail, "the time of day");
  EXPECT_EQ(caller.run("format", R"("2024-03-05T00:00:00Z")", "date"), "\"2024-03-05\"");
}

TEST(Format, LosesAFractionWhereTheFormHasNone) {
  Caller caller;
  const auto lost = caller.outcome("format", R"("2024-03-05T15:04:05.250Z")", "rfc1123");
  EXPECT_EQ(lost.text, "\"Tue, 05 Mar 2024 15:04:05 GMT\" (lost)");
  EXPECT_EQ(lost.detail, "a fraction of a second");
  EXPECT_EQ(caller.run("format", R"("2024-03-05T15:04:05.000Z")", "rfc1123"),
            "\"Tue, 05 Mar 2024 15:04:05 GMT\"");
}

TEST(Format, KeepsAFractionInRfc3339) {
  Caller caller;
  EXPECT_EQ(caller.run("format", R"("2024-03-05T15:04:05.25+01:00")", "rfc3339"),
            "\"2024-03-05T14:04:05.25Z\"");
  EXPECT_EQ(caller.run("format", R"("2024-03-05T15:04:05.25Z")", "rfc3339-ms"),
            "\"2024-03-05T15:04:05.250Z\"");
  EXPECT_EQ(caller.run("format", R"("2024-03-05T15:04:05.1234Z")", "rfc3339-ms"),
            "\"2024-03-05T15:04:05.123Z\" (lost)");
}

TEST(DaysSince, CountsTwentyFourHoursNotCalendarDays) {
  Caller caller;
  EXPECT_EQ(caller.run("days_since", R"("2024-03-06T00:00:00Z")", "2024-03-05T23:59:59Z"), "0");
  EXPECT_EQ(caller.run("days_since", R"("2024-03-01T00:00:00Z")", "2024-02-28T00:00:00Z"), "2");
}

TEST(DaysSince, RoundsDownOnBothSidesOfZero) {
  Caller caller;
  const char* start = "2024-03-05T12:00:00Z";
  EXPECT_EQ(caller.run("days_since", R"("2024-03-05T12:00:00Z")", start), "0");
  EXPECT_EQ(caller.run("days_since", R"("2024-03-05T11:59:59.999999999Z")", start), "-1");
  EXPECT_EQ(caller.run("days_since", R"("2024-03-04T12:00:00Z")", start), "-1");
  EXPECT_EQ(caller.run("days_since", R"("2024-03-04T11:59:59Z")", start), "-2");
}

TEST(DaysSince, CountsADayOnlyWhenItsLastFractionHasPassed) {
  Caller caller;
  const char* start = "2024-03-05T12:00:00.500Z";
  EXPECT_EQ(caller.run("days_since", R"("2024-03-06T12:00:00.499Z")", start), "0");
  EXPECT_EQ(caller.run("days_since", R"("2024-03-06T12:00:00.500Z")", start), "1");
  EXPECT_EQ(caller.run("days_since", R"("2024-03-05T12:00:00.499Z")", start), "-1");
}

TEST(DaysSince, ComparesInstantsAndNotTheirOffsets) {
  Caller caller;
  EXPECT_EQ(caller.run("days_since", R"("2024-03-05T20:00:00-05:00")", "2024-03-05T01:00:00Z"),
            "1");
}

TEST(IsBeforeAndIsAfter, AreBothFalseForTheSameInstantWrittenDifferently) {
  Caller caller;
  const char* input = R"("2024-03-05T15:00:00.500+01:00")";
  EXPECT_EQ(caller.run("is_before", input, "2024-03-05T14:00:00.5Z"), "false");
  EXPECT_EQ(caller.run("is_after", input, "2024-03-05T14:00:00.5Z"), "false");
  EXPECT_EQ(caller.run("is_after", input, "2024-03-05T14:00:00.499Z"), "true");
  EXPECT_EQ(caller.run("is_before", input, "2024-03-05T14:00:00.501Z"), "true");
}

TEST(Instant, KeepsTheTextAsItIs) {
  Caller caller;
  EXPECT_EQ(caller.run("instant", R"("2024-02-29T23:59:59.1200-05:00")"),
            "\"2024-02-29T23:59:59.1200-05:00\"");
  EXPECT_EQ(caller.run("instant", R"("2024-03-05 15:04:05Z")"), "fault not-an-instant");
}

}  // namespace
}  // namespace smx
