// What clocks show where, by the database of the machine.
#include "times/zones.h"

#include <ctime>

#include <gtest/gtest.h>

#include "times/posix_rule.h"
#include "times/times.h"

namespace smx::times {
namespace {

const Zones& system_zones() {
  static const Zones zones(system_zone_folder());
  return zones;
}

std::int64_t seconds(std::string_view text) {
  const auto instant = parse_rfc3339(text);
  return instant ? instant->seconds : -1;
}

/// "CDT -18000"
std::string clock(std::string_view zone, std::string_view moment) {
  const Zone* found = system_zones().find(zone);
  if (!found) return "no zone";
  const LocalTime local = found->at(seconds(moment));
  return std::string(local.abbreviation) + " " + std::to_string(local.offset_seconds);
}

TEST(Zones, KnowTheirNamesExactly) {
  EXPECT_NE(system_zones().find("America/Chicago"), nullptr);
  EXPECT_NE(system_zones().find("UTC"), nullptr);
  EXPECT_EQ(system_zones().find("america/chicago"), nullptr);
  EXPECT_EQ(system_zones().find("America"), nullptr);
  EXPECT_EQ(system_zones().find(""), nullptr);
  EXPECT_EQ(system_zones().find("../zoneinfo/UTC"), nullptr);
  EXPECT_GT(system_zones().names().size(), 300u);
}

TEST(Zones, OfAFolderThatIsNotThereAreNone) {
  const Zones none("/nowhere/at/all");
  EXPECT_TRUE(none.names().empty());
  EXPECT_EQ(none.find("UTC"), nullptr);
}

TEST(Zones, FollowDaylightSaving) {
  EXPECT_EQ(clock("America/Chicago", "2024-01-15T12:00:00Z"), "CST -21600");
  EXPECT_EQ(clock("America/Chicago", "2024-07-15T12:00:00Z"), "CDT -18000");
  EXPECT_EQ(clock("America/Chicago", "2024-03-10T07:59:59Z"), "CST -21600");
  EXPECT_EQ(clock("America/Chicago", "2024-03-10T08:00:00Z"), "CDT -18000");
  EXPECT_EQ(clock("America/Phoenix", "2024-07-15T12:00:00Z"), "MST -25200");
  EXPECT_EQ(clock("Europe/Dublin", "2024-07-15T12:00:00Z"), "IST 3600");
  EXPECT_EQ(clock("Asia/Kathmandu", "2024-07-15T12:00:00Z"), "+0545 20700");
  EXPECT_EQ(clock("Australia/Sydney", "2024-01-15T12:00:00Z"), "AEDT 39600");
}

/// The first moment of a date, in UTC.
std::string begins(std::string_view zone, std::string_view date) {
  const std::int64_t start = start_of_day(*parse_date(date), *system_zones().find(zone));
  return std::to_string(start - days_from_epoch(*parse_date(date)) * kSecondsOfDay);
}

TEST(Zones, SayWhenADayBegins) {
  EXPECT_EQ(begins("UTC", "2026-04-11"), "0");
  EXPECT_EQ(begins("America/Detroit", "2026-04-11"), "14400");
  EXPECT_EQ(begins("America/Detroit", "2026-01-11"), "18000");
  EXPECT_EQ(begins("Asia/Tokyo", "2026-04-11"), "-32400");
  // Clocks went from 24:00 to 01:00: the day began with the moment that was shown as 01:00.
  EXPECT_EQ(begins("America/Sao_Paulo", "2018-11-04"), "10800");
  // Clocks went from 01:00 back to 00:00: the day began with the first of the two.
  EXPECT_EQ(begins("America/Havana", "2024-11-03"), "14400");
  // The day was left out: it begins where the next one does.
  EXPECT_EQ(begins("Pacific/Apia", "2011-12-30"), "36000");
}

TEST(Zones, GoOnFollowingTheirRuleBeyondTheListedYears) {
  EXPECT_EQ(clock("America/New_York", "2060-07-01T00:00:00Z"), "EDT -14400");
  EXPECT_EQ(clock("America/New_York", "2060-12-01T00:00:00Z"), "EST -18000");
  EXPECT_EQ(clock("America/New_York", "9999-07-01T00:00:00Z"), "EDT -14400");
  EXPECT_EQ(clock("America/New_York", "9999-12-31T00:00:00Z"), "EST -18000");
  EXPECT_EQ(clock("Pacific/Auckland", "2500-01-01T00:00:00Z"), "NZDT 46800");
}

TEST(Zones, AgreeWithTheClockOfTheMachine) {
  for (const char* name : {"America/Chicago", "America/Anchorage", "Europe/Dublin", "Asia/Tehran",
                           "Pacific/Apia", "Africa/Casablanca", "Australia/Lord_Howe"}) {
    setenv("TZ", name, 1);
    tzset();
    const Zone* zone = system_zones().find(name);
    ASSERT_NE(zone, nullptr) << name;
    for (std::int64_t at = -1'000'000'000; at < 4'000'000'000; at += 777'777) {
      const std::time_t moment = at;
      std::tm local{};
      localtime_r(&moment, &local);
      ASSERT_EQ(zone->at(at).offset_seconds, local.tm_gmtoff) << name << " " << at;
      ASSERT_EQ(zone->at(at).abbreviation, local.tm_zone) << name << " " << at;
    }
  }
  unsetenv("TZ");
  tzset();
}

TEST(LocalTimes, AreShownOnceTwiceOrNever) {
  const Zone* chicago = system_zones().find("America/Chicago");
  ASSERT_NE(chicago, nullptr);
  const Moments plain = chicago->moments_of(seconds("2024-07-15T12:00:00Z"));
  EXPECT_EQ(plain.kind, Moments::Kind::once);
  EXPECT_EQ(plain.earlier, seconds("2024-07-15T17:00:00Z"));
  EXPECT_EQ(plain.later, plain.earlier);
  const Moments skipped = chicago->moments_of(seconds("2024-03-10T02:30:00Z"));
  EXPECT_EQ(skipped.kind, Moments::Kind::skipped);
  EXPECT_EQ(skipped.earlier, seconds("2024-03-10T07:30:00Z"));
  EXPECT_EQ(skipped.later, seconds("2024-03-10T08:30:00Z"));
  const Moments repeated = chicago->moments_of(seconds("2024-11-03T01:30:00Z"));
  EXPECT_EQ(repeated.kind, Moments::Kind::repeated);
  EXPECT_EQ(repeated.earlier, seconds("2024-11-03T06:30:00Z"));
  EXPECT_EQ(repeated.later, seconds("2024-11-03T07:30:00Z"));
  const Moments far = chicago->moments_of(seconds("9998-07-15T12:00:00Z"));
  EXPECT_EQ(far.earlier, seconds("9998-07-15T17:00:00Z"));
}

TEST(LocalTimes, OfADayThatAnIslandLeftOutAreSkipped) {
  const Zone* apia = system_zones().find("Pacific/Apia");
  ASSERT_NE(apia, nullptr);
  EXPECT_EQ(apia->moments_of(seconds("2011-12-30T12:00:00Z")).kind, Moments::Kind::skipped);
  EXPECT_EQ(apia->moments_of(seconds("2011-12-29T23:59:59Z")).kind, Moments::Kind::once);
  EXPECT_EQ(apia->moments_of(seconds("2011-12-31T00:00:00Z")).kind, Moments::Kind::once);
}

TEST(LocalTimes, ComeBackToTheMomentsTheyWereMadeOfInEveryZone) {
  for (const std::string& name : system_zones().names()) {
    const Zone& zone = *system_zones().find(name);
    for (std::int64_t at = -4'000'000'000; at < 20'000'000'000; at += 40'507'201) {
      const Moments moments = zone.moments_of(at + zone.at(at).offset_seconds);
      ASSERT_NE(moments.kind, Moments::Kind::skipped) << name << " " << at;
      ASSERT_TRUE(moments.earlier == at || moments.later == at) << name << " " << at;
    }
  }
}

TEST(ZoneFiles, ThatAreNoneAreRefused) {
  EXPECT_EQ(Zone::from_tzif("x", ""), nullptr);
  EXPECT_EQ(Zone::from_tzif("x", "TZif"), nullptr);
  EXPECT_EQ(Zone::from_tzif("x", std::string(44, '\0')), nullptr);
  EXPECT_EQ(Zone::from_tzif("x", "TZif1" + std::string(200, '\0')), nullptr);
}

TEST(PosixRules, AreReadInAllTheirForms) {
  const auto chicago = PosixRule::parse("CST6CDT,M3.2.0,M11.1.0");
  ASSERT_TRUE(chicago && chicago->daylight);
  EXPECT_EQ(chicago->standard.offset, -21600);
  EXPECT_EQ(chicago->daylight->offset, -18000);
  EXPECT_EQ(chicago->start_in(2024), seconds("2024-03-10T08:00:00Z"));
  EXPECT_EQ(chicago->end_in(2024), seconds("2024-11-03T07:00:00Z"));
  const auto dublin = PosixRule::parse("IST-1GMT0,M10.5.0,M3.5.0/1");
  ASSERT_TRUE(dublin && dublin->daylight);
  EXPECT_EQ(dublin->daylight->offset, 0);
  EXPECT_EQ(dublin->start_in(2024), seconds("2024-10-27T01:00:00Z"));
  const auto counted = PosixRule::parse("<+03>-3<+04>,J60/0,59/0");
  ASSERT_TRUE(counted);
  EXPECT_EQ(counted->start_in(2024), seconds("2024-03-01T00:00:00Z") - 3 * 3600);
  EXPECT_EQ(counted->start_in(2023), seconds("2023-03-01T00:00:00Z") - 3 * 3600);
  EXPECT_EQ(counted->end_in(2024), seconds("2024-02-29T00:00:00Z") - 4 * 3600);
  EXPECT_TRUE(PosixRule::parse("UTC0"));
}

TEST(PosixRules, ThatAreNoneAreRefused) {
  for (const char* text : {"", "CST", "6", "CST6CDT", "CST6CDT,M3.2.0", "CST6CDT,M13.2.0,M11.1.0",
                           "CST6CDT,M3.6.0,M11.1.0", "CST6CDT,M3.2.0,M11.1.0 ", "CST6CDT,J0,J1"}) {
    EXPECT_FALSE(PosixRule::parse(text)) << text;
  }
}

}  // namespace
}  // namespace smx::times
