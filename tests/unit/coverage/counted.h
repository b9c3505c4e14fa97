// A small pack and its cases, and what they do not reach, a line each.
#pragma once

#include <map>
#include <string>

#include "smx/coverage.h"

#include "base/json_text.h"

namespace smx::coverage::testing {

class Pack {
 public:
  Pack() {
    file("pack.yaml",
         "pack: shop\nschemas: { s: schemas/s.yaml }\n"
         "faults: { lost: A lost order is not billed. }\n");
    file("schemas/s.yaml", R"(
$defs:
  Order:
    type: object
    required: [ id ]
    properties:
      id: { type: string }
      count: { type: integer }
      status: { type: string, enum: [ OPEN, LOST, PAID ] }
      note: { type: string, nullable: true }
      other: { type: string }
      buyer: { type: object, properties: { name: { type: string }, town: { type: string } } }
      lines:
        type: array
        items:
          type: object
          properties:
            name: { type: string }
            price: { type: number }
            kind: { type: string, enum: [ gift, plain ] }
      sizes: { type: object, additionalProperties: { type: integer } }
  Bill:
    type: object
    properties:
      number: { type: string }
      text: { type: string, nullable: true }
      note: { type: string }
      flag: { type: boolean }
      kind: { type: string }
      buyer: { type: object, properties: { name: { type: string }, town: { type: string } } }
      names: { type: array, items: { type: string } }
      lines: { type: array, items: { type: object, properties: { name: { type: string }, price: { type: number } } } }
)");
  }

  Pack& file(const std::string& path, std::string text) {
    files_["rules/" + path] = std::move(text);
    return *this;
  }
  Pack& elsewhere(const std::string& path, std::string text) {
    files_[path] = std::move(text);
    return *this;
  }
  /// A mapping `bill` from s/Order to s/Bill with these keys below.
  Pack& mapping(const std::string& body) {
    return file("mappings/bill.yaml",
                "mapping: bill\nsummary: An order becomes a bill.\n"
                "input: { order: s/Order }\noutput: s/Bill\n" +
                    body);
  }
  /// One case for each document, as JSON, whatever becomes of it.
  Pack& send(const std::vector<std::string>& orders) {
    std::string text = "tests: bill\nof: bill\nsummary: Cases.\ncases:\n";
    for (std::size_t i = 0; i < orders.size(); ++i) {
      text += "  - { name: case " + std::to_string(i) + ", input: { order: " + orders[i] +
              " }, want_part: { number: { is: missing } } }\n";
    }
    return file("tests/bill.yaml", text);
  }

  CoveredTests run(const std::string& folder = "rules", const TestOptions& options = {}) const {
    return run_covered_tests(MemoryFileSystem(files_), folder, options);
  }
  CoverageReport report() const { return run().coverage; }

 private:
  std::map<std::string, std::string> files_;
};

/// What does not load, so that a test of nothing does not pass.
inline std::string problems(const CoveredTests& tests) {
  std::string text;
  for (const Diagnostic& diagnostic : tests.run.diagnostics.items()) {
    if (diagnostic.severity == Severity::error) text += render_text(diagnostic, Colour::never);
  }
  return text;
}

/// "lines bill/text is never worked out" for each gap of these kinds, by file and place.
inline std::string missing(const CoverageReport& report, std::vector<CoverageKind> kinds) {
  std::string text;
  for (const CoverageGap& gap : coverage_gaps(report, kinds))
    text += std::string(coverage_name(gap.kind)) + " " + gap.address + " " + gap.what + "\n";
  return text;
}

inline std::string missing_rules(const CoveredTests& tests) {
  std::vector<CoverageKind> kinds;
  for (std::size_t i = 0; i < kRuleKinds; ++i) kinds.push_back(static_cast<CoverageKind>(i));
  return problems(tests) + missing(tests.coverage, kinds);
}

/// "7" or, of a condition, "3/1".
inline std::string counts_of(const CoverageReport& report, CoverageKind kind,
                             const std::string& address, const std::string& text = {}) {
  for (const CoverageFile& file : report.files) {
    for (const CoveragePoint& point : file.points) {
      if (point.kind != kind || point.address != address) continue;
      if (!text.empty() && point.text != text) continue;
      std::string counts;
      for (const CoverageSide& side : point.sides)
        counts += (counts.empty() ? "" : "/") + std::to_string(side.count);
      return counts;
    }
  }
  return "no such point";
}

}  // namespace smx::coverage::testing
