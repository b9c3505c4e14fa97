#include "xml/namespaces.h"

namespace smx::xml {
namespace {

constexpr std::string_view kXmlns = "http://www.w3.org/2000/xmlns/";

}  // namespace

void Namespaces::reset(Namespace none, Namespace xml) {
  none_ = none;
  xml_ = xml;
  default_ = &none_;
  size_ = 0;
}

void Namespaces::forget_behind(std::uint32_t size) {
  size_ = size;
  default_ = &none_;
  for (std::uint32_t i = size; i > 0; --i) {
    if (!bindings_[i - 1].prefix.empty()) continue;
    default_ = &bindings_[i - 1].name_space;
    return;
  }
}

const char* Namespaces::why_not(std::string_view prefix, std::string_view uri,
                                std::uint32_t first) const {
  if (prefix == "xmlns") return "the prefix xmlns is declared, which is reserved";
  if ((prefix == "xml") != (uri == kXmlNamespace)) {
    return "the prefix xml and its namespace belong together, with no other";
  }
  if (uri == kXmlns) return "a prefix is declared for the namespace of xmlns, which is reserved";
  if (!prefix.empty() && uri.empty()) return "a prefix is declared for the empty namespace";
  for (std::uint32_t i = first; i < size_; ++i) {
    if (bindings_[i].prefix == prefix) return "an element declares a prefix twice";
  }
  if (size_ == kMost) return "more than 128 namespace declarations are in scope";
  return nullptr;
}

void Namespaces::declare(std::string_view prefix, Namespace name_space) {
  Binding& binding = bindings_[size_++];
  binding = {prefix, name_space};
  if (prefix.empty()) default_ = &binding.name_space;
}

const Namespace* Namespaces::find(std::string_view prefix) const {
  if (prefix == "xml") return &xml_;
  for (std::uint32_t i = size_; i > 0; --i) {
    if (bindings_[i - 1].prefix == prefix) return &bindings_[i - 1].name_space;
  }
  return nullptr;
}

}  // namespace smx::xml
