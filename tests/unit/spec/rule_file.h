// Helpers of the tests of this room: rule files in, diagnostics and expressions as short texts out.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "spec/read_spec.h"
#include "spec/spec.h"
#include "yaml/tree.h"

namespace smx::spec::testing {

/// `2:10 unknown-key: message [label]`
inline std::string shown(const Diagnostic& diagnostic) {
  std::string out;
  if (!diagnostic.labels.empty()) {
    const Label& label = diagnostic.labels.front();
    out = std::to_string(label.begin.line) + ":" + std::to_string(label.begin.column) + " ";
  }
  out += std::string(code_slug(diagnostic.code)) + ": " + diagnostic.message;
  if (!diagnostic.labels.empty() && !diagnostic.labels.front().text.empty()) {
    out += " [" + diagnostic.labels.front().text + "]";
  }
  return out;
}

inline std::string shown(const Diagnostics& diagnostics) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics.items()) out += shown(diagnostic) + "\n";
  return out;
}

/// A rule file with everything that was said about it.
struct RuleFile {
  Diagnostics diagnostics;
  File file;

  explicit RuleFile(std::string_view text)
      : file(read_rule_file(std::make_unique<const Source>("rules.yaml", std::string(text)), {},
                            diagnostics)) {}

  template <typename T>
  const T& as() const {
    return std::get<T>(file.thing);
  }
  std::string mistakes() const { return shown(diagnostics); }
};

/// A scalar as it stands in a file, with the tree it is part of.
struct Scalar {
  std::unique_ptr<const Source> source;
  Diagnostics diagnostics;
  yaml::Node node;

  explicit Scalar(std::string_view text)
      : source(std::make_unique<const Source>("rules.yaml", std::string(text))) {
    if (auto tree = yaml::read_yaml(*source, {}, diagnostics)) {
      node = tree->is_map() ? tree->entries.front().value : *tree;
    }
  }
};

// ---- expressions with every part in brackets, so that a test sees how they were understood

inline std::string between(std::string_view open, std::string_view inside, std::string_view close) {
  std::string out(open);
  return out.append(inside).append(close);
}

inline std::string shown(const Expression& expression);

inline std::string shown(const Predicate& predicate) {
  const std::string literal =
      predicate.computed ? between("<", shown(*predicate.computed), ">") : predicate.literal.text;
  std::string path;
  for (const Word& part : predicate.path) path += (path.empty() ? "" : ".") + part.text;
  return between("(", path + "=" + literal, ")");
}

inline std::string shown(const std::vector<Predicate>& predicates) {
  std::string out;
  for (const Predicate& predicate : predicates) out += shown(predicate);
  return out;
}

inline std::string shown(const Step& step) {
  std::string out;
  switch (step.kind) {
    case Step::Kind::member: out = between("/", step.name.text, ""); break;
    case Step::Kind::position: out = between("/#", std::to_string(step.position), ""); break;
    case Step::Kind::every: out = "/*"; break;
    case Step::Kind::computed: out = between("/<", shown(*step.key), ">"); break;
  }
  return out + shown(step.predicates);
}

inline std::string shown(const Argument& argument) {
  if (argument.computed) return between("<", shown(*argument.computed), ">");
  return argument.word.quoted ? between("'", argument.word.text, "'") : argument.word.text;
}

inline std::string shown(const Expression& expression) {
  std::string out;
  switch (expression.start) {
    case Expression::Start::name: out = expression.name.text; break;
    case Expression::Start::item: out = between("@", expression.name.text, ""); break;
    case Expression::Start::group: out = between("<", shown(*expression.group), ">"); break;
  }
  out += shown(expression.predicates);
  for (const Step& step : expression.steps) out += shown(step);
  for (const Call& call : expression.calls) {
    out += between(" | ", call.function.text, "");
    for (const Argument& argument : call.arguments) out += between(" ", shown(argument), "");
  }
  return out;
}

inline std::string text_at(const Span& span) {
  return std::string(span.source->text().substr(span.begin, span.end - span.begin));
}

}  // namespace smx::spec::testing
