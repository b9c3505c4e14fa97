// Texts of many forms, read and written.
#include <random>

#include <gtest/gtest.h>

#include "times/form.h"
#include "unit/times/written_forms.h"

namespace smx::times {
namespace {

/// "minute 2020-04-21T13:47:00.000000000 -300", or "no"
std::string reading(std::string_view form, std::string_view text) {
  const auto read = read_form(form, text);
  if (!read) return "no";
  constexpr std::string_view kNames[] = {"year", "month", "day", "hour", "minute", "second"};
  Local local{read->local_seconds(), read->nanoseconds, read->fraction_digits, 0, ""};
  std::string out(kNames[static_cast<std::size_t>(read->precision)]);
  out += ' ';
  write_form("local", local, out);
  return read->offset_minutes ? out + " " + std::to_string(*read->offset_minutes) : out;
}

TEST(Forms, OfTheDocumentsAreRead) {
  EXPECT_EQ(reading("MM/dd/yyyy_hh:mm_a_z", "04/21/2020 01:47 p.m. CDT"),
            "minute 2020-04-21T13:47:00 -300");
  EXPECT_EQ(reading("MM/dd/yyyy_hh:mm_a_z", "04/21/2020 12:07 AM HST"),
            "minute 2020-04-21T00:07:00 -600");
  EXPECT_EQ(reading("rfc1123", "Tue, 31 Jan 2017 21:30:48 GMT"), "second 2017-01-31T21:30:48 0");
  EXPECT_EQ(reading("rfc3339", "2024-06-25T14:14:51.000+00:00"),
            "second 2024-06-25T14:14:51.000 0");
  EXPECT_EQ(reading("local", "2024-06-25T10:15:06"), "second 2024-06-25T10:15:06");
  EXPECT_EQ(reading("yyyy-MM-ddTHH:mm:ss:SSS'Z'", "2024-06-25T10:15:06:123Z"),
            "second 2024-06-25T10:15:06.123");
  EXPECT_EQ(reading("MMMM_d,_yyyy", "March 3, 2026"), "day 2026-03-03T00:00:00");
  EXPECT_EQ(reading("hl7", "2024"), "year 2024-01-01T00:00:00");
  EXPECT_EQ(reading("hl7", "202403051504"), "minute 2024-03-05T15:04:00");
  EXPECT_EQ(reading("hl7", "20240305150405.1234-0600"), "second 2024-03-05T15:04:05.1234 -360");
  EXPECT_EQ(reading("fhir", "2024-03"), "month 2024-03-01T00:00:00");
}

TEST(Forms, RefuseWhatIsNotQuiteTheirs) {
  const std::pair<const char*, const char*> kCases[] = {
      {"rfc1123", "Mon, 31 Jan 2017 21:30:48 GMT"},  // it was a Tuesday
      {"rfc1123", "Tue, 31 Jan 2017 21:30:48 UTC"},
      {"local", "2024-06-25T10:15:06Z"},
      {"local", "2024-02-30T10:15:06"},
      {"local", "2024-06-25T24:00:00"},
      {"hl7", "20240"},
      {"hl7", "20241301"},
      {"hl7", "20240305.5"},
      {"hl7", "20240305150405."},
      {"fhir", "2024-3"},
      {"fhir", "2024-03-05T15:04Z"},
      {"MM/dd/yyyy_hh:mm_a", "04/21/2020 13:47 PM"},
      {"MM/dd/yyyy_hh:mm_a", "04/21/2020 00:47 AM"},
      {"MM/dd/yyyy", "4/21/2020"},
      {"MM/dd/yyyy", "04/21/2020 "},
      {"yyyy-MM-ddTHH:mm_z", "2024-03-05T10:00 BST"},
      {"yyyy-MM-ddTHH:mmXXX", "2024-03-05T10:00+0100"}};
  for (const auto& [form, text] : kCases) EXPECT_EQ(reading(form, text), "no") << text;
}

TEST(Forms, ThatSayNoTimeAreRefusedWithAReason) {
  for (const char* form :
       {"", "rfc1132", "yyyy-MM-ddTHH:mmZ", "yy-MM-dd", "MM/dd", "hh:mm_yyyy", "yyyy-MM-dd_hh:mm",
        "yyyy-yyyy", "yyyy-MM-dd_'o", "yyyy-MM-dd_mm", "yyyyMMddHHmm_z_XXX"}) {
    EXPECT_NE(wrong_in_form(form, FormUse::reading), "") << form;
    EXPECT_FALSE(read_form(form, "2024")) << form;
  }
  EXPECT_EQ(wrong_in_form("HH:mm", FormUse::writing), "");
  EXPECT_EQ(wrong_in_form("MMMM_d,_yyyy", FormUse::reading), "");
  EXPECT_NE(wrong_in_form("fhir", FormUse::writing), "");
}

TEST(Forms, SayWhatTheyDidNotWrite) {
  std::string out;
  const Local time{19787 * 86'400 + 54'245, 120'000'000, 2, -360, "CST"};
  EXPECT_EQ(write_form("yyyy-MM-ddTHH:mm:ss.SS", time, out)->lost, Unwritten::nothing);
  EXPECT_EQ(write_form("yyyy-MM-ddTHH:mm:ss.S", time, out)->lost, Unwritten::fraction);
  EXPECT_EQ(write_form("yyyy-MM-dd_HH:mm", time, out)->lost, Unwritten::seconds);
  EXPECT_EQ(write_form("yyyy-MM-dd", time, out)->lost, Unwritten::time_of_day);
  EXPECT_EQ(write_form("MM/yyyy", time, out)->lost, Unwritten::day);
  EXPECT_EQ(write_form("HH:mm:ss", time, out)->lost, Unwritten::date);
  EXPECT_FALSE(write_form("nonsense", time, out));
}

/// What a form can hold comes back from it: for moments of all years.
TEST(Forms, ComeBackFromTheirTexts) {
  std::mt19937_64 random(20240305);
  for (int i = 0; i < 20'000; ++i) {
    Local local;
    local.seconds = static_cast<std::int64_t>(random() % 315'537'000'000) - 62'135'000'000;
    local.nanoseconds = static_cast<std::uint32_t>(random() % 1000) * 1'000'000;
    local.fraction_digits = 3;
    local.offset_minutes = static_cast<std::int16_t>(static_cast<int>(random() % 1440) - 720);
    for (const char* form : {"rfc3339", "hl7", "EEEE,_MMMM_d,_yyyy_hh:mm:ss.SSS_a_xx",
                             "d.M.yyyy_H:m:s.SSSXXX", "EEE_dd-MMM-yyyy'T'HH:mm:ss,SSSXX"}) {
      std::string text;
      ASSERT_EQ(write_form(form, local, text)->lost, Unwritten::nothing) << form;
      const auto read = read_form(form, text);
      ASSERT_TRUE(read) << form << " " << text;
      ASSERT_EQ(read->local_seconds(), local.seconds) << text;
      ASSERT_EQ(read->nanoseconds, local.nanoseconds) << text;
      ASSERT_EQ(read->offset_minutes, local.offset_minutes) << text;
    }
  }
}

/// The forms agree with the reader of RFC 3339 that everything else uses.
TEST(Forms, ReadRfc3339AsItsOwnReaderDoes) {
  std::mt19937_64 random(7);
  constexpr std::string_view kSigns = "0123459-:.TZ+";
  const std::string start = "2024-02-29T23:59:59.5+05:30";
  for (int i = 0; i < 50'000; ++i) {
    std::string text = start;
    for (auto changes = random() % 3; changes > 0; --changes) {
      text[random() % text.size()] = kSigns[random() % kSigns.size()];
    }
    if (random() % 3 == 0) text.resize(random() % text.size());
    const auto one = read_form("rfc3339", text);
    const auto two = parse_rfc3339(text);
    ASSERT_EQ(one.has_value(), two.has_value()) << text;
    if (!one) continue;
    ASSERT_EQ(one->local_seconds() - *one->offset_minutes * 60, two->seconds) << text;
    ASSERT_EQ(one->nanoseconds, two->nanoseconds) << text;
  }
}

/// Day by day through one whole cycle of the calendar, counted by hand.
TEST(Days, OfFourHundredYearsFollowEachOther) {
  Date date{1801, 1, 1};
  std::int64_t day = days_from_epoch(date);
  const std::int64_t first = day;
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  while (date.year < 2201) {
    ASSERT_EQ(days_from_epoch(date), day);
    const Date back = date_from_days(day);
    ASSERT_TRUE(back.year == date.year && back.month == date.month && back.day == date.day) << day;
    const bool leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
    const int last = kDays[date.month - 1] + (date.month == 2 && leap ? 1 : 0);
    ++day;
    ++date.day;
    if (date.day > last) {
      date.day = 1;
      ++date.month;
    }
    if (date.month > 12) {
      date.month = 1;
      ++date.year;
    }
  }
  EXPECT_EQ(day - first, 146'097);
}

}  // namespace
}  // namespace smx::times
