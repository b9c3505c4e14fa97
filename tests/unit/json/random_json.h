// Random documents from a seed, and damaged ones.
#pragma once

#include <cstdint>
#include <random>
#include <string>

namespace smx {

/// Uses the bare generator, because distributions differ between standard libraries.
class RandomJson {
 public:
  explicit RandomJson(std::uint32_t seed) : random_(seed) {}

  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(random_()) % limit; }

  std::string document() {
    std::string out = below(20) == 0 ? "\xEF\xBB\xBF" : "";
    add_value(out, 5);
    add_blanks(out);
    return out;
  }

  /// The document with a few bytes changed, removed, repeated or put in.
  std::string damaged(std::string text) {
    for (std::uint32_t i = 1 + below(3); i > 0 && !text.empty(); --i) {
      const std::size_t at = below(static_cast<std::uint32_t>(text.size()));
      switch (below(5)) {
        case 0: text[at] = static_cast<char>(1 + below(255)); break;
        case 1: text.erase(at, 1 + below(3)); break;
        case 2: text.insert(at, text.substr(below(static_cast<std::uint32_t>(at + 1)), 4)); break;
        case 3: text.insert(at, pick(kPieces)); break;
        default: text.resize(at); break;
      }
    }
    return text;
  }

 private:
  static constexpr const char* kPieces[] = {",",
                                            ":",
                                            "[",
                                            "]",
                                            "{",
                                            "}",
                                            "\"",
                                            "\\",
                                            "\\u",
                                            "0",
                                            "-",
                                            ".",
                                            "e",
                                            "E+",
                                            "true",
                                            "nul",
                                            "\x01",
                                            "\xC3",
                                            "\xE2\x82\xAC",
                                            "\xED\xA0\x80",
                                            "\xF0\x9F\x98\x80",
                                            "\xF4\x90\x80\x80",
                                            "\\ud83d",
                                            "\\ude00",
                                            "\\u0000",
                                            "1e5",
                                            "\"a\":1,",
                                            " ",
                                            "\n",
                                            "\x7f",
                                            "/",
                                            "'"};
  static constexpr const char* kTexts[] = {"a",
                                           "b",
                                           "name",
                                           "x/y~z",
                                           "größe",
                                           "€",
                                           "😀",
                                           "\\n",
                                           "\\\"",
                                           "\\\\",
                                           "\\/",
                                           "\\u00e4",
                                           "\\u20ac",
                                           "\\ud83d\\ude00",
                                           "\\u0000",
                                           "\\b\\f\\r\\t",
                                           "a text that is longer than a stride"};
  static constexpr const char* kNumbers[] = {"0",
                                             "-0",
                                             "1",
                                             "-1",
                                             "12",
                                             "6.30",
                                             "1e2",
                                             "1E-2",
                                             "0.1",
                                             "-0.0e+1",
                                             "9007199254740993",
                                             "18446744073709551615",
                                             "-9223372036854775808",
                                             "123456789012345678901234567890",
                                             "1e300"};

  template <std::size_t N>
  const char* pick(const char* const (&choices)[N]) {
    return choices[below(N)];
  }

  void add_blanks(std::string& out) {
    while (below(4) == 0) out += " \n\r\t"[below(4)];
  }

  void add_string(std::string& out) {
    out += '"';
    for (std::uint32_t i = below(4); i > 0; --i) out += pick(kTexts);
    out += '"';
  }

  void add_value(std::string& out, std::uint32_t depth) {
    add_blanks(out);
    switch (below(depth > 0 ? 9 : 6)) {
      case 0: out += "null"; break;
      case 1: out += below(2) ? "true" : "false"; break;
      case 2:
      case 3: out += pick(kNumbers); break;
      case 4:
      case 5: add_string(out); break;
      case 6: add_list(out, depth - 1); break;
      default: add_object(out, depth - 1); break;
    }
    add_blanks(out);
  }

  void add_list(std::string& out, std::uint32_t depth) {
    out += '[';
    const std::uint32_t count = below(5);
    for (std::uint32_t i = 0; i < count; ++i) {
      if (i > 0) out += ',';
      add_value(out, depth);
    }
    if (count == 0) add_blanks(out);
    out += ']';
  }

  void add_object(std::string& out, std::uint32_t depth) {
    out += '{';
    const std::uint32_t count = below(20) == 0 ? 40 : below(5);
    for (std::uint32_t i = 0; i < count; ++i) {
      if (i > 0) out += ',';
      add_blanks(out);
      if (below(8) > 0) {
        out.append("\"").append(std::to_string(i)).append("\"");
      } else {
        add_string(out);
      }
      add_blanks(out);
      out += ':';
      add_value(out, count > 10 ? 0 : depth);
    }
    if (count == 0) add_blanks(out);
    out += '}';
  }

  std::mt19937 random_;
};

}  // namespace smx
