#include "pugixml/parse.h"

#include <algorithm>
#include <cstring>
#include <vector>

#include "pugixml/tree.h"
#include "xml/names.h"

namespace smx::xml::by_pugixml {
namespace {

using Outcome = std::optional<Fault>;

constexpr std::string_view kXml = "http://www.w3.org/XML/1998/namespace";
constexpr std::string_view kXmlns = "http://www.w3.org/2000/xmlns/";

// Lookups walk the declarations in scope; the bound keeps a hostile document linear.
constexpr std::size_t kMaxBindings = 128;

/// The declarations in scope, innermost last. The views are the document's.
class Namespaces {
 public:
  void open_element() { marks_.push_back(bindings_.size()); }
  void close_element();

  /// Declares for the element opened last; an empty prefix is the default namespace. Null when
  /// that is allowed, else the reason why not.
  const char* declare(std::string_view prefix, std::string_view uri);

  /// The namespace of a prefix; nothing when it is not declared. Without a default namespace the
  /// empty prefix gives the empty text.
  std::optional<std::string_view> find(std::string_view prefix) const;

 private:
  struct Binding {
    std::string_view prefix;
    std::string_view uri;
  };

  std::vector<Binding> bindings_;
  std::vector<std::size_t> marks_;
};

void Namespaces::close_element() {
  bindings_.resize(marks_.back());
  marks_.pop_back();
}

const char* Namespaces::declare(std::string_view prefix, std::string_view uri) {
  if (prefix == "xmlns") return "the prefix xmlns is declared, which is reserved";
  if ((prefix == "xml") != (uri == kXml)) {
    return "the prefix xml and its namespace belong together, with no other";
  }
  if (uri == kXmlns) return "a prefix is declared for the namespace of xmlns, which is reserved";
  if (!prefix.empty() && uri.empty()) return "a prefix is declared for the empty namespace";
  for (std::size_t i = marks_.back(); i < bindings_.size(); ++i) {
    if (bindings_[i].prefix == prefix) return "an element declares a prefix twice";
  }
  if (bindings_.size() == kMaxBindings) return "more than 128 namespace declarations are in scope";
  bindings_.push_back({prefix, uri});
  return nullptr;
}

std::optional<std::string_view> Namespaces::find(std::string_view prefix) const {
  if (prefix == "xml") return kXml;
  for (auto binding = bindings_.rbegin(); binding != bindings_.rend(); ++binding) {
    if (binding->prefix == prefix) return binding->uri;
  }
  if (prefix.empty()) return std::string_view{};
  return std::nullopt;
}

bool is_xmlns(const QName& name) {
  return name.prefix == "xmlns" || (name.prefix.empty() && name.local == "xmlns");
}

/// One attribute with its prefix, references resolved.
struct PrefixedAttribute {
  QName name;
  std::string_view value;
  std::size_t offset;
};

class Walker {
 public:
  Walker(Tree& tree, const Options& options, Handler& handler)
      : tree_(tree), options_(options), handler_(handler) {}

  Outcome walk(pugi::xml_node root);

 private:
  Outcome visit(const pugi::xml_node& node);
  Outcome open_element(const pugi::xml_node& node);
  void close_element(const pugi::xml_node& node);
  Outcome read_attribute(const pugi::xml_attribute& attribute);
  Outcome resolve_prefixes();
  bool has_twins();
  Outcome deliver(const pugi::xml_node& node);

  Tree& tree_;
  const Options& options_;
  Handler& handler_;
  Namespaces namespaces_;
  std::uint32_t depth_ = 0;
  std::vector<PrefixedAttribute> prefixed_;
  std::vector<Attribute> attributes_;
  std::vector<Attribute> sorted_;
};

// Not recursive: the document decides how deep it is, and the stack is the host's.
Outcome Walker::walk(pugi::xml_node root) {
  pugi::xml_node node = root;
  for (;;) {
    if (auto fault = visit(node)) return fault;
    if (const pugi::xml_node child = node.first_child()) {
      node = child;
      continue;
    }
    for (;;) {
      if (node.type() == pugi::node_element) close_element(node);
      if (node == root) return std::nullopt;
      if (const pugi::xml_node next = node.next_sibling()) {
        node = next;
        break;
      }
      node = node.parent();
    }
  }
}

Outcome Walker::visit(const pugi::xml_node& node) {
  const char* why = nullptr;
  switch (node.type()) {
    case pugi::node_element: return open_element(node);
    case pugi::node_pcdata:
    case pugi::node_cdata: return deliver(node);
    case pugi::node_comment: why = why_not_comment(node); break;
    case pugi::node_pi: why = why_not_instruction(node); break;
    default: why = "a declaration stands inside of an element";
  }
  if (why != nullptr) return Fault{tree_.offset_of(node), why};
  return std::nullopt;
}

Outcome Walker::open_element(const pugi::xml_node& node) {
  const std::size_t offset = tree_.offset_of(node);
  if (++depth_ > options_.depth) {
    return Fault{offset, "the elements are nested too deeply", Fault::Kind::too_deep};
  }
  const auto name = split_qname(node.name());
  if (!name) return Fault{offset, "an element name is not well-formed"};
  namespaces_.open_element();
  prefixed_.clear();
  for (const pugi::xml_attribute attribute : node.attributes()) {
    if (auto fault = read_attribute(attribute)) return fault;
  }
  const auto uri = namespaces_.find(name->prefix);
  if (!uri) return Fault{offset, "an element has a prefix that is not declared"};
  if (auto fault = resolve_prefixes()) return fault;
  if (has_twins()) return Fault{offset, "an element has an attribute twice"};
  handler_.place(offset);
  handler_.start_element(*uri, name->local, attributes_);
  return std::nullopt;
}

void Walker::close_element(const pugi::xml_node& node) {
  // Both were found when the element was opened.
  const auto name = split_qname(node.name());
  const auto uri = namespaces_.find(name->prefix);
  handler_.end_element(*uri, name->local);
  namespaces_.close_element();
  --depth_;
}

Outcome Walker::read_attribute(const pugi::xml_attribute& attribute) {
  const std::size_t offset = tree_.offset_of(attribute.name());
  const auto name = split_qname(attribute.name());
  if (!name) return Fault{offset, "an attribute name is not well-formed"};
  if (std::strchr(attribute.value(), '<') != nullptr) {
    return Fault{offset, "an attribute value holds `<`"};
  }
  std::string_view value;
  if (auto fault = tree_.resolve(attribute.value(), Literal::attribute, options_.entities, value)) {
    return fault;
  }
  if (!is_xmlns(*name)) {
    prefixed_.push_back({*name, value, offset});
    return std::nullopt;
  }
  const std::string_view prefix = name->prefix.empty() ? std::string_view{} : name->local;
  if (const char* why = namespaces_.declare(prefix, value)) return Fault{offset, why};
  return std::nullopt;
}

Outcome Walker::resolve_prefixes() {
  attributes_.clear();
  for (const PrefixedAttribute& attribute : prefixed_) {
    std::string_view uri;
    // A default namespace is for elements only.
    if (!attribute.name.prefix.empty()) {
      const auto found = namespaces_.find(attribute.name.prefix);
      if (!found) return Fault{attribute.offset, "an attribute has a prefix that is not declared"};
      uri = *found;
    }
    attributes_.push_back({uri, attribute.name.local, attribute.value, attribute.offset});
  }
  return std::nullopt;
}

// Sorted rather than compared pairwise: an element may have a million attributes.
bool Walker::has_twins() {
  if (attributes_.size() < 2) return false;
  sorted_ = attributes_;
  const auto before = [](const Attribute& left, const Attribute& right) {
    return left.local != right.local ? left.local < right.local : left.uri < right.uri;
  };
  const auto same = [](const Attribute& left, const Attribute& right) {
    return left.local == right.local && left.uri == right.uri;
  };
  std::sort(sorted_.begin(), sorted_.end(), before);
  return std::adjacent_find(sorted_.begin(), sorted_.end(), same) != sorted_.end();
}

Outcome Walker::deliver(const pugi::xml_node& node) {
  const bool cdata = node.type() == pugi::node_cdata;
  const std::size_t offset = tree_.offset_of(node);
  if (!cdata && std::strstr(node.value(), "]]>") != nullptr) {
    return Fault{offset, "the text holds `]]>`"};
  }
  const Literal literal = cdata ? Literal::cdata : Literal::text;
  std::string_view characters;
  if (auto fault = tree_.resolve(node.value(), literal, options_.entities, characters)) {
    return fault;
  }
  if (characters.empty()) return std::nullopt;
  handler_.place(offset);
  handler_.text(characters);
  return std::nullopt;
}

}  // namespace

std::optional<Fault> parse(std::string_view text, const Options& options, Handler& handler) {
  Tree tree(text);
  if (auto fault = tree.load(options)) return fault;
  return Walker(tree, options, handler).walk(tree.root());
}

}  // namespace smx::xml::by_pugixml
