#include "bodies/losses.h"

#include <algorithm>

namespace smx::bodies {
namespace {

struct Name {
  const char* one;
  const char* many;
};

// In the order of `Lost`.
constexpr Name kNames[kLostKinds] = {
    {"picture", "pictures"},
    {"embedded object", "embedded objects"},
    {"drawing", "drawings"},
    {"page header or footer", "page headers or footers"},
    {"passage of hidden text", "passages of hidden text"},
    {"passage of struck-out text", "passages of struck-out text"},
    {"comment", "comments"},
    {"formula", "formulas"},
    {"generated page number or date", "generated page numbers or dates"},
    {"field without text", "fields without text"},
    {"form field", "form fields"},
    {"list marker", "list markers"},
    {"symbol without a character", "symbols without a character"},
    {"passage outside of the document", "passages outside of the document"},
};

}  // namespace

void Losses::add(const Losses& others) {
  for (std::size_t i = 0; i < kLostKinds; ++i) counts_[i] += others.counts_[i];
}

bool Losses::any() const {
  return std::any_of(counts_.begin(), counts_.end(), [](std::size_t count) { return count > 0; });
}

std::string Losses::describe() const {
  std::string out;
  for (std::size_t i = 0; i < kLostKinds; ++i) {
    if (counts_[i] == 0) continue;
    if (!out.empty()) out += ", ";
    out += std::to_string(counts_[i]);
    out += ' ';
    out += counts_[i] == 1 ? kNames[i].one : kNames[i].many;
  }
  return out;
}

}  // namespace smx::bodies
