// Which paths of its inputs a mapping reads, found in the checked program alone: a rule that no
// test reaches reads as well.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "program/program.h"

namespace smx::coverage {

/// A path that some rule names.
struct ReadPath {
  std::map<std::string, std::unique_ptr<ReadPath>, std::less<>> members;  // `*`: any
  std::unique_ptr<ReadPath> item;
  bool is_read = false;   // whether it is there, or the value itself
  bool is_whole = false;  // with all below it

  ReadPath& member(const std::string& name);
  ReadPath& an_item();
};

/// One for each input, whichever variant of the mapping counts.
std::vector<std::unique_ptr<ReadPath>> reads_of(const Mapping& mapping);

}  // namespace smx::coverage
