#include "review/words.h"

#include <algorithm>

namespace smx::review {

std::string counted(std::size_t count, std::string_view singular) {
  return std::to_string(count) + " " + std::string(singular) + (count == 1 ? "" : "s");
}

std::string listed(const std::vector<std::string>& texts, std::string_view between) {
  std::string out;
  for (const std::string& text : texts) {
    if (!out.empty()) out += between;
    out += text;
  }
  return out;
}

std::string in_words(const Effect& effect) {
  std::vector<std::string> parts;
  if (!effect.from.empty()) parts.push_back("from " + effect.from);
  if (!effect.to.empty()) parts.push_back("until before " + effect.to);
  const bool has_window = !parts.empty();
  if (has_window && !effect.zone.empty()) parts.push_back("days of " + effect.zone);
  if (!effect.scope.empty()) parts.push_back("for " + effect.scope);
  return listed(parts);
}

std::string verb_in_words(std::string_view verb, std::string_view what) {
  std::string words(verb);
  if (verb == "replace") words = "replaces";
  if (verb == "set") words = "sets";
  if (verb == "remove") words = "removes";
  if (verb == "before") words = "puts a row before";
  if (verb == "after") words = "puts a row behind";
  return what.empty() ? words : words + " " + std::string(what);
}

std::string_view word_for(Reference::Kind kind) {
  switch (kind) {
    case Reference::Kind::mapping: return "mapping";
    case Reference::Kind::table: return "table";
    case Reference::Kind::decision: return "decision";
  }
  return "";
}

std::string title_of(const PackReview& pack) {
  return pack.version.empty() ? pack.name : pack.name + " " + pack.version;
}

std::string full_address(std::string_view pack, std::string_view address) {
  return std::string(pack) + "/" + std::string(address);
}

std::string line_address(const MappingReview& mapping, const LineReview& line) {
  const std::string address = full_address(mapping.pack, line.address);
  return line.address == mapping.name ? address + "/result:" : address;
}

std::string name_of(const LineReview& line) {
  return line.name.empty() ? "the whole result" : line.name;
}

std::vector<std::string> further_origins(const LineReview& line) {
  const bool says_more = std::ranges::any_of(line.origins, [&](const std::string& origin) {
    return std::ranges::find(line.sources, origin) == line.sources.end();
  });
  return says_more ? line.origins : std::vector<std::string>{};
}

std::size_t assumed_in(const MappingReview& mapping) {
  const auto assumed = std::ranges::count_if(
      mapping.lines, [](const LineReview& line) { return line.standing.basis == "assumed"; });
  return static_cast<std::size_t>(assumed) + (mapping.standing.basis == "assumed" ? 1 : 0);
}

namespace {

/// "by subject" of "by subject [a, b]", which is one row of a case that varies.
std::string_view varied_name(const TestName& one) {
  const std::size_t bracket = one.name.find(" [");
  return std::string_view(one.name).substr(0, one.name.ends_with(']') ? bracket : one.name.size());
}

}  // namespace

std::vector<SuiteCases> by_suites(const std::vector<TestName>& cases) {
  std::vector<SuiteCases> suites;
  for (std::size_t i = 0; i < cases.size();) {
    const TestName& one = cases[i];
    if (suites.empty() || suites.back().suite != one.suite) suites.push_back({one.suite, {}});
    std::size_t end = i + 1;
    while (end < cases.size() && cases[end].suite == one.suite &&
           varied_name(cases[end]) == varied_name(one))
      ++end;
    const std::size_t rows = end - i;
    suites.back().cases.push_back(
        rows == 1 ? one.name : std::string(varied_name(one)) + " (" + counted(rows, "row") + ")");
    i = end;
  }
  return suites;
}

std::string in_words(const Reach& reach) {
  if (reach.of == 0) return {};
  return std::to_string(reach.reached) + " of " + std::to_string(reach.of);
}

std::string tests_in_words(const ThingReview& thing, const Reach& reach) {
  std::string text = thing.cases.empty() ? "none of its own"
                                         : counted(thing.cases.size(), "case") + " in " +
                                               counted(by_suites(thing.cases).size(), "suite");
  if (reach.of == 0) return text;
  return text + "; all tests together reach " + in_words(reach) +
         (reach.of == 1 ? " row" : " rows");
}

}  // namespace smx::review
