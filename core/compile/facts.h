// What is known of paths because of the conditions around a line: inside `when: { x: { is: present
// } }` there is an x. A path is named by its slot and its steps, so only plain paths have a name.
#pragma once

#include <map>
#include <set>
#include <string>

#include "compile/static_value.h"
#include "program/program.h"

namespace smx {

/// The name of a plain path without functions: "4.sender.0"; empty for every other expression.
std::string path_name(const Expr& expr);

class Facts {
 public:
  /// What is known where `condition` holds, or where it does not. `one_ofs` are the slots of lets
  /// that are a `one_of`, whose `kind` says which member is there.
  void assume_holds(const Condition& condition, const std::set<Slot>& one_ofs);
  void assume_fails(const Condition& condition, const std::set<Slot>& one_ofs);

  /// `known`, which `expr` leads to, without the absences that cannot be.
  void refine(const Expr& expr, Static& known) const;

 private:
  struct Absence {
    bool never_missing = false;
    bool never_null = false;
  };

  void assume_present(const std::string& path);
  void assume_test_holds(const Condition& condition, const std::set<Slot>& one_ofs);
  void assume_test_fails(const Condition& condition);

  std::map<std::string, Absence, std::less<>> paths_;
};

}  // namespace smx
