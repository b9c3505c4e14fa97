// What the tests of this room need: a plan of a schema, documents in and out as texts.
#pragma once

#include <deque>
#include <memory>
#include <stdexcept>
#include <string>

#include "markup/read_markup.h"
#include "markup/write_markup.h"
#include "markup/xml_path.h"
#include "types/validate.h"
#include "unit/types/rule_set.h"

namespace smx::markup {

/// A value as text, to be compared: `{id: "A-17", count: 2}`.
inline std::string shown(const Node& node) {
  std::string out;
  switch (node.kind()) {
    case Kind::null: return "null";
    case Kind::boolean: return node.truth() ? "true" : "false";
    case Kind::number: return std::string(node.text());
    case Kind::text: return '"' + std::string(node.text()) + '"';
    case Kind::list:
      for (const Node& item : node.items()) out += (out.empty() ? "" : ", ") + shown(item);
      return "[" + out + "]";
    case Kind::object:
      for (const Member& member : node.members()) {
        out += (out.empty() ? "" : ", ") + std::string(member.name) + ": " + shown(member.value);
      }
      return "{" + out + "}";
  }
  return out;
}

/// Documents of the schema `a/X`.
class Documents {
 public:
  explicit Documents(const std::string& components)
      : rules_{{"a.yaml", "$defs:\n" + components}}, type_(rules_.named("a/X")) {
    if (!type_) throw std::invalid_argument(rules_.said());
    MadePlan made = make_plan(*type_);
    why_not_ = made.why;
    plan_ = std::move(made.plan);
  }

  const Type& type() const { return *type_; }
  const Plan& plan() const { return *plan_; }
  const std::string& why_not() const { return why_not_; }
  Arena& arena() { return arena_; }

  /// The value, or `12: /path: message` for each fault.
  std::string read(std::string_view given) {
    const std::string& text = texts_.emplace_back(given);  // nodes are views into it
    document_ = read_markup(text, 0, *plan_, arena_, limits);
    if (document_.root) return shown(*document_.root);
    std::string out;
    for (const MarkupFault& fault : document_.faults) {
      out += (out.empty() ? "" : "\n") + std::to_string(fault.offset) + ": " + fault.path +
             (fault.path.empty() ? "" : ": ") + fault.message;
    }
    return out;
  }
  const MarkupDocument& document() const { return document_; }

  /// The document behind its declaration, or `/pointer: message`.
  std::string write(const Node& node) {
    constexpr std::string_view kDeclaration = R"(<?xml version="1.0" encoding="UTF-8"?>)";
    std::string out;
    if (const auto refusal = write_markup(node, *plan_, out)) {
      return refusal->pointer + ": " + refusal->message;
    }
    return out.substr(kDeclaration.size());
  }

  std::string again(std::string_view text) {
    const std::string value = read(text);
    return document_.root ? write(*document_.root) : value;
  }

  Limits limits;

 private:
  RuleSet rules_;
  const Type* type_;
  std::unique_ptr<const Plan> plan_;
  std::string why_not_;
  Arena arena_;
  std::deque<std::string> texts_;
  MarkupDocument document_;
};

}  // namespace smx::markup
