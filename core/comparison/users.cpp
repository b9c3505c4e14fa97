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

Users::Users(const PackInventory& pack) {
  for (const Thing& thing : pack.things) {
    for (const Entry& entry : thing.entries) {
      for (const std::string& used : entry.uses) users_[used].push_back(entry.address);
    }
  }
}

std::vector<std::string> Users::of(const Entry& entry) const {
  std::vector<std::string> all;
  for (const std::string& name : names_of(entry)) {
    const auto found = users_.find(name);
    if (found != users_.end()) all.insert(all.end(), found->second.begin(), found->second.end());
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace smx::comparison
