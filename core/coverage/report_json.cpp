// Coverage as JSON, for tools of one's own.
#include "smx/coverage.h"

#include "base/json_text.h"

namespace smx {

namespace {

/// Members and items, with commas between them.
class JsonWriter {
 public:
  JsonWriter& open(char bracket) {
    separate();
    out_ += bracket;
    is_first_ = true;
    return *this;
  }
  JsonWriter& close(char bracket) {
    out_ += bracket;
    is_first_ = false;
    return *this;
  }
  JsonWriter& name(std::string_view name) {
    separate();
    append_json_string(name, out_);
    out_ += ':';
    is_first_ = true;
    return *this;
  }
  JsonWriter& text(std::string_view member, std::string_view value) {
    name(member).separate();
    append_json_string(value, out_);
    return *this;
  }
  JsonWriter& number(std::string_view member, std::uint64_t value) {
    name(member).separate();
    out_ += std::to_string(value);
    return *this;
  }
  JsonWriter& flag(std::string_view member, bool value) {
    name(member).separate();
    out_ += value ? "true" : "false";
    return *this;
  }
  std::string take() { return std::move(out_) + "\n"; }

 private:
  void separate() {
    if (!is_first_) out_ += ',';
    is_first_ = false;
  }

  std::string out_;
  bool is_first_ = true;
};

void put_total(std::string_view name, const CoverageTotal& total, JsonWriter& out) {
  out.name(name).open('{').number("reached", total.reached).number("of", total.of).close('}');
}

void put_point(const CoveragePoint& point, JsonWriter& out) {
  out.open('{').text("kind", coverage_name(point.kind)).text("address", point.address);
  if (!point.text.empty()) out.text("text", point.text);
  out.number("line", point.begin.line).number("column", point.begin.column);
  out.name("sides").open('[');
  for (const CoverageSide& side : point.sides)
    out.open('{').text("what", side.what).number("count", side.count).close('}');
  out.close(']');
  if (point.idle > 0) out.number("idle", point.idle);
  out.close('}');
}

void put_file(const CoverageFile& file, JsonWriter& out) {
  out.open('{').text("file", file.name);
  put_total("total", coverage_total(file), out);
  out.name("points").open('[');
  for (const CoveragePoint& point : file.points) put_point(point, out);
  out.close(']').close('}');
}

void put_input(const InputCoverage& input, JsonWriter& out) {
  out.open('{').text("mapping", input.mapping).text("file", input.file);
  out.text("input", input.input).name("paths").open('[');
  for (const InputPath& path : input.paths) {
    out.open('{').text("path", path.path).number("count", path.count);
    out.flag("read", path.is_read).close('}');
  }
  out.close(']').name("values").open('[');
  for (const InputValue& value : input.values) {
    out.open('{').text("path", value.path).text("value", value.value);
    out.number("count", value.count).close('}');
  }
  out.close(']').close('}');
}

}  // namespace

std::string coverage_json(const CoverageReport& report) {
  JsonWriter out;
  out.open('{');
  put_total("total", coverage_total(report), out);
  out.name("kinds").open('{');
  for (std::size_t i = 0; i < kCoverageKinds; ++i) {
    const auto kind = static_cast<CoverageKind>(i);
    put_total(coverage_name(kind), coverage_total(report, kind), out);
  }
  out.close('}').name("files").open('[');
  for (const CoverageFile& file : report.files) put_file(file, out);
  out.close(']').name("inputs").open('[');
  for (const InputCoverage& input : report.inputs) put_input(input, out);
  out.close(']').close('}');
  return out.take();
}

}  // namespace smx
