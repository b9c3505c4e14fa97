#include "coverage/report.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "coverage/input_reads.h"

namespace smx::coverage {

namespace {

std::vector<CoverageSide> sides_of(const Point& point, std::uint64_t first, std::uint64_t second) {
  switch (point.kind) {
    case CoverageKind::condition:
      if (!point.asks_for_second) return {{"holds", first}};
      return {{"holds", first}, {"does not hold", second}};
    case CoverageKind::line: return {{point.is_guard ? "holds" : "gives something", first}};
    case CoverageKind::part: return {{"is taken", first}};
    case CoverageKind::policy: return {{"acts", first}};
    case CoverageKind::row: return {{"is looked up", first}};
    case CoverageKind::decision: return {{"answers", first}};
    default: return {{"counts", first}};
  }
}

/// An overlay is reached by any of its lines, too: what ends a document at once is a guard.
void reach_overlays(CoverageFile& file) {
  std::uint64_t most = 0;
  for (const CoveragePoint& point : file.points) {
    for (const CoverageSide& side : point.sides) most = std::max(most, side.count);
  }
  for (CoveragePoint& point : file.points) {
    const bool is_missed = point.kind == CoverageKind::overlay && point.sides.front().count == 0;
    if (is_missed) point.sides.front().count = most;
  }
}

std::vector<CoverageFile> files_of(const Points& points, const Counts& counts) {
  std::map<std::string, CoverageFile> files;
  const std::vector<Point>& all = points.all();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Point& point = all[i];
    const Source& source = *point.span.source;
    CoverageFile& file = files[source.name()];
    if (file.points.empty()) {
      file.name = source.name();
      file.text = source.text();
    }
    const auto id = static_cast<PointId>(i);
    const std::uint64_t first = counts.counters[counter_of(id, Side::first)];
    const std::uint64_t second = counts.counters[counter_of(id, Side::second)];
    CoveragePoint& made = file.points.emplace_back();
    made.kind = point.kind;
    made.address = point.address;
    made.text = point.text;
    made.begin = source.position_of(point.span.begin);
    made.end = source.position_of(point.span.end);
    made.sides = sides_of(point, first, second);
    if (point.kind == CoverageKind::line || point.kind == CoverageKind::part) made.idle = second;
  }
  std::vector<CoverageFile> sorted;
  for (auto& [name, file] : files) {
    std::ranges::stable_sort(file.points, {}, [](const CoveragePoint& point) {
      return std::tuple(point.begin.line, point.begin.column, point.kind,
                        std::string_view(point.address));
    });
    reach_overlays(file);
    sorted.push_back(std::move(file));
  }
  return sorted;
}

/// Adds the paths that rules read and no document has: their values are wanted as well.
void grow(InputTree& tree, const ReadPath& read) {
  for (const auto& [name, path] : read.members) {
    if (InputTree* member = tree.known_member(name)) grow(*member, *path);
  }
  InputTree* item = read.item ? tree.known_item() : nullptr;
  if (item) grow(*item, *read.item);
}

/// What documents have beside what rules read.
class InputComparison {
 public:
  explicit InputComparison(InputCoverage& out) : out_(out) {}

  void compare(const InputTree& tree, const ReadPath& read) {
    visit(tree, {&read}, "", false);
    std::ranges::sort(out_.paths, {}, &InputPath::path);
    std::ranges::stable_sort(out_.values, {}, &InputValue::path);
  }

 private:
  using Reads = std::vector<const ReadPath*>;

  void visit(const InputTree& tree, const Reads& reads, const std::string& path, bool above) {
    const bool whole =
        above || std::ranges::any_of(reads, [](const ReadPath* one) { return one->is_whole; });
    // What is empty has been read where something in it would have been.
    const bool is_read = whole || std::ranges::any_of(reads, [](const ReadPath* one) {
                           return one->is_read || one->item || !one->members.empty();
                         });
    if (tree.ends() > 0) out_.paths.push_back({path, tree.ends(), is_read});
    for (std::size_t i = 0; i < tree.listed().size(); ++i)
      out_.values.push_back({path, std::string(tree.listed()[i]), tree.counts()[i]});
    for (const InputTree& member : tree.members())
      visit(member, members_of(reads, member.name()), below(path, member.name()), whole);
    if (tree.item()) visit(*tree.item(), items_of(reads), below(path, "*"), whole);
  }

  static std::string below(const std::string& path, const std::string& name) {
    return path.empty() ? name : path + "." + name;
  }

  static Reads members_of(const Reads& reads, const std::string& name) {
    Reads found;
    for (const ReadPath* read : reads) {
      for (const auto& [member, path] : read->members) {
        if (member == name || member == "*" || name == "*") found.push_back(path.get());
      }
    }
    return found;
  }

  static Reads items_of(const Reads& reads) {
    Reads found;
    for (const ReadPath* read : reads) {
      if (read->item) found.push_back(read->item.get());
    }
    return found;
  }

  InputCoverage& out_;
};

std::vector<InputCoverage> inputs_of(const Points& points, const Counts& counts) {
  std::vector<InputCoverage> inputs;
  for (const auto& [mapping, trees] : counts.inputs) {
    const Span place = points.place_of(*mapping);
    if (!points.is_own(place.source)) continue;
    const auto reads = reads_of(*mapping);
    for (std::size_t i = 0; i < trees.size(); ++i) {
      InputCoverage& input = inputs.emplace_back();
      input.mapping = mapping->name;
      input.file = place.source->name();
      input.position = place.source->position_of(place.begin);
      input.input = mapping->inputs[i].name;
      InputTree tree = trees[i];
      grow(tree, *reads[i]);
      InputComparison(input).compare(tree, *reads[i]);
    }
  }
  std::ranges::stable_sort(
      inputs, {}, [](const InputCoverage& input) { return std::tie(input.file, input.mapping); });
  return inputs;
}

}  // namespace

CoverageReport report_of(const Points& points, const Counts& counts) {
  return {files_of(points, counts), inputs_of(points, counts)};
}

}  // namespace smx::coverage
