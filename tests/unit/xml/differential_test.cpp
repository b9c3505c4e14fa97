// Two readers, ours and pugixml behind its checks, must say the same of every document: taken with
// the same events at the same places, or refused.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "pugixml/parse.h"
#include "unit/xml/recorder.h"

namespace smx::xml {
namespace {

const Options kDocument{};
const Options kBody{.doctype = Doctype::skip_xhtml, .entities = Entities::xhtml};

/// "refused", or events with their places.
template <typename Parse>
std::string seen_by(Parse parse, std::string_view text, const Options& options) {
  Recorder recorder;
  if (const auto fault = parse(text, options, recorder)) {
    EXPECT_LE(fault->offset, text.size());
    EXPECT_FALSE(fault->message.empty());
    return "refused";
  }
  return recorder.events + "\n" + recorder.places;
}

bool agree(const std::string& text, const Options& options) {
  const std::string ours = seen_by(parse, text, options);
  const std::string theirs = seen_by(by_pugixml::parse, text, options);
  EXPECT_EQ(ours, theirs) << text;
  return ours == theirs;
}

bool agree(const std::string& text) {
  return agree(text, kDocument) && agree(text, kBody);
}

std::vector<std::string> seeds() {
  std::vector<std::string> texts;
  const std::filesystem::path corpus = SMX_SOURCE_DIR "/tests/fuzz/corpus";
  for (const char* folder : {"fuzz_xml", "fuzz_markup", "fuzz_xhtml"}) {
    for (const auto& entry : std::filesystem::directory_iterator(corpus / folder)) {
      std::ifstream file(entry.path(), std::ios::binary);
      texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
  }
  std::sort(texts.begin(), texts.end());  // folders have no order of their own
  return texts;
}

constexpr const char* kDocuments[] = {
    "<?xml version='1.0' encoding='UTF-8'?>\n<e xmlns='urn:a' xmlns:p='urn:b'>\n  <p:n q='1' "
    "p:q=\"2\">x &amp; y</p:n>\n  <!-- c --><t/>\r\n<![CDATA[<&]]]]>&#x41;</e>\n",
    "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"a.dtd\">\n"
    "<html xmlns=\"http://www.w3.org/1999/xhtml\"><p class='a\tb'>\u00E9 &nbsp;<br/>]]</p></html>",
    "<a b=\"1\" c='2' d=\"&lt;&quot;\"><\u00E9t\u00E9>0123456789abcdefghi\u20AC</\u00E9t\u00E9><?p "
    "i "
    "?></a>",
    "<list xml:lang='en'><averylongelementname anattributewithalongname='and a long value, longer "
    "than a stride'>text that is longer than one stride</averylongelementname></list>",
};

constexpr std::string_view kPieces[] = {"<",
                                        ">",
                                        "/",
                                        "&",
                                        ";",
                                        "=",
                                        "\"",
                                        "'",
                                        " ",
                                        "\n",
                                        "\r",
                                        "\t",
                                        ":",
                                        "]]>",
                                        "--",
                                        "-->",
                                        "<!--",
                                        "<![CDATA[",
                                        "<?",
                                        "?>",
                                        "<?xml ",
                                        "<!DOCTYPE a>",
                                        "&amp;",
                                        "&#10;",
                                        "&#x0;",
                                        "&eacute;",
                                        "xmlns",
                                        "xmlns=''",
                                        "xmlns:p='u'",
                                        " p:a='1'",
                                        "<b>",
                                        "</b>",
                                        "<p:b/>",
                                        "\xC3\xA9",
                                        "\xE2\x82\xAC",
                                        "\xEF\xBF\xBF",
                                        "\xEF\xBB\xBF",
                                        "\xC3",
                                        "\xF0\x9F\x98\x80",
                                        "\xED\xA0\x80",
                                        "a",
                                        "1",
                                        "-",
                                        "."};

/// Randomly damaged, or made into something else that is right.
std::string changed(std::string text, std::mt19937& random) {
  const auto below = [&random](std::size_t end) { return end == 0 ? 0 : random() % end; };
  for (std::size_t changes = 1 + below(3); changes > 0; --changes) {
    const std::size_t at = below(text.size() + 1);
    const std::string_view piece = kPieces[below(std::size(kPieces))];
    switch (below(5)) {
      case 0: text.insert(at, piece); break;
      case 1: text.erase(at, 1 + below(4)); break;
      case 2: text.replace(at, std::min<std::size_t>(1, text.size() - at), piece); break;
      case 3: text.insert(at, text.substr(below(text.size() + 1), below(24))); break;
      default: text.insert(at, 1, static_cast<char>(below(256))); break;
    }
  }
  return text;
}

TEST(XmlDifferential, agrees_with_pugixml_on_every_seed_of_the_fuzzers) {
  const std::vector<std::string> texts = seeds();
  EXPECT_GT(texts.size(), 200u);
  for (const std::string& text : texts) {
    if (!agree(text)) return;
  }
}

TEST(XmlDifferential, agrees_with_pugixml_on_documents_that_were_changed_at_random) {
  std::mt19937 random(20240305);
  std::size_t taken = 0;
  for (int i = 0; i < 20000; ++i) {
    const std::string text = changed(kDocuments[random() % std::size(kDocuments)], random);
    const Options& options = i % 4 == 0 ? kDocument : kBody;
    Recorder recorder;
    if (!parse(text, options, recorder)) ++taken;
    if (!agree(text, options)) return;
  }
  EXPECT_GT(taken, 2000u) << "changes that break everything compare nothing";
}

TEST(XmlDifferential, agrees_with_pugixml_wherever_a_document_is_cut) {
  for (const std::string text : kDocuments) {
    for (std::size_t length = 0; length <= text.size(); ++length) {
      if (!agree(text.substr(0, length))) return;
    }
  }
}

}  // namespace
}  // namespace smx::xml
