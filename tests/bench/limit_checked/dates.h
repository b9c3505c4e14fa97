// The two date-times of the translations, read by their grammar and the calendar.
#pragma once

#include <string_view>

namespace smx::bench {

/// `YYYY-MM-DDThh:mm:ss`, then optionally `.` and three digits, then `Z` or `+hh:mm` or `-hh:mm`;
/// written as the same moment in UTC with three digits. Throws Refusal.
char* put_utc(char* to, std::string_view text);

/// `Wed, 15 Feb 2017 18:05:26 GMT`, written as `2017-02-15T18:05:26Z`. The day of the week must be
/// that of the date. Throws Refusal.
char* put_from_http_date(char* to, std::string_view text);

}  // namespace smx::bench
