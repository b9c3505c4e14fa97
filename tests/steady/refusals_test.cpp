// A thousand documents of each translation, each broken in one place: every one is refused. Fast
// reading must not have become lax reading.
#include <array>
#include <random>

#include <gtest/gtest.h>

#include "translated_case.h"

namespace smx::testing {
namespace {

constexpr std::size_t kBroken = 1000;

using Random = std::mt19937_64;

/// One way to break a document: what must be there and what takes its place, or what stands before
/// the bytes that are put in.
struct Breakage {
  const char* what;
  std::string_view find;
  std::string_view instead;
};

constexpr Breakage kOfJson[] = {
    {"a member is missing", "\"threadId\":", "\"other\":"},
    {"a member stands there twice", "\"subject\":", "\"body\":"},
    {"a number has a leading zero", "\"id\":", "\"id\":0"},
    {"a number has no digit", "\"threadId\":", "\"threadId\":-,"},
    {"an integer has a fraction", "\"threadId\":", "\"threadId\":0.5e"},
    {"an integer is a text", "\"id\":", "\"id\":\"1\",\"x\":"},
    {"an id is too small", "\"id\":", "\"id\":0,\"x\":"},
    {"an id is too large", "\"senderId\":", "\"senderId\":10000000001,\"x\":"},
    {"a text is a number", "\"subject\":", "\"subject\":1,\"x\":"},
    {"a text is null", "\"senderName\":", "\"senderName\":null,\"x\":"},
    {"a code is unknown", "\"status\":\"", "\"status\":\"X"},
    {"a code has another case", "\"category\":\"", "\"category\":\"c"},
    {"a date is none", "\"sentDate\":\"", "\"sentDate\":\"X"},
    {"a boolean is a text", "\"highPriority\":", "\"highPriority\":\"true\",\"x\":"},
    {"a list is an object", "\"attachments\":", "\"attachments\":{},\"x\":"},
    {"a comma is missing", ",\"body\":", "\"body\":"},
    {"a colon is missing", "\"body\":", "\"body\""},
    {"a string is not closed", "\",\"sentDate\"", ",\"sentDate\""},
    {"a string holds a line break", "\"body\":\"", "\"body\":\"\n"},
    {"a string holds a control character", "\"body\":\"", "\"body\":\"\x01"},
    {"an escape is unknown", "\"body\":\"", "\"body\":\"\\x"},
    {"half of a surrogate pair stands alone", "\"body\":\"", "\"body\":\"\\ud83d."},
    {"a byte is no UTF-8", "\"body\":\"", "\"body\":\"\xFF"},
    {"a character is written too long", "\"subject\":\"", "\"subject\":\"\xC0\xAF"},
    {"a surrogate is written in UTF-8", "\"subject\":\"", "\"subject\":\"\xED\xA0\x80"},
    {"a comment stands there", "\"body\":", "/**/\"body\":"},
    {"a word is no JSON", "\"isOhMessage\":", "\"isOhMessage\":True,\"x\":"},
    {"a comma too many", "\"body\":", ",\"body\":"},
};

constexpr Breakage kOfXml[] = {
    {"an element is missing", "threadId>", "otherId>"},
    {"an end tag does not match", "</threadId>", "</threadid>"},
    {"an end tag is missing", "</subject>", ""},
    {"an element stands there twice", "<threadId>", "<threadId>1</threadId><threadId>"},
    {"an id has a leading sign", "<messageId>", "<messageId>-"},
    {"an id holds a letter", "<threadId>", "<threadId>x"},
    {"an id is too large", "<messageId>", "<messageId>99"},
    {"a size is no number", "<flags read=\"", "<flags read=\"maybe-"},
    {"a priority is unknown", "priority=\"", "priority=\"X"},
    {"a date is none", "<sentTime>", "<sentTime>x"},
    {"a month does not exist", "<updated>20", "<updated>2024-13-01T00:00:00Z20"},
    {"a system is unknown", "system=\"", "system=\"X"},
    {"an attribute stands there twice", " term=\"", " term=\"a\" term=\""},
    {"an attribute has no quotes", " term=\"", " term=x \""},
    {"an attribute holds a tag", " term=\"", " term=\"<"},
    {"another namespace", "urn:example:secure-message:1", "urn:example:secure-message:2"},
    {"a prefix is not declared", "<title", "<p:title"},
    {"an entity is unknown", "<body>", "<body>&nosuch;"},
    {"an ampersand stands alone", "<body>", "<body>& "},
    {"a reference names no character", "<body>", "<body>&#1;"},
    {"a control character", "<body>", "<body>\x02"},
    {"a byte is no UTF-8", "<body>", "<body>\xFF"},
    {"a surrogate is written in UTF-8", "<body>", "<body>\xED\xA0\x80"},
    {"no character of XML", "<body>", "<body>\xEF\xBF\xBF"},
    {"the end of a section", "<body>", "<body>]]>"},
    {"a comment holds two dashes", "<threadId>", "<!-- a -- b --><threadId>"},
    {"an instruction named xml", "<threadId>", "<?xml a?><threadId>"},
    {"a document type", "<entry", "<!DOCTYPE entry><entry"},
    {"two roots", "</entry>", "</entry><entry/>"},
    {"text behind the root", "</entry>", "</entry>x"},
    {"text between elements", "<facility>", "<facility>x<"},
};

/// `document` with the breakage in one of the places where it can be.
std::string broken(std::string document, const Breakage& breakage, Random& random) {
  std::vector<std::size_t> places;
  for (std::size_t at = document.find(breakage.find); at != std::string::npos;
       at = document.find(breakage.find, at + 1)) {
    places.push_back(at);
  }
  if (places.empty()) return {};
  const std::size_t at = places[random() % places.size()];
  return document.replace(at, breakage.find.size(), breakage.instead);
}

class BrokenDocuments : public ::testing::TestWithParam<Translated> {};

TEST_P(BrokenDocuments, are_all_refused) {
  Case translation(GetParam(), kBroken);
  ASSERT_TRUE(translation.is_loaded());
  const bool json = std::string_view(GetParam().case_name) == "comm";
  const std::span<const Breakage> breakages =
      json ? std::span<const Breakage>(kOfJson) : std::span<const Breakage>(kOfXml);
  Random random(kSeed);
  std::size_t tried = 0;
  for (std::size_t i = 0; i < kBroken; ++i) {
    const Breakage& breakage = breakages[i % breakages.size()];
    const std::string& whole = translation.documents()[i].input;
    const std::string document = broken(whole, breakage, random);
    ASSERT_FALSE(document.empty()) << breakage.what << ": there is no " << breakage.find;
    const Translation& result = translation.translate(document);
    ASSERT_EQ(result.outcome, Outcome::refused) << breakage.what << " in document " << i;
    ASSERT_FALSE(result.diagnostics.empty()) << breakage.what;
    ASSERT_TRUE(result.output.empty()) << breakage.what;
    ++tried;
  }
  EXPECT_EQ(tried, kBroken);
}

/// A document that ends anywhere but at its end is none.
TEST_P(BrokenDocuments, may_be_cut_off_anywhere) {
  Case translation(GetParam(), 3);
  ASSERT_TRUE(translation.is_loaded());
  for (const bench::Document& document : translation.documents()) {
    const std::size_t end = document.input.find_last_not_of(" \n");
    for (std::size_t length = 0; length <= end; length += 7) {
      const std::string cut = document.input.substr(0, length);
      ASSERT_EQ(translation.translate(cut).outcome, Outcome::refused) << length;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(cases, BrokenDocuments, ::testing::ValuesIn(kCases),
                         [](const auto& one) { return std::string(one.param.case_name); });

}  // namespace
}  // namespace smx::testing
