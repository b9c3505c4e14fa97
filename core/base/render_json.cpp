// The machine form of a diagnostic: one JSON object on one line. The member names are a promise to
// tools; they may grow, but not change. What is empty is left out.
#include "smx/diagnostic.h"

namespace smx {

namespace {

/// Writes members and items with the commas between them.
class Writer {
 public:
  void open(char bracket) {
    separate();
    out_ += bracket;
    fresh_ = true;
  }
  void close(char bracket) {
    out_ += bracket;
    fresh_ = false;
  }
  void name(std::string_view name) {
    separate();
    out_ += json_quoted(name) + ":";
    fresh_ = true;
  }
  void text(std::string_view member, std::string_view value) {
    name(member);
    out_ += json_quoted(value);
    fresh_ = false;
  }
  void text_unless_empty(std::string_view member, std::string_view value) {
    if (!value.empty()) text(member, value);
  }
  void number(std::string_view member, std::uint32_t value) {
    name(member);
    out_ += std::to_string(value);
    fresh_ = false;
  }
  std::string take() { return std::move(out_); }

 private:
  void separate() {
    if (!fresh_) out_ += ',';
    fresh_ = false;
  }

  std::string out_;
  bool fresh_ = true;  // nothing stands before the next item
};

void write(Writer& writer, const Label& label) {
  writer.open('{');
  if (!label.file.empty()) {
    writer.text("file", label.file);
    writer.number("line", label.begin.line);
    writer.number("column", label.begin.column);
    writer.number("end_line", label.end.line);
    writer.number("end_column", label.end.column);
  }
  writer.text_unless_empty("text", label.text);
  writer.close('}');
}

void write(Writer& writer, const InputPlace& input) {
  writer.open('{');
  writer.text_unless_empty("document", input.document);
  writer.text("pointer", input.pointer);  // always: an empty pointer is the whole document
  writer.text_unless_empty("path", input.path);
  if (input.position) {
    writer.number("line", input.position->line);
    writer.number("column", input.position->column);
  }
  writer.text_unless_empty("shape", input.shape);
  writer.close('}');
}

void write(Writer& writer, const Note& note) {
  writer.open('{');
  writer.text("name", note.name);
  writer.text("text", note.text);
  writer.close('}');
}

template <typename T>
void write_all(Writer& writer, std::string_view name, const std::vector<T>& values) {
  if (values.empty()) return;
  writer.name(name);
  writer.open('[');
  for (const T& value : values) write(writer, value);
  writer.close(']');
}

}  // namespace

std::string render_json(const Diagnostic& diagnostic) {
  Writer writer;
  writer.open('{');
  writer.text("code", code_id(diagnostic.code));
  writer.text_unless_empty("slug", code_slug(diagnostic.code));
  writer.text("severity", diagnostic.severity == Severity::error ? "error" : "warning");
  writer.text_unless_empty("message", diagnostic.message);
  writer.text_unless_empty("rule", diagnostic.rule);
  writer.text_unless_empty("fault", diagnostic.fault);
  write_all(writer, "labels", diagnostic.labels);
  write_all(writer, "inputs", diagnostic.inputs);
  write_all(writer, "notes", diagnostic.notes);
  writer.text_unless_empty("fix", diagnostic.fix);
  writer.close('}');
  return writer.take();
}

}  // namespace smx
