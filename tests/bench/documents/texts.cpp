#include "texts.h"

#include <array>
#include <cstdio>

namespace smx::bench {

namespace {

constexpr std::string_view kWords[] = {
    "a",        "about",   "again",  "after",   "appointment", "arm",      "at",     "blood",
    "bottle",   "call",    "can",    "change",  "clinic",      "daily",    "dizzy",  "doctor",
    "dose",     "evening", "feel",   "for",     "form",        "from",     "hand",   "have",
    "headache", "hello",   "hip",    "I",       "in",          "is",       "lab",    "less",
    "letter",   "meals",   "Monday", "more",    "morning",     "my",       "new",    "nurse",
    "of",       "on",      "or",     "order",   "pain",        "pharmacy", "please", "pressure",
    "question", "reading", "refill", "request", "result",      "shoulder", "since",  "sleep",
    "still",    "tablet",  "take",   "team",    "test",        "thanks",   "the",    "then",
    "to",       "twice",   "visit",  "walk",    "was",         "week",     "what",   "with"};

constexpr std::string_view kAwkward[] = {
    "crème",  "Zürich",         "it’s",     "–",     "“now”",       "37.2 °C",
    "¼ pill", "ответ",          "你好",     "🙂",  "pulse > 100", "K < 4",
    "R&R",    "D:\\notes\\new", "\"soon\"", "don't", "5 mg/mL",     "left\tright"};

constexpr std::string_view kGiven[] = {"AMINA", "BJÖRN", "CHLOÉ", "DIEGO", "ELIF",  "FRANK",
                                       "GRACE", "HIRO",  "INÊS",  "JOHN",  "KEISHA"};
constexpr std::string_view kFamily[] = {"ABARA",  "BROWN", "D'ARCY",     "FERNÁNDEZ",
                                        "GRØN",   "HALL",  "IVANOV",     "JONES",
                                        "KÖHLER", "LEE",   "MILLER-ROSS"};
constexpr std::string_view kColours[] = {"Amber", "Birch", "Cedar", "Dune", "Elm",
                                         "Fern",  "Grove", "Hazel", "Iris", "Juniper"};
constexpr std::string_view kServices[] = {"Primary Care", "Cardiology", "Dental",   "Dietetics",
                                          "Eye Clinic",   "Neurology",  "Pharmacy", "Podiatry",
                                          "Social Work",  "Urology"};

struct FileKind {
  std::string_view type, ending;
};
constexpr FileKind kFiles[] = {
    {"application/pdf", "pdf"},
    {"image/jpeg", "jpg"},
    {"text/plain", "txt"},
    {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"}};

bool is_leap(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

struct Civil {
  int year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0, weekday = 4;
};

// One day after the other: slow, plain, and not how any contender does it.
Civil civil_of(std::int64_t seconds) {
  Civil civil;
  std::int64_t days = seconds / 86400;
  const int rest = static_cast<int>(seconds % 86400);
  civil.weekday = static_cast<int>((days + 4) % 7);
  for (; days >= (is_leap(civil.year) ? 366 : 365); ++civil.year) {
    days -= is_leap(civil.year) ? 366 : 365;
  }
  std::array<int, 12> lengths = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (is_leap(civil.year)) lengths[1] = 29;
  for (; days >= lengths[static_cast<std::size_t>(civil.month) - 1]; ++civil.month) {
    days -= lengths[static_cast<std::size_t>(civil.month) - 1];
  }
  civil.day = static_cast<int>(days) + 1;
  civil.hour = rest / 3600;
  civil.minute = rest / 60 % 60;
  civil.second = rest % 60;
  return civil;
}

template <class... Numbers>
std::string formatted(const char* pattern, Numbers... numbers) {
  char text[64];
  std::snprintf(text, sizeof text, pattern, numbers...);
  return text;
}

std::string date_and_time(const Civil& civil) {
  return formatted("%04d-%02d-%02dT%02d:%02d:%02d", civil.year, civil.month, civil.day, civil.hour,
                   civil.minute, civil.second);
}

// 2018 to 2025
std::int64_t draw_seconds(Random& random) {
  return random.between(1514764800, 1767225599);
}

std::string xml_escaped(Random& random, std::string_view text, bool quotes_too);

}  // namespace

std::string draw_text(Random& random, std::size_t size, std::string_view line_end) {
  std::string text;
  while (text.size() < size) {
    text += random.percent(5) ? random.one_of(kAwkward) : random.one_of(kWords);
    if (random.percent(3)) {
      text += '.';
      text += line_end;
    } else {
      text += ' ';
    }
  }
  return text + "end.";
}

std::size_t draw_body_size(Random& random) {
  static constexpr std::size_t kSizes[] = {100, 250, 450, 800, 1100, 1900, 2100, 3100, 4400, 5500};
  return kSizes[random.next() % std::size(kSizes)];
}

std::string draw_given(Random& random) {
  return std::string(random.one_of(kGiven));
}
std::string draw_family(Random& random) {
  return std::string(random.one_of(kFamily));
}
std::string draw_colour(Random& random) {
  return std::string(random.one_of(kColours));
}

std::string draw_team(Random& random, std::string_view suffix) {
  std::string team = draw_colour(random) + " ";
  return team.append(random.one_of(kServices)).append(suffix);
}

std::string draw_icn(Random& random) {
  return random.digits(10) + "V" + random.digits(6);
}

std::string draw_uuid(Random& random) {
  std::string uuid;
  for (int i = 0; i < 36; ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    uuid += dash ? '-' : "0123456789abcdef"[random.next() % 16];
  }
  return uuid;
}

std::vector<DrawnAttachment> draw_attachments(Random& random, std::string_view name_begin) {
  static constexpr int kCounts[] = {0, 0, 0, 1, 1, 2, 3};
  std::vector<DrawnAttachment> result;
  for (int left = kCounts[random.next() % 7]; left > 0; --left) {
    const FileKind& kind = kFiles[random.next() % std::size(kFiles)];
    std::string name = std::string(name_begin) + formatted(" & %d.", left);
    result.push_back({std::to_string(random.between(1, 100'000'000)), name.append(kind.ending),
                      std::string(kind.type), std::to_string(random.between(100, 10'000'000))});
  }
  return result;
}

DrawnMoment draw_offset_moment(Random& random, int percent_with_fraction) {
  static constexpr int kOffsets[] = {-600, -480, -420, -360, -300, 0, 330, 540};
  const int offset = kOffsets[random.next() % std::size(kOffsets)];  // minutes east of UTC
  const std::int64_t seconds = draw_seconds(random);
  const bool fraction = random.percent(percent_with_fraction);
  const std::string millis = fraction ? random.digits(3) : "000";
  DrawnMoment moment;
  moment.text = date_and_time(civil_of(seconds + offset * 60));
  if (fraction) moment.text += "." + millis;
  const int distance = offset < 0 ? -offset : offset;
  moment.text += offset == 0 ? "Z" : offset < 0 ? "-" : "+";
  if (offset != 0) moment.text += formatted("%02d:%02d", distance / 60, distance % 60);
  moment.utc = date_and_time(civil_of(seconds)) + "." + millis + "Z";
  return moment;
}

DrawnMoment draw_http_moment(Random& random) {
  static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Civil civil = civil_of(draw_seconds(random));
  return {formatted("%s, %02d %s %04d %02d:%02d:%02d GMT", kDays[civil.weekday], civil.day,
                    kMonths[civil.month - 1], civil.year, civil.hour, civil.minute, civil.second),
          date_and_time(civil) + "Z"};
}

std::string json_text(std::string_view text) {
  std::string result;
  for (const char byte : text) {
    switch (byte) {
      case '"': result += "\\\""; break;
      case '\\': result += "\\\\"; break;
      case '\n': result += "\\n"; break;
      case '\t': result += "\\t"; break;
      default: result += byte;
    }
  }
  return result;
}

std::string json_quoted(std::string_view text) {
  return '"' + json_text(text) + '"';
}

std::string html_text(std::string_view text) {
  std::string result;
  for (const char byte : text) {
    switch (byte) {
      case '&': result += "&amp;"; break;
      case '<': result += "&lt;"; break;
      case '>': result += "&gt;"; break;
      case '"': result += "&quot;"; break;
      case '\n': result += "<br/>"; break;
      default: result += byte;
    }
  }
  return result;
}

std::string xml_text(Random& random, std::string_view text) {
  return xml_escaped(random, text, false);
}

std::string xml_attribute(Random& random, std::string_view text) {
  return xml_escaped(random, text, true);
}

namespace {

// The character at `at`, as a code point, and its length in bytes.
std::pair<unsigned, std::size_t> character_at(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  unsigned code = length == 1 ? first : first & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    code = code << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3Fu);
  }
  return {code, length};
}

std::string xml_escaped(Random& random, std::string_view text, bool quotes_too) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const auto [code, length] = character_at(text, at);
    if (code == '&') {
      result += "&amp;";
    } else if (code == '<') {
      result += "&lt;";
    } else if (code == '>' && random.percent(70)) {
      result += "&gt;";
    } else if (code == '"' && (quotes_too || random.percent(50))) {
      result += "&quot;";
    } else if (code == '\'' && random.percent(30)) {
      result += "&apos;";
    } else if (code > 126 && random.percent(20)) {
      result += formatted(random.percent(50) ? "&#x%X;" : "&#%u;", code);
    } else {
      result += text.substr(at, length);
    }
    at += length;
  }
  return result;
}

}  // namespace

}  // namespace smx::bench
