// There and back again: what exact lines carry must come back as it was.
#include <algorithm>

#include "authoring/run_case.h"
#include "json/read_json.h"
#include "value/pointer.h"

namespace smx::authoring {

namespace {

using Found = std::vector<std::pair<std::string, const Node*>>;  // JSON Pointer, value

/// What a path leads to, `*` to every item.
void collect(const Node& node, std::span<const std::string> path, const std::string& pointer,
             Found& found) {
  if (path.empty()) {
    found.emplace_back(pointer, &node);
    return;
  }
  if (path.front() == "*") {
    if (!node.is(Kind::list)) return;
    for (std::size_t i = 0; i < node.items().size(); ++i) {
      std::string below = pointer;
      append_token(below, std::to_string(i));
      collect(node.items()[i], path.subspan(1), below, found);
    }
    return;
  }
  const Node* member = node.is(Kind::object) ? node.find(path.front()) : nullptr;
  std::string below = pointer;
  append_token(below, path.front());
  if (member) collect(*member, path.subspan(1), below, found);
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> names;
  while (true) {
    const std::size_t dot = text.find('.');
    names.emplace_back(text.substr(0, dot));
    if (dot == std::string_view::npos) return names;
    text.remove_prefix(dot + 1);
  }
}

std::string shown(const Found& found, std::size_t at) {
  return at < found.size() ? json_of(*found[at].second) : "nothing";
}

/// Whether overlays leave a line exact, whichever of them count.
bool is_exact_throughout(const Program& program, const Mapping& mapping, const WayBack& way) {
  if (way.reversal != Reversal::exact) return false;
  if (!mapping.choice) return true;
  const std::string& address = program.rules[way.rule].address;
  const auto keeps_it = [&](const WayBack& other) {
    return other.reversal == Reversal::exact && other.source == way.source &&
           program.rules[other.rule].address == address;
  };
  return std::ranges::all_of(mapping.choice->variants, [&](const Mapping* variant) {
    return std::ranges::any_of(variant->ways_back, keeps_it);
  });
}

class TripComparison {
 public:
  TripComparison(const Program& program, const TripBack& found, const Trace& trace)
      : program_(program), found_(found), trace_(trace) {}

  std::vector<TestFailure> take(const RoundTrip& trip) {
    const Translation& back = found_.back;
    JsonDocument came;
    if (back.has_output) came = read_json(back.output, 0, arena_, {});
    if (!came.root) {
      const std::string why =
          back.diagnostics.empty() ? "it gave nothing" : back.diagnostics.front().message;
      return {{"`" + trip.mapping.text + "` did not lead back: " + why}};
    }
    for (const WayBack& way : found_.there.ways_back) {
      if (way.source.empty() || !is_exact_throughout(program_, found_.there, way)) continue;
      const std::string& line = program_.rules[way.rule].address;
      check("`" + line + "` is exact, and does not come back", way.input, way.source, *came.root);
    }
    for (const spec::Word& path : trip.back) {
      std::vector<std::string> names = split(path.text);
      const std::string input = names.front();
      names.erase(names.begin());
      check("`" + path.text + "` does not come back", input, names, *came.root);
    }
    return std::move(failures_);
  }

 private:
  void check(const std::string& what, const std::string& input,
             const std::vector<std::string>& path, const Node& came) {
    for (const GivenDocument& given : found_.inputs) {
      if (given.name != input) continue;
      const JsonDocument went = read_json(given.text, 0, arena_, {});
      Found before;
      Found after;
      if (went.root) collect(*went.root, path, "", before);
      collect(came, path, "", after);
      compare(what, before, after);
    }
  }

  void compare(const std::string& what, const Found& before, const Found& after) {
    for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i) {
      const bool both = i < before.size() && i < after.size();
      if (both && before[i].first == after[i].first &&
          differences(*before[i].second, *after[i].second, Compare::whole).empty()) {
        continue;
      }
      const Found& of = i < before.size() ? before : after;
      trace_.add_to(failures_.emplace_back(
          TestFailure{what, of[i].first, shown(before, i), shown(after, i)}));
      return;
    }
  }

  const Program& program_;
  const TripBack& found_;
  const Trace& trace_;
  Arena arena_;
  std::vector<TestFailure> failures_;
};

}  // namespace

std::vector<TestFailure> compare_trip(const RoundTrip& trip, const Program& program,
                                      const TripBack& found, const Trace& trace) {
  return TripComparison(program, found, trace).take(trip);
}

}  // namespace smx::authoring
