// Times written in a form.
#include <algorithm>

#include "times/form.h"
#include "times/form_tokens.h"

namespace smx::times {
namespace {

constexpr std::int64_t kSecondsOfDay = 86'400;

void append_number(std::int64_t value, std::size_t digits, std::string& out) {
  const std::string text = std::to_string(value);
  out.append(digits > text.size() ? digits - text.size() : 0, '0');
  out += text;
}

/// Which fields were written, as letters.
struct Fields {
  std::string_view letters;
  std::size_t fraction_digits = 0;

  bool has(char letter) const { return letters.find(letter) != std::string_view::npos; }
};

class Writer {
 public:
  Writer(const Local& time, std::string& out) : time_(time), out_(out) {
    const std::int64_t day =
        time.seconds / kSecondsOfDay - (time.seconds % kSecondsOfDay < 0 ? 1 : 0);
    second_ = time.seconds - day * kSecondsOfDay;
    date_ = date_from_days(day);
    weekday_ = static_cast<std::size_t>(((day + 4) % 7 + 7) % 7);
  }

  void pattern(std::string_view pattern) {
    while (!pattern.empty()) token(take_token(pattern));
  }

  void token(const Token& token) {
    switch (token.letter) {
      case '\0': out_ += token.literal; break;
      case 'y': append_number(date_.year, 4, out_); break;
      case 'M': month(token.count); break;
      case 'd': append_number(date_.day, token.count, out_); break;
      case 'H': append_number(second_ / 3600, token.count, out_); break;
      case 'h': append_number((second_ / 3600 + 11) % 12 + 1, token.count, out_); break;
      case 'm': append_number(second_ / 60 % 60, token.count, out_); break;
      case 's': append_number(second_ % 60, token.count, out_); break;
      case 'S': fraction(token.count); break;
      case 'a': out_ += second_ / 3600 < 12 ? "AM" : "PM"; break;
      case 'E': out_ += kDayNames[weekday_].substr(0, token.count == 3 ? 3 : 9); break;
      case 'X': offset(token.count == 3 ? ":" : "", "Z"); break;
      case 'x': offset(token.count == 3 ? ":" : "", ""); break;
      case 'z': out_ += time_.abbreviation; break;
      default: break;
    }
  }

  void fraction(std::size_t digits) {
    std::string nine;
    append_number(time_.nanoseconds, 9, nine);
    out_.append(nine, 0, digits);
  }

  /// As many digits as were read, at most `most`, and none of a whole second that had none.
  std::size_t own_fraction(std::size_t most) {
    std::size_t needed = 9;
    for (std::uint32_t rest = time_.nanoseconds; needed > 0 && rest % 10 == 0; rest /= 10) {
      --needed;
    }
    const std::size_t read = std::min<std::size_t>(time_.fraction_digits, 9);
    const std::size_t digits = std::min(std::max(needed, read), most);
    if (digits > 0) out_ += '.';
    fraction(digits);
    return digits;
  }

  void offset(std::string_view colon, std::string_view zero) {
    if (time_.offset_minutes == 0 && !zero.empty()) {
      out_ += zero;
      return;
    }
    const int minutes = time_.offset_minutes < 0 ? -time_.offset_minutes : time_.offset_minutes;
    out_ += time_.offset_minutes < 0 ? '-' : '+';
    append_number(minutes / 60, 2, out_);
    out_ += colon;
    append_number(minutes % 60, 2, out_);
  }

  Written result(const Fields& fields) const {
    Written written;
    written.has_offset = fields.has('X') || fields.has('x') || fields.has('z');
    std::uint32_t unit = 1'000'000'000;
    for (std::size_t i = 0; i < fields.fraction_digits; ++i) unit /= 10;
    if (time_.nanoseconds % unit != 0) written.lost = Unwritten::fraction;
    if (!fields.has('s') && second_ % 60 != 0) written.lost = Unwritten::seconds;
    const bool hour = fields.has('H') || fields.has('h');
    const bool rest = (!fields.has('m') && second_ / 60 % 60 != 0) || (!hour && second_ >= 3600);
    if (rest) written.lost = Unwritten::time_of_day;
    if (!fields.has('d')) written.lost = Unwritten::day;
    if (!fields.has('M') || !fields.has('y')) written.lost = Unwritten::date;
    return written;
  }

 private:
  void month(std::size_t count) {
    const std::string_view name = kMonthNames[date_.month - 1u];
    if (count > 2) {
      out_ += count == 3 ? name.substr(0, 3) : name;
    } else {
      append_number(date_.month, count, out_);
    }
  }

  const Local& time_;
  std::string& out_;
  Date date_;
  std::int64_t second_ = 0;  // of the day
  std::size_t weekday_ = 0;
};

/// The letters of a pattern and the digits of its fraction.
Fields fields_of(std::string_view pattern, std::string& letters) {
  Fields fields;
  while (!pattern.empty()) {
    const Token token = take_token(pattern);
    if (token.letter != '\0') letters += token.letter;
    if (token.letter == 'S') fields.fraction_digits = token.count;
  }
  fields.letters = letters;
  return fields;
}

}  // namespace

bool is_writable(std::int64_t seconds) {
  return seconds >= -62'135'596'800 && seconds <= 253'402'300'799;
}

std::optional<Written> write_form(std::string_view form, const Local& time, std::string& out) {
  if (!wrong_in_form(form, FormUse::writing).empty()) return std::nullopt;
  Writer writer(time, out);
  if (form == "rfc3339" || form == "local") {
    writer.pattern("yyyy-MM-ddTHH:mm:ss");
    const std::size_t digits = writer.own_fraction(9);
    if (form == "rfc3339") writer.pattern("XXX");
    return writer.result({form == "rfc3339" ? "yMdHmsX" : "yMdHms", digits});
  }
  if (form == "hl7") {
    writer.pattern("yyyyMMddHHmmss");
    const std::size_t digits = writer.own_fraction(4);
    writer.pattern("xx");
    return writer.result({"yMdHmsx", digits});
  }
  std::string_view pattern = form;
  if (form == "rfc3339-ms") pattern = "yyyy-MM-ddTHH:mm:ss.SSSXXX";
  if (form == "rfc1123") pattern = "EEE,_dd_MMM_yyyy_HH:mm:ss_'GMT'";
  if (form == "date") pattern = "yyyy-MM-dd";
  writer.pattern(pattern);
  std::string letters;
  Written written = writer.result(fields_of(pattern, letters));
  written.has_offset = written.has_offset || form == "rfc1123";
  return written;
}

}  // namespace smx::times
