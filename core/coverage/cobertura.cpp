// Coverage as Cobertura's XML, by coverage-04.dtd: a pack is a package, a rule file a class.
#include <cstdio>
#include <map>

#include "smx/coverage.h"

#include "coverage/line_counts.h"
#include "pages/html.h"

namespace smx {

namespace {

struct Tally {
  std::size_t lines = 0;
  std::size_t lines_hit = 0;
  std::size_t branches = 0;
  std::size_t branches_hit = 0;

  void add(const Tally& other) {
    lines += other.lines;
    lines_hit += other.lines_hit;
    branches += other.branches;
    branches_hit += other.branches_hit;
  }
};

std::string quoted(std::string_view text) {
  return "\"" + pages::escaped_html(text) + "\"";
}

std::string rate(std::size_t hit, std::size_t of) {
  char text[16];
  std::snprintf(text, sizeof text, "%.4f",
                of == 0 ? 1.0 : static_cast<double>(hit) / static_cast<double>(of));
  return text;
}

std::string rates(const Tally& tally) {
  return " line-rate=\"" + rate(tally.lines_hit, tally.lines) + "\" branch-rate=\"" +
         rate(tally.branches_hit, tally.branches) + "\" complexity=\"0\"";
}

/// Half of a branch that can go two ways is 50 %.
std::string share(std::size_t hit, std::size_t of) {
  return std::to_string(hit * 100 / of) + "%";
}

std::string conditions_of(const coverage::LineCount& line) {
  std::string out;
  for (std::size_t at = 0; at < line.branches.size();) {
    const std::size_t block = line.branches[at].block;
    std::size_t hit = 0;
    std::size_t of = 0;
    for (; at < line.branches.size() && line.branches[at].block == block; ++at) {
      ++of;
      hit += line.branches[at].count > 0;
    }
    out += "                <condition number=\"" + std::to_string(block) +
           "\" type=\"jump\" coverage=\"" + share(hit, of) + "\"/>\n";
  }
  return out;
}

void add_line(const coverage::LineCount& line, std::string& out, Tally& tally) {
  std::size_t hit = 0;
  for (const coverage::Branch& branch : line.branches) hit += branch.count > 0;
  tally.add({1, line.count > 0 ? 1u : 0u, line.branches.size(), hit});
  out += "            <line number=\"" + std::to_string(line.number) + "\" hits=\"" +
         std::to_string(line.count) + "\" branch=";
  if (line.branches.empty()) {
    out += "\"false\"/>\n";
    return;
  }
  const std::size_t of = line.branches.size();
  out += "\"true\" condition-coverage=\"" + share(hit, of) + " (" + std::to_string(hit) + "/" +
         std::to_string(of) + ")\">\n              <conditions>\n" + conditions_of(line) +
         "              </conditions>\n            </line>\n";
}

struct Package {
  std::string classes;
  Tally tally;
};

/// `rules/billing/tables/codes.yaml` belongs to `rules/billing`.
std::string folder_of_pack(const std::string& file) {
  const std::size_t last = file.rfind('/');
  if (last == std::string::npos) return ".";
  const std::size_t before = file.rfind('/', last - 1);
  const bool in_pack_folder = file.substr(last + 1) == "pack.yaml";
  if (in_pack_folder) return file.substr(0, last);
  return before == std::string::npos ? "." : file.substr(0, before);
}

void add_class(const CoverageFile& file, Package& package) {
  std::string lines;
  Tally tally;
  for (const coverage::LineCount& line : coverage::line_counts(file)) add_line(line, lines, tally);
  package.tally.add(tally);
  const std::size_t slash = file.name.rfind('/');
  const std::string name = slash == std::string::npos ? file.name : file.name.substr(slash + 1);
  package.classes += "        <class name=" + quoted(name) + " filename=" + quoted(file.name) +
                     rates(tally) + ">\n          <methods/>\n          <lines>\n" + lines +
                     "          </lines>\n        </class>\n";
}

}  // namespace

std::string cobertura_of(const CoverageReport& report) {
  std::map<std::string, Package> packages;
  for (const CoverageFile& file : report.files)
    add_class(file, packages[folder_of_pack(file.name)]);
  std::string body;
  Tally all;
  for (const auto& [folder, package] : packages) {
    all.add(package.tally);
    body += "    <package name=" + quoted(folder) + rates(package.tally) + ">\n      <classes>\n" +
            package.classes + "      </classes>\n    </package>\n";
  }
  // There is no clock here: whoever wants the time of a run knows it.
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<!DOCTYPE coverage SYSTEM \"http://cobertura.sourceforge.net/xml/coverage-04.dtd\">\n"
         "<coverage" +
         rates(all) + " lines-covered=\"" + std::to_string(all.lines_hit) + "\" lines-valid=\"" +
         std::to_string(all.lines) + "\" branches-covered=\"" + std::to_string(all.branches_hit) +
         "\" branches-valid=\"" + std::to_string(all.branches) +
         "\" version=\"smx\" timestamp=\"0\">\n  <sources>\n    <source>.</source>\n  </sources>\n"
         "  <packages>\n" +
         body + "  </packages>\n</coverage>\n";
}

}  // namespace smx
