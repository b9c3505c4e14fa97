// Runs case files:
//
//   run_conformance [--failing] [--show ID] LANGUAGE.md FILE...
//
// --failing prints the ids of the failing cases and nothing else; --show prints a case's rule
// files.
#include <fstream>
#include <iostream>
#include <sstream>

#include "conformance_case.h"

namespace smx::conformance {

namespace {

enum class Output : std::uint8_t { findings, failing_ids, rule_files };

struct Options {
  Output output = Output::findings;
  std::string shown;
  std::vector<std::string> paths;
};

struct Count {
  std::size_t cases = 0;
  std::size_t failed = 0;
  std::size_t unreadable = 0;
};

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream all;
  all << file.rdbuf();
  if (!file) std::cerr << "cannot read " << path << "\n";
  return all.str();
}

Options options_of(int count, char** words) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word == "--failing") {
      options.output = Output::failing_ids;
    } else if (word == "--show" && i + 1 < count) {
      options.output = Output::rule_files;
      options.shown = words[++i];
    } else {
      options.paths.push_back(word);
    }
  }
  return options;
}

void show(const Case& one) {
  for (const auto& [path, text] : one.files) std::cout << "--- " << path << "\n" << text << "\n";
  for (const auto& [name, text] : one.inputs)
    std::cout << "--- input " << name << "\n" << text << "\n";
}

void tell(const Case& one, const std::vector<std::string>& findings) {
  const Position at = one.span.source->position_of(one.span.begin);
  std::cout << "FAIL " << one.id << "  (" << one.span.source->name() << ":" << at.line << ")\n"
            << "  note: " << one.note << "\n  spec: " << one.spec << "\n";
  for (const std::string& finding : findings) std::cout << "    " << finding << "\n";
}

void run_file(const std::string& path, const std::string& language, const Options& options,
              Count& count) {
  const Source source(path, content_of(path));
  Diagnostics diagnostics;
  const std::vector<Case> cases = read_cases(source, language, diagnostics);
  for (const Diagnostic& one : diagnostics.items()) std::cerr << render_text(one, Colour::never);
  if (diagnostics.has_errors() || cases.empty()) ++count.unreadable;
  for (const Case& one : cases) {
    if (options.output == Output::rule_files) {
      if (one.id == options.shown) show(one);
      continue;
    }
    ++count.cases;
    const std::vector<std::string> findings = run_case(one);
    if (findings.empty()) continue;
    ++count.failed;
    if (options.output == Output::failing_ids)
      std::cout << one.id << std::endl;
    else
      tell(one, findings);
  }
}

int run(const Options& options) {
  if (options.paths.size() < 2) {
    std::cerr << "usage: run_conformance [--failing] [--show ID] LANGUAGE.md FILE...\n";
    return 2;
  }
  const std::string language = content_of(options.paths.front());
  Count count;
  for (std::size_t i = 1; i < options.paths.size(); ++i)
    run_file(options.paths[i], language, options, count);
  if (options.output == Output::findings)
    std::cout << count.cases << " cases, " << count.failed << " failed\n";
  return count.unreadable > 0 ? 2 : count.failed > 0 ? 1 : 0;
}

}  // namespace

}  // namespace smx::conformance

int main(int count, char** words) {
  return smx::conformance::run(smx::conformance::options_of(count, words));
}
