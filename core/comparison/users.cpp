#include "comparison/users.h"

#include <algorithm>

namespace smx::comparison {

namespace {

/// What others call it by when they use it: "table x"; of a let its address.
std::vector<std::string> names_of(const Entry& entry) {
  const std::string thing = entry.address.substr(0, entry.address.find('/'));
  const std::string last = entry.address.substr(entry.address.rfind('/') + 1);
  if (entry.what == "row") return {"table " + thing, "decision " + thing};
  if (entry.what == "let" || entry.what == "need" || entry.what == "index") return {entry.address};
  if (entry.what == "function") {
    std::string name = entry.address;
    std::replace(name.begin(), name.end(), '/', '.');
    return {"function " + name};
  }
  if (entry.what == "table" || entry.what == "decision" || entry.what == "mapping")
    return {entry.what + " " + thing};
  if (entry.what == "fault" || entry.what == "pattern" || entry.what == "context")
    return {entry.what + " " + last};
  return {};
}

}  // namespace

Used used_in(const std::string& pack, const std::string& use) {
  const std::size_t blank = use.find(' ');
  const std::size_t dot = use.find('.', blank == std::string::npos ? 0 : blank);
  // The name of a function is that of its library, a dot, and its own.
  const std::size_t own_dots = use.starts_with("function ") ? 1 : 0;
  const auto dots = static_cast<std::size_t>(std::ranges::count(use, '.'));
  if (blank == std::string::npos || dots <= own_dots) return {pack, use};
  return {use.substr(blank + 1, dot - blank - 1), use.substr(0, blank + 1) + use.substr(dot + 1)};
}

Users::Users(const std::vector<PackInventory>& packs) {
  for (const PackInventory& pack : packs) {
    for (const Thing& thing : pack.things) {
      for (const Entry& entry : thing.entries) {
        for (const std::string& used : entry.uses)
          users_[used_in(pack.name, used)].push_back({pack.name, entry.address});
      }
    }
  }
}

std::vector<std::string> Users::of(const Entry& entry, const std::string& pack) const {
  std::vector<std::string> all;
  for (const std::string& name : names_of(entry)) {
    const auto found = users_.find({pack, name});
    if (found == users_.end()) continue;
    for (const User& user : found->second)
      all.push_back((user.pack == pack ? "" : user.pack + "/") + user.address);
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace smx::comparison
