// A Lua script: its text, and which of its functions rules may call. Immutable once its library is
// compiled; shared by all threads. What runs it is a Machine, of which each thread has its own.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "smx/source.h"

namespace smx::lua {

class Script;

/// One function of a script, by its name in the table the script returns. Lives in its Script.
struct Function {
  const Script* script = nullptr;
  std::string name;
  int parameters = 0;  // the input and the arguments
};

class Script : public std::enable_shared_from_this<Script> {
 public:
  /// `source` must outlive the script.
  explicit Script(const Source& source) : source_(source) {}

  const Source& source() const { return source_; }
  const std::deque<Function>& functions() const { return functions_; }

  const Function* add(std::string name, int parameters) {
    functions_.push_back({this, std::move(name), parameters});
    return &functions_.back();
  }

  /// Lines where a function begins that assigns to a variable outside itself: such a function may
  /// be made within a call, but what the script keeps between calls must not hold one.
  void set_assigning_lines(std::vector<int> lines) { assigning_lines_ = std::move(lines); }
  const std::vector<int>& assigning_lines() const { return assigning_lines_; }

  /// A line of the text without the blanks around it; nothing known for 0.
  Span line(int number) const;

 private:
  const Source& source_;
  std::deque<Function> functions_;
  std::vector<int> assigning_lines_;
};

}  // namespace smx::lua
