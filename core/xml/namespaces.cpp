#include "xml/namespaces.h"

namespace smx::xml {
namespace {

constexpr std::string_view kXml = "http://www.w3.org/XML/1998/namespace";
constexpr std::string_view kXmlns = "http://www.w3.org/2000/xmlns/";

// Lookups walk the declarations in scope; the bound keeps a hostile document linear.
constexpr std::size_t kMaxBindings = 128;

}  // namespace

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

}  // namespace smx::xml
