#include "xml/namespaces.h"

namespace smx::xml {
namespace {

constexpr std::string_view kXmlns = "http://www.w3.org/2000/xmlns/";

// Lookups walk the declarations in scope; the bound keeps a hostile document linear.
constexpr std::size_t kMaxBindings = 128;

}  // namespace

void Namespaces::reset(Namespace none, Namespace xml) {
  none_ = default_ = none;
  xml_ = xml;
  bindings_.clear();
}

void Namespaces::forget_behind(std::size_t size) {
  bindings_.resize(size);
  default_ = none_;
  for (auto binding = bindings_.rbegin(); binding != bindings_.rend(); ++binding) {
    if (!binding->prefix.empty()) continue;
    default_ = binding->name_space;
    return;
  }
}

const char* Namespaces::why_not(std::string_view prefix, std::string_view uri,
                                std::size_t first) const {
  if (prefix == "xmlns") return "the prefix xmlns is declared, which is reserved";
  if ((prefix == "xml") != (uri == kXmlNamespace)) {
    return "the prefix xml and its namespace belong together, with no other";
  }
  if (uri == kXmlns) return "a prefix is declared for the namespace of xmlns, which is reserved";
  if (!prefix.empty() && uri.empty()) return "a prefix is declared for the empty namespace";
  for (std::size_t i = first; i < bindings_.size(); ++i) {
    if (bindings_[i].prefix == prefix) return "an element declares a prefix twice";
  }
  if (bindings_.size() == kMaxBindings) return "more than 128 namespace declarations are in scope";
  return nullptr;
}

void Namespaces::declare(std::string_view prefix, Namespace name_space) {
  bindings_.push_back({prefix, name_space});
  if (prefix.empty()) default_ = name_space;
}

const Namespace* Namespaces::find(std::string_view prefix) const {
  if (prefix == "xml") return &xml_;
  for (auto binding = bindings_.rbegin(); binding != bindings_.rend(); ++binding) {
    if (binding->prefix == prefix) return &binding->name_space;
  }
  return nullptr;
}

}  // namespace smx::xml
