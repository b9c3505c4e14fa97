#include "times/times.h"

#include <random>

#include <gtest/gtest.h>

#include "unit/times/written_forms.h"

namespace smx::times {
namespace {

std::string written(std::string_view text, std::string_view form) {
  const auto instant = parse_rfc3339(text);
  if (!instant) return "refused";
  std::string out;
  write_form(form, in_utc(*instant), out);
  return out;
}

TEST(Instants, are_read_in_every_way_rfc_3339_writes_them) {
  const struct {
    const char* text;
    std::int64_t seconds;
    std::uint32_t nanoseconds;
    int digits;
    int offset;
  } table[] = {
      {"1970-01-01T00:00:00Z", 0, 0, 0, 0},
      {"2024-03-05T15:04:05Z", 1709651045, 0, 0, 0},
      {"2024-03-05T15:04:05.5Z", 1709651045, 500000000, 1, 0},
      {"2024-03-05T15:04:05.000Z", 1709651045, 0, 3, 0},
      {"2024-03-05T15:04:05.123456789Z", 1709651045, 123456789, 9, 0},
      {"2024-03-05T10:04:05-05:00", 1709651045, 0, 0, -300},
      {"2024-03-05T20:34:05+05:30", 1709651045, 0, 0, 330},
      {"2024-03-05T15:04:05-00:00", 1709651045, 0, 0, 0},
      {"1969-12-31T23:59:59.25Z", -1, 250000000, 2, 0},
      {"0001-01-01T00:00:00Z", -62135596800, 0, 0, 0},
      {"9999-12-31T23:59:59Z", 253402300799, 0, 0, 0},
  };
  for (const auto& row : table) {
    SCOPED_TRACE(row.text);
    const auto instant = parse_rfc3339(row.text);
    ASSERT_TRUE(instant.has_value());
    EXPECT_EQ(instant->seconds, row.seconds);
    EXPECT_EQ(instant->nanoseconds, row.nanoseconds);
    EXPECT_EQ(instant->fraction_digits, row.digits);
    EXPECT_EQ(instant->offset_minutes, row.offset);
  }
}

TEST(Instants, are_refused_when_they_do_not_exist_or_are_written_otherwise) {
  for (const char* text : {"",
                           "2024-03-05",
                           "2024-02-30T00:00:00Z",
                           "2023-02-29T00:00:00Z",
                           "1900-02-29T00:00:00Z",
                           "2024-04-31T00:00:00Z",
                           "2024-00-10T00:00:00Z",
                           "2024-13-01T00:00:00Z",
                           "2024-01-00T00:00:00Z",
                           "0000-01-01T00:00:00Z",
                           "2024-03-05T24:00:00Z",
                           "2024-03-05T23:60:00Z",
                           "2016-12-31T23:59:60Z",
                           "2024-03-05t15:04:05Z",
                           "2024-03-05T15:04:05z",
                           "2024-03-05 15:04:05Z",
                           "2024-03-05T15:04:05",
                           "2024-03-05T15:04Z",
                           "2024-03-05T15:04:05.Z",
                           "2024-03-05T15:04:05,5Z",
                           "2024-03-05T15:04:05.1234567890Z",
                           "2024-03-05T15:04:05+0530",
                           "2024-03-05T15:04:05+24:00",
                           "2024-03-05T15:04:05+05:60",
                           "2024-03-05T15:04:05ZZ",
                           " 2024-03-05T15:04:05Z",
                           "2024-03-05T15:04:05Z ",
                           "+2024-03-05T15:04:05Z",
                           "2024-3-5T15:04:05Z",
                           "12024-03-05T15:04:05Z",
                           "2024-03-05T1a:04:05Z",
                           "2024-03-05T15:04:05+-5:00",
                           "0001-01-01T00:00:00+00:01",
                           "9999-12-31T23:59:59-00:01"}) {
    EXPECT_FALSE(parse_rfc3339(text).has_value()) << text;
  }
}

TEST(Instants, are_written_in_each_form_in_utc) {
  EXPECT_EQ(written("2024-03-05T10:04:05-05:00", "rfc3339"), "2024-03-05T15:04:05Z");
  EXPECT_EQ(written("2024-03-05T15:04:05.50Z", "rfc3339"), "2024-03-05T15:04:05.50Z");
  EXPECT_EQ(written("2024-03-05T15:04:05.000Z", "rfc3339"), "2024-03-05T15:04:05.000Z");
  EXPECT_EQ(written("2024-03-05T15:04:05Z", "rfc3339-ms"), "2024-03-05T15:04:05.000Z");
  EXPECT_EQ(written("2024-03-05T15:04:05.1234Z", "rfc3339-ms"), "2024-03-05T15:04:05.123Z");
  EXPECT_EQ(written("2024-03-05T15:04:05Z", "rfc1123"), "Tue, 05 Mar 2024 15:04:05 GMT");
  EXPECT_EQ(written("1969-12-31T23:59:59Z", "rfc1123"), "Wed, 31 Dec 1969 23:59:59 GMT");
  EXPECT_EQ(written("0001-01-01T00:00:00Z", "rfc1123"), "Mon, 01 Jan 0001 00:00:00 GMT");
  EXPECT_EQ(written("2024-03-05T22:00:00-05:00", "date"), "2024-03-06");
}

TEST(Instants, tell_whether_a_form_would_lose_something) {
  const auto exact = [](const char* text, std::string_view form) {
    std::string out;
    return write_form(form, in_utc(*parse_rfc3339(text)), out)->lost == Unwritten::nothing;
  };
  EXPECT_TRUE(exact("2024-03-05T15:04:05.123456789Z", "rfc3339"));
  EXPECT_TRUE(exact("2024-03-05T15:04:05.123000Z", "rfc3339-ms"));
  EXPECT_FALSE(exact("2024-03-05T15:04:05.1230001Z", "rfc3339-ms"));
  EXPECT_TRUE(exact("2024-03-05T15:04:05.000Z", "rfc1123"));
  EXPECT_FALSE(exact("2024-03-05T15:04:05.001Z", "rfc1123"));
  EXPECT_TRUE(exact("2024-03-05T00:00:00Z", "date"));
  EXPECT_TRUE(exact("2024-03-04T19:00:00-05:00", "date")) << "midnight in UTC";
  EXPECT_FALSE(exact("2024-03-05T00:00:00-05:00", "date"));
  EXPECT_FALSE(exact("1969-12-31T00:00:01Z", "date"));
}

TEST(Instants, made_by_hand_never_lose_digits_or_break) {
  std::string out;
  write_form("rfc3339", {.seconds = 0, .nanoseconds = 120, .fraction_digits = 0}, out);
  EXPECT_EQ(out, "1970-01-01T00:00:00.00000012Z");
  for (const char* form : {"rfc3339", "rfc3339-ms", "rfc1123", "date", "local", "hl7",
                           "EEEE,_MMMM_d,_yyyy_hh:mm:ss.SSSSSSSSS_a_xxx", "H:mm_z"}) {
    for (const std::int64_t far : {INT64_MAX, INT64_MIN}) {
      const Local odd{far, UINT32_MAX, 255, INT16_MIN, "Far"};
      EXPECT_TRUE(write_form(form, odd, out)) << form;
    }
  }
  EXPECT_FALSE(is_writable(INT64_MAX));
  EXPECT_FALSE(is_writable(INT64_MIN));
}

TEST(Instants, come_back_the_same_from_every_exact_form) {
  std::mt19937_64 random(20240305);
  std::uniform_int_distribution<std::int64_t> seconds(-62135596800, 253402300799);
  for (int i = 0; i < 20000; ++i) {
    Local instant{.seconds = seconds(random)};
    instant.nanoseconds = static_cast<std::uint32_t>(random() % 1000) * 1'000'000;
    for (const char* form : {"rfc3339", "rfc3339-ms"}) {
      std::string out;
      write_form(form, instant, out);
      const auto again = parse_rfc3339(out);
      ASSERT_TRUE(again.has_value()) << out;
      ASSERT_EQ(again->seconds, instant.seconds) << out;
      ASSERT_EQ(again->nanoseconds, instant.nanoseconds) << out;
    }
  }
}

TEST(Forms, have_names) {
  for (const char* name : {"rfc3339", "rfc3339-ms", "rfc1123", "date", "local", "hl7", "fhir"}) {
    EXPECT_TRUE(CompiledForm::of(name)) << name;
  }
  EXPECT_FALSE(CompiledForm::of("RFC3339"));
  EXPECT_FALSE(CompiledForm::of(""));
}

TEST(Dates, are_read_only_when_they_exist) {
  const auto leap = parse_date("2024-02-29");
  ASSERT_TRUE(leap.has_value());
  EXPECT_EQ(leap->year, 2024);
  EXPECT_EQ(leap->month, 2);
  EXPECT_EQ(leap->day, 29);
  EXPECT_TRUE(parse_date("2000-02-29").has_value());
  for (const char* text : {"", "2023-02-29", "2100-02-29", "2024-06-31", "2024-3-5", "20240305",
                           "2024-03-05 ", "2024-03-05T00:00:00Z", "0000-12-31", "2024/03/05"}) {
    EXPECT_FALSE(parse_date(text).has_value()) << text;
  }
}

TEST(Dates, count_every_day_from_year_1_to_9999) {
  std::int64_t day = -719162;
  for (Date last{1, 1, 1}; day <= 2932896; ++day) {
    const Date date = date_from_days(day);
    ASSERT_EQ(days_from_epoch(date), day);
    const bool next_month = date.day == 1 && (date.month == 1 || date.month == last.month + 1);
    ASSERT_TRUE(day == -719162 || date.day == last.day + 1 || next_month) << day;
    last = date;
  }
  EXPECT_EQ(date_from_days(0).year, 1970);
  EXPECT_EQ(days_from_epoch({2024, 3, 5}), 19787);
}

TEST(Dates, out_of_range_are_the_nearest_in_range) {
  EXPECT_EQ(date_from_days(INT64_MAX).year, 9999);
  EXPECT_EQ(date_from_days(INT64_MIN).year, 1);
}

}  // namespace
}  // namespace smx::times
