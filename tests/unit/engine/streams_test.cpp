// Streams: one document on each line, or the entries of one long XML document.
#include <gtest/gtest.h>

#include "smx/stream.h"

#include "support/engine_fixture.h"

namespace smx::testing {
namespace {

constexpr const char* kSchema = R"(
$defs:
  Document:
    type: object
    xml: { x-roots: true }
    properties:
      entry: { $ref: '#/$defs/Entry' }
      feed: { $ref: '#/$defs/Feed' }
  Feed:
    type: object
    xml: { name: feed, namespace: "urn:f" }
    required: [ id ]
    properties:
      id: { type: string }
      entry: { type: array, items: { $ref: '#/$defs/Entry' } }
      gone: { type: array, items: { $ref: '#/$defs/Gone' } }
      box: { type: array, xml: { wrapped: true }, items: { $ref: '#/$defs/Entry' } }
  Entry:
    type: object
    xml: { name: entry, namespace: "urn:f" }
    required: [ id ]
    properties:
      "@kind": { type: string }
      id: { type: string }
      weight: { type: integer }
      part: { type: array, items: { type: string, maxLength: 3 } }
  Gone:
    type: object
    xml: { name: gone, namespace: "urn:f" }
    properties: { id: { type: string } }
  Few: { type: array, maxItems: 2, items: { type: string } }
)";

/// A mapping `m` of t/Document, or of what `input` says.
World world_of(const std::string& body, const std::string& input = "t/Document") {
  World world;
  world.file("schemas/t.yaml", kSchema);
  world.file("mappings/m.yaml",
             "mapping: m\nsummary: A mapping.\ninput: { in: " + input + " }\n" + body);
  return world;
}

const char* const kEach = R"(output: [ text ]
result:
  each: [ in.entry, in.feed.entry ]
  where: { .weight: { is: present } }
  from: .id
  default: []
)";

/// What was taken, a line for each entry, and the end.
class Taken final : public StreamReceiver {
 public:
  Next take(const StreamEntry& entry, const Translation& result) override {
    text += std::to_string(entry.index) + "@" + std::to_string(entry.offset) + " " +
            std::to_string(entry.start.line) + ":" + std::to_string(entry.start.column) + " ";
    if (result.outcome == Outcome::translated) text += result.has_output ? result.output : "none";
    text += "\n";
    for (const Diagnostic& diagnostic : result.diagnostics) add(diagnostic);
    return entry.index + 1 == stop_after ? Next::stop : Next::more;
  }

  void add(const Diagnostic& diagnostic) {
    text += "  " + std::string(code_slug(diagnostic.code));
    for (const InputPlace& place : diagnostic.inputs) {
      text += " in " + place.pointer;
      if (!place.path.empty()) text += " at " + place.path;
      if (place.position) {
        text += " " + std::to_string(place.position->line) + ":" +
                std::to_string(place.position->column);
      }
    }
    text += "\n";
  }

  std::string text;
  std::uint64_t stop_after = 0;
};

struct Streamed {
  std::string text;
  StreamEnd end;
};

Streamed stream(World& world, std::string_view bytes, std::size_t chunk = 1u << 20,
                std::uint64_t stop_after = 0, const std::string& mapping = "m") {
  const LoadedRules loaded = world.load();
  if (!loaded.rules) return {world.problems(), {}};
  Taken taken;
  taken.stop_after = stop_after;
  StreamTranslator translator(
      loaded.rules, {.mapping = mapping, .now = "2026-05-01T12:00:00Z", .context = world.context},
      world.needs, taken, world.limits);
  while (!bytes.empty() && translator.feed(bytes.substr(0, chunk))) {
    bytes.remove_prefix(std::min(chunk, bytes.size()));
  }
  Streamed streamed{{}, translator.finish()};
  if (streamed.end.fault) taken.add(*streamed.end.fault);
  streamed.text = taken.text;
  return streamed;
}

std::string streamed(World& world, std::string_view bytes, std::size_t chunk = 1u << 20) {
  return stream(world, bytes, chunk).text;
}

std::string reason(World& world) {
  const LoadedRules loaded = world.load();
  if (!loaded.rules) return world.problems();
  const auto info = loaded.rules->describe("m");
  if (!info || info->streams.size() != 1) return "no listing";
  const StreamListing& listing = info->streams.front();
  if (!listing.entries.empty()) return listing.entries;
  return listing.why_not + " " + std::to_string(listing.position.line) + ":" +
         std::to_string(listing.position.column);
}

const std::string kFeed =
    "<?xml version='1.0'?>\n<f:feed xmlns:f='urn:f'\n  xmlns:x='urn:x' x:lang='en'>\n"
    "<!-- <f:entry/> --> <f:other><f:entry/></f:other>\n"
    "  <f:entry><f:id>a</f:id><f:weight>1</f:weight></f:entry>"
    "<f:entry><f:id><![CDATA[<f:entry>]]></f:id><f:weight>2</f:weight></f:entry>\n"
    "<entry xmlns='urn:f' x:kind='k'><id>c</id></entry>\n"
    "<f:entry>\n <f:id>d</f:id>\n <f:weight>many</f:weight></f:entry>\n"
    "<f:entry><f:weight>5</f:weight></f:entry>\n"
    "<f:entry><f:id>f</f:id><f:weight>6</f:weight></f:entry>\n</f:feed>\n";

std::string offset_of(std::string_view what, std::size_t from = 0) {
  return std::to_string(kFeed.find(what, from));
}

const std::string kTaken =
    "0@" + offset_of("<f:entry><f:id>a") + " 5:3 \"a\"\n" +            //
    "1@" + offset_of("<f:entry><f:id><!") + " 5:58 \"<f:entry>\"\n" +  //
    "2@" + offset_of("<entry") + " 6:1 none\n" +                       //
    "3@" + offset_of("<f:entry>\n") + " 7:1 \n" +                      //
    "  invalid-input in /feed/entry/3/weight at /feed/entry[4]/weight 9:3\n" + "4@" +
    offset_of("<f:entry><f:weight>5") + " 10:1 \n" +  //
    "  invalid-input in /feed/entry/4 at /feed/entry[5] 10:2\n" + "5@" +
    offset_of("<f:entry><f:id>f") + " 11:1 \"f\"\n";

TEST(Streams, AFeedIsReadItemByItem) {
  World world = world_of(kEach);
  EXPECT_EQ(world.problems(), "");
  EXPECT_EQ(streamed(world, kFeed), kTaken);
  const Streamed all = stream(world, kFeed);
  EXPECT_EQ(all.end.entries, 6u);
  EXPECT_EQ(all.end.other_elements, 1u);
  EXPECT_EQ(all.end.bytes, kFeed.size());
  EXPECT_FALSE(all.end.is_stopped);
}

TEST(Streams, ItDoesNotMatterHowAStreamIsCut) {
  World world = world_of(kEach);
  for (std::size_t chunk = 1; chunk < 40; ++chunk) {
    ASSERT_EQ(streamed(world, kFeed, chunk), kTaken) << chunk;
  }
}

TEST(Streams, ItemsAreThoseOfTheWholeDocument) {
  World world = world_of(kEach);
  std::string feed = "<feed xmlns='urn:f'><id>f</id>";
  for (int i = 0; i < 50; ++i) {
    const std::string number = std::to_string(i);
    feed += "<entry><id>" + number + "</id>";
    feed += i % 3 == 0 ? "</entry>" : "<weight>" + number + "</weight></entry>";
  }
  feed += "</feed>";
  const LoadedRules loaded = world.load();
  ASSERT_TRUE(loaded.rules);
  class Outputs final : public StreamReceiver {
   public:
    Next take(const StreamEntry&, const Translation& result) override {
      if (result.has_output) list += (list.empty() ? "" : ",") + result.output;
      return Next::more;
    }
    std::string list;
  } outputs;
  StreamTranslator translator(loaded.rules, {.mapping = "m", .now = "2026-05-01T12:00:00Z"},
                              world.needs, outputs);
  translator.feed(feed);
  EXPECT_FALSE(translator.finish().fault);
  EXPECT_EQ("[" + outputs.list + "]", world.translate(feed).output);
}

TEST(Streams, AnEntryCanBeTheDocument) {
  World world =
      world_of("output: text\nresult: { join: [ in.id, in.@kind ], between: / }\n", "t/Entry");
  EXPECT_EQ(world.problems(), "");
  const std::string any =
      "<r xmlns:a='urn:f'>\n<a:entry kind='k'><a:id>1</a:id></a:entry><b/>"
      "<entry/><a:entry/>\n <a:entry kind='l'><a:id>2</a:id></a:entry></r>";
  const std::string expected = "0@20 2:1 \"1/k\"\n1@" + std::to_string(any.find("<a:entry/>")) +
                               " 2:55 \n  invalid-input in  at /entry 2:56\n2@" +
                               std::to_string(any.find("<a:entry kind='l'")) + " 3:2 \"2/l\"\n";
  EXPECT_EQ(streamed(world, any), expected);
  EXPECT_EQ(streamed(world, any, 1), expected);
}

TEST(Streams, ADocumentThatIsTheEntryItselfIsNoStream) {
  World world = world_of("output: text\nresult: in.id\n", "t/Entry");
  EXPECT_EQ(streamed(world, "<entry xmlns='urn:f'><id>1</id></entry>"),
            "  invalid-input in  1:1\n");
  World feed = world_of(kEach);
  EXPECT_EQ(streamed(feed, "<food xmlns='urn:f'><entry/></food>"), "  invalid-input in  1:1\n");
  EXPECT_EQ(streamed(feed, "<feed><entry/></feed>"), "  invalid-input in  1:1\n");
}

TEST(Streams, EveryMappingTakesOneDocumentOnEachLine) {
  World world;
  world.mapping("fields: { text: in.id }\n");
  const std::string lines = "{\"id\": \"a\"}\n\n \t\r\n{\"id\": 7}\r\n{\"id\"\n{\"id\": \"d\"}";
  const std::string expected =
      "0@0 1:1 {\"text\":\"a\"}\n"
      "1@17 4:1 \n  invalid-input in /id 4:8\n"
      "2@28 5:1 \n  json-syntax in /id 5:6\n"
      "3@34 6:1 {\"text\":\"d\"}\n";
  for (std::size_t chunk = 1; chunk < 40; ++chunk) {
    ASSERT_EQ(streamed(world, lines, chunk), expected) << chunk;
  }
}

TEST(Streams, LinesThatBreakOffAreAFaultOfTheStreamToo) {
  World world;
  world.mapping("fields: { text: in.id }\n");
  EXPECT_EQ(streamed(world, "{\"id\": \"a\"}\n{\"id\": \"b"),
            "0@0 1:1 {\"text\":\"a\"}\n1@12 2:1 \n  json-syntax in /id 2:10\n"
            "  broken-stream in  2:1\n");
  EXPECT_EQ(stream(world, "{\"id\": \"a\"}\n{\"id\": 7}").end.fault, std::nullopt)
      << "refused, and whole";
}

TEST(Streams, WhatBreaksOffEndsWithAFault) {
  World world = world_of(kEach);
  for (std::size_t length = 0; length + 10 < kFeed.size(); length += 3) {
    const Streamed part = stream(world, std::string_view(kFeed).substr(0, length));
    const std::size_t fault = part.text.find("  broken-stream");
    if (length < 2) continue;  // nothing, or `<` alone: no format yet
    ASSERT_NE(fault, std::string::npos) << length << part.text;
    ASSERT_EQ(part.text.substr(0, fault), kTaken.substr(0, fault)) << length;
  }
}

TEST(Streams, WhatIsNotWellFormedEndsAStreamBehindTheLastWholeEntry) {
  World world = world_of(kEach);
  const std::string begin = "<feed xmlns='urn:f'><entry><id>a</id><weight>1</weight></entry>\n";
  const std::string taken = "0@20 1:21 \"a\"\n";
  for (const auto& [rest, fault] : std::vector<std::pair<std::string, std::string>>{
           {"<entry><id>b</entry></feed>", "  broken-stream in  2:15\n"},
           {"<entry>&nope;</entry></feed>", "  broken-stream in  2:8\n"},
           {"</food>", "  broken-stream in  2:3\n"},
           {"</feed>x", "  broken-stream in  2:8\n"},
           {"</feed><feed/>", "  broken-stream in  2:8\n"},
           {"<x:entry/></feed>", "  broken-stream in  2:2\n"}}) {
    EXPECT_EQ(streamed(world, begin + rest), taken + fault) << rest;
    EXPECT_EQ(streamed(world, begin + rest, 1), taken + fault) << rest;
  }
}

TEST(Streams, AnEntryThatIsTooLargeIsRefusedAndTheStreamGoesOn) {
  World world = world_of(kEach);
  world.limits.document_bytes = 60;
  const std::string large = "<entry><id>" + std::string(100, 'x') + "</id></entry>";
  const std::string small = "<entry><id>a</id><weight>1</weight></entry>";
  const std::string feed = "<feed xmlns='urn:f'>" + small + large + "\n" + small + "</feed>";
  const std::string expected =
      "0@20 1:21 \"a\"\n1@63 1:64 \n"
      "  document-too-large in /feed/entry/1 at /feed/entry[2] 1:64\n"
      "2@188 2:1 \"a\"\n";
  for (std::size_t chunk = 1; chunk < 40; ++chunk) {
    ASSERT_EQ(streamed(world, feed, chunk), expected) << chunk;
  }
  World lines;
  lines.mapping("fields: { text: in.id }\n");
  lines.limits.document_bytes = 20;
  const std::string text = "{\"id\": \"a\"}\n{\"id\": \"01234567890\"}\n{\"id\": \"b\"}\n";
  for (std::size_t chunk = 1; chunk < 40; ++chunk) {
    ASSERT_EQ(streamed(lines, text, chunk),
              "0@0 1:1 {\"text\":\"a\"}\n1@12 2:1 \n  document-too-large in  2:1\n"
              "2@34 3:1 {\"text\":\"b\"}\n");
  }
}

TEST(Streams, AnEntryMayBeAsLargeAsADocument) {
  World world = world_of(kEach);
  const std::string entry = "<entry><id>a</id><weight>1</weight></entry>";
  world.limits.document_bytes = entry.size();
  EXPECT_EQ(streamed(world, "<feed xmlns='urn:f'>" + entry + "</feed>"), "0@20 1:21 \"a\"\n");
  world.limits.document_bytes = entry.size() - 1;
  EXPECT_EQ(streamed(world, "<feed xmlns='urn:f'>" + entry + "</feed>"),
            "0@20 1:21 \n  document-too-large in /feed/entry/0 at /feed/entry[1] 1:21\n");
}

TEST(Streams, TheReceiverMayStopThem) {
  World world = world_of(kEach);
  const Streamed stopped = stream(world, kFeed, 1u << 20, 2);
  EXPECT_EQ(stopped.end.entries, 2u);
  EXPECT_TRUE(stopped.end.is_stopped);
  EXPECT_FALSE(stopped.end.fault);
}

TEST(Streams, NeedsAndOtherInputsAreThoseOfADocument) {
  World world = world_of(R"(output: [ text ]
needs:
  pool: { fetch: t/Entry, by: { id: context.place } }
result:
  each: in.feed.entry
  needs: { own: { fetch: t/Entry, by: { id: .id } } }
  join: [ pool.id, own.id ]
  between: "/"
  default: []
)");
  EXPECT_EQ(world.problems(), "");
  EXPECT_EQ(reason(world), "/feed/entry");
  world.needs.answer_with("t/Entry {\"id\":\"here\"}", "{\"id\": \"p\"}");
  world.needs.answer_with("t/Entry {\"id\":\"a\"}", "<entry xmlns='urn:f'><id>A</id></entry>");
  EXPECT_EQ(streamed(world, "<feed xmlns='urn:f'><entry><id>a</id></entry></feed>"),
            "0@20 1:21 \"p/A\"\n");
}

TEST(Streams, AMappingMustReadNothingButItems) {
  const auto why = [](const std::string& body, const std::string& input = "t/Document") {
    World world = world_of(body, input);
    return reason(world);
  };
  EXPECT_EQ(why(kEach), "/feed/entry");
  EXPECT_EQ(why("output: [ text ]\nresult: { each: in.entry, from: .id, default: [] }\n", "t/Feed"),
            "/feed/entry");
  EXPECT_EQ(why("output: text\nresult: in.id\n", "t/Feed"), "feed");
  EXPECT_EQ(why("output: text?\nresult: in.feed.id\n"),
            "the result is not an `each` over a list of the document 5:9");
  EXPECT_EQ(why("output: [ text ]\nresult: { each: in.feed.entry, where: { in.feed.id: "
                "x }, from: .id, default: [] }\n"),
            "more of the document is read than the item 5:41");
  EXPECT_EQ(why("output: [ text ]\nlet: { all: in.feed.entry.*.id | distinct }\n"
                "result: { each: in.feed.entry, first: [ all.0, .id ], default: [] }\n"),
            "more of the document is read than the item 5:13");
  EXPECT_EQ(why("output: [ text ]\nguards: [ { id: g, when: { in.feed: { is: missing } }, fail: "
                "wrong-kind } ]\nresult: { each: in.feed.entry, from: .id, default: [] }\n"),
            "more of the document is read than the item 5:28");
  EXPECT_EQ(why("output: [ text ]\nresult: { each: [ in.feed.entry, in.feed.gone ], from: .id, "
                "default: [] }\n"),
            "the `each` goes over two lists 5:34");
  EXPECT_EQ(why("output: [ text ]\nresult: { each: in.feed.box, from: .id, default: [] }\n"),
            "the result does not go over a list of elements in the root 5:9");
  EXPECT_EQ(why("output: [ text ]\nresult: { each: in.entry, from: .id, default: [] }\n"),
            "the result does not go over a list of elements in the root 5:9");
  EXPECT_EQ(why("output: [ text ]\nresult: { first: [ { each: in.feed.entry, from: .id }, { list: "
                "[] } ] }\n"),
            "/feed/entry");
  EXPECT_EQ(why("output: [ text ]\nresult: { first: [ { each: in.feed.entry, from: .id }, { list: "
                "[ in.feed.id ] } ] }\n"),
            "the result is not an `each` over a list of the document 5:9");
  EXPECT_EQ(
      why("output: [ text ]\nresult: { each: in.feed.entry, from: .id, default: [ none ] }\n"),
      "`on_empty` is about all items together 5:9");
  const std::string together = "the items are grouped or put in order, which takes all of them 5:9";
  EXPECT_EQ(why("output: [ text ]\nresult: { each: in.feed.entry, from: .id, sort: [ . ], default: "
                "[] }\n"),
            together);
  EXPECT_EQ(why("output: [ text ]\nresult: { each: in.feed.entry, from: .id, limit: 2, default: [] "
                "}\n"),
            together);
  EXPECT_EQ(why("output: [ any ]\nresult: { group: in.feed.entry, by: .id, as: g, from: g.key, "
                "default: [] }\n"),
            together);
  EXPECT_EQ(why("output: t/Few\nresult: { each: in.feed.entry, from: .id, default: [] }\n"),
            "the type of the output counts or compares the items 5:9");
}

TEST(Streams, OverlaysMustReadNothingButItemsToo) {
  const std::string body =
      "output: [ text ]\nlet: { x: { value: a } }\n"
      "result: { each: in.feed.entry, join: [ x, .id ], between: /, default: [] }\n";
  World world = world_of(body);
  world.file("overlays/o.yaml",
             "overlay: o\nsummary: An overlay.\neffective: { from: 2027-01-01 }\nzone: UTC\n"
             "edits: [ { replace: m/let.x, with: { value: b } } ]\n");
  EXPECT_EQ(reason(world), "/feed/entry");
  world.file("overlays/o.yaml",
             "overlay: o\nsummary: An overlay.\neffective: { from: 2027-01-01 }\nzone: UTC\n"
             "edits: [ { replace: m/let.x, with: in.feed.id } ]\n");
  EXPECT_EQ(reason(world).substr(0, 42), "more of the document is read than the item");
  World scoped = world_of("scope: { kind: in.feed.id }\n" + body);
  scoped.file("overlays/o.yaml",
              "overlay: o\nsummary: An overlay.\nscope: { kind: A }\n"
              "edits: [ { replace: m/let.x, with: { value: b } } ]\n");
  EXPECT_EQ(reason(scoped).substr(0, 42), "more of the document is read than the item");
}

TEST(Streams, AMappingThatCannotIsToldSoBeforeAnythingIsRead) {
  World world = world_of("output: text?\nresult: in.feed.id\n");
  const Streamed streamed = stream(world, kFeed);
  EXPECT_EQ(streamed.text, "  cannot-stream\n");
  ASSERT_TRUE(streamed.end.fault);
  EXPECT_EQ(streamed.end.fault->labels.size(), 1u);
  World json;
  json.mapping("fields: { text: in.id }\n");
  EXPECT_EQ(stream(json, kFeed).text, "  cannot-stream\n");
  EXPECT_EQ(stream(json, kFeed, 1u << 20, 0, "n").text, "  unknown-mapping\n");
}

}  // namespace
}  // namespace smx::testing
