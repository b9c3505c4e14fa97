// Names that are the same whenever they are made of the same parts.
#include <algorithm>

#include "base/utf8.h"
#include "functions/calls.h"
#include "functions/characters.h"
#include "functions/digests.h"
#include "functions/families.h"

namespace smx {
namespace {

template <std::size_t size>
std::string_view as_text(const std::array<std::uint8_t, size>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

FunctionSpec sha256_of() {
  return {.name = "sha256",
          .group = "identity",
          .summary =
              "Gives the SHA-256 of the text's UTF-8, as 64 hexadecimal digits; it hides no short "
              "or guessable text.",
          .examples = {{R"("abc")", "",
                        R"("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")"},
                       {R"("")", "",
                        R"("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")"}},
          .body = [](const Node& input, Arguments, CallContext& context) {
            append_hex(as_text(sha256(input.text())), context.scratch);
            return scratch_result(context);
          }};
}

/// `8-4-4-4-12` hexadecimal digits, of either case.
bool read_uuid(std::string_view text, std::string& bytes) {
  if (text.size() != 36) return false;
  std::optional<unsigned> high;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == 8 || i == 13 || i == 18 || i == 23) {
      if (text[i] != '-') return false;
      continue;
    }
    const auto digit = hex_value(text[i]);
    if (!digit) return false;
    if (high) bytes += static_cast<char>(*high << 4 | *digit);
    high = high ? std::nullopt : digit;
  }
  return true;
}

CallResult uuid_of_body(const Node& input, Arguments arguments, CallContext& context) {
  std::string name;
  if (!read_uuid(arguments[0].value.text(), name)) return CallResult::failed("not-a-uuid");
  name += input.text();
  auto digest = sha1(name);
  digest[6] = static_cast<std::uint8_t>((digest[6] & 0x0F) | 0x50);
  digest[8] = static_cast<std::uint8_t>((digest[8] & 0x3F) | 0x80);
  append_hex(as_text(digest).substr(0, 16), context.scratch);
  for (const std::size_t at : {20, 16, 12, 8}) context.scratch.insert(at, 1, '-');
  return scratch_result(context);
}

FunctionSpec uuid_of() {
  return {
      .name = "uuid_of",
      .group = "identity",
      .summary = "Gives the UUID (version 5) of a name in a namespace, which is a UUID as well.",
      .arguments = {{.name = "namespace"}},
      .faults = {{"not-a-uuid", "the namespace is no UUID"}},
      .examples = {{R"("www.example.com")", "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
                    R"("2ed6657d-e927-568b-95e1-2665a8aea6a2")"},
                   {R"("")", "6BA7B810-9DAD-11D1-80B4-00C04FD430C8",
                    R"("4ebd0208-8328-5d69-8c44-ec50939c0967")"},
                   {R"("a")", "example", "", "not-a-uuid"}},
      .body = uuid_of_body,
      .check = [](std::span<const Argument> arguments) {
        const Node& space = arguments[0].value;
        std::string bytes;
        return space.is(Kind::text) && !read_uuid(space.text(), bytes)
                   ? "`" + std::string(space.text()) + "` is no UUID"
                   : std::string();
      }};
}

CallResult stable_id_body(const Node& input, Arguments, CallContext& context) {
  std::string& canonical = context.scratch;
  for (const Node& item : input.items()) {
    if (!item.is(Kind::text)) return CallResult::failed("not-a-text");
    canonical += std::to_string(item.text().size());
    canonical += ':';
    canonical += item.text();
    canonical += ',';
  }
  const auto digest = sha256(canonical);
  canonical.clear();
  append_hex(as_text(digest), canonical);
  return scratch_result(context);
}

FunctionSpec stable_id() {
  return {.name = "stable_id",
          .group = "identity",
          .summary =
              "Gives an id made of a list of texts: the SHA-256 of each text's length in bytes, a "
              "colon, the text and a comma.",
          .takes = Takes::list_of_text,
          .faults = {{"not-a-text", "an item of the list is no text"}},
          .examples = {{R"(["a","bc"])", "",
                        R"("d16f37a638ba770eff5e5da16e42c72f44dc44fd4da2eeffa698877ed1fd986c")"},
                       {R"(["ab","c"])", "",
                        R"("c574c25172ecac17c428975b6e876d2a98a72d84660fc96686f942390b360cd8")"},
                       {R"(["a",null])", "", "", "not-a-text"}},
          .body = stable_id_body};
}

FunctionSpec hex_encode() {
  return {.name = "hex_encode",
          .group = "encoding",
          .summary = "Writes each byte of the text's UTF-8 as two hexadecimal digits.",
          .examples = {{R"("a\u00e9")", "", R"("61c3a9")"}, {R"("")", "", R"("")"}},
          .body = [](const Node& input, Arguments, CallContext& context) {
            append_hex(input.text(), context.scratch);
            return scratch_result(context);
          }};
}

CallResult hex_decode_body(const Node& input, Arguments, CallContext& context) {
  const std::string_view text = input.text();
  if (text.size() % 2 != 0) return CallResult::failed("not-hex", at_byte(text.size()));
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const auto high = hex_value(text[i]);
    const auto low = hex_value(text[i + 1]);
    if (!high || !low) return CallResult::failed("not-hex", at_byte(high ? i + 1 : i));
    context.scratch += static_cast<char>(*high << 4 | *low);
  }
  if (utf8::find_broken(context.scratch) != std::string_view::npos) {
    return CallResult::failed("not-utf8");
  }
  return scratch_result(context);
}

FunctionSpec hex_decode() {
  return {.name = "hex_decode",
          .group = "encoding",
          .summary = "Reads pairs of hexadecimal digits as the bytes of a text in UTF-8.",
          .faults = {{"not-hex", "the text is no pairs of hexadecimal digits"},
                     {"not-utf8", "the decoded bytes are not UTF-8"}},
          .examples = {{R"("61C3a9")", "", R"("a\u00e9")"},
                       {R"("abc")", "", "", "not-hex"},
                       {R"("0x")", "", "", "not-hex"},
                       {R"("ff")", "", "", "not-utf8"}},
          .body = hex_decode_body};
}

}  // namespace

void add_identity_functions(FunctionRegistry& registry) {
  registry.add(sha256_of());
  registry.add(uuid_of());
  registry.add(stable_id());
  registry.add(hex_encode());
  registry.add(hex_decode());
}

}  // namespace smx
