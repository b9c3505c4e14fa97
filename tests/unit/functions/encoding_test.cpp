#include <gtest/gtest.h>

#include "unit/functions/calls.h"

namespace smx {
namespace {

using functions_test::Caller;

TEST(Base64, ReadsTheVectorsOfRfc4648) {
  Caller caller;
  const std::pair<const char*, const char*> vectors[] = {{"", ""},
                                                         {"f", "Zg=="},
                                                         {"fo", "Zm8="},
                                                         {"foo", "Zm9v"},
                                                         {"foob", "Zm9vYg=="},
                                                         {"fooba", "Zm9vYmE="},
                                                         {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, encoded] : vectors) {
    EXPECT_EQ(caller.text("base64_encode", plain), encoded);
    EXPECT_EQ(caller.text("base64_decode", encoded), plain);
  }
}

TEST(Base64, RefusesEverySlackForm) {
  Caller caller;
  for (const char* text : {"Zg", "Zg=", "Zg===", "Z===", "====", "=", "Zg==Zg==", "Z=g=", "Zm9v\n",
                           " Zm9v", "Zm9-", "Zm9_", "Zh==", "Zm9=", "Zm\u00f69"}) {
    EXPECT_EQ(caller.call("base64_decode", Node::text(text)).fault, "not-base64") << text;
  }
}

TEST(Base64, SaysWhereWithoutSayingWhat) {
  Caller caller;
  EXPECT_EQ(caller.outcome("base64_decode", R"("Zm9vYm*y")").detail, "at byte 6");
  EXPECT_EQ(caller.outcome("base64_decode", R"("Zm//")").detail, "at byte 2 of what was decoded");
}

TEST(Base64, KeepsZeroBytesAndMultiByteText) {
  Caller caller;
  EXPECT_EQ(caller.run("base64_decode", R"("AGE=")"), R"("\u0000a")");
  EXPECT_EQ(caller.text("base64_decode", "8J+YgA=="), "\U0001F600");
}

TEST(PercentEncoding, EncodesEveryByteOfACharacter) {
  Caller caller;
  EXPECT_EQ(caller.text("percent_encode", "€ &+/"), "%E2%82%AC%20%26%2B%2F");
  EXPECT_EQ(caller.text("percent_decode", "%e2%82%AC%20"), "€ ");
}

TEST(PercentEncoding, RefusesHalfAnEscapeAtTheEnd) {
  Caller caller;
  EXPECT_EQ(caller.outcome("percent_decode", R"("ab%4")").detail, "at byte 2");
  EXPECT_EQ(caller.run("percent_decode", R"("%")"), "fault not-percent-encoded");
  EXPECT_EQ(caller.run("percent_decode", R"("%4g")"), "fault not-percent-encoded");
  EXPECT_EQ(caller.run("percent_decode", R"("%41")"), "\"A\"");
  // What lies behind the text in memory is not part of it.
  const std::string_view half = std::string_view("%41").substr(0, 2);
  EXPECT_EQ(caller.call("percent_decode", Node::text(half)).fault, "not-percent-encoded");
}

TEST(PercentEncoding, RefusesBytesThatAreNoUtf8) {
  Caller caller;
  for (const char* text : {"%C3", "%ED%A0%80", "%C0%AF", "%FF"}) {
    EXPECT_EQ(caller.call("percent_decode", Node::text(text)).fault, "not-utf8") << text;
  }
}

TEST(UrlPath, TakesUsersPortsAndAddresses) {
  Caller caller;
  EXPECT_EQ(caller.text("url_path", "https://me:x@a.example:443/p/q;v=1?r"), "/p/q;v=1");
  EXPECT_EQ(caller.text("url_path", "http://[::1]:8080/p"), "/p");
  EXPECT_EQ(caller.text("url_path", "http://[::1]"), "");
  EXPECT_EQ(caller.text("url_path", "https://a.example?x=/y"), "");
  EXPECT_EQ(caller.text("url_path", "https://a.example#/y"), "");
  EXPECT_EQ(caller.text("url_path", "https://a.example//"), "//");
}

TEST(UrlPath, RefusesWhatOnlyLooksLikeAUrl) {
  Caller caller;
  for (const char* text :
       {"", "https:", "https://", "https:/a/b", "httpx://a/b", "://a/b", "https://:80/",
        "https://a:b/", "https://[::1/", "https://[]/", "https://a/\u00e9", "https://a/%4",
        "https://a/#x#y", "https://a/<b>", "https://[::1]x/", " https://a/"}) {
    EXPECT_EQ(caller.call("url_path", Node::text(text)).fault, "not-a-url") << text;
  }
}

}  // namespace
}  // namespace smx
