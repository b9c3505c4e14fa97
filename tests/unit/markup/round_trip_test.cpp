// Random values of random types, to XML and back.
#include <random>

#include <gtest/gtest.h>

#include "types/xml_mark.h"
#include "unit/markup/documents.h"
#include "value/pointer.h"

namespace smx::markup {
namespace {

struct NamedSpace {
  const char* uri;
  const char* prefix;
};
constexpr NamedSpace kSpaces[] = {{"", ""}, {"urn:a", ""}, {"urn:a", "a"}, {"urn:b", "b"}};
constexpr const char* kTexts[] = {
    "",   "a",           " b ",      "\n\t\r", "<&>\"']]>", "\xC3\xA9", "\xF0\x9F\x98\x80",
    "12", "&amp; &#10;", "--> <?x?>"};
constexpr const char* kMarkup[] = {
    "<u xmlns=\"urn:unknown\"/>",
    "a <u xmlns=\"urn:unknown\">b<c xmlns=\"\" d=\"&#10;\"/></u> &lt;",
    "<u xmlns:n1=\"urn:b\" n1:e=\"1\" xml:lang=\"en\"/>tail\n"};

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}

  std::size_t below(std::size_t bound) { return engine_() % bound; }
  bool one_in(std::size_t count) { return below(count) == 0; }
  template <typename T, std::size_t size>
  const T& of(const T (&choices)[size]) {
    return choices[below(size)];
  }

 private:
  std::mt19937 engine_;
};

/// Types and values that XML can tell apart: see docs/language.md for what it cannot.
class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}

  Type* document_type() {
    Type* type = object_type(3);
    type->name = "a/X";
    auto mark = std::make_shared<XmlMark>(type->xml ? *type->xml : XmlMark{});
    mark->name = "root";
    type->xml = mark;
    return type;
  }

  Node value(const Type& type) {
    if (type.nullable && type.kind != TypeKind::list && random_.one_in(4)) return Node::null();
    switch (type.kind) {
      case TypeKind::integer: return number(random_.one_in(2) ? "0" : "-1234567890123456789012");
      case TypeKind::number: return number(random_.one_in(2) ? "6.30" : "1e-7");
      case TypeKind::boolean: return Node::boolean(random_.one_in(2));
      case TypeKind::list: return list(type);
      case TypeKind::object: return object(type);
      default: return Node::text(random_.of(kTexts));
    }
  }

 private:
  static Node number(const char* text) { return Node::number(text); }

  std::shared_ptr<XmlMark> space_mark() {
    auto mark = std::make_shared<XmlMark>();
    const NamedSpace& space = random_.of(kSpaces);
    mark->name_space = space.uri;
    mark->prefix = space.prefix;
    return mark;
  }

  Type* type(int depth) {
    if (depth > 0 && random_.one_in(3)) return object_type(depth - 1);
    if (depth > 0 && random_.one_in(3)) return list_type(depth - 1);
    return scalar_type();
  }

  Type* scalar_type() {
    static constexpr TypeKind kKinds[] = {TypeKind::text, TypeKind::integer, TypeKind::number,
                                          TypeKind::boolean};
    Type* made = store_.make(random_.of(kKinds));
    made->nullable = random_.one_in(3);
    if (random_.one_in(3)) made->xml = space_mark();
    return made;
  }

  Type* list_type(int depth) {
    Type* list = store_.make(TypeKind::list);
    Type* item = random_.one_in(2) ? object_type(depth) : scalar_type();
    list->item = item;
    auto mark = space_mark();
    mark->wrapped = random_.one_in(2);
    list->xml = mark;
    return list;
  }

  Type* object_type(int depth) {
    Type* object = store_.make(TypeKind::object);
    if (random_.one_in(2)) object->xml = space_mark();
    for (std::size_t i = random_.below(3); i > 0; --i) {
      Type* attribute = scalar_type();
      attribute->nullable = false;
      attribute->xml = nullptr;
      object->properties.push_back({"@k" + std::to_string(i), attribute, false});
    }
    const std::size_t content = random_.below(4);
    if (content == 0) {
      add_marked(*object, "text", XmlRole::text);
      return object;
    }
    if (content == 1) add_marked(*object, "markup", XmlRole::mixed);
    for (std::size_t i = random_.below(4); i > 0; --i) {
      object->properties.push_back({"e" + std::to_string(i), type(depth), random_.one_in(2)});
    }
    return object;
  }

  void add_marked(Type& object, const char* name, XmlRole role) {
    Type* text = store_.make(TypeKind::text);
    auto mark = std::make_shared<XmlMark>();
    mark->role = role;
    text->xml = mark;
    object.properties.push_back({name, text, false});
  }

  Node list(const Type& type) {
    std::vector<Node> items;
    const std::size_t least = type.xml->wrapped ? 0 : 1;
    for (std::size_t i = least + random_.below(3); i > 0; --i) items.push_back(value(*type.item));
    return Node::list(arena_.copy(std::span<const Node>(items)));
  }

  Node object(const Type& type) {
    std::vector<Member> members;
    const Property* markup = type.find("markup");
    bool has_elements = false;
    for (const Property& property : type.properties) {
      if (&property == markup || (!property.required && random_.one_in(3))) continue;
      if (property.name == "text") continue;
      has_elements = has_elements || property.name.starts_with('e');
      members.push_back({property.name, value(*property.type)});
    }
    if (markup && !has_elements) members.push_back({"markup", Node::text(random_.of(kMarkup))});
    if (type.find("text")) members.push_back({"text", Node::text(random_.of(kTexts))});
    return Node::object(arena_.copy(std::span<const Member>(members)));
  }

  Random random_;
  TypeStore store_;
  Arena arena_;
};

TEST(RoundTrip, GivesEveryValueBackThatXmlCanHold) {
  int written = 0;
  for (unsigned seed = 0; seed < 3000; ++seed) {
    SCOPED_TRACE(seed);
    Maker maker(seed);
    const Type* type = maker.document_type();
    const MadePlan made = make_plan(*type);
    if (!made.plan) continue;  // a prefix that stands for no namespace, two elements of one name
    const Node value = maker.value(*type);
    if (value.is(Kind::null)) continue;
    std::string text;
    const auto refusal = write_markup(value, *made.plan, text);
    ASSERT_FALSE(refusal) << refusal->pointer << refusal->message;
    Arena arena;
    const MarkupDocument read = read_markup(text, 0, *made.plan, arena, {});
    ASSERT_TRUE(read.root) << text << "\n" << read.faults.front().message;
    ASSERT_TRUE(differences(value, *read.root, Compare::whole).empty()) << text << "\n"
                                                                        << shown(value) << "\n"
                                                                        << shown(*read.root);
    ++written;
  }
  EXPECT_GT(written, 2000);
}

}  // namespace
}  // namespace smx::markup
