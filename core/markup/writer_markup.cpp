// Markup that comes as text: read again as it is written, so that nothing gets into a document that
// does not belong there.
#include <algorithm>
#include <utility>

#include "markup/escape.h"
#include "markup/fragment.h"
#include "markup/scalar.h"
#include "markup/writer.h"
#include "xml/names.h"

namespace smx::markup {

namespace {

/// Writes what stands inside of the one element around it.
class Copier final : public xml::Handler {
 public:
  explicit Copier(FragmentWriter& writer) : writer_(writer) {}

  void start_element(std::string_view uri, std::string_view local,
                     std::span<const xml::Attribute> attributes) override {
    if (depth_++ == 0) return;
    if (depth_ == 2 && elements_++ == 0) only_ = {std::string(uri), std::string(local), {}};
    writer_.start_element(uri, local, attributes);
  }
  void end_element(std::string_view, std::string_view local) override {
    if (--depth_ > 0) writer_.end_element(local);
  }
  void text(std::string_view characters) override {
    if (depth_ == 1 && !is_blank(characters)) has_words_ = true;
    writer_.text(characters);
  }

  /// The one element, or null when there is other than one.
  const Name* only() const { return elements_ == 1 && !has_words_ ? &only_ : nullptr; }

 private:
  FragmentWriter& writer_;
  std::size_t depth_ = 0;
  std::size_t elements_ = 0;
  bool has_words_ = false;
  Name only_;
};

std::optional<xml::Fault> copy(std::string_view markup, Copier& copier) {
  std::string document;
  document.reserve(markup.size() + 7);
  document.append("<x>").append(markup).append("</x>");
  return xml::parse(document, {}, copier);
}

std::string_view text_of(const Node* node) {
  return node && node->is(Kind::text) ? node->text() : std::string_view();
}

/// Namespace and name; two empty texts where that is none.
std::pair<std::string_view, std::string_view> attribute_name(const Node& item) {
  if (!item.is(Kind::object)) return {};
  return {text_of(item.find("namespace")), text_of(item.find("name"))};
}

}  // namespace

bool Writer::write_markup_text(const Node& node, std::string_view around, const WayBack* way) {
  if (!node.is(Kind::text)) return refuse(node, way, "markup is a text");
  FragmentWriter writer(around, plan_.prefixes(), out_);
  Copier copier(writer);
  if (const auto fault = copy(node.text(), copier)) {
    return refuse(node, way, "the text is not well-formed markup: " + fault->message);
  }
  for (const std::size_t prefix : writer.used_prefixes()) used_[prefix] = true;
  return true;
}

bool Writer::write_foreign_elements(const Shape& shape, const Node& list, std::string_view around,
                                    const WayBack* way) {
  if (!list.is(Kind::list)) return refuse(list, way, "XML holds a list here, and nothing else");
  for (std::size_t i = 0; i < list.items().size(); ++i) {
    const Node& item = list.items()[i];
    const WayBack here{way, {}, i};
    FragmentWriter writer(around, plan_.prefixes(), out_);
    Copier copier(writer);
    const auto fault = copy(text_of(&item), copier);
    const Name* element = fault ? nullptr : copier.only();
    if (!element) return refuse(item, &here, "the text is not the markup of one element");
    const bool is_known =
        std::any_of(shape.elements.begin(), shape.elements.end(),
                    [&](const Slot& slot) { return slot.name.is(element->uri, element->local); });
    if (is_known) {
      return refuse(item, &here, "the element is one the schema has a property for");
    }
    for (const std::size_t prefix : writer.used_prefixes()) used_[prefix] = true;
  }
  return true;
}

bool Writer::write_foreign_attributes(const Shape& shape, const Node& list, const WayBack* way) {
  if (!list.is(Kind::list)) return refuse(list, way, "XML holds a list here, and nothing else");
  for (std::size_t i = 0; i < list.items().size(); ++i) {
    const WayBack here{way, {}, i};
    const Node& item = list.items()[i];
    const auto is_same = [&](const Node& other) {
      return attribute_name(other) == attribute_name(item);
    };
    if (std::any_of(list.items().begin(), list.items().begin() + static_cast<std::ptrdiff_t>(i),
                    is_same)) {
      return refuse(item, &here, "an element cannot have an attribute twice");
    }
    if (!write_foreign_attribute(shape, item, i, &here)) return false;
  }
  return true;
}

bool Writer::write_foreign_attribute(const Shape& shape, const Node& item, std::size_t number,
                                     const WayBack* way) {
  if (!item.is(Kind::object))
    return refuse(item, way, "an attribute is an object with name, value");
  const auto [uri, local] = attribute_name(item);
  const Node* value = item.find("value");
  const bool is_known = std::any_of(shape.attributes.begin(), shape.attributes.end(),
                                    [&, uri = uri, local = local](const Slot& slot) {
                                      return slot.name.is(uri, local);
                                    }) ||
                        uri == kXmlnsNamespace;
  if (is_known || !xml::is_ncname(local) || local == "xmlns" || !value ||
      find_forbidden(uri) != std::string_view::npos) {
    return refuse(item, way, "this cannot be an attribute beside the others");
  }
  const auto text = scalar_text(*value, way);
  if (!text) return false;
  std::string prefix;
  if (uri == kXmlNamespace) {
    prefix = "xml:";
  } else if (!uri.empty()) {
    // Declared here: no prefix of a schema begins with `_`, and no two items share a number.
    prefix = "_" + std::to_string(number + 1);
    out_.append(" xmlns:").append(prefix).append("=\"");
    append_attribute(uri, out_);
    out_ += "\"";
    prefix += ':';
  }
  out_.append(" ").append(prefix).append(local).append("=\"");
  append_attribute(*text, out_);
  out_ += '"';
  return true;
}

}  // namespace smx::markup
